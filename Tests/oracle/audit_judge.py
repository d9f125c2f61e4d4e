#!/usr/bin/env python3
"""The independent judge of an audit: computes lineage, group figures, the parts of every change and the findings of
a study from its inputs, and compares a result folder of `landcli audit` with them.

audit_judge.py --plan PLAN.yaml --year Y [--against Y0] RESULT_DIR

Of what the tool wrote it reads lineage.csv, lineage.geojson, change.csv, series.csv, control.csv and findings.json."""
import argparse
import csv
import json
import os
import sys
from collections import Counter, defaultdict

from audit_rules import Rules
from changes import MEASURES, PARTS, STATES, rows, series, standings
from compare import Checks
from lineage import Lineage
from result import same_ground
from years import ROLES, UNITS, Plan, Year

EXACT = 1e-12  # relative: what parts of a printed change may be off their sum
ROUNDING = 1e-10  # relative: sums made in another order


class Study:
    """Everything that an audit of one year must say."""

    def __init__(self, path, year, against=None):
        self.plan, self.year = Plan(path), year
        before = [y for y in self.plan.years() if y < year]
        self.against = against or (max(before) if before else None)
        self.series = sorted({y for y in self.plan.years() if y <= year} | {year, self.against} - {None})
        self.years = {y: Year(self.plan, y) for y in self.series}
        now, then = self.years[year], self.years.get(self.against)
        self.lineages = {r: Lineage(r, then, now, self.plan.settings) for r in ROLES} if then else {}
        factor = self.plan.factor(self.against, year) if then else None
        self.changes = {r: rows(r, then, now, l, factor) for r, l in self.lineages.items()}
        self.rules = Rules(self.plan, now, then, self.lineages, self.series)
        self.findings = self.rules.all()


def table(directory, name):
    with open(os.path.join(directory, name), encoding='utf-8-sig', newline='') as f:
        return list(csv.DictReader(f))


def num(text):
    return float(text) if text not in (None, '') else None


def near(want, text, tolerance):
    got = num(text)
    return got is None if want is None else got is not None and abs(got - want) <= tolerance


def compare_lineage(checks, study, directory):
    got = table(directory, 'lineage.csv')
    for role, l in study.lineages.items():
        mine = [r for r in got if r['layer'] == role]
        checks.expect('lineage: components', len(mine) == len(l.components), role, len(l.components), len(mine))
        places = defaultdict(list)
        for c in l.components:
            places[l.labels(c)].append(c)
        for n, r in enumerate(mine, 1):
            what = f"{role} {r['old_ids']} > {r['new_ids']}"
            checks.expect('lineage: numbered', num(r['component']) == n, what, n, r['component'])
            some = places.get((r['old_ids'], r['new_ids']))
            checks.expect('lineage: who is with whom', bool(some), what, 'no such component', 'one')
            if some:
                compare_component(checks, what, some.pop(0), l, r)


def compare_component(checks, what, c, l, r):
    checks.expect('lineage: kind', r['kind'] == c.kind, what, c.kind, r['kind'])
    checks.expect('lineage: identity', r['identity'] == (c.identity or ''), what, c.identity, r['identity'])
    old, new = l.area(c)
    slack = lambda members, of: sum(of[i].tolerance for i in members)
    checks.expect('lineage: old_m2', near(old if c.old else None, r['old_m2'], slack(c.old, l.old)), what, old, r['old_m2'])
    checks.expect('lineage: new_m2', near(new if c.new else None, r['new_m2'], slack(c.new, l.new)), what, new, r['new_m2'])
    checks.expect('lineage: common_m2', near(c.common, r['common_m2'], c.common_tolerance), what, c.common, r['common_m2'])
    if c.changed is None:
        checks.expect('lineage: changed_share', r['changed_share'] == '', what, '', r['changed_share'])
    else:
        low, high, t = c.changed
        got = num(r['changed_share'])
        checks.expect('lineage: changed_share', got is not None and low - t <= got <= high + t, what, low, got)


def compare_drawn(checks, study, directory):
    """lineage.geojson: the ground of both years of what is not the same under the same id."""
    with open(os.path.join(directory, 'lineage.geojson'), encoding='utf-8') as f:
        features = json.load(f)['features']
    want = {}
    for role, l in study.lineages.items():
        for n, c in enumerate(l.components, 1):
            if (c.kind, c.identity) != ('same', 'kept'):
                for year, members, places in ((study.against, l.old, c.old), (study.year, l.new, c.new)):
                    want.update({(role, n, year, i): (members[i], c) for i in places})
    checks.expect('drawn: features', len(features) == len(want), 'lineage.geojson', len(want), len(features))
    for (key, (member, c)), f in zip(want.items(), features):
        p = f['properties']
        said = (p['layer'], p['component'], p['year'], p['kind'], p['identity'], p['id'])
        checks.expect('drawn: whose', said == key[:3] + (c.kind, c.identity, member.id), key, member.label, said)
        layer = study.years[key[2]].layers[key[0]]
        checks.expect('drawn: ground', same_ground(layer, key[3], f['geometry']), key, member.label, 'other ground')
        checks.expect('drawn: m2', abs(p['m2'] - member.area) <= member.tolerance, key, member.area, p['m2'])


def key_of(r):
    return (r['level'], int(float(r['component']))) if r['level'] == 'unit' else (r['level'], r['group'])


def compare_changes(checks, study, directory):
    got = table(directory, 'change.csv')
    for role, want in study.changes.items():
        mine = {(key_of(r), r['measure']): r for r in got if r['layer'] == role}
        expected = {(k, m) for k in want for m in MEASURES}
        for lost in sorted(expected - set(mine), key=str):
            checks.expect('change: every group and unit', False, f'{role} {lost}', 'a line', 'none')
        checks.expect('change: no others', set(mine) <= expected, role, '', sorted(set(mine) - expected, key=str)[:5])
        for (key, measure), r in mine.items():
            if key in want:
                compare_change(checks, f'{role} {key} {measure}', want[key][measure], r)


def compare_change(checks, what, w, r):
    scale = max([1e-12] + [abs(w[k]) for k in ('before', 'after') + PARTS if w.get(k) is not None])
    wide = max([scale] + [abs(w[k]) for k in ('low', 'high') if w.get(k) is not None])
    for k in ('before', 'after', 'change', 'low', 'high') + PARTS:
        size, noise = (wide, 'noise of bounds') if k in ('low', 'high') else (scale, 'noise')
        tolerance = size * (4 * w[noise] + ROUNDING)
        checks.expect('change: ' + k, near(w.get(k), r[k], tolerance), what, w.get(k), r[k])
    for side in ('before', 'after'):
        for k in ('members',) + STATES:
            name = f'{k}_{side}'
            checks.expect('change: members by state', num(r[name]) == w.get(name), what, (name, w.get(name)), r[name])
    change, parts = num(r['change']), [num(r[k]) for k in PARTS if num(r[k]) is not None]
    if change is not None:
        printed = max([abs(num(r['before']) or 0), abs(num(r['after']) or 0)] + [abs(p) for p in parts])
        checks.expect('change: its parts add up to it', abs(sum(parts) - change) <= EXACT * printed, what, change, sum(parts))
        checks.expect('change: after less before', num(r['after']) - num(r['before']) == change, what, '', change)


def compare_series(checks, study, directory):
    got = {(r['layer'], r['level'], r['group'], r['measure'], int(float(r['year']))): r
           for r in table(directory, 'series.csv')}
    count = 0
    for role in ROLES:
        past = {}
        for y in study.series:
            now = series(study.years[y], role)
            places = [standings(study.years[y], m) for m in (0, 1)]
            for key, (line, members) in now.items():
                for measure, (value, low, high, states, noise) in line.items():
                    r = got.get((role,) + key + (measure, y))
                    what = f'{role} {key} {measure} {y}'
                    checks.expect('series: every line', r is not None, what)
                    if r is None:
                        continue
                    count += 1
                    t = max(abs(v) for v in (value or 0, low, high)) * ROUNDING + 1e-15
                    # Bounds have the noise of the greatest intensity of the layer, which a little area may have.
                    loose = max(abs(low), abs(high)) * (3 * noise + 2e-6)
                    for k, v, e in (('value', value, t + 3 * noise * abs(value or 0)), ('low', low, loose), ('high', high, loose)):
                        checks.expect('series: ' + k, near(v, r[k], e), what, v, r[k])
                    checks.expect('series: members', num(r['members']) == members, what, members, r['members'])
                    for s, n in states.items():
                        checks.expect('series: members by state', num(r[s]) == n, what, (s, n), r[s])
                    before = past.get((key, measure))
                    factor = before and (1.0 if measure == 'area' else study.plan.factor(before[0], y))
                    known = factor and value is not None and (before[1] or 0) > 0
                    growth = value / (before[1] * factor) - 1 if known else None
                    slack = known and (1 + abs(growth)) * (6 * noise + 6 * before[2] + ROUNDING)
                    checks.expect('series: growth', near(growth, r['growth'], slack or 0), what, growth, r['growth'])
                    past[key, measure] = (y, value, noise)
                    m = {'yield': 0, 'tax_intensity': 1}.get(measure)
                    place = places[m].get(key[1]) if role == 'parks' and key[0] == 'unit' and m is not None else None
                    checks.expect('series: standing', (num(r['standing']), num(r['among'])) == (place or (None, None)),
                                  what, place, (r['standing'], r['among']))
    checks.expect('series: no others', count == len(got), 'series.csv', count, len(got))


def compare_control(checks, study, directory):
    got, rules = table(directory, 'control.csv'), study.rules
    want = []
    for t in rules.totals():
        level, group, _ = rules.part(t)
        area = rules.measured(t) / 1e6
        want.append((t['layer'], level, group, t['measure'], area, 2e-6 * area, None, None, None))
    for t in rules.tables():
        names, areas, rounded, units, total, _, _ = rules.table(t)
        one, scale = UNITS[t['unit']], 10 ** t['decimals']
        for n, a, r, u in zip(names, areas, rounded, units):
            want.append((t['layer'], t['by'], n, 'gross', a / one, 1e-8 * a / one, r / scale, u / scale, None))
        whole = sum(areas) / one
        want.append((t['layer'], t['by'], '', 'gross', whole, 1e-8 * whole, total / scale, total / scale,
                     (sum(rounded) - total) / scale))
        checks.expect('control: levelled parts add up', sum(units) == total, t, total, sum(units))
    checks.expect('control: lines', len(got) == len(want), 'control.csv', len(want), len(got))
    for w, r in zip(want, got):
        what = ' '.join(map(str, w[:4]))
        checks.expect('control: lines', (r['layer'], r['level'], r['group'], r['measure']) == w[:4], what, w[:4], r)
        checks.expect('control: measured', near(w[4], r['measured'], w[5]), what, w[4], r['measured'])
        for k, v in (('rounded', w[6]), ('levelled', w[7]), ('closing_before_levelling', w[8])):
            checks.expect('control: ' + k, near(v, r[k], 1e-9), what, v, r[k])


def compare_findings(checks, study, directory):
    with open(os.path.join(directory, 'findings.json'), encoding='utf-8') as f:
        got = json.load(f)['findings']
    keys = [(g['rule'], g['layer'] or '', g['subject']['kind'], g['subject']['id'], g['measure'] or '') for g in got]
    want = defaultdict(list)
    for f in study.findings:
        want[f.key].append(f)
    have, mine = Counter(keys), Counter(f.key for f in study.findings)
    for rule in sorted({k[0] for k in have | mine}):
        checks.name('findings: ' + rule)
    for k in have | mine:
        checks.expect('findings: ' + k[0], have[k] == mine[k], k, mine[k], have[k])
    for k, g in zip(keys, got):
        some = [f for f in want.get(k, []) if f.value is not None]
        if some:
            ok = g['value'] is not None and any(abs(g['value'] - f.value) <= f.tolerance for f in some)
            checks.expect('findings: value of ' + k[0], ok, k, [f.value for f in some], g['value'])
    prints = [g['fingerprint'] for g in got]
    checks.expect('findings: fingerprints differ', len(set(prints)) == len(prints), 'findings.json')


def judge(study, directory):
    checks = Checks()
    for compare in (compare_lineage, compare_drawn, compare_changes, compare_series, compare_control, compare_findings):
        compare(checks, study, directory)
    return checks.report()


def arguments(argv=None):
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--plan', required=True)
    ap.add_argument('--year', type=int, required=True)
    ap.add_argument('--against', type=int)
    ap.add_argument('result')
    return ap.parse_args(argv)


if __name__ == '__main__':
    a = arguments()
    sys.exit(0 if judge(Study(a.plan, a.year, a.against), a.result) else 1)
