#!/usr/bin/env python3
"""Makes a rough study of a sample: audit_scramble.py SAMPLE_DIR OUT_DIR SEED

Every later year is the sample's with features moved, turned, cut, united, pierced, dropped, doubled and renamed, and
with cells withheld, blanked, negated and multiplied, so that layers overlap themselves and lineages tangle."""
import csv
import json
import os
import random
import shutil
import sys

import shapely
from shapely import affinity
from shapely.geometry import mapping, shape

DEGREE = 1e-5  # about a metre


def moved(g, rng):
    size = rng.choice([0.02, 0.3, 3, 30]) * DEGREE
    return affinity.translate(g, rng.uniform(-size, size), rng.uniform(-size, size))


def pierced(g, rng):
    hole = g.representative_point().buffer(rng.choice([3, 10]) * DEGREE, quad_segs=2)
    return g.difference(hole)


def cut(g, rng):
    x0, y0, x1, y1 = g.bounds
    x = x0 + (x1 - x0) * rng.uniform(0.02, 0.98)
    halves = [g.intersection(shapely.box(x0 - 1, y0 - 1, x, y1 + 1)), g.intersection(shapely.box(x, y0 - 1, x1 + 1, y1 + 1))]
    return [h for h in map(polygonal, halves) if not h.is_empty]


def polygonal(g):
    parts = [p for p in shapely.get_parts(g) if p.geom_type == 'Polygon' and p.area > 0]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def scrambled(features, rng):
    out, ids = [], [f['properties']['id'] for f in features]
    for n, f in enumerate(features):
        g, p = shape(f['geometry']), f['properties']
        deed = rng.random()
        if deed < 0.05:
            continue
        if deed < 0.13:
            g = moved(g, rng)
        elif deed < 0.16:
            g = affinity.rotate(g, rng.uniform(0, 90))
        elif deed < 0.20:
            g = affinity.scale(g, *[rng.choice([0.3, 0.95, 0.999, 1.001, 1.3])] * 2)
        elif deed < 0.23:
            g = pierced(g, rng)
        elif deed < 0.30 and n + 1 < len(features):
            g = shapely.union(g, shape(features[rng.randrange(max(0, n - 3), min(len(features), n + 4))]['geometry']))
        elif deed < 0.33:
            p['id'] = rng.choice(ids)
        elif deed < 0.36:
            p['id'] = f'N{n}'
        elif deed < 0.38:
            del p['id']
        parts = cut(g, rng) if 0.38 <= deed < 0.46 else [polygonal(g)]
        for k, part in enumerate(parts):
            more = dict(p)
            if k and 'id' in more:
                more['id'] += rng.choice(['', 'b'])
            if rng.random() < 0.05:
                more['town'] = rng.choice(['', '别处'])
            if not part.is_empty:
                out.append({'type': 'Feature', 'properties': more, 'geometry': mapping(part)})
        if rng.random() < 0.02:
            out.append(json.loads(json.dumps(out[-1])))
    return out


def cell(text, rng):
    deed = rng.random()
    for part, value in ((0.02, '***'), (0.04, ''), (0.05, '--'), (0.06, 'n/a'), (0.07, '0'), (0.08, '-' + text)):
        if deed < part:
            return value
    try:
        factor = 10 if deed < 0.10 else 1e4 if deed < 0.11 else 0.1 if deed < 0.12 else rng.uniform(0.4, 1.8)
        return repr(round(float(text) * factor, 3))
    except ValueError:
        return text


def main(source, target, seed):
    rng = random.Random(seed)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    for name in sorted(os.listdir(target)):
        path = os.path.join(target, name)
        if name.startswith('parcels-') and rng.random() < 0.8:
            with open(path, encoding='utf-8') as f:
                tree = json.load(f)
            tree['features'] = scrambled(tree['features'], rng)
            with open(path, 'w', encoding='utf-8') as f:
                json.dump(tree, f, ensure_ascii=False)
        if name.startswith('stats-'):
            with open(path, encoding='utf-8', newline='') as f:
                rows = list(csv.reader(f))
            for r in rows[1:]:
                r[2], r[3] = cell(r[2], rng), cell(r[3], rng)
            with open(path, 'w', encoding='utf-8', newline='') as f:
                csv.writer(f, lineterminator='\n').writerows(rows)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
