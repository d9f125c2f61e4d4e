#!/usr/bin/env python3
"""Holds the parcels of a ledger's run against the files they came from: every feature is there, its polygons lie where
the input's do, its area is the geodesic one, its amounts are those of the statistics.

    ledger_features.py audit.gpkg RUN YEAR parcels.geojson [stats.csv]
"""
import csv
import json
import sqlite3
import struct
import sys

import pyproj
import shapely
from shapely.geometry import shape

CGCS2000 = pyproj.Geod(a=6378137, rf=298.257222101)
ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def geometry(blob):
    """A GeoPackage binary geometry: header, envelope, WKB."""
    assert blob[:2] == b'GP' and blob[2] == 0
    flags = blob[3]
    order = '<' if flags & 1 else '>'
    assert struct.unpack(order + 'i', blob[4:8])[0] == 4490
    return shapely.from_wkb(bytes(blob[8 + ENVELOPES[flags >> 1 & 7]:]))


def number(text):
    """万元 to 亿元; None for what is no number."""
    try:
        return float(str(text).replace(',', '')) / 1e4
    except ValueError:
        return None


def main(path, run, year, layer, stats=None):
    passed = failed = 0

    def check(what, good):
        nonlocal passed, failed
        if good:
            passed += 1
        else:
            failed += 1
            print(what)

    with open(layer, encoding='utf-8') as file:
        inputs = json.load(file)['features']
    amounts = {}
    if stats:
        with open(stats, encoding='utf-8-sig', newline='') as file:
            amounts = {r['id']: r for r in csv.DictReader(file) if r['year'] == year}
    db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    rows = list(db.execute(
        'SELECT id, geom, area, area_state, output, output_state, tax, tax_state, yield FROM parcels '
        'WHERE run = ? AND year = ? ORDER BY fid', (run, year)))
    check(f'{len(rows)} rows for {len(inputs)} features', len(rows) == len(inputs))
    for feature, row in zip(inputs, rows):
        given = feature['properties']
        key = str(given['id'])
        check(f'{row[0]} stands where {key} should', row[0] == key)
        ground, stored = shape(feature['geometry']), geometry(row[1])
        check(f'{key}: {stored.geom_type}', stored.geom_type == 'MultiPolygon')
        # 1e-9 degrees are 0.1 mm.
        far = shapely.hausdorff_distance(ground, stored)
        check(f'{key}: {far} degrees off', far < 1e-9)
        area = sum(
            abs(CGCS2000.geometry_area_perimeter(polygon)[0])
            for polygon in (ground.geoms if ground.geom_type == 'MultiPolygon' else [ground]))
        check(f'{key}: area {row[2]}, not {area}', row[3] == 'measured' and abs(row[2] - area) <= 1e-9 * area + 5e-4)
        for name, value, state in (('output', row[4], row[5]), ('tax', row[6], row[7])):
            cell = amounts[key][f'{name}_wan'] if key in amounts else given.get(f'{name}_wan')
            expected = number(cell)
            if expected is None:
                check(f'{key}: {name} {value} ({state}) where {cell!r} was given', value is None and state not in (
                    'measured', 'estimated'))
            else:
                check(f'{key}: {name} {value}, not {expected}', value is not None and abs(value - expected) <= 1e-12 * abs(
                    expected) and state in ('measured', 'estimated'))
        if row[4] is not None:
            # The tolerance of the area, carried through.
            loose = 2 * (1e-9 + 5e-4 / area) * abs(row[8])
            check(f'{key}: yield {row[8]}', abs(row[8] - row[4] / (area / 1e6)) <= loose)
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or passed < len(inputs) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
