#!/usr/bin/env python3
"""Breaks a result on purpose: mutate.py RESULT_DIR OUT_DIR KIND      (KIND `list` names all kinds)

One thing in one place is made wrong, well beyond tolerance; the rest is copied as it is."""
import json
import os
import shutil
import sys


def ranked(doc):
    return [f['properties'] for f in doc['features'] if f['properties'].get('lk_rank') is not None]


def pick(doc, test):
    found = next((p for p in ranked(doc) if test(p)), None)
    if found is None:
        sys.exit('no feature of this result can be broken so')
    return found


def swap_ranks(doc, tree):
    order = sorted(ranked(doc), key=lambda p: p['lk_rank'])
    a, b = order[0], next(p for p in reversed(order) if p['lk_score'] < order[0]['lk_score'] - 1e-3)
    a['lk_rank'], b['lk_rank'] = b['lk_rank'], a['lk_rank']


def shift(name, by, test=lambda p: True):
    def change(doc, tree):
        p = pick(doc, lambda p: p.get(name) is not None and test(p))
        p[name] += by
    return change


def put(name, value, test=lambda p: True):
    def change(doc, tree):
        p = pick(doc, test)
        p[name] = value(doc, p) if callable(value) else value
    return change


def other_park(doc, p):
    return next(q['lk_park'] for q in ranked(doc) if q['lk_park'] != p['lk_park'])


def drop(doc, tree):
    del doc['features'][len(doc['features']) // 2]


def exchange(doc, tree):
    f = doc['features']
    f[0], f[-1] = f[-1], f[0]


def move_vertex(doc, tree):
    f = next(f for f in doc['features'] if f['properties'].get('lk_rank') is not None)
    c = f['geometry']['coordinates']
    while isinstance(c[0][0], list):
        c = c[0]
    c[1][0] += 1e-4


def account_class(doc, tree):
    tree['classes']['PZ']['ellipsoidal_m2'] *= 1.001
    tree['classes']['PZ']['ellipsoidal_m2'] += 100


def account_gross(doc, tree):
    tree['layers']['parcels']['gross_m2'] *= 1 + 1e-6


KINDS = {
    'area': shift('lk_area_m2', 0.01, lambda p: p['lk_area_m2'] < 1e6),
    'rank': swap_ranks,
    'rank-twice': put('lk_rank', 2, lambda p: p['lk_rank'] == 1),
    'park': put('lk_park', other_park),
    'state': put('lk_state', 'unranked'),
    'amount-state': put('lk_st_y', 'estimated', lambda p: p['lk_st_y'] == 'measured'),
    'distance': shift('lk_dist_m', 0.01, lambda p: p['lk_dist_m'] > 0),
    'distance-zero': put('lk_dist_m', 0, lambda p: p['lk_dist_m'] > 1),
    'share': shift('lk_share', -0.01, lambda p: p['lk_share'] > 0.1),
    'in-park': shift('lk_inpark', 0.01),
    'in-zone': shift('lk_inzone', 0.01),
    'yield': shift('lk_yield', 1e-3),
    'gap': shift('lk_gap_y', 1e-5),
    'uplift': shift('lk_up_t', 1e-5),
    'standing': shift('lk_std_y', 1),
    'benchmark': put('lk_bench', lambda d, p: 'fixed' if p['lk_bench'] == 'own' else 'own'),
    'score': shift('lk_score', 1e-4),
    'bound': shift('lk_hi', 1.0),
    'why': put('lk_why', 'output:absent'),
    'missing-as-zero': put('lk_tax', None),
    'dropped': drop,
    'order': exchange,
    'coordinate': move_vertex,
    'class': account_class,
    'gross': account_gross,
}


def mutate(source, target, kind):
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)
    if os.path.exists(os.path.join(source, 'parks.csv')):
        shutil.copy(os.path.join(source, 'parks.csv'), target)
    with open(os.path.join(source, 'ranked.geojson'), encoding='utf-8') as f:
        doc = json.load(f)
    path = os.path.join(source, 'account.json')
    tree = json.load(open(path)) if os.path.exists(path) else None
    KINDS[kind](doc, tree)
    with open(os.path.join(target, 'ranked.geojson'), 'w', encoding='utf-8') as f:
        json.dump(doc, f, ensure_ascii=False)
    if tree is not None:
        with open(os.path.join(target, 'account.json'), 'w') as f:
            json.dump(tree, f)


if __name__ == '__main__':
    if sys.argv[1:] == ['list']:
        print('\n'.join(KINDS))
    elif len(sys.argv) == 4 and sys.argv[3] in KINDS:
        mutate(*sys.argv[1:])
    else:
        sys.exit(__doc__)
