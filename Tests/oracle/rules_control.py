"""Control totals and levelled tables (§26)."""
from collections import defaultdict
from math import fsum

import account
from found import Found
from years import UNITS


class Control:
    def part(self, total):
        """(level, group, members) of a control total."""
        for level in ('town', 'category'):
            if level in total:
                who = [x for x in self.year.members[total['layer']] if getattr(x, level) == total[level]]
                return level, total[level], who
        who = self.year.members[total['layer']]
        if total['layer'] == 'parks':
            who = [x for x in who if x.index in self.year.planned]
        return 'all', 'all', who

    def measured(self, total):
        """m² of a control total."""
        level, group, who = self.part(total)
        who = [x for x in who if x.usable]
        if total['measure'] == 'gross':
            return fsum(x.area for x in who)
        layer = self.year.layers[total['layer']]
        return self.size(account.merged([layer.plane[x.index] for x in who]))

    def totals(self):
        return [t for t in self.plan.totals if t.get('year') in (None, self.year.year)]

    def control(self):
        found = []
        for t in self.totals():
            level, group, _ = self.part(t)
            registered = t['value'] * UNITS[t['unit']]
            relative = self.measured(t) / registered - 1
            limit = t.get('tolerance', self.limit('control:total'))
            if abs(relative) > float(limit):
                found.append(Found('control:total', t['layer'], level, group, 'area', relative, 2e-6))
        for table in self.tables():
            found += self.levelled(table)
        return found

    def tables(self):
        """{layer, by, unit, decimals} of every levelled table."""
        tables = [dict(layer=t['layer'], by=t['by'], unit=t.get('unit', 'km²'), decimals=t.get('decimals', 2))
                  for t in self.plan.audit.get('levelling') or []]
        wanted = [(t['layer'], 'town' if 'town' in t else 'category', t['unit']) for t in self.totals()
                  if t['measure'] == 'gross' and t['layer'] != 'parks' and ('town' in t or 'category' in t)]
        for layer, by, unit in wanted + [('parcels', 'town', 'km²'), ('parcels', 'category', 'km²'), ('zones', 'town', 'km²')]:
            if not any(t['layer'] == layer and t['by'] == by for t in tables):
                tables.append(dict(layer=layer, by=by, unit=unit, decimals=2))
        return [t for t in tables if self.year.members[t['layer']]]

    def table(self, t):
        """Largest remainder (§26): (names, areas, rounded, levelled, total, registered, registered total)."""
        sums = defaultdict(list)
        for x in self.year.members[t['layer']]:
            if x.usable:
                sums[getattr(x, t['by'])].append(x.area)
        names = sorted(sums, key=lambda n: n.encode())
        one, scale = UNITS[t['unit']], 10 ** t['decimals']
        scaled = [fsum(sums[n]) / one * scale for n in names]
        rounded = [int(s + 0.5) for s in scaled]
        total = int(fsum(scaled) + 0.5)
        units = [int(s) for s in scaled]
        rest = sorted(range(len(names)), key=lambda k: (-(scaled[k] - units[k]), k))
        for k in rest[:total - sum(units)]:
            units[k] += 1
        def registered(name):
            for c in self.totals():
                if c['layer'] == t['layer'] and c['measure'] == 'gross':
                    whole = 'town' not in c and 'category' not in c
                    if (name is None and whole) or (name is not None and c.get(t['by']) == name):
                        return c['value'] * UNITS[c['unit']] / one
        return names, [fsum(sums[n]) for n in names], rounded, units, total, [registered(n) for n in names], registered(None)

    def levelled(self, t):
        names, _, _, units, _, registered, whole = self.table(t)
        scale, found = 10 ** t['decimals'], []
        for name, unit, value in zip(names, units, registered):
            if value is not None:
                steps = value * scale - unit
                if abs(steps) > self.limit('control:levelled') + 1e-6:
                    found.append(Found('control:levelled', t['layer'], t['by'], name, 'area', steps, 1e-5))
        if names and whole is not None and None not in registered:
            ratio = abs(fsum(registered) - whole) * scale / ((len(names) + 1) / 2)
            if ratio > self.limit('control:closing') * (1 + 1e-9):
                found.append(Found('control:closing', t['layer'], t['by'], 'all', 'area', ratio, 1e-6))
        return found
