"""One timed process: wall time, CPU, and peak memory of its tree.

Memory is ru_maxrss of the reaped child: the most that any one process of its tree ever held. A child starts with the
peak of the process it was forked from, so nothing large may be imported here (no numpy)."""
import os
import signal
import subprocess
import threading
import time


def run(command, log, limit=3600):
    """{rc, wall, cpu, rss_mib}; stderr goes to `log`, a run beyond `limit` seconds is ended (rc -9)."""
    os.sync()  # what an earlier run wrote is not written back during this one
    with open(log, 'wb') as err:
        start = time.perf_counter()
        p = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err, start_new_session=True)
        timer = threading.Timer(limit, os.killpg, (p.pid, signal.SIGKILL))
        timer.start()
        try:
            _, status, usage = os.wait4(p.pid, 0)
        except BaseException:
            os.killpg(p.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
        wall = time.perf_counter() - start
    p.returncode = os.waitstatus_to_exitcode(status)
    return {'rc': p.returncode, 'wall': round(wall, 3), 'cpu': round(usage.ru_utime + usage.ru_stime, 3),
            'rss_mib': round(usage.ru_maxrss / 1024, 1)}
