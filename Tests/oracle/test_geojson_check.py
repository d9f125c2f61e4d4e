#!/usr/bin/env python3
"""Does geojson_check.py pass a faithful result and fail each unfaithful one? Input and results are written as text."""
import os
import subprocess
import sys
import tempfile

from scoring import PROPERTIES

HERE = os.path.dirname(os.path.abspath(__file__))
ADDED = ','.join(f'"{n}":{"1" if n == "lk_rank" else "null"}' for n in PROPERTIES)
RING = '[[113.20,23.4],[113.201,23.4],[113.201,23.401],[113.20,23.4]]'
ONE = ('{"type":"Feature","id":9007199254740993,"properties":{"id":"007","v":12.50,"n":1e3%s},'
       '"geometry":{"type":"Polygon","coordinates":[' + RING + ']},"town":{"a":1}}')
TWO = '{"type":"Feature","properties":%s,"geometry":null}'
INPUT = ('{"type":"FeatureCollection","name":"x","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},'
         '"features":[' + ONE % '' + ',' + TWO % 'null' + ']}')
GOOD = ('{"type":"FeatureCollection","name":"x","features":[' + ONE % (',' + ADDED) + ',' + TWO % ('{' + ADDED + '}') + ']}')

BROKEN = {
    'number rewritten': ('12.50', '12.5'),
    'exponent expanded': ('1e3', '1000'),
    'leading zeros lost': ('"007"', '7'),
    'order of keys': ('"v":12.50,"n":1e3', '"n":1e3,"v":12.50'),
    'property lost': ('"v":12.50,', ''),
    'id rounded': ('9007199254740993', '9007199254740992'),
    'foreign member lost': (',"town":{"a":1}', ''),
    'member of the collection lost': ('"name":"x",', ''),
    'crs kept': ('"name":"x",', '"name":"x","crs":null,'),
    'coordinate moved': ('113.201,23.401', '113.201,23.4011'),
    'coordinate rewritten': ('[[113.20,', '[[113.2,'),
    'ring opened': (',[113.20,23.4]]', ']'),
    'position of one number': ('[113.201,23.4],', '[113.201],'),
    'geometry invented': ('"geometry":null', '"geometry":{"type":"Point","coordinates":[113.2,23.4]}'),
    'type unknown': ('"Polygon"', '"Curve"'),
    'added property missing': (',"lk_std_t":null},"geometry":{', '},"geometry":{'),
    'added properties out of order': ('"lk_rank":1,"lk_score":null', '"lk_score":null,"lk_rank":1'),
    'added before the original': ('"id":"007","v":12.50', '"lk_x":1,"id":"007","v":12.50'),
    'features swapped': None,
    'properties null': ('{' + ADDED + '}', 'null'),
    'feature lost': (',' + TWO % ('{' + ADDED + '}'), ''),
}


def passes(source, result):
    with tempfile.TemporaryDirectory() as d:
        paths = [os.path.join(d, n) for n in ('input.geojson', 'ranked.geojson')]
        for path, text in zip(paths, (source, result)):
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)
        run = subprocess.run([sys.executable, os.path.join(HERE, 'geojson_check.py'), *paths],
                             capture_output=True, text=True)
        if 'passed' not in run.stdout:
            sys.exit(run.stdout + run.stderr)
        return run.returncode == 0


def main():
    one, two = ONE % (',' + ADDED), TWO % ('{' + ADDED + '}')
    cases = [('faithful', INPUT, GOOD, True),
             ('faithful, from GeoJSONSeq', '\x1e' + ONE % '' + '\n\x1e' + TWO % 'null' + '\n', GOOD, True)]
    for name, change in BROKEN.items():
        text = GOOD.replace(*change, 1) if change else GOOD.replace(one + ',' + two, two + ',' + one)
        if text == GOOD:
            sys.exit(f'{name}: changes nothing')
        cases.append((name, INPUT, text, False))
    wrong = 0
    for name, source, text, want in cases:
        ok = passes(source, text) == want
        wrong += not ok
        print('ok  ' if ok else 'FAIL', name)
    print(f'{len(cases) - wrong} passed, {wrong} failed')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
