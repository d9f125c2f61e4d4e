"""A stopwatch a peer carries: seconds of each phase, and of all, into OUT/phases.json."""
import json
import os
import time


class Laps:
    def __init__(self, out):
        os.makedirs(out, exist_ok=True)
        self.path = os.path.join(out, 'phases.json')
        self.start = self.last = time.perf_counter()
        self.phases = {}

    def lap(self, name):
        now = time.perf_counter()
        self.phases[name] = self.phases.get(name, 0) + now - self.last
        self.last = now

    def save(self):
        self.phases['total'] = time.perf_counter() - self.start
        with open(self.path, 'w') as f:
            json.dump({k: round(v, 3) for k, v in self.phases.items()}, f)
