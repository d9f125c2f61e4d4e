"""Holds a workbook of `landcli export` against the result folder it was made from, cell by cell.

    workbook_check.py RESULT WORKBOOK.xlsx zh|en [--audit FOLDER]
    workbook_check.py --csv RESULT FOLDER zh|en      the sheets as another program wrote them to FOLDER/*-SHEET.csv

Written from docs/xlsx.md and docs/results.md. Ends with `N passed, N failed`.
"""
import csv
import json
import pathlib
import sys

NAMES = {'zh': ('说明', '排名表', '园区', '矩阵', '土地账', '审计发现', '问题清单', '词汇'),
         'en': ('About', 'Ranked', 'Parks', 'Matrix', 'Land account', 'Findings', 'Problems', 'Glossary')}
STATES = {'ranked': '已排名', 'unranked': '未排名', 'unusable': '不可用', 'measured': '实测', 'estimated': '估算',
          'redacted': '保密', 'absent': '缺失', 'na': '不适用', 'invalid': '无效'}
# Heads of the ranked table, in either language, and what they hold: a property, and what it is multiplied by.
RANKED = [
    (('编号', 'Id'), 'id', None), (('名称', 'Name'), 'name', None),
    (('名次', 'Rank'), 'lk_rank', 1), (('得分（0–100）', 'Score (0–100)'), 'lk_score', 1),
    (('得分下限（0–100）', 'Score, lower bound (0–100)'), 'lk_lo', 1),
    (('得分上限（0–100）', 'Score, upper bound (0–100)'), 'lk_hi', 1),
    (('状态', 'State'), 'lk_state', None), (('产值状态', 'State of output'), 'lk_st_y', None),
    (('税收状态', 'State of tax'), 'lk_st_t', None),
    (('椭球面积（m²）', 'Ellipsoidal area (m²)'), 'lk_area_m2', 1),
    (('椭球面积（亩）', 'Ellipsoidal area (亩)'), 'lk_area_m2', 3 / 2000),
    (('地均产出（亿元/km²·年）', 'Output per area (亿元/km² a year)'), 'lk_yield', 1),
    (('地均产出（万元/亩·年）', 'Output per area (万元/亩 a year)'), 'lk_yield', 20 / 3),
    (('地均税收（亿元/km²·年）', 'Tax per area (亿元/km² a year)'), 'lk_tax', 1),
    (('地均税收（万元/亩·年）', 'Tax per area (万元/亩 a year)'), 'lk_tax', 20 / 3),
    (('参照园区', 'Reference park'), 'lk_park', None),
    (('到参照园区的距离（m）', 'Distance to the reference park (m)'), 'lk_dist_m', 1),
    (('在参照园区内的比例', 'Share in the reference park'), 'lk_share', 1),
    (('在规划园区内的比例', 'Share in planned parks'), 'lk_inpark', 1),
    (('在村级工业园内的比例', 'Share in village zones'), 'lk_inzone', 1),
    (('产出差距', 'Output gap'), 'lk_gap_y', 1), (('税收差距', 'Tax gap'), 'lk_gap_t', 1),
    (('产出增量（亿元/年）', 'Output uplift (亿元 a year)'), 'lk_up_y', 1),
    (('税收增量（亿元/年）', 'Tax uplift (亿元 a year)'), 'lk_up_t', 1),
    (('产出位次', 'Standing by output'), 'lk_std_y', 1), (('税收位次', 'Standing by tax'), 'lk_std_t', 1),
]


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def __call__(self, ok, *what):
        self.passed += bool(ok)
        self.failed += not ok
        if not ok and self.failed <= 20:
            print('FAIL', *what)

    def end(self):
        print(f'{self.passed} passed, {self.failed} failed')
        sys.exit(self.failed > 0 or self.passed == 0)


def close(cell, value, tolerance):
    """Whether a cell holds a number, or nothing where there is none. LibreOffice writes shares as `12.5%`."""
    if value is None:
        return cell is None or cell == ''
    try:
        number = float(cell[:-1]) / 100 if str(cell).endswith('%') else float(cell)
        return abs(number - value) <= abs(value) * tolerance
    except (TypeError, ValueError):
        return False


def ranked_properties(result):
    features = json.loads((result / 'ranked.geojson').read_text(encoding='utf-8'))['features']
    rows = [f['properties'] for f in features]
    return sorted((r for r in rows if r['lk_rank']), key=lambda r: r['lk_rank']) + [r for r in rows if not r['lk_rank']]


def ranked(check, result, rows, language, is_typed, tolerance):
    head, *body = rows
    wanted = ranked_properties(result)
    check(len(body) == len(wanted), 'parcels', len(body), len(wanted))
    for names, key, factor in RANKED:
        name = names[language == 'en']
        check(name in head, 'no column', name)
        if name not in head:
            continue
        column = head.index(name)
        for row, properties in zip(body, wanted):
            cell, value = row[column], properties.get(key)
            if factor is not None:
                check(close(cell, None if value is None else value * factor, tolerance), name, properties['id'], cell, value)
                if is_typed:
                    check(cell is None or isinstance(cell, (int, float)), 'no number', name, cell)
            else:
                text = STATES.get(value, value) if language == 'zh' and key.startswith('lk_') else value
                check((cell or '') == (text or ''), name, properties['id'], cell, text)


def matrix(check, result, rows, tolerance):
    with open(result / 'matrix.csv', encoding='utf-8-sig', newline='') as f:
        wanted = list(csv.reader(f))[1:]
    check(len(rows) - 1 == len(wanted), 'matrix', len(rows) - 1, len(wanted))
    for row, line in zip(rows[1:], wanted):
        check([row[0], row[1]] == line[:2], 'matrix', row[:2], line[:2])
        for cell, text in zip(row[5:10], line[3:8]):
            check(close(cell, float(text) if text else None, tolerance), 'matrix', line[:2], cell, text)


def account(check, result, rows, tolerance):
    data = json.loads((result / 'account.json').read_text(encoding='utf-8'))
    by_first = {}
    for row in rows:
        by_first.setdefault(str(row[0] or '').split(' ')[0], row)
    for name, areas in data['classes'].items():
        row = by_first.get(name)
        check(row and close(row[3], areas['ellipsoidal_m2'], tolerance) and close(row[4], areas['plane_m2'], tolerance), name, row)
    totals = {round(float(row[3]), 6) for row in rows[1:5] if row[3] not in (None, '') and str(row[1]).replace(',', '').isdigit()}
    check(totals == {round(l['gross_m2'], 6) for l in data['layers'].values()}, 'gross', totals)


def parks(check, result, rows, language, tolerance):
    with open(result / 'parks.csv', encoding='utf-8-sig', newline='') as f:
        wanted = list(csv.DictReader(f))
    head, *body = rows
    check(len(body) == len(wanted), 'parks', len(body))
    pairs = [('椭球面积（m²）', 'Ellipsoidal area (m²)', 'area_m2'), ('产值（亿元/年）', 'Output (亿元 a year)', 'output_yi'),
             ('税收（亿元/年）', 'Tax (亿元 a year)', 'tax_yi'), ('产值标杆（亿元/km²·年）', 'Output benchmark (亿元/km² a year)', 'bench_yield'),
             ('税收标杆（亿元/km²·年）', 'Tax benchmark (亿元/km² a year)', 'bench_tax')]
    for zh, en, key in pairs:
        column = head.index(zh if language == 'zh' else en)
        for row, line in zip(body, wanted):
            check(close(row[column], float(line[key]) if line[key] else None, tolerance), key, line['park_id'], row[column])
    check([row[0] for row in body] == [line['park_id'] for line in wanted], 'park ids')


def workbook(check, result, path, language, audit):
    import openpyxl
    book = openpyxl.load_workbook(path)
    names = NAMES[language]
    wanted = [n for i, n in enumerate(names) if (i != 3 or (result / 'matrix.csv').exists()) and (i != 5 or audit)]
    check(book.sheetnames == wanted, book.sheetnames)
    check(str(book.properties.created) == '2000-01-01 00:00:00', book.properties.created)
    rows = {}
    for sheet in book:
        rows[sheet.title] = [list(r) for r in sheet.iter_rows(values_only=True)]
        check(all(c.data_type != 'f' for r in sheet.iter_rows() for c in r), 'a formula in', sheet.title)
        if sheet.title not in (names[0], names[4]):
            check(sheet.freeze_panes and sheet.freeze_panes.endswith('2'), 'panes', sheet.title)
            check(sheet.auto_filter.ref == sheet.dimensions, 'filter', sheet.title, sheet.auto_filter.ref, sheet.dimensions)
    check(len(book[names[1]].conditional_formatting) >= 4, 'no colours')
    ids = book[names[1]]['B'][1:]
    check(all(c.value is None or (isinstance(c.value, str) and c.number_format == '@') for c in ids), 'ids are no text')
    ranked(check, result, rows[names[1]], language, True, 1e-15)
    parks(check, result, rows[names[2]], language, 1e-15)
    if names[3] in rows:
        matrix(check, result, rows[names[3]], 1e-15)
    account(check, result, rows[names[4]], 1e-15)
    problems = json.loads((result / 'problems.json').read_text(encoding='utf-8'))['problems']
    check([r[17] for r in rows[names[6]][1:]] == [p['detail'][language] for p in problems], 'problems')
    if audit:
        findings = json.loads((audit / 'findings.json').read_text(encoding='utf-8'))['findings']
        sheet = rows[names[5]][1:]
        check(len(sheet) == len(findings), 'findings', len(sheet))
        for row, finding in zip(sheet, findings):
            check(row[1] == finding['rule'] and (row[6] or '') == finding['subject']['id'], row[1], finding['rule'])
            check(close(row[8], finding['value'], 1e-15) and row[14] == finding['detail'][language], row[8], finding['value'])
    about = {str(cell) for row in rows[names[0]] for cell in row if cell is not None}
    manifest = json.loads((result / 'manifest.json').read_text(encoding='utf-8'))
    for entry in manifest['inputs']:
        check(entry['sha256'] in about, 'no hash of', entry['file'])
    for setting in manifest['settings_from']:
        check(setting['key'] in about and (not setting['value'] or setting['value'] in about), 'no setting', setting['key'])
    check(any('审图号' in text for text in about), 'no notice on maps')


def sheets(check, result, folder, language):
    names = NAMES[language]

    def rows(name):
        found = list(folder.glob(f'*-{name}.csv'))
        check(len(found) == 1, 'no sheet', name)
        with open(found[0], encoding='utf-8', newline='') as f:
            return list(csv.reader(f))

    # The other program prints 15 significant digits.
    ranked(check, result, rows(names[1]), language, False, 1e-14)
    parks(check, result, rows(names[2]), language, 1e-14)
    if (result / 'matrix.csv').exists():
        matrix(check, result, rows(names[3]), 1e-14)
    account(check, result, rows(names[4]), 1e-14)


def main(arguments):
    check = Checks()
    if arguments[0] == '--csv':
        sheets(check, pathlib.Path(arguments[1]), pathlib.Path(arguments[2]), arguments[3])
    else:
        audit = pathlib.Path(arguments[4]) if arguments[3:4] == ['--audit'] else None
        workbook(check, pathlib.Path(arguments[0]), arguments[1], arguments[2], audit)
    check.end()


if __name__ == '__main__':
    main(sys.argv[1:])
