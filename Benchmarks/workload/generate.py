#!/usr/bin/env python3
"""A synthetic workload in lon/lat GeoJSON, the same bytes for the same seed.

    generate.py --parcels N --out DIR [--seed S]

writes DIR/parcels.geojson, DIR/parks.geojson (10 planned parks) and DIR/zones.geojson (N/20 village industrial zones,
20 to 20,000). The first 20,000 parcels share 51.72 km²; beyond, area grows with the square root, so that parcels grow
smaller and denser."""
import argparse
import os

import numpy as np

from geojson import write
from parcels import parcels
from parks import parks
from plane import villages
from zones import zones


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--parcels', type=int, required=True)
    ap.add_argument('--out', required=True)
    ap.add_argument('--seed', type=int, default=20240501)
    a = ap.parse_args()
    n = a.parcels
    os.makedirs(a.out, exist_ok=True)
    rng = np.random.default_rng(a.seed)
    centres = villages(rng)
    planned, weights = parks(rng, centres)
    write(os.path.join(a.out, 'parks.geojson'), 'parks', planned)
    total = 51.72e6 if n <= 20000 else 51.72e6 * np.sqrt(n / 20000)
    sigma = np.sqrt(total / (0.25 * 120 * 2 * np.pi))
    count = max(20, min(n // 20, 20000))
    write(os.path.join(a.out, 'zones.geojson'), 'zones', zones(rng, centres, weights, count, sigma, total))
    write(os.path.join(a.out, 'parcels.geojson'), 'parcels', parcels(rng, centres, weights, n, sigma, total))


if __name__ == '__main__':
    main()
