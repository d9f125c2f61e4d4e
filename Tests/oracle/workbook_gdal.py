"""What GDAL reads from the ranked sheet of a workbook against the result it was made from: the same features, in the order of
their ranks, with the same values. The workbook's own glossary says which property a column holds.
    workbook_gdal.py RESULT RANKED.json GLOSSARY.json [--without output,tax]
RANKED.json and GLOSSARY.json are GDAL's readings of the two sheets (ogr2ogr -f GeoJSON). Ends with `N passed, N failed`."""
import argparse
import json
import math
import sys

from formats_check import hidden

# A column that says the same in another unit: by the unit in its head, what it is times the property.
UNITS = {'(万元/亩 a year)': 1 / 0.15, '(亩)': 0.0015}
# libxlsxwriter keeps 16 significant digits.
DIGITS = 1e-15


def main():
    p = argparse.ArgumentParser()
    p.add_argument('result')
    p.add_argument('ranked')
    p.add_argument('glossary')
    p.add_argument('--without', default='')
    options = p.parse_args()
    without = [w for w in options.without.split(',') if w]
    expected = [f['properties'] for f in json.load(open(f'{options.result}/ranked.geojson', encoding='utf-8'))['features']]
    expected.sort(key=lambda f: f['lk_rank'] or math.inf)
    read = [f['properties'] for f in json.load(open(options.ranked, encoding='utf-8'))['features']]
    glossary = {}
    for line in json.load(open(options.glossary, encoding='utf-8'))['features']:
        sheet, head, name = list(line['properties'].values())[:3]
        if sheet == 'Ranked':
            glossary[head] = name
    passed = failed = 0

    def expect(condition, text):
        nonlocal passed, failed
        passed, failed = passed + bool(condition), failed + (not condition)
        if not condition and failed <= 20:
            print('FAIL', text)

    expect(len(expected) == len(read), f'{len(read)} rows, {len(expected)} expected')
    # GDAL leaves a blank cell out of a feature.
    heads = {head for row in read for head in row}
    expect(heads == set(glossary), f'heads without a meaning: {heads ^ set(glossary)}')
    shown = {name for name in glossary.values()}
    wanted = {name for name in expected[0] if name.startswith('lk_') and not hidden(name, without)}
    expect(wanted <= shown, f'missing: {wanted - shown}')
    expect(not any(hidden(name, without) for name in shown), f'not hidden: {shown}')
    for i, (a, b) in enumerate(zip(expected, read)):
        for head, name in glossary.items():
            value, found = a.get(name), b.get(head)
            factor = next((f for unit, f in UNITS.items() if head.endswith(unit)), 1)
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                value *= factor
                same = isinstance(found, (int, float)) and abs(value - found) <= DIGITS * abs(value)
            else:
                same = (value or None) == (found or None) and isinstance(found, (str, type(None)))
            expect(same, f'{i}: {head}: {value!r} became {found!r}')
    print(f'{passed} passed, {failed} failed')
    return failed > 0


sys.exit(main())
