"""What GDAL reads from an exported file against the result it was made from: the same features, values and shapes.
    formats_check.py RESULT READ.geojson [--layer parcels] [--crs EPSG:4547] [--precision N] [--without output,tax] [--table]
READ.geojson is GDAL's reading of the export (ogr2ogr -f GeoJSON). Ends with `N passed, N failed`."""
import argparse
import json
import math
import re
import sys

import pyproj
import shapely

HIDDEN = {
    'output': ('yield', 'gap_y', 'up_y', 'std_y', 'out_yi', 'bench_y', 'kind_y', 'resid_y', 'score', 'lo', 'hi'),
    'tax': ('tax', 'gap_t', 'up_t', 'std_t', 'tax_yi', 'bench_t', 'kind_t', 'resid_t', 'score', 'lo', 'hi'),
}
WORDS = {'output': ('产值', '产出', '营收', '营业收入', '销售', '增加值', 'output', 'yield', 'revenue', 'turnover', 'sales'), 'tax': ('税', 'tax')}


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument('result')
    p.add_argument('read')
    p.add_argument('--layer', default='parcels')
    p.add_argument('--crs')
    p.add_argument('--precision', type=int)
    p.add_argument('--without', default='')
    p.add_argument('--raw', help='the exported GeoJSON itself, whose properties must be the same')
    p.add_argument('--table', action='store_true', help='no geometries, ids in the order of the ranks')
    return p.parse_args()


def hidden(name, without):
    """What a redaction must take, worked out from its description alone."""
    for measure in without:
        if name.startswith('lk_'):
            if name[3:] in HIDDEN[measure]:
                return True
        elif any(word in name.lower() for word in WORDS[measure]) and not name.endswith('_state'):
            return True
    return False


def without_infinite(text):
    """A coordinate of the faulty sample is beyond every double."""
    return re.sub(r'([\[,]\s*)1e999(\s*[,\]])', r'\g<1>1e99\2', text)


def plain(value):
    """A value without the type that a column forces upon it: numbers by their value, blanks and null alike."""
    if value is None or value == '':
        return None
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    try:
        number = float(value)
        return number if math.isfinite(number) and value.strip() == value else value
    except ValueError:
        return value


def same(a, b):
    a, b = plain(a), plain(b)
    if isinstance(a, float) and isinstance(b, float):
        return a == b or abs(a - b) <= 1e-15 * max(abs(a), abs(b))
    if isinstance(a, str) and isinstance(b, str) and a != b and a[:1] in '[{' and b[:1] in '[{':
        return json.loads(a) == json.loads(b)
    return a == b


def shape(geometry):
    if not geometry:
        return None
    try:
        g = shapely.from_geojson(json.dumps(geometry))
    except shapely.errors.GEOSException:
        return None
    return g if g.geom_type in ('Polygon', 'MultiPolygon') else None


def main():
    options = arguments()
    without = [w for w in options.without.split(',') if w]
    name = 'ranked' if options.layer == 'parcels' else options.layer
    # A number beyond every double stands in the faulty sample on purpose.
    text = without_infinite(open(f'{options.result}/{name}.geojson', encoding='utf-8').read())
    expected = json.loads(text)['features']
    read = json.load(open(options.read, encoding='utf-8'))['features']
    if options.table:
        expected.sort(key=lambda f: f['properties']['lk_rank'] or math.inf)
    passed = failed = 0
    # GDAL's GeoJSON reader makes numbers of a column that mixes them with texts, and of 1,234.5 it makes 1. What such a
    # column holds is compared in the export itself.
    mixed = set()
    if options.raw:
        kinds = {}
        for f in expected:
            for k, v in (f.get('properties') or {}).items():
                if v is not None:
                    kinds.setdefault(k, set()).add(isinstance(v, str))
        mixed = {k for k, v in kinds.items() if len(v) > 1}

    def expect(condition, text):
        nonlocal passed, failed
        passed, failed = passed + bool(condition), failed + (not condition)
        if not condition and failed <= 20:
            print('FAIL', text)

    if options.raw:
        lines = without_infinite(open(options.raw, encoding='utf-8').read())
        exported = ([json.loads(r) for r in lines.split('\x1e') if r.strip()] if lines.startswith('\x1e')
                    else json.loads(lines)['features'])
        expect(len(exported) == len(expected), 'the export has another number of features')
        for i, (a, b) in enumerate(zip(expected, exported)):
            kept = {k: v for k, v in (a.get('properties') or {}).items() if not hidden(k, without)}
            expect(kept == {k: v for k, v in b['properties'].items() if k != 'lk_redacted'}, f'{i}: other properties')
            expect(list(kept) == [k for k in b['properties'] if k != 'lk_redacted'], f'{i}: another order')
            expect(a.get('id') == b.get('id'), f'{i}: another id')
    expect(len(expected) == len(read), f'{len(read)} features, {len(expected)} expected')
    to_plane = pyproj.Transformer.from_crs('EPSG:4490', options.crs, always_xy=True) if options.crs else None
    digits = options.precision if options.precision is not None else (4 if to_plane else None)
    for i, (a, b) in enumerate(zip(expected, read)):
        before, after = a.get('properties') or {}, b['properties'] or {}
        columns = {k.lower(): v for k, v in after.items()}
        for key, value in before.items():
            if hidden(key, without):
                expect(key not in after, f'{i}: {key} should be gone')
            elif key not in mixed and (not options.table or key in after):
                expect(same(value, columns.get(key.lower())), f'{i}: {key}: {value!r} became {columns.get(key.lower())!r}')
        for measure in without:
            expect(measure in str(columns.get('lk_redacted', '')), f'{i}: lk_redacted says {columns.get("lk_redacted")!r}')
        if options.table:
            continue
        g, h = shape(a.get('geometry')), shape(b.get('geometry'))
        usable = before.get('lk_state') not in ('unusable',)
        if not usable:
            continue
        expect(h is not None and h.is_valid, f'{i}: no valid polygon: {h and shapely.is_valid_reason(h)}')
        if h is None:
            continue
        if to_plane:
            g = shapely.transform(g, lambda xy: list(zip(*to_plane.transform(xy[:, 0], xy[:, 1]))))
        if digits is None:
            expect(shapely.get_coordinates(g).tolist() == shapely.get_coordinates(h).tolist(), f'{i}: other coordinates')
        else:
            # Rounding moves a vertex by half a unit at most; PROJ's own noise is far below.
            band = 0.5 * 10 ** -digits * math.sqrt(2) + 2e-8
            far = shapely.hausdorff_distance(g, h)
            expect(far <= 3 * band, f'{i}: {far} from where it was')
            if digits <= 9:
                unit = 10 ** digits
                off = max((abs(v * unit - round(v * unit)) for v in shapely.get_coordinates(h).ravel().tolist()), default=0)
                expect(off < 1e-3 * max(1, unit * 1e-9), f'{i}: a coordinate has more than {digits} decimals')
    print(f'{passed} passed, {failed} failed')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
