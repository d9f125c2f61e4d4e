"""The layers of a size, made once by workload/generate.py."""
import os
import subprocess

from tools import BENCHMARKS, PARCELS


def make(folder, size):
    """Makes the three layers unless they are there, and has them in the system's cache as files just written are."""
    data = folder.data(size)
    if not os.path.exists(data):
        print(f'{size}: making the workload', flush=True)
        part = data + '.part'
        subprocess.run([folder.python(), '-B', f'{BENCHMARKS}/workload/generate.py', '--parcels', str(PARCELS[size]),
                        '--out', part], check=True)
        os.rename(part, data)
    for name in ('parcels', 'zones', 'parks'):
        subprocess.run(['cat', f'{data}/{name}.geojson'], stdout=subprocess.DEVNULL, check=True)
