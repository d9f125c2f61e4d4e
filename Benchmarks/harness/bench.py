#!/usr/bin/env python3
"""landcli and its peers on the same job, in turn, and whether they agree.

    bench.py --dir DIR --cli LANDCLI --sizes "10k 100k" --runs 3 --peers "gp2 duck sedona" [--fresh] [--strict]

Adds to DIR/results/SIZE.jsonl as it goes; what is there already, of the same landcli, is not run again. Exit status 1
when a tool fails or results do not agree; with --strict also when a mark of speed or memory is missed."""
import argparse
import contextlib
import json
import os
import subprocess
import sys

import machine
import marks
import process
import report
import scaling
import workload
from journal import Journal
from schedule import rounds
from tools import BENCHMARKS, PARCELS, Folder


def arguments():
    ap = argparse.ArgumentParser()
    ap.add_argument('--dir', required=True)
    ap.add_argument('--cli', required=True)
    ap.add_argument('--sizes', default='10k 100k')
    ap.add_argument('--runs', type=int, default=3)
    ap.add_argument('--peers', default='gp2 duck sedona')
    ap.add_argument('--limit', type=float, default=3600, help='seconds after which a run is ended')
    ap.add_argument('--peer-runs', type=int, default=1, help='runs of a peer from a million parcels on')
    ap.add_argument('--fresh', action='store_true', help='measure again what is there already')
    ap.add_argument('--strict', action='store_true')
    a = ap.parse_args()
    a.sizes, a.peers = a.sizes.split(), a.peers.split()
    for s in a.sizes:
        if s not in PARCELS:
            ap.error(f'there is no size {s}: {", ".join(PARCELS)}')
    return a


def say(text):
    print(text, flush=True)


@contextlib.contextmanager
def postgres(folder, wanted):
    """A cluster of our own while peers run, when one of them asks it."""
    script = os.path.join(BENCHMARKS, 'peers', 'pg_cluster.sh')
    if wanted:
        subprocess.run([script, 'start', folder.path('pg')], check=True)
    try:
        yield
    finally:
        if wanted:
            subprocess.run([script, 'stop', folder.path('pg')], check=True)


def timed(folder, journal, size, tool, run, limit):
    if journal.has(kind='run', tool=tool, run=run, rc=0):
        return
    r = process.run(folder.command(tool, size), folder.log(tool, size), limit)
    beside = folder.beside(tool, size) if r['rc'] == 0 else {}
    if 'server' in beside:
        r['cpu'] = round(r['cpu'] + beside['server']['cpu'], 3)
        r['server_mib'] = beside['server']['peak_pss_mib']
    journal.add({'kind': 'run', 'tool': tool, 'run': run, **r, 'phases': beside.get('phases', {})})
    say(f'{size} {tool:8} {r["wall"]:9.2f} s  cpu {r["cpu"]:9.2f} s  {r["rss_mib"]:8.0f} MiB'
        + (f'  FAILED {r["rc"]}: {folder.log(tool, size)}' if r['rc'] else ''))


def agreement(folder, journal, size, peers, self_test):
    """Whether the outputs that lie there agree; the results of the last run of each tool."""
    say(f'{size}: comparing results')
    found = folder.path('results', f'{size}-agreement.json')
    options = ['--self-test'] if self_test else []
    status = subprocess.run([folder.python(), '-B', f'{BENCHMARKS}/agreement/check.py', *options, '--json', found,
                             folder.data(size), folder.out('landcli', size), *(folder.out(p, size) for p in peers)]).returncode
    rows = {}
    if os.path.exists(found):
        with open(found) as f:
            rows = json.load(f)
        os.remove(found)
    journal.add({'kind': 'agreement', 'rc': status, 'self_test': self_test, 'peers': rows})
    return status == 0


def one_size(folder, a, size, self_test):
    for s in filter(None, (scaling.tenth_of(size), size)):
        workload.make(folder, s)
    journal = Journal(folder.path('results', f'{size}.jsonl'), machine.session(folder, size, a.peers), not a.fresh)
    for tool, run in rounds(a.peers, a.runs, PARCELS[size], a.peer_runs):
        timed(folder, journal, size, tool, run, a.limit)
    ok = {t for t in a.peers if journal.has(kind='run', tool=t, rc=0)}
    if not journal.has(kind='run', tool='landcli', rc=0):
        return False
    scaling.measure(folder, journal, size, a.runs)
    agreed = agreement(folder, journal, size, [p for p in a.peers if p in ok], self_test) if ok else True
    return agreed and ok == set(a.peers)


def main():
    a = arguments()
    folder = Folder(a.dir, a.cli)
    with postgres(folder, 'pg' in a.peers):
        good = [one_size(folder, a, size, self_test=i == 0) for i, size in enumerate(a.sizes)]
    results = report.read(folder.path('results'))
    text = report.markdown(results)
    with open(folder.path('report.md'), 'w') as f:
        f.write(text)
    say('\n' + text)
    missed = [m for m in marks.all_marks(results) if m.met is False]
    if not all(good):
        sys.exit('a tool failed or results do not agree')
    if a.strict and missed:
        sys.exit(f'{len(missed)} marks missed')


if __name__ == '__main__':
    main()
