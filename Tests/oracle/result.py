"""A result folder: its geometry, parks.csv and account.json compared; the judge's own figures written as one."""
import csv
import json
import os

import shapely

import account as land
import reading
from compare import agrees, shown
from geometry import Unusable, as_read, valid
from scoring import Figure, OneOf

# column of parks.csv -> how the judge knows it (only columns whose name stands here are judged)
PARK_COLUMNS = {
    'area_m2': lambda s, k: Figure(s.parks.area[k], s.parks.area_tolerance(k)),
    'area_km2': lambda s, k: Figure(s.parks.area[k] / 1e6, s.parks.area_tolerance(k) / 1e6),
    'yield': lambda s, k: intensity(s, k, 0), 'bench_yield': lambda s, k: intensity(s, k, 0),
    'tax': lambda s, k: intensity(s, k, 1), 'bench_tax': lambda s, k: intensity(s, k, 1),
    'kind_yield': lambda s, k: s.table[k][0].kind, 'kind_y': lambda s, k: s.table[k][0].kind,
    'kind_tax': lambda s, k: s.table[k][1].kind, 'kind_t': lambda s, k: s.table[k][1].kind,
}


def intensity(study, k, m):
    b = study.table[k][m]
    return Figure(b.value, b.value * b.relative) if b.kind else None


def positions(value):
    return [[float(o) for o in p] for p in flat(value)]


def flat(value):
    if value and not isinstance(value[0], (list, tuple)):
        return [value]
    return [p for v in value for p in flat(v)]


def compare_geometry(checks, layer, features, labels):
    """As read where it was sound and in lon/lat; else polygons of the same ground. Broken ones are not judged."""
    checks.name('geometry')
    for i, (f, label) in enumerate(zip(features, labels)):
        if not layer.usable(i):
            continue
        g = f.get('geometry')
        if not g:
            checks.expect('geometry', False, label, 'a geometry', g)
        elif layer.intact[i] and layer.crs.is_geographic:
            raw = layer.features[i].geometry
            same = raw['type'] == g['type'] and positions(raw['coordinates']) == positions(g['coordinates'])
            checks.expect('geometry', same, label, 'the coordinates of the input', 'others')
        else:
            checks.expect('geometry', same_ground(layer, i, g), label, 'the ground of the feature', 'other ground')


def same_ground(layer, i, geometry):
    """Nine decimals of a degree are 0.1 mm: a band of 1 mm about the outline is allowed."""
    try:
        plane = valid(layer.grid.plane(as_read(geometry)[0]))
    except Unusable:
        return False
    other = layer.plane[i]
    return shapely.symmetric_difference(plane, other).area <= 1e-3 * other.length + 1e-2


def compare_parks(checks, study, directory):
    path = os.path.join(directory, 'parks.csv')
    if not os.path.exists(path):
        print('parks.csv was not judged (there is none)')
        return
    with open(path, encoding='utf-8-sig', newline='') as f:
        table = list(csv.DictReader(f))
    columns = list(table[0]) if table else []
    key = next((c for c in ('id', 'park_id', 'park') if c in columns), None)
    known = [c for c in columns if c in PARK_COLUMNS]
    if key is None or not known:
        print('parks.csv was not judged: none of its columns is known here:', ', '.join(columns))
        return
    print('parks.csv: judged', ', '.join(known), '- not judged', ', '.join(c for c in columns if c not in known))
    by_id = {r[key]: r for r in table}
    for k in study.table:
        row = by_id.get(study.parks_ids[k])
        checks.expect('parks.csv has every park', row is not None, study.parks_ids[k])
        for c in known if row else ():
            want = PARK_COLUMNS[c](study, k)
            text = row[c]
            got = (text or None) if not isinstance(want, Figure) else as_number(text)
            checks.expect(f'parks.csv {c}', agrees(want, got), study.parks_ids[k], shown(want), text)


def as_number(text):
    try:
        return float(text)
    except ValueError:
        return None


def account_tolerance(study, name, value):
    """A gross area is a sum of areas of whole features; what unions make carries the tolerance of overlays."""
    if name.endswith('gross_m2'):
        return 1e-9 * abs(value) + 5e-4 * len(getattr(study, name.split('.')[1]).features)
    return 1e-6 * abs(value) + 1.0


def compare_account(checks, study, directory):
    got = json.load(open(os.path.join(directory, 'account.json')))
    want = land.account(study.parcels, study.zones, study.parks, study.counted)
    every = land.layer_account(study.parks, range(len(study.parks.features)))[1]  # of all parks, switched on or not
    for name, value in land.figures(want):
        node = got
        for part in name.split('.'):
            node = node.get(part) if isinstance(node, dict) else None
        also = every[part] if name.startswith('layers.parks.') else value
        near = any(agrees(Figure(v, account_tolerance(study, name, v)), node) for v in (value, also))
        checks.expect('account ' + name, near, 'account.json', value, node)
    classes = [got.get('classes', {}).get(c, {}).get('plane_m2') for c in land.CLASSES]
    whole = got.get('union', {}).get('plane_m2')
    ok = None not in classes and whole is not None and abs(sum(classes) - whole) <= 1e-9 * abs(whole) + 1e-6
    checks.expect('account: plane classes add up to the union', ok, 'account.json', whole, classes)


def plain(v):
    if isinstance(v, OneOf):
        v = v[0]
    if isinstance(v, Figure):
        v = float(v.value)
    return v


def write(study, directory, with_account):
    """ranked.geojson, parks.csv and, when asked, account.json of the judge's own figures."""
    os.makedirs(directory, exist_ok=True)
    features = []
    for i, (f, row) in enumerate(zip(study.parcels.features, study.rows())):
        raw = dict(f.raw)
        raw['properties'] = {**f.properties, **{k: plain(v) for k, v in row.items()}}
        if study.parcels.usable(i) and not (study.parcels.intact[i] and study.parcels.crs.is_geographic):
            raw['geometry'] = shapely.geometry.mapping(study.parcels.lonlat[i])
        features.append(reading.dump(raw))
    with open(os.path.join(directory, 'ranked.geojson'), 'w', encoding='utf-8') as out:
        head = {'type': 'FeatureCollection', **{k: v for k, v in study.members.items() if k not in ('type', 'crs')}}
        out.write(reading.dump(head)[:-1] + ',"features":[\n' + ',\n'.join(features) + '\n]}\n')
    with open(os.path.join(directory, 'parks.csv'), 'w', encoding='utf-8-sig', newline='') as out:
        w = csv.writer(out)
        w.writerow(['id', 'area_m2', 'bench_yield', 'bench_tax', 'kind_y', 'kind_t'])
        for k, (y, t) in study.table.items():
            w.writerow([study.parks_ids[k], float(study.parks.area[k]), y.value, t.value, y.kind, t.kind])
    if with_account:
        with open(os.path.join(directory, 'account.json'), 'w') as out:
            json.dump(land.account(study.parcels, study.zones, study.parks, study.counted), out, indent=1)
