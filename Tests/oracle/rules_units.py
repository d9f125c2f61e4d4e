"""Rules about units of the lineage and about parks, in both years."""
from math import fsum, log10

from found import NAMES, Found
from years import intensity


class Unit:
    """A component of the lineage with its amounts in both years, the earlier in the later's prices."""

    def __init__(self, lineage, c, factor):
        self.component = c
        self.old, self.new = [lineage.old[i] for i in c.old], [lineage.new[j] for j in c.new]
        self.label = ';'.join(x.label for x in (self.new or self.old))
        self.area = tuple(sum(x.area for x in s) / 1e6 for s in (self.old, self.new))
        self.before = [self._sum(self.old, m, factor) for m in (0, 1)]
        self.after = [self._sum(self.new, m, 1.0) for m in (0, 1)]

    @staticmethod
    def _sum(members, m, factor):
        if factor is None or any(not x.amounts[m].known for x in members):
            return None
        return fsum(x.amounts[m].value for x in members) * factor

    def rates(self, m):
        if not self.old or not self.new or self.before[m] is None or self.after[m] is None:
            return None
        return self.before[m] / self.area[0], self.after[m] / self.area[1]

    def ratio(self, m):
        r = self.rates(m)
        return r[1] / r[0] if r and self.before[m] > 0 else None


class Units:
    def units_rules(self):
        found = []
        for role, units in self.units.items():
            for u in units:
                for m, name in enumerate(NAMES):
                    found += [Found(rule, role, 'unit', u.label, name, value, tolerance)
                              for rule, value, tolerance in self.of_unit(role, u, m)]
        return found

    def of_unit(self, role, u, m):
        if not u.old or not u.new:
            return
        states = {x.amounts[m].state for x in u.new}
        if all(x.amounts[m].known for x in u.old) and states & {'absent', 'invalid'}:
            yield 'amount:lost', None, 0
        ratio = u.ratio(m)
        if ratio is not None:
            jump = ratio > 0 and min(abs(log10(ratio) - p) for p in (-4, -1, 1, 4))
            if ratio > 0 and jump <= self.limit('amount:unit-jump'):
                yield 'amount:unit-jump', log10(ratio), 1e-6
            elif abs(ratio - 1) > self.limit('amount:change') and not (ratio > 0 and jump <= 0.1):
                yield 'amount:change', ratio - 1, 1e-5 * abs(ratio)
        if role != 'parcels' or u.rates(m) is None:
            return
        before, after = u.rates(m)
        low = [min(v) if v else None for v in self.common(m)]
        k = self.limit('performance:bottom')
        if None not in low and before >= k * low[0] * self.factor and after < k * low[1]:
            yield 'performance:bottom', after, 1e-5 * abs(after)
        if len(u.old) == 1 and len(u.new) == 1:
            fall = self.standing(u.new[0].intensity(m), m, 1) - self.standing(u.old[0].intensity(m), m, 0)
            if low[0] is not None and fall >= self.limit('performance:standing'):
                yield 'performance:standing', fall, 0

    # parks

    def pairs(self, m):
        """[(member, index before, earlier, later intensity)] of the planned parks with a figure in both years."""
        if not self.before:
            return []
        then = {self.before.members['parks'][k].id: self.before.own(k, m) for k in self.before.counted}
        now = [(self.year.members['parks'][k], self.year.own(k, m)) for k in self.year.counted]
        return [(x, then[x.id], v) for x, v in now if v is not None and then.get(x.id) is not None]

    def common(self, m):
        return [v for _, v, _ in self.pairs(m)], [v for _, _, v in self.pairs(m)]

    def standing(self, value, m, side):
        return 1 + sum(v > value for v in self.common(m)[side])

    def parks(self):
        found = []
        for m, name in enumerate(NAMES):
            own = [(self.year.members['parks'][k], self.year.own(k, m)) for k in self.year.counted]
            for k in self.year.counted:
                x, value = self.year.members['parks'][k], self.year.own(k, m)
                if self.year.table.get(k, [None, None])[m] and self.year.table[k][m].kind == 'substituted':
                    found.append(Found('performance:substituted', 'parks', 'park', x.id, name))
                target = self.target(x.id, name)
                if target is not None and value is not None and value < self.limit('performance:target') * target:
                    found.append(Found('performance:target', 'parks', 'park', x.id, name, value, 1e-6 * value))
            for x, before, after in self.pairs(m):
                if self.factor and before > 0:
                    fall = 1 - after / (before * self.factor)
                    if fall > self.limit('performance:fell'):
                        found.append(Found('performance:fell', 'parks', 'park', x.id, name, fall, 1e-6))
                places = self.standing(after, m, 1) - self.standing(before, m, 0)
                if places >= self.limit('performance:standing'):
                    found.append(Found('performance:standing', 'parks', 'park', x.id, name, places))
            low = min((v for _, v in own if v is not None), default=None)
            known = [x.intensity(m) for x in self.year.members['parcels'] if x.intensity(m) is not None]
            if low is not None and any(v < self.limit('performance:bottom') * low for v in known):
                found.append(Found('performance:bottom', 'parcels', 'all', 'all', name))
        return found

    def target(self, park, name):
        return intensity((self.plan.parks.get(park) or {}).get('target_' + name))
