"""Near-degenerate polygons before and after rounding, as shapely sees them.
    rounding_check.py make SEED IN.geojson                              writes 400 polygons that rounding is cruel to
    rounding_check.py check IN.geojson OUT.geojson PROBLEMS.json N      OUT was rounded to N decimals
Every polygon that was valid must be valid; one that is not on the grid must be listed; areas before and after a mend must be
those that pyproj finds. Ends with `N passed, N failed`."""
import json
import math
import random
import sys

import pyproj
import shapely

GEOD = pyproj.Geod(a=6378137, rf=298.257222101)


def ring(rng, kind, unit):
    """A ring about 30 m across, with an oddity of a few `unit` degrees."""
    x, y = 113.2 + rng.uniform(0, 0.1), 23.4 + rng.uniform(0, 0.1)
    s = rng.uniform(1e-5, 3e-4)
    e = unit * rng.uniform(0.05, 3)
    if kind == 'spike':      # a needle to one side
        return [[(x, y), (x + s, y), (x + s, y + s), (x + 0.5 * s + e, y + s), (x + 0.5 * s, y + 3 * s),
                 (x + 0.5 * s - e, y + s), (x, y + s)]]
    if kind == 'neck':       # two halves held together by a neck
        return [[(x, y), (x + s, y + s), (x + 2 * s, y), (x + 2 * s, y + 2 * s), (x + s, y + s + e), (x, y + 2 * s)]]
    if kind == 'sliver':     # as wide as a unit or less
        return [[(x, y), (x + s, y + 0.3 * s), (x + s, y + 0.3 * s + e), (x, y + e)]]
    if kind == 'hole':       # a hole that all but touches the shell
        return [[(x, y), (x + s, y), (x + s, y + s), (x, y + s)],
                [(x + e, y + 0.3 * s), (x + 0.5 * s, y + 0.7 * s), (x + 0.6 * s, y + 0.2 * s)]]
    if kind == 'star':       # vertices close to other edges
        n = rng.randint(12, 40)
        r = [s * (0.3 + 0.7 * (k % 2)) + e * rng.uniform(-1, 1) for k in range(n)]
        return [[(x + r[k] * math.cos(2 * math.pi * k / n), y + r[k] * math.sin(2 * math.pi * k / n)) for k in range(n)]]
    # a comb with gaps of a unit
    n, points = rng.randint(4, 10), []
    for k in range(n):
        points += [(x + k * s / n, y + s), (x + k * s / n + e, y + 0.1 * s), (x + (k + 0.9) * s / n, y + 0.1 * s + e)]
    return [[(x, y)] + [(x + s, y)] + [(x + s, y + s)] + points[::-1]]


def make(seed, path):
    rng = random.Random(seed)
    kinds = ['spike', 'neck', 'sliver', 'hole', 'star', 'comb']
    features = []
    while len(features) < 400:
        kind = rng.choice(kinds)
        rings = [[*r, r[0]] for r in ring(rng, kind, 10 ** -rng.choice([5, 6, 7]))]
        geometry = {'type': 'Polygon', 'coordinates': [[list(p) for p in r] for r in rings]}
        features.append({'type': 'Feature', 'properties': {'id': f'{kind}-{len(features)}'}, 'geometry': geometry})
    with open(path, 'w', encoding='utf-8') as f:
        f.write('{"type":"FeatureCollection","features":[\n' + ',\n'.join(map(json.dumps, features)) + '\n]}\n')


def area(g):
    return sum(abs(GEOD.geometry_area_perimeter(shapely.geometry.polygon.orient(p))[0]) for p in shapely.get_parts(g))


def check(before, after, problems, decimals):
    read = lambda p: [shapely.from_geojson(json.dumps(f['geometry'])) for f in json.load(open(p, encoding='utf-8'))['features']]
    a, b = read(before), read(after)
    listed = {p['feature']: p for p in json.load(open(problems, encoding='utf-8'))['problems']
              if p['class'] == 'geometry:rounded'}
    passed = failed = broken = 0

    def expect(condition, text):
        nonlocal passed, failed
        passed, failed = passed + bool(condition), failed + (not condition)
        if not condition and failed <= 20:
            print('FAIL', text)

    expect(len(a) == len(b), 'another number of features')
    for i, (g, h) in enumerate(zip(a, b), 1):
        if not g.is_valid:
            continue
        expect(h.is_valid and not h.is_empty, f'feature {i}: {shapely.is_valid_reason(h)}')
        naive = shapely.transform(g, lambda xy: xy.round(decimals))
        broke = not naive.is_valid
        broken += broke
        expect(broke == (i in listed), f'feature {i}: listed {i in listed}, but rounding alone leaves it {shapely.is_valid_reason(naive)}')
        on_grid = all(abs(v - round(v, decimals)) < 1e-12 for v in shapely.get_coordinates(h).ravel().tolist())
        if i not in listed:
            expect(on_grid, f'feature {i} is off the grid')
            continue
        p = listed[i]
        expect(on_grid or p['severity'] == 'warning', f'feature {i} was mended off the grid')
        for key, shape in (('area_before_m2', g), ('area_after_m2', h)):
            expect(abs(p[key] - area(shape)) <= 1e-6 * area(shape) + 1e-3, f'feature {i}: {key} {p[key]}, {area(shape)}')
        band = g.length * 111_320 * 10 ** -decimals * 111_320 * 2
        expect(abs(p['area_after_m2'] - p['area_before_m2']) <= band + 1e-3, f'feature {i}: its area changed by more than rounding can')
    expect(broken > 5, f'only {broken} polygons were broken by rounding alone')
    print(f'{passed} passed, {failed} failed')
    return failed > 0


if sys.argv[1] == 'make':
    make(int(sys.argv[2]), sys.argv[3])
else:
    sys.exit(check(*sys.argv[2:5], int(sys.argv[5])))
