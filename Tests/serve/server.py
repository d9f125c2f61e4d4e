"""Starts `landcli serve` for a test and stops it again."""
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback


class Server:
    """A server of its own port. `log` holds what it wrote on stderr."""

    def __init__(self, cli, *inputs, options=(), environment=None):
        self.process = subprocess.Popen(
            [cli, 'serve', *map(str, inputs), '--port', '0', '--lang', 'en', *options], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})})
        self.log = []
        self.reader = threading.Thread(target=lambda: self.log.extend(self.process.stderr), daemon=True)
        self.reader.start()
        self.address = self.process.stdout.readline().strip()
        found = re.fullmatch(r'http://(.+):(\d+)/', self.address)
        if not found:
            self.process.wait(10)
            self.reader.join(5)
            raise RuntimeError(f'it did not start: {"".join(self.log)}')
        self.host, self.port = found[1], int(found[2])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise

    def stop(self, number=signal.SIGTERM):
        """Stops it; the exit status, and the seconds that took."""
        start = time.monotonic()
        self.process.send_signal(number)
        status = self.process.wait(30)
        self.reader.join(5)
        return status, time.monotonic() - start

    def get(self, path, headers=None, method='GET', body=None, timeout=30):
        """Status, headers and body of an answer."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def raw(self, sent, wait=15):
        """What comes back on a connection on which `sent` was sent, until it is closed or `wait` seconds are over."""
        with socket.create_connection((self.host, self.port), timeout=wait) as s:
            s.sendall(sent)
            return read_all(s)

    def resident(self):
        """Its resident memory, MiB: now, and the most it has been."""
        with open(f'/proc/{self.process.pid}/status', encoding='ascii') as f:
            text = f.read()
        return tuple(int(re.search(rf'{name}:\s+(\d+)', text)[1]) / 1024 for name in ('VmRSS', 'VmHWM'))


def read_all(s):
    got = b''
    try:
        while True:
            piece = s.recv(65536)
            if not piece:
                return got
            got += piece
    except (TimeoutError, ConnectionResetError):
        return got


def status_of(answer):
    """The status of a raw answer; 0 where there is none."""
    found = re.match(rb'HTTP/1\.1 (\d{3}) ', answer)
    return int(found[1]) if found else 0


def run(tests):
    """Runs the tests; the exit status is 1 when one failed."""
    passed = failed = 0
    for test in tests:
        start = time.monotonic()
        try:
            test()
        except Exception:  # every kind of failure is one of the test
            failed += 1
            print(f'FAIL  {test.__name__}')
            traceback.print_exc(file=sys.stdout)
        else:
            passed += 1
            print(f'ok    {test.__name__.replace("_", " "):70} {time.monotonic() - start:5.1f} s', flush=True)
    print(f'{passed} passed, {failed} failed')
    sys.exit(failed > 0)
