"""Disagreements between expected figures and a result, as named checks."""
from collections import defaultdict

from scoring import PROPERTIES, Figure, OneOf

SHOWN = 20
SWAP = 1e-6  # scores nearer than this may change places


class Checks:
    def __init__(self):
        self.failures = defaultdict(list)
        self.names = []

    def name(self, check):
        if check not in self.names:
            self.names.append(check)

    def expect(self, check, ok, what, expected='', got=''):
        self.name(check)
        if not ok:
            self.failures[check].append((what, expected, got))

    def report(self):
        """Prints all; true when nothing failed."""
        for check in self.names:
            bad = self.failures.get(check, [])
            for what, expected, got in bad[:SHOWN]:
                print(f'{check}: {what}: expected {expected}, got {got}')
            if len(bad) > SHOWN:
                print(f'{check}: {len(bad)} disagreements in all')
        failed = sum(1 for n in self.names if self.failures.get(n))
        print(f'{len(self.names) - failed} passed, {failed} failed')
        return failed == 0


def number(v):
    return isinstance(v, (int, float)) and not isinstance(v, bool)


def agrees(expected, got):
    if isinstance(expected, OneOf):
        return any(agrees(e, got) for e in expected)
    if isinstance(expected, Figure):
        return number(got) and abs(got - expected.value) <= expected.tolerance
    if number(expected):
        return number(got) and got == expected
    return type(got) is type(expected) and got == expected


def shown(expected):
    if isinstance(expected, OneOf):
        return ' or '.join(str(shown(e)) for e in expected)
    return f'{expected.value!r} ± {expected.tolerance:.3g}' if isinstance(expected, Figure) else repr(expected)


def compare_properties(checks, rows, got, labels):
    """Every lk_ property but the rank, parcel by parcel."""
    for name in PROPERTIES:
        checks.name(name)
    for row, props, label in zip(rows, got, labels):
        for name in PROPERTIES:
            if name not in props:
                checks.expect(name, False, label, shown(row[name]), 'no such property')
            elif name != 'lk_rank':
                checks.expect(name, agrees(row[name], props[name]), label, shown(row[name]), repr(props[name]))
        have = [k for k in props if k.startswith('lk_')]
        checks.expect('order of the lk_ properties', have == PROPERTIES and list(props)[-len(have):] == have, label,
                      'the list of the method, last', have)


def slack(a, b):
    return max(SWAP, a.tolerance + b.tolerance)


def compare_ranks(checks, rows, got, labels, ids):
    """Ranks are 1…m, follow the score but for near ties, and exact ties follow uplift, id and file order."""
    ranked = [i for i, r in enumerate(rows) if r['lk_state'] == 'ranked']
    for i, r in enumerate(rows):
        if r['lk_state'] != 'ranked':
            checks.expect('lk_rank', got[i].get('lk_rank', 0) is None, labels[i], None, got[i].get('lk_rank'))
    given = [got[i].get('lk_rank') for i in ranked]
    checks.expect('ranks are 1 to m', sorted(map(repr, given)) == sorted(map(repr, range(1, len(ranked) + 1))),
                  'all ranked', f'1 to {len(ranked)}', 'gaps, repeats or others')
    order = sorted((i for i in ranked if number(got[i].get('lk_rank'))), key=lambda i: got[i]['lk_rank'])
    for i in ranked:
        if not number(got[i].get('lk_rank')):
            checks.expect('lk_rank', False, labels[i], rows[i]['lk_rank'], got[i].get('lk_rank'))
    lowest = None  # the least score so far: none after it may be above
    for i in order:
        s = rows[i]['lk_score']
        if lowest is not None and s.value - lowest.value > slack(s, lowest):
            checks.expect('lk_rank', False, labels[i], rows[i]['lk_rank'], got[i]['lk_rank'])
        if lowest is None or s.value < lowest.value:
            lowest = s
    compare_ties(checks, rows, got, labels, ids, order)


def compare_ties(checks, rows, got, labels, ids, order):
    checks.name('ties follow uplift, id, file order')
    for i, j in zip(order, order[1:]):
        a, b = rows[i], rows[j]
        same = a['lk_score'].value == b['lk_score'].value and got[i].get('lk_score') == got[j].get('lk_score')
        if not same:
            continue
        u, v = a['lk_up_t'], b['lk_up_t']
        known = u is not None and v is not None
        if (u is None) != (v is None):
            ok = v is None
        elif known and abs(u.value - v.value) > u.tolerance + v.tolerance:
            ok = u.value > v.value
        elif not known or (u.value == v.value and got[i].get('lk_up_t') == got[j].get('lk_up_t')):
            ok = ((ids[i] or '').encode(), i) < ((ids[j] or '').encode(), j)
        else:
            continue
        checks.expect('ties follow uplift, id, file order', ok, f'{labels[i]} before {labels[j]}', 'the other way', 'so')
