"""What GDAL reads from a table that `landcli convert` made of a layer against the layer: the same rows, values and shapes.
    table_check.py LAYER.geojson READ.json [--geometry wkt]
READ.json is GDAL's reading of the table (ogr2ogr -f GeoJSON). Ends with `N passed, N failed`."""
import json
import sys

import shapely

# libxlsxwriter keeps 16 significant digits.
DIGITS = 1e-15


def same(value, found):
    """A CSV tells no types: what GDAL reads of it is text."""
    if value is None or value == '':
        return found in (None, '')
    if isinstance(value, bool):
        return str(found).lower() == str(value).lower()
    if isinstance(value, (int, float)):
        try:
            return abs(float(found) - value) <= DIGITS * abs(value)
        except (TypeError, ValueError):
            return False
    if isinstance(value, (list, dict)):
        return json.loads(found) == value
    return str(found) == value


def main():
    layer = json.load(open(sys.argv[1], encoding='utf-8'))['features']
    read = json.load(open(sys.argv[2], encoding='utf-8'))['features']
    with_shapes = sys.argv[3:] == ['--geometry', 'wkt']
    passed = failed = cut = 0

    def expect(condition, text):
        nonlocal passed, failed
        passed, failed = passed + bool(condition), failed + (not condition)
        if not condition and failed <= 20:
            print('FAIL', text)

    expect(len(layer) == len(read), f'{len(read)} rows, {len(layer)} expected')
    for i, (a, b) in enumerate(zip(layer, read)):
        for name, value in a['properties'].items():
            expect(same(value, b['properties'].get(name)), f'{i}: {name}: {value!r} became {b["properties"].get(name)!r}')
        if not with_shapes:
            expect('WKT' not in b['properties'] and b['geometry'] is None, f'{i}: a geometry came along')
            continue
        wanted = shapely.from_geojson(json.dumps(a['geometry']))
        text = b['properties'].get('WKT')
        if text is None and b['geometry'] is None:
            # A workbook leaves out what its cells cannot hold.
            cut += 1
            expect(len(wanted.wkt) > 32_000, f'{i}: no geometry')
            continue
        found = shapely.from_wkt(text) if text else shapely.from_geojson(json.dumps(b['geometry']))
        expect(found.geom_type == wanted.geom_type and shapely.get_coordinates(found).tolist() == shapely.get_coordinates(wanted).tolist(),
               f'{i}: another shape')
    print(f'{passed} passed, {failed} failed')
    return failed > 0


sys.exit(main())
