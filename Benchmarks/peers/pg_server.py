"""CPU and memory of a PostgreSQL server while a client runs: the work is the server's, not the client's."""
import os
import threading
import time


class Server:
    def __init__(self, folder):
        with open(os.path.join(folder, 'postmaster.pid')) as f:
            self.postmaster = int(f.readline())
        self.peak_kib, self.stopped = 0, False
        self.start = self.cpu()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def processes(self):
        with open(f'/proc/{self.postmaster}/task/{self.postmaster}/children') as f:
            return [self.postmaster] + [int(x) for x in f.read().split()]

    def cpu(self):
        """Seconds of its processes, and of those that it has reaped."""
        ticks = 0
        for p in self.processes():
            try:
                with open(f'/proc/{p}/stat') as f:
                    fields = f.read().rsplit(')', 1)[1].split()
            except OSError:
                continue
            ticks += sum(int(x) for x in fields[11:15 if p == self.postmaster else 13])
        return ticks / os.sysconf('SC_CLK_TCK')

    def watch(self):
        """The greatest sum of proportional set sizes, four times a second: shared buffers counted once."""
        while not self.stopped:
            total = 0
            for p in self.processes():
                try:
                    with open(f'/proc/{p}/smaps_rollup') as f:
                        total += sum(int(line.split()[1]) for line in f if line.startswith('Pss:'))
                except OSError:
                    pass
            self.peak_kib = max(self.peak_kib, total)
            time.sleep(0.25)

    def stop(self):
        time.sleep(0.3)
        self.stopped = True
        self.thread.join()
        return {'cpu': self.cpu() - self.start, 'peak_pss_mib': round(self.peak_kib / 1024, 1)}
