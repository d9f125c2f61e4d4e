#!/usr/bin/env python3
"""Do landcli and a peer agree on every parcel?      check.py [--self-test] [--json FILE] DATA LANDCLI_OUT PEER_OUT...

Exit status 1 when they do not. With --self-test results broken on purpose must fail as well."""
import argparse
import json
import os
import sys

import figures
import selftest
import truth
from arbiter import Arbiter
from compare import compare


def benchmarks(data):
    return {f['properties']['park_id']: (f['properties']['bench_output_km2'], f['properties']['bench_tax_km2'])
            for f in figures.features(f'{data}/parks.geojson')}


def show(name, report):
    print(f'  {name}: {"FAILED" if report.failures else "agrees"}')
    print('    %-40s %10s %10s %8s %12s' % ('', 'direct', 'judged', 'failed', 'largest diff'))
    for r in report.rows:
        some = '  ' + ', '.join(r['failed'][:5]) if r['failed'] else ''
        print('    %-40s %10d %10d %8d %12.2e%s' % (r['check'], r['direct'], r['judged'], len(r['failed']), r['largest'], some))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('data')
    ap.add_argument('landcli')
    ap.add_argument('peers', nargs='+')
    ap.add_argument('--self-test', action='store_true')
    ap.add_argument('--json')
    a = ap.parse_args()
    ids, exact = truth.areas(a.data)
    mine, arbiter, bench = figures.ours(a.landcli), Arbiter(a.data), benchmarks(a.data)
    if list(ids) != list(mine['id']):
        sys.exit(f'{a.landcli}: not the parcels of {a.data}')
    failures, found = 0, {}
    for folder in a.peers:
        name = os.path.basename(folder.rstrip('/')).rsplit('-', 1)[0]
        peer = figures.theirs(folder)
        report = compare(mine, peer, exact, arbiter, bench)
        show(name, report)
        failures += report.failures
        found[name] = report.rows
    if a.self_test:
        failures += selftest.run(mine, peer, exact, arbiter, bench)
    if a.json:
        with open(a.json, 'w') as f:
            json.dump(found, f)
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
