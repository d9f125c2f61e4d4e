#!/usr/bin/env python3
"""Each kernel against the library call that it stands in for, in the same process run.

    micro.py --dir DIR [--size 10k]

Fails when results differ (the benchmarks themselves see to that) or a kernel is not so many times as fast as its
reference as ratios.json asks. Ratios hold on any machine; times do not."""
import argparse
import glob
import json
import os
import re
import shutil
import subprocess
import sys

from tables import number, table
from tools import BENCHMARKS, Folder
from workload import make


def measure(folder, size):
    """{kernel: {name: µs of the fastest pass}}; names are `kernel` and the reference's."""
    out = folder.path('micro')
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    # Testable, since kernels are no part of the library's interface.
    command = ['swift', 'package', '--package-path', BENCHMARKS, '--scratch-path', folder.path('build'), '-Xswiftc',
               '-enable-testing', '--allow-writing-to-directory', out, 'benchmark', '--time-units', 'nanoseconds',
               '--format', 'histogramPercentiles', '--path', out, '--no-progress']
    fault, log = folder.path('micro', 'fault'), folder.path('logs', 'micro.log')
    with open(log, 'w') as f:
        status = subprocess.run(command, env={**os.environ, 'BENCH_WORKLOAD': folder.data(size), 'BENCH_FAULT': fault},
                                stdout=f, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL).returncode
    if status:
        with open(fault if os.path.exists(fault) else log) as f:
            sys.exit(''.join(f.readlines()[-20:]) + f'the benchmarks failed: {log}')
    return fastest(out)


def fastest(folder):
    found = {}
    for path in glob.glob(os.path.join(glob.escape(folder), '*.percentiles.tsv')):
        kernel, name = re.fullmatch(r'Current_run\.Kernels\.(.*):_(.*)\.wallClock\.histogram\.percentiles\.tsv',
                                    os.path.basename(path)).groups()
        with open(path, encoding='utf-8') as f:
            rows = [line.split('\t') for line in f]
        if '(ns)' not in rows[0][1]:
            sys.exit(f'{path}: not in nanoseconds')
        found.setdefault(kernel.replace('_', ' '), {})[name.replace('_', ' ')] = float(dict(r[:2] for r in rows[1:])['0']) / 1e3
    return found


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--dir', required=True)
    ap.add_argument('--size', default='10k')
    a = ap.parse_args()
    folder = Folder(a.dir, '')
    make(folder, a.size)
    with open(os.path.join(BENCHMARKS, 'ratios.json')) as f:
        least = json.load(f)
    found = measure(folder, a.size)
    rows, slow = [], []
    for kernel, times in sorted(found.items()):
        ours = times.pop('kernel')
        reference, theirs = times.popitem()
        ratio = theirs / ours
        if ratio < least[kernel]:
            slow.append(kernel)
        rows.append((kernel, reference, number(ours / 1e3), number(theirs / 1e3), number(ratio), f'≥ {least[kernel]}',
                     'met' if ratio >= least[kernel] else '**missed**'))
    text = '\n'.join(table(('kernel', 'reference', 'kernel, ms', 'reference, ms', 'times as fast', 'required', ''), rows))
    with open(folder.path('results', 'micro.md'), 'w', encoding='utf-8') as f:
        f.write(text)
    print(text)
    if set(found) != set(least):
        sys.exit(f'ratios.json and the benchmarks name different kernels: {set(found) ^ set(least)}')
    if slow:
        sys.exit('too slow: ' + ', '.join(slow))


if __name__ == '__main__':
    main()
