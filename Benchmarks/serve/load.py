#!/usr/bin/env python3
"""What `landcli serve` does under load: until ready, tiles with many clients, ranking again, memory.

    load.py LANDCLI RESULTS [--clients 50] [--seconds 20] [--json FILE]

Each client walks the map as a person does: it looks at a window of tiles, pans, zooms in or out, and goes on. Times are from
the request to the last byte, on the same machine, so that the clients' own work is in them.
"""
import argparse
import http.client
import json
import multiprocessing
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import time
import urllib.parse


def start(cli, results):
    """The server, its port, and the seconds until it could be asked."""
    began = time.monotonic()
    process = subprocess.Popen([cli, 'serve', results, '--port', '0', '--log-level', 'error', '--quiet'],
                               stdout=subprocess.PIPE, text=True)
    port = int(re.search(r':(\d+)/', process.stdout.readline())[1])
    return process, port, time.monotonic() - began


def get(connection, path):
    connection.request('GET', path, headers={'Accept-Encoding': 'gzip'})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f'{path}: {answer.status} {body[:200]}')
    return answer, body


def tile_of(longitude, latitude, zoom):
    import math
    n = 1 << zoom
    x = int((longitude + 180) / 360 * n)
    y = int((1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * n)
    return x, y


def client(port, study, bounds, seed, seconds, out):
    """Walks the map for `seconds`, a window of 4 × 3 tiles at a time."""
    rnd = random.Random(seed)
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=60)
    west, south, east, north = bounds
    times, sizes = [], 0
    zoom = 11
    at = [rnd.uniform(west, east), rnd.uniform(south, north)]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        zoom = min(18, max(10, zoom + rnd.choice([-1, 0, 0, 1, 1])))
        if rnd.random() < 0.1:
            zoom, at = 11, [rnd.uniform(west, east), rnd.uniform(south, north)]
        x, y = tile_of(*at, zoom)
        for dx in range(4):
            for dy in range(3):
                began = time.monotonic()
                _, body = get(connection, f'/api/v1/studies/{study}/tiles/{zoom}/{x + dx - 2}/{y + dy - 1}')
                times.append((time.monotonic() - began, zoom))
                sizes += len(body)
        step = 360 / (1 << zoom)
        at = [at[0] + rnd.uniform(-2, 2) * step, at[1] + rnd.uniform(-1, 1) * step]
        if not (west < at[0] < east and south < at[1] < north):
            at = [rnd.uniform(west, east), rnd.uniform(south, north)]
        # A person looks at what came before going on.
        time.sleep(rnd.uniform(0.2, 0.8))
    out.put((times, sizes))


def memory(pid):
    text = pathlib.Path(f'/proc/{pid}/status').read_text()
    return [int(re.search(rf'{name}:\s+(\d+)', text)[1]) / 1024 for name in ('VmRSS', 'VmHWM')]


def share(values, q):
    return values[min(len(values) - 1, int(q * len(values)))] * 1000


def main():
    options = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    options.add_argument('cli')
    options.add_argument('results')
    options.add_argument('--clients', type=int, default=50)
    options.add_argument('--seconds', type=float, default=20)
    options.add_argument('--json')
    options = options.parse_args()
    index = pathlib.Path(options.results.rstrip('/') + '.landindex')
    index.unlink(missing_ok=True)
    process, _, building = start(options.cli, options.results)
    built = memory(process.pid)
    process.terminate()
    process.wait(30)
    process, port, ready = start(options.cli, options.results)
    try:
        loaded = memory(process.pid)
        connection = http.client.HTTPConnection('127.0.0.1', port, timeout=120)
        entry = json.loads(plain(port, '/api/v1/studies'))['studies'][0]
        ranking = []
        for i in range(7):
            query = urllib.parse.urlencode({'weights': f'yield_gap={1 + i},tax_gap=1,size=0.5', 'limit': 100})
            began = time.monotonic()
            answer, _ = get(connection, f'/api/v1/studies/{entry["key"]}/ranking?{query}')
            ranking.append((float(re.search(r'rank;dur=([\d.]+)', answer.getheader('Server-Timing'))[1]), (time.monotonic() - began) * 1000))
        out = multiprocessing.Queue()
        walkers = [multiprocessing.Process(target=client, args=(port, entry['key'], entry['bounds'], seed, options.seconds, out))
                   for seed in range(options.clients)]
        for walker in walkers:
            walker.start()
        results = [out.get() for _ in walkers]
        for walker in walkers:
            walker.join()
        times = sorted(t for r, _ in results for t, _ in r)
        by_zoom = {}
        for r, _ in results:
            for t, zoom in r:
                by_zoom.setdefault(zoom, []).append(t)
        after = memory(process.pid)
    finally:
        process.terminate()
        status = process.wait(30)
    found = {
        'parcels': entry['parcels'], 'index_mib': index.stat().st_size / 2**20, 'build_s': building, 'build_peak_mib': built[1],
        'ready_s': ready, 'loaded_mib': loaded[0], 'loaded_peak_mib': loaded[1],
        'rank_ms': statistics.median(r for r, _ in ranking), 'rank_request_ms': statistics.median(t for _, t in ranking),
        'clients': options.clients, 'tiles': len(times), 'tiles_per_s': len(times) / options.seconds,
        'mean_tile_kib': sum(s for _, s in results) / len(times) / 1024,
        'p50_ms': share(times, 0.5), 'p95_ms': share(times, 0.95), 'p99_ms': share(times, 0.99), 'max_ms': times[-1] * 1000,
        'peak_mib': after[1], 'after_mib': after[0], 'exit': status, 'cores': os.cpu_count(),
        'p95_by_zoom_ms': {z: share(sorted(v), 0.95) for z, v in sorted(by_zoom.items())},
    }
    for name, value in found.items():
        print(f'{name:18} {value:.1f}' if isinstance(value, float) else f'{name:18} {value}')
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(found, indent=1) + '\n')


def plain(port, path):
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=60)
    connection.request('GET', path)
    return connection.getresponse().read()


if __name__ == '__main__':
    sys.exit(main())
