#!/usr/bin/env python3
"""Breaks the result of an audit on purpose: audit_mutate.py RESULT_DIR OUT_DIR KIND     (KIND `list` names all kinds)

One thing in one place is made wrong, beyond tolerance; the rest is copied as it is."""
import csv
import json
import os
import shutil
import sys


def first(rows, test):
    found = next((r for r in rows if test(r)), None)
    if found is None:
        sys.exit('no line of this result can be broken so')
    return found


def put(name, value, test=lambda r: True):
    """A change of one cell; `value` may be a function of the cell."""
    def change(rows):
        r = first(rows, lambda r: r[name] != '' and test(r))
        r[name] = value(r[name]) if callable(value) else value
    return change


def add(by):
    return lambda text: repr(float(text) + by)


def times(by):
    return lambda text: repr(float(text) * by)


def group(measure, **more):
    return lambda r: r['measure'] == measure and all(r[k] == v for k, v in more.items())


def exchange(a, b, test):
    def change(rows):
        r = first(rows, lambda r: test(r) and r[a] != r[b])
        r[a], r[b] = r[b], r[a]
    return change


def drop(test):
    def change(rows):
        rows.remove(first(rows, test))
    return change


def twice(rows):
    rows.append(dict(rows[0]))


def lose(rule):
    def change(tree):
        tree['findings'].remove(first(tree['findings'], lambda f: f['rule'] == rule))
    return change


def invent(tree):
    more = json.loads(json.dumps(tree['findings'][0]))
    more['subject']['id'], more['fingerprint'] = 'nobody', '0' * 16
    tree['findings'].append(more)


def finding(name, value, test=lambda f: True):
    def change(tree):
        f = first(tree['findings'], lambda f: test(f) and f.get(name) is not None)
        f[name] = value(f) if callable(value) else value
    return change


def same_print(tree):
    tree['findings'][1]['fingerprint'] = tree['findings'][0]['fingerprint']


TABLES = {
    'lineage.csv': {
        'kind': put('kind', 'redrawn', lambda r: r['kind'] == 'same'),
        'kind-turned': put('kind', 'merged', lambda r: r['kind'] == 'split'),
        'identity': put('identity', 'changed', lambda r: r['identity'] == 'kept'),
        'old-area': put('old_m2', add(0.01)),
        'common': put('common_m2', add(1), lambda r: r['kind'] == 'split'),
        'changed-share': put('changed_share', add(1e-3), lambda r: r['kind'] == 'redrawn'),
        'component-lost': drop(lambda r: r['kind'] == 'new'),
        'component-twice': twice,
        'component-joined': put('new_ids', lambda t: t + ';X'),
    },
    'change.csv': {
        'before': put('before', times(1 + 1e-6), group('output', level='all')),
        'after-rate': put('after', times(1 + 1e-6), group('yield', level='town')),
        'amount-effect': put('amount', times(1.001), group('tax_intensity', level='all')),
        'boundary-effect': put('boundary', times(1.001), group('yield', level='all', layer='parcels')),
        'effects-exchanged': exchange('amount', 'boundary', group('yield', level='all', layer='parcels')),
        'scope-effect': put('scope', times(-1), lambda r: r['scope'] not in ('', '0')),
        'unresolved': put('unresolved', '0', lambda r: r['unresolved'] not in ('', '0')),
        'last-bits': put('change', times(1 + 1e-11), group('yield', level='all', layer='parcels')),
        'bound': put('high', times(0.99), group('output', level='category')),
        'redacted-as-absent': exchange('redacted_after', 'absent_after', group('tax', level='all')),
        'estimated-as-measured': put('estimated_after', '0', lambda r: r['estimated_after'] not in ('', '0')),
        'missing-as-zero': lambda rows: first(rows, lambda r: r['measure'] == 'tax' and r['level'] == 'unit'
                                              and r['after'] == '').update(after='0'),
        'belt-lost': drop(group('yield', level='belt', layer='parks')),
    },
    'series.csv': {
        'series-value': put('value', times(1 + 1e-6), group('yield', level='belt')),
        'growth': put('growth', add(1e-5), group('tax_intensity', level='all')),
        'standing': put('standing', lambda t: str(int(float(t)) + 1)),
        'among': put('among', '10'),
        'year-lost': drop(group('area', level='category', year='2019')),
    },
    'control.csv': {
        'control-measured': put('measured', times(1 + 1e-5)),
        'levelled': put('levelled', add(0.01)),
        'closing': put('closing_before_levelling', add(0.01)),
    },
}
FINDINGS = {
    'finding-lost': lose('amount:lost'), 'finding-lost-note': lose('geometry:sliver'),
    'finding-lost-park': lose('performance:fell'), 'finding-invented': invent,
    'finding-subject': lambda tree: first(tree['findings'], lambda f: f['rule'] == 'amount:redacted')['subject'].update(
        id='elsewhere'),
    'finding-measure': finding('measure', lambda f: {'output': 'tax', 'tax': 'output'}[f['measure']],
                               lambda f: f['rule'] == 'amount:outlier'),
    'finding-value': finding('value', lambda f: f['value'] * 1.01 + 0.01, lambda f: f['rule'] == 'amount:change'),
    'finding-rule': finding('rule', 'amount:unit-jump', lambda f: f['rule'] == 'amount:change'),
    'fingerprint-twice': same_print,
}
def moved(features):
    for ring in features[0]['geometry']['coordinates']:
        for p in ring:
            p[0] += 1e-5


DRAWN = {'drawn-lost': lambda features: features.pop(), 'drawn-moved': moved,
         'drawn-year': lambda features: features[0]['properties'].update(year=2017)}
KINDS = [k for table in TABLES.values() for k in table] + list(FINDINGS) + list(DRAWN)


def mutate(source, target, kind):
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)
    for name in list(TABLES) + ['findings.json', 'lineage.geojson']:
        shutil.copy(os.path.join(source, name), target)
    if kind in FINDINGS:
        path = os.path.join(target, 'findings.json')
        with open(path, encoding='utf-8') as f:
            tree = json.load(f)
        FINDINGS[kind](tree)
        with open(path, 'w', encoding='utf-8') as f:
            json.dump(tree, f, ensure_ascii=False)
        return
    if kind in DRAWN:
        path = os.path.join(target, 'lineage.geojson')
        with open(path, encoding='utf-8') as f:
            tree = json.load(f)
        DRAWN[kind](tree['features'])
        with open(path, 'w', encoding='utf-8') as f:
            json.dump(tree, f, ensure_ascii=False)
        return
    name = next(n for n, kinds in TABLES.items() if kind in kinds)
    path = os.path.join(target, name)
    with open(path, encoding='utf-8-sig', newline='') as f:
        reader = csv.DictReader(f)
        rows, header = list(reader), reader.fieldnames
    TABLES[name][kind](rows)
    with open(path, 'w', encoding='utf-8-sig', newline='') as f:
        writer = csv.DictWriter(f, header)
        writer.writeheader()
        writer.writerows(rows)


if __name__ == '__main__':
    if sys.argv[1:] == ['list']:
        print('\n'.join(KINDS))
    elif len(sys.argv) == 4 and sys.argv[3] in KINDS:
        mutate(*sys.argv[1:])
    else:
        sys.exit(__doc__)
