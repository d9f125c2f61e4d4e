"""What each rule of the audit must find, from the rules' definitions; last year's audit is not known here, so the
rules that need it find nothing."""
from collections import defaultdict

import account
from found import DEFAULTS, Found
from rules_amounts import Amounts
from rules_control import Control
from rules_ground import Ground
from rules_units import Unit, Units
from years import ROLES


class Rules(Control, Ground, Amounts, Units):
    def __init__(self, plan, year, before, lineages, series_years):
        self.plan, self.year, self.before, self.lineages = plan, year, before, lineages
        self.series = series_years
        self.factor = plan.factor(before.year, year.year) if before else None
        self.said = plan.audit.get('rules') or {}
        self.width = plan.settings['sliver_width']
        self.units = {r: [Unit(l, c, self.factor) for c in l.components] for r, l in lineages.items()}
        self.grid = year.layers['parcels'].grid

    def on(self, rule):
        return self.said.get(rule) not in ('off', False) and (
            not isinstance(self.said.get(rule), dict) or self.said[rule].get('on', True))

    def limit(self, rule):
        said = self.said.get(rule)
        return said['threshold'] if isinstance(said, dict) and 'threshold' in said else DEFAULTS[rule]

    def all(self):
        found = []
        for part in (self.control, self.geometry, self.amounts, self.units_rules, self.groups, self.parks,
                     self.identity, self.method):
            found += part()
        found = [f for f in found if self.on(f.rule)]
        return found + [f for f in self.waivers(found) if self.on(f.rule)]

    def members(self, usable=True):
        return [(r, x) for r in ROLES for x in self.year.members[r] if x.usable or not usable]

    def size(self, plane):
        return account.dense_area(self.grid, plane)

    # ids, names, method

    def identity(self):
        found = []
        for role in ROLES:
            seen = set()
            for x in self.year.members[role]:
                if x.id and x.id in seen:
                    found.append(Found('identity:duplicate', role, 'feature', x.label))
                seen.add(x.id)
        for role, l in self.lineages.items():
            for c in l.components:
                before, after = [l.old[i].id for i in c.old], [l.new[j].id for j in c.new]
                if c.identity == 'changed' and c.kind in ('same', 'redrawn'):
                    found.append(Found('identity:changed', role, 'unit', l.labels(c)[1]))
                elsewhere = {l.old[i].id for d in l.components if d is not c for i in d.old}
                if c.identity == 'reused':
                    found += [Found('identity:reused', role, 'feature', i) for i in after
                              if i and i in elsewhere and i not in before]
        return found + self.aliases()

    def aliases(self):
        found, names = [], defaultdict(list)
        parks = self.year.members['parks']
        said = [(x.id, x.id) for x in parks] + [(x.name, x.id) for x in parks]
        said += [(a, k) for k, p in self.plan.parks.items() for a in p.get('aliases') or []]
        for name, park in said:
            if name and park not in names[name]:
                names[name].append(park)
        for role in ('parcels', 'zones'):
            found += [Found('identity:alias', role, 'feature', x.label) for x in self.year.members[role]
                      if x.named and x.named not in names]
        found += [Found('identity:alias', 'parks', 'park', ';'.join(p)) for p in names.values() if len(p) > 1]
        was = {x.id: x.name for x in self.before.members['parks']} if self.before else {}
        found += [Found('identity:alias', 'parks', 'park', x.id) for x in parks if x.index in self.year.planned
                  and was.get(x.id) and was[x.id] != x.name and x.id not in names.get(was[x.id], [])]
        return found

    def method(self):
        found = [Found('method:prices', None, 'study', str(y)) for y in self.series
                 if self.plan.factor(y, self.year.year) is None]
        rough = self.plan.tree.get('allow_ballpark') or []
        return found + [Found('method:accuracy', r, 'study', self.year.crs[r]) for r in ROLES
                        if self.year.crs[r] in rough]

    def waivers(self, found):
        day, out = f'{self.year.year}-12-31', []
        for w in self.plan.audit.get('waivers') or []:
            until = str(w['until'])
            match = [f for f in found if f.rule == w['rule'] and w.get('layer') in (None, f.layer)
                     and w.get('subject') in (None, f.id)]
            name = ' '.join(t for t in (w['rule'], w.get('subject')) if t)
            if until < day:
                out.append(Found('waiver:expired', w.get('layer'), 'waiver', name))
            elif not match:
                out.append(Found('waiver:idle', w.get('layer'), 'waiver', name))
        return out
