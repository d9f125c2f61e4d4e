#!/usr/bin/env python3
"""The judge against figures worked by hand.

The layers are drawn in EPSG:4547 along its central meridian (E about 500,000 m), where the scale is 1 and a plane
area is the ellipsoidal one to 4e-7 within 4.4 km: squares of round metres give round figures.

Parks    K1: E 0..1000,    N 0..1000   1 km², 200,000 万元 output, 10,000 万元 tax  -> Y 20, τ 1 亿元/km²
         K2: E 3000..4000, N 0..2000   2 km², 240,000 万元 output, 20,000 万元 tax  -> Y 12, τ 1
         K3: disputed, E 100..200, N -300..-200
Zones    Z1: E -50..10, Z2: E -10..50, both N 100..200: 6,000 m² each, together 10,000 m²
Parcels  A: E -50..50,    N 100..200   0.01 km², 1,000 万元 and 25 万元: y 10, t 0.25
         B: E 1400..1600, N 100..200   0.02 km², 6,000 万元 and 300 万元: y 30, t 1.5
         C: E 4250..4350, N 100..200   0.01 km², *** and full-width 25.0 万元: t 0.25

A  half in K1: share and in_park 0.5, distance 0; wholly in Z1 ∪ Z2: in_zone 1 (not 1.2)
   gap_y 1 - 10/20 = 0.5, gap_t 1 - 0.25/1 = 0.75, S = 50·0.5 + 50·0.75 = 62.5
   U_y 0.01·(20 - 10) = 0.1, U_t 0.01·(1 - 0.25) = 0.0075; both parks above in both: standings 3
B  400 m from K1, 1,400 m from K2; gaps 1 - 30/20 = -0.5 and 1 - 1.5/1 = -0.5, S = 0, uplifts 0, standings 1
C  250 m from K2; gap_t 0.75, U_t 0.0075; yield unknown: S from 50·0.75 = 37.5 to 87.5, unranked
Weights yield_gap, in_park, proximity, size at 1 each: A (0.5 + 0.5 + 1 + 0.1)/4 = 0.525;
   B (0 + 0 + 1/1.4 + 0.2)/4 = 0.228571...
Account  P alone B + C = 30,000 m²; PZ the half of A outside K1 = 5,000; PZK the other half = 5,000;
   K alone 3,000,000 - 5,000; Z, PK, ZK nothing; union 3,035,000."""
import json
import os
import sys
import tempfile

import account as land
from amounts import cell
from compare import Checks, compare_ranks
from judge import Study, arguments
from reading import Num
from scoring import Figure, OneOf

E0, N0 = 500000, 2600000
CRS = {'type': 'name', 'properties': {'name': 'urn:ogc:def:crs:EPSG::4547'}}
NEAR = 1e-6


def box(x0, x1, y0, y1):
    c = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    return {'type': 'Polygon', 'coordinates': [[(E0 + x, N0 + y) for x, y in c]]}


def layer(directory, name, rows):
    features = [{'type': 'Feature', 'geometry': g, 'properties': dict(id=i, **p)} for i, g, p in rows]
    path = os.path.join(directory, name + '.geojson')
    with open(path, 'w', encoding='utf-8') as f:
        json.dump({'type': 'FeatureCollection', 'crs': CRS, 'features': features}, f, ensure_ascii=False)
    return path


def money(output=None, tax=None, **more):
    return dict(output_wan=output, tax_wan=tax, **more)


PARKS = [('K1', box(0, 1000, 0, 1000), money(200000, 10000)),
         ('K2', box(3000, 4000, 0, 2000), money('240,000', 20000, status='planned')),
         ('K3', box(100, 200, -300, -200), money(1, 1, status='disputed'))]
ZONES = [('Z1', box(-50, 10, 100, 200), money()), ('Z2', box(-10, 50, 100, 200), money())]
PARCELS = [('A', box(-50, 50, 100, 200), money(1000, 25)),
           ('B', box(1400, 1600, 100, 200), money(6000, 300)),
           ('C', box(4250, 4350, 100, 200), money('***', '２５．０'))]


def study(parcels=PARCELS, zones=ZONES, parks=PARKS, *options):
    with tempfile.TemporaryDirectory() as d:
        argv = ['--parcels', layer(d, 'parcels', parcels), '--zones', layer(d, 'zones', zones),
                '--parks', layer(d, 'parks', parks)]
        return Study(arguments(argv + list(options)))


class Tally:
    passed = failed = 0

    def equal(self, what, got, want):
        got = got[0] if isinstance(got, OneOf) else got
        got = got.value if isinstance(got, Figure) else got
        number = isinstance(want, (int, float)) and isinstance(got, (int, float))
        ok = abs(got - want) <= NEAR * max(1.0, abs(want)) if number else got == want
        self.passed, self.failed = self.passed + ok, self.failed + (not ok)
        if not ok:
            print(f'FAIL {what}: by hand {want}, judge {got}')

    def row(self, label, row, **want):
        for k, v in want.items():
            self.equal(f'{label} {k}', row['lk_' + k], v)


def example(t):
    s = study()
    a, b, c = s.rows()
    t.row('A', a, rank=1, score=62.5, lo=62.5, hi=62.5, state='ranked', why=None, st_y='measured', st_t='measured',
          area_m2=10000, **{'yield': 10}, tax=0.25, park='K1', bench='own', dist_m=0, share=0.5, inpark=0.5, inzone=1,
          gap_y=0.5, gap_t=0.75, up_y=0.1, up_t=0.0075, std_y=3, std_t=3)
    t.row('B', b, rank=2, score=0, lo=0, hi=0, state='ranked', why=None, area_m2=20000, **{'yield': 30}, tax=1.5,
          park='K1', dist_m=400, share=0, inpark=0, inzone=0, gap_y=-0.5, gap_t=-0.5, up_y=0, up_t=0, std_y=1, std_t=1)
    t.row('C', c, rank=None, score=None, lo=37.5, hi=87.5, state='unranked', why='output:redacted', st_y='redacted',
          st_t='measured', **{'yield': None}, tax=0.25, park='K2', dist_m=250, gap_y=None, gap_t=0.75, up_y=None,
          up_t=0.0075, std_y=None, std_t=3)
    weighted = study(PARCELS, ZONES, PARKS, '--weights', 'yield_gap=1,in_park=1,proximity=1,size=1').rows()
    t.row('A weighted', weighted[0], score=52.5, rank=1)
    t.row('B weighted', weighted[1], score=100 * (1 / 1.4 + 0.2) / 4, rank=2)
    books(t, s)


def books(t, s):
    got = land.account(s.parcels, s.zones, s.parks, s.counted)
    want = dict(P=30000, Z=0, K=2995000, PZ=5000, PK=0, ZK=0, PZK=5000)
    for c, v in want.items():
        t.equal(f'class {c}', got['classes'][c]['plane_m2'], v)
        t.equal(f'class {c}, ellipsoidal', got['classes'][c]['ellipsoidal_m2'] / 1e6, v / 1e6)
    t.equal('union', got['union']['plane_m2'], 3035000)
    zones = got['layers']['zones']
    for k, v in dict(gross_m2=12000, net_m2=10000, overlap_m2=2000).items():
        t.equal(f'zones {k}', zones[k], v)


def rules(t):
    on = study(PARCELS, ZONES, PARKS, '--disputed').table
    t.equal('the disputed park counts when switched on', len(on), 3)
    # a park without a figure gets (20·1 + 12·2)/3 = 44/3, in kind substituted; standings count it not
    bare = [*PARKS[:2], ('K4', box(1700, 1800, 100, 200), money('--', None))]
    row = study(PARCELS, ZONES, bare).rows()[1]
    t.row('substituted', row, park='K4', bench='substituted', dist_m=100, gap_y=1 - 30 / (44 / 3), std_y=1)
    row = study(PARCELS, ZONES, bare, '--missing-benchmark', 'unranked').rows()[1]
    t.row('no benchmark', row, bench=None, state='unranked', why='benchmark:yield,benchmark:tax', lo=0, hi=100)
    # own output over a fixed one; fixed tax alone: 30 亿元 over 1 km², 5,000 万元/km²
    fixed = [('K5', box(0, 1000, 0, 1000), money(300000, None, bench_output_km2=1, bench_tax_km2=5000))]
    row = study(PARCELS[:1], ZONES, fixed).rows()[0]
    t.row('own and fixed', row, bench='mixed', gap_y=1 - 10 / 30, gap_t=1 - 0.25 / 0.5)
    # a strip of 0.02 m by 100 m in K1 is a sliver, 2·2/200.04 m wide: in_park keeps it, the share does not
    row = study([('S', box(-99.98, 0.02, 100, 200), money(1, 1))], ZONES, PARKS).rows()[0]
    t.row('sliver', row, park='K1', share=0, dist_m=0, inpark=0.0002)
    # 500 m from both: the earlier in the file; 1,000 m from K1 and 999 m from K2: the nearer
    t.row('tie', study([('T', box(1500, 2500, 0, 100), money(1, 1))], [], PARKS).rows()[0], park='K1', dist_m=500)
    t.row('nearer', study([('N', box(1500, 2501, 0, 9), money(1, 1))], [], PARKS).rows()[0], park='K2', dist_m=499)
    # equal scores and uplifts: by the bytes of the id, then by place in the file
    same = [(i, box(10, 20, 10, 20), money(1e6, 1e6)) for i in ('b', 'é', 'a', 'b')]
    t.equal('ties by id', [r['lk_rank'] for r in study(same).rows()], [2, 4, 1, 3])


def estimates(t):
    """Zone 20,000 m² with 10 亿元, of which a measured parcel inside takes 2 (its tax of -- takes none): 8 remain.
    D has 9,000 of its 10,000 m² in it: 8·9,000/20,000 = 3.6, estimated. F has half: under 0.8, it stays absent."""
    zones = [('Z', box(0, 200, 0, 100), money(100000, 500))]
    parcels = [('M', box(0, 50, 0, 100), money(20000, '--')), ('D', box(110, 210, 0, 100), money()),
               ('F', box(-50, 50, 0, 100), money()), ('R', box(60, 80, 0, 100), money('***', ' '))]
    m, d, f, r = study(parcels, zones, PARKS, '--estimate-zones').rows()
    t.row('measured', m, st_y='measured', st_t='na')
    t.row('estimated', d, st_y='estimated', st_t='estimated', **{'yield': 3.6 / 0.01}, tax=0.05 * 0.45 / 0.01)
    t.row('half covered', f, st_y='absent', state='unranked', why='output:absent,tax:absent')
    t.row('redacted stays', r, st_y='redacted', st_t='estimated', tax=0.05 * 0.1 / 0.002)


def repairs(t):
    def made(geometry):
        row = study([('X', geometry, money(1, 1))]).rows()[0]
        return (row['lk_why'][0] if row['lk_state'] == 'unusable' else round(row['lk_area_m2'].value, 1))

    def ring(*points):
        return [(E0 + x, N0 + y) for x, y in points]
    square = ring((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))
    small = ring((40, 40), (60, 40), (60, 60), (40, 60), (40, 40))
    away = ring((200, 0), (210, 0), (210, 10), (200, 10), (200, 0))
    polygon = lambda *rings: {'type': 'Polygon', 'coordinates': rings}
    multi = lambda *rings: {'type': 'MultiPolygon', 'coordinates': [[r] for r in rings]}
    t.equal('bow tie', made(polygon(ring((0, 0), (100, 100), (100, 0), (0, 100), (0, 0)))), 5000.0)
    t.equal('unclosed ring', made(polygon(square[:-1])), 10000.0)
    t.equal('hole', made(polygon(square, small)), 9600.0)
    t.equal('hole outside', made(polygon(square, away)), 10100.0)  # GEOS makes it a shell of its own
    t.equal('part within part', made(multi(square, small)), 10000.0)
    t.equal('spike', made(polygon(square[:2] + ring((300, 0), (100, 0)) + square[2:])), 10000.0)
    t.equal('duplicate vertices', made(polygon(square[:2] + square[1:])), 10000.0)
    t.equal('third ordinate', made(polygon([p + (7.5,) for p in square])), 10000.0)
    t.equal('two points', made(polygon(square[:2])), 'geometry:invalid')
    t.equal('no area', made(polygon(ring((0, 0), (50, 50), (100, 100), (0, 0)))), 'geometry:invalid')
    t.equal('empty', made(polygon()), 'geometry:invalid')
    t.equal('null', made(None), 'geometry:null')
    t.equal('point', made({'type': 'Point', 'coordinates': square[0]}), 'geometry:type')
    mixed = {'type': 'GeometryCollection', 'geometries': [polygon(square), {'type': 'Point', 'coordinates': square[0]}]}
    t.equal('collection', made(mixed), 10000.0)


def cells(t):
    measured = {Num('12.5'): 12.5, Num('-3'): -3.0, Num('0'): 0.0, Num('1e2'): 100.0, '12.5': 12.5, '1,234.5': 1234.5,
                '１，２３４．５': 1234.5, ' 7\u3000': 7.0, '－8': -8.0, '+9': 9.0, '１２': 12.0, '12,345,678': 12345678.0}
    for text, v in measured.items():
        a = cell(text)
        t.equal(f'cell {text!r}', (a.state, a.value), ('measured', v))
    others = {None: 'absent', '': 'absent', ' \u3000': 'absent', '***': 'redacted', ' *** ': 'redacted', '--': 'na',
              'NaN': 'invalid', 'inf': 'invalid', Num('1e999'): 'invalid', Num('NaN'): 'invalid', '12万': 'invalid',
              '1,23': 'invalid', '-': 'invalid', True: 'invalid', '0x10': 'invalid', '1_000': 'invalid'}
    for text, state in others.items():
        a = cell(text)
        t.equal(f'cell {text!r}', (a.state, a.value), (state, None))


def statistics(t):
    """The CSV replaces the properties: a row of another year, or none, leaves the cell absent."""
    rows = '\ufeffid,year,output_wan,tax_wan,estimated\r\nA,2019,9,9,\r\nA,2020,"2,000",***,\r\nB,2020,600,30,是\r\n'
    with tempfile.NamedTemporaryFile('w', suffix='.csv', encoding='utf-8', newline='') as f:
        f.write(rows)
        f.flush()
        a, b, c = study(PARCELS, ZONES, PARKS, '--stats-parcels', f.name, '--year', '2020').rows()
    t.row('A 2020', a, st_y='measured', st_t='redacted', **{'yield': 20}, why='tax:redacted')
    t.row('B 2020', b, st_y='estimated', st_t='estimated', **{'yield': 3}, tax=0.15, state='ranked')
    t.row('C 2020', c, st_y='absent', st_t='absent', why='output:absent,tax:absent', lo=0, hi=100)


def swaps(t):
    """Two parcels may change places when their scores are within 1e-6, and no further."""
    def verdict(scores, ranks):
        rows = [dict(lk_state='ranked', lk_score=Figure(s), lk_up_t=None, lk_rank=None) for s in scores]
        got = [dict(lk_rank=r, lk_score=s) for r, s in zip(ranks, scores)]
        checks, names = Checks(), [str(i) for i in range(len(scores))]
        compare_ranks(checks, rows, got, names, names)
        return not any(checks.failures.values())
    t.equal('in order', verdict([50.0, 40.0, 30.0], [1, 2, 3]), True)
    t.equal('near swap', verdict([50.0, 50.0 - 5e-7, 30.0], [2, 1, 3]), True)
    t.equal('far swap', verdict([50.0, 50.0 - 5e-6, 30.0], [2, 1, 3]), False)
    t.equal('far apart, near steps', verdict([50.0, 50 - 8e-7, 50 - 16e-7], [3, 2, 1]), False)
    t.equal('gap', verdict([50.0, 40.0], [1, 3]), False)
    t.equal('no rank', verdict([50.0, 40.0], [1, None]), False)
    t.equal('tie against the id', verdict([50.0, 50.0], [2, 1]), False)


def main():
    t = Tally()
    for part in (example, rules, estimates, repairs, cells, statistics, swaps):
        part(t)
    print(f'{t.passed} passed, {t.failed} failed')
    sys.exit(1 if t.failed else 0)


if __name__ == '__main__':
    main()
