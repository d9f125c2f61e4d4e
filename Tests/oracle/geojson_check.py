#!/usr/bin/env python3
"""Is RESULT the INPUT with the lk_ properties added, and RFC 7946?      geojson_check.py INPUT RESULT

Reads both with orjson (values) and with Python's json (order of keys, literal number tokens). The geometry of
repaired features may differ: those of --repaired IDS (a line each: an id, or #index), or with --repaired-invalid
those that GEOS finds invalid. --reprojected: the input is not in lon/lat, its coordinates are not compared.
An unusable feature whose broken geometry was passed on as it came is told, and is no failure."""
import argparse
import json
import os
import sys

import jsonschema
import orjson

import reading
from compare import Checks
from geometry import Unusable, as_read
from judge import ID_COLUMNS
from scoring import PROPERTIES

HERE = os.path.dirname(os.path.abspath(__file__))


class Pairs(list):
    """A JSON object as its (key, value) pairs, in order, repeated keys kept."""

    def get(self, key, default=None):
        return next((v for k, v in reversed(self) if k == key), default)


def features_of(doc):
    kind = doc.get('type')
    if kind == 'FeatureCollection':
        return doc.get('features')
    return [doc if kind == 'Feature' else {'type': 'Feature', 'properties': None, 'geometry': doc}]


def read(path):
    """Features by orjson, features by json as Pairs, collection members as Pairs."""
    with open(path, 'rb') as f:
        texts = reading.documents(f.read())
    fast = [f for t in texts for f in features_of(orjson.loads(t))]
    docs = [reading.parse(t, Pairs) for t in texts]
    slow = [f for d in docs for f in features_of(d)]
    members = [p for d in docs if d.get('type') == 'FeatureCollection' for p in d if p[0] not in ('features', 'crs')]
    return fast, slow, members


def validator(name):
    schema = json.load(open(os.path.join(HERE, 'rfc7946.schema.json')))
    schema['$ref'] = '#/$defs/' + name
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def rings_of(g):
    kind, c = g.get('type'), g.get('coordinates')
    if kind == 'GeometryCollection':
        return [r for part in g.get('geometries') or [] for r in rings_of(part)]
    return c if kind == 'Polygon' else [r for p in c for r in p] if kind == 'MultiPolygon' else []


def check_schema(checks, result, source, labels):
    """The collection without its features, then each feature, then its rings. Returns what was passed on broken."""
    whole = {**orjson.loads(open(result, 'rb').read()), 'features': []}
    for e in validator('collection').iter_errors(whole):
        checks.expect('RFC 7946', False, 'collection', '', e.message[:200])
    v, passed_on = validator('feature'), []
    checks.name('RFC 7946')
    checks.name('rings are closed, of four positions or more')
    for i, (f, label) in enumerate(zip(read(result)[0], labels)):
        as_it_came = (f.get('properties') or {}).get('lk_state') == 'unusable' and i < len(source) \
            and f.get('geometry') == source[i].get('geometry')
        problems = [('RFC 7946', e.json_path + ' ' + e.message[:120]) for e in v.iter_errors(f)]
        if not problems and f['geometry']:
            problems = [('rings are closed, of four positions or more', f'{len(r)} positions')
                        for r in rings_of(f['geometry']) if len(r) < 4 or r[0] != r[-1]]
        for check, message in problems:
            if as_it_came and (check != 'RFC 7946' or '.geometry' in message):
                passed_on.append((label, message))
            else:
                checks.expect(check, False, label, '', message)
    return passed_on


def may_differ(options, tokens, i):
    f = reading.Feature(i, undo(tokens))
    if f'#{i}' in options.ids or (reading.id_text(f, ID_COLUMNS) or '') in options.ids:
        return True
    if not options.repaired_invalid:
        return False
    try:
        return not as_read(f.geometry)[1]
    except Unusable:
        return False


def undo(v):
    if isinstance(v, Pairs):
        return {k: undo(x) for k, x in v}
    return [undo(x) for x in v] if isinstance(v, list) else v


def compare_feature(checks, options, label, i, a, b, fast_a, fast_b):
    """a, b: Pairs of the input and of the result."""
    same = lambda check, x, y: checks.expect(check, x == y, label, str(x)[:160], str(y)[:160])
    rest = lambda f: sorted((p for p in f if p[0] not in ('properties', 'geometry')), key=lambda p: p[0])
    same('id, bbox and foreign members', [(k, str(v)) for k, v in rest(Pairs(a.items() if isinstance(a, dict) else a))],
         [(k, str(v)) for k, v in rest(b)])
    before, after = a.get('properties') or Pairs(), b.get('properties')
    checks.expect('properties is an object', isinstance(after, Pairs), label, 'an object', str(after)[:80])
    if not isinstance(after, Pairs):
        return
    n = len(before)
    same('original properties: order, tokens', list(before), list(after[:n]))
    same('added properties, in order', PROPERTIES, [k for k, _ in after[n:]])
    old, new = fast_a.get('properties') or {}, fast_b.get('properties') or {}
    same('original properties: values by orjson', old, {k: new.get(k) for k in old})
    if not options.reprojected and not may_differ(options, Pairs(a.items() if isinstance(a, dict) else a), i):
        same('geometry: tokens', a.get('geometry'), b.get('geometry'))
        same('geometry: values by orjson', fast_a.get('geometry'), fast_b.get('geometry'))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('input')
    ap.add_argument('result')
    ap.add_argument('--repaired', metavar='IDS')
    ap.add_argument('--repaired-invalid', action='store_true')
    ap.add_argument('--reprojected', action='store_true')
    options = ap.parse_args()
    options.ids = set(open(options.repaired, encoding='utf-8').read().split('\n')) - {''} if options.repaired else set()
    checks = Checks()
    fast_a, slow_a, members_a = read(options.input)
    fast_b, slow_b, members_b = read(options.result)
    labels = [f'#{i}' for i in range(len(slow_b))]
    checks.expect('number of features', len(slow_a) == len(slow_b), options.result, len(slow_a), len(slow_b))
    kept = [p for p in members_a if p not in members_b]
    checks.expect('members of the collection', not kept, options.result, kept, 'missing')
    passed_on = check_schema(checks, options.result, fast_a, labels)
    for i, (a, b) in enumerate(zip(slow_a, slow_b)):
        compare_feature(checks, options, labels[i], i, a, b, fast_a[i], fast_b[i])
    for label, message in passed_on[:20]:
        print(f'unusable, passed on as it came: {label}: {message}')
    sys.exit(0 if checks.report() else 1)


if __name__ == '__main__':
    main()
