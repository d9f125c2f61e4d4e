#!/usr/bin/env python3
"""landcli on a study that is larger than most memories: time and peak memory.

    huge.py --dir DIR --cli LANDCLI [--parcels 3500000]

Makes the study with `landcli sample` (once) and ranks it by its layers. Adds a line to DIR/results/huge.jsonl."""
import argparse
import json
import os
import subprocess
import sys

import process
from tools import Folder

YEAR = 2020


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--dir', required=True)
    ap.add_argument('--cli', required=True)
    ap.add_argument('--parcels', type=int, default=3_500_000)
    a = ap.parse_args()
    folder = Folder(a.dir, a.cli)
    study = folder.path('data', f'sample-{a.parcels}')
    if not os.path.exists(study):
        subprocess.run([folder.cli, 'sample', study, '--seed', '1', '--parcels', str(a.parcels), '--years', str(YEAR)], check=True)
    parcels = f'{study}/parcels-{YEAR}.geojson'
    command = [folder.cli, 'rank', '--parcels', parcels, '--zones', f'{study}/zones.geojson', '--parks',
               f'{study}/parks.geojson', '-o', folder.out('landcli', 'huge'), '--overwrite', '--quiet']
    r = process.run(command, folder.log('landcli', 'huge'))
    r.update(parcels=a.parcels, input_gb=os.path.getsize(parcels) / 1e9)
    with open(folder.path('results', 'huge.jsonl'), 'w') as f:
        f.write(json.dumps(r) + '\n')
    print(json.dumps(r))
    sys.exit(1 if r['rc'] else 0)


if __name__ == '__main__':
    main()
