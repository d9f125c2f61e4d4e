"""What each rule of the audit must find, from the rules' definitions; last year's audit is not known here, so the
rules that need it find nothing."""
from collections import defaultdict
from dataclasses import dataclass
from math import fsum, log10
from statistics import median

import shapely

import account
from geometry import ellipsoidal, polygonal_part
from overlay import is_sliver, pieces
from years import LEVELS, ROLES, UNITS

NAMES = ('output', 'tax')
DEFAULTS = {
    'control:total': 1e-6, 'control:levelled': 0.5, 'control:closing': 1, 'control:account': 1e-9,
    'geometry:overlap': 1, 'geometry:versions': 0.005, 'geometry:gap': 0.005, 'geometry:sliver': 0,
    'geometry:repair': 0.001, 'geometry:registered': 0.1, 'geometry:outside': 1, 'amount:unit-jump': 0.1,
    'amount:outlier': 3.5, 'amount:change': 0.5, 'amount:tax-above-output': 1, 'amount:estimated': 0.3,
    'amount:residual': 0.5, 'performance:target': 1, 'performance:fell': 0.02, 'performance:bottom': 1,
    'performance:standing': 2, 'identity:two-parks': 1, 'method:accuracy': 1}


@dataclass(frozen=True)
class Found:
    rule: str
    layer: str | None
    kind: str
    id: str
    measure: str | None = None
    value: float | None = None  # None: not compared
    tolerance: float = 0.0

    @property
    def key(self):
        return (self.rule, self.layer or '', self.kind, self.id, self.measure or '')


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


class Rules:
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

    # control totals

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

    # ground

    def geometry(self):
        found = [Found('geometry:unusable', r, 'feature', x.label) for r, x in self.members(False) if not x.usable]
        for role in ROLES:
            found += self.overlaps(role) + self.repairs(role)
        found += self.outside() + self.two_parks() + self.overlay_slivers()
        for r, x in self.members():
            if x.registered is not None and abs(x.registered / x.area - 1) > self.limit('geometry:registered'):
                found.append(Found('geometry:registered', r, 'feature', x.label, None, x.registered / x.area - 1, 1e-5))
        for role, l in self.lineages.items():
            for i, j, sound in l.unlinked:
                share = sound / min(l.a.area[i], l.b.area[j])
                if share > self.limit('geometry:versions'):
                    found.append(Found('geometry:versions', role, 'feature', f'{l.old[i].label};{l.new[j].label}', None,
                                       share, 1e-4))
            for c, area in l.gaps:
                share = area / l.area(c)[0]
                if share > self.limit('geometry:gap'):
                    found.append(Found('geometry:gap', role, 'feature', l.labels(c)[0], None, share, 1e-4))
            if len(l.narrow) > self.limit('geometry:sliver'):
                found.append(Found('geometry:sliver', role, 'all', 'all', None, len(l.narrow)))
        return found

    def overlaps(self, role):
        layer, found = self.year.layers[role], []
        index = [i for i in layer.usable_indices() if role != 'parks' or i in self.year.planned]
        tree = shapely.STRtree([layer.plane[i] for i in index])
        members, thin = self.year.members[role], []
        for i in index:
            for j in sorted(index[h] for h in tree.query(layer.plane[i], predicate='intersects')):
                if j <= i:
                    continue
                parts = pieces(layer.plane[i], layer.plane[j])
                label = f'{members[i].label};{members[j].label}'
                area = sum(self.size(p) for p in parts)
                if parts and all(is_sliver(p, self.width) for p in parts):
                    thin.append(Found('geometry:sliver', role, 'feature', label, None, 1))
                elif area > self.limit('geometry:overlap'):
                    found.append(Found('geometry:overlap', role, 'feature', label, None, area, 1e-6 * area + 0.02))
        return found + (thin if len(thin) > self.limit('geometry:sliver') else [])

    def repairs(self, role):
        """A ring that crosses itself has the area of its loops by their turn; the repaired one that of its ground."""
        layer, found = self.year.layers[role], []
        for x in self.year.members[role]:
            if not x.usable or layer.intact[x.index]:
                continue
            raw = layer.features[x.index].geometry
            if raw.get('type') != 'Polygon':
                continue
            rings = [shapely.LinearRing([(float(p[0]), float(p[1])) for p in r]) for r in raw['coordinates'] if len(r) > 3]
            if not rings or shapely.Polygon(rings[0], rings[1:]).is_valid:
                continue
            lonlat = layer.grid.lonlat(shapely.Polygon(rings[0], rings[1:]))
            before = ellipsoidal(lonlat)
            moved = abs(x.area - before)
            if moved > self.limit('geometry:repair') * before:
                found.append(Found('geometry:repair', role, 'feature', x.label, None, moved / before, 1e-6))
        return found

    def outside(self):
        from years import reading, Layer
        files = self.plan.files('district', self.year.year)
        if not files:
            return []
        features, members = reading.load(files[0])
        district = Layer(features, members, (self.plan.layers['district'] or {}).get('crs'))
        outline = shapely.union_all([district.plane[i] for i in district.usable_indices()])
        shapely.prepare(outline)
        found = []
        for r, x in self.members():
            g = self.year.layers[r].plane[x.index]
            if r == 'parks' or outline.covers(g):
                continue
            parts = [p for p in shapely.get_parts(polygonal_part(shapely.difference(g, outline))) if p.area > 0]
            area = sum(self.size(p) for p in parts if not is_sliver(p, self.width))
            if area > self.limit('geometry:outside'):
                found.append(Found('geometry:outside', r, 'feature', x.label, None, area, 1e-6 * area + 0.02))
        return found

    def in_parks(self, role, x):
        """Areas of its parts in planned parks that are no slivers, the largest first."""
        g, parks = self.year.layers[role].plane[x.index], self.year.layers['parks']
        found = []
        for k in self.year.counted:
            if parks.usable(k) and shapely.intersects(g, parks.plane[k]):
                sound = sum(self.size(p) for p in pieces(g, parks.plane[k]) if not is_sliver(p, self.width))
                found += [sound] if sound > 0 else []
        return sorted(found, reverse=True)

    def two_parks(self):
        found = []
        for r, x in self.members():
            parts = self.in_parks(r, x) if r != 'parks' else []
            if len(parts) > 1 and parts[1] > self.limit('identity:two-parks'):
                found.append(Found('identity:two-parks', r, 'feature', x.label, None, parts[1], 1e-6 * parts[1] + 0.02))
        return found

    def overlay_slivers(self):
        year, count = self.year, 0
        for x in year.members['parcels']:
            if not x.usable:
                continue
            g = year.layers['parcels'].plane[x.index]
            others = [year.overlay.park_geom[k] for k in year.overlay.meeting_parks(x.index)]
            others += [year.layers['zones'].plane[z] for z in year.overlay.near_zones(x.index)]
            count += sum(is_sliver(p, self.width) for o in others for p in pieces(g, o))
        return [Found('geometry:sliver', None, 'study', '', None, count)] if count > self.limit('geometry:sliver') else []

    # amounts of single features

    def amounts(self):
        found = []
        for r, x in self.members():
            for m, name in enumerate(NAMES):
                a = x.amounts[m]
                if a.state == 'redacted':
                    found.append(Found('amount:redacted', r, 'feature', x.label, name))
                if a.known and a.value == 0:
                    found.append(Found('amount:zero', r, 'feature', x.label, name, 0.0))
                if a.known and a.value < 0:
                    found.append(Found('amount:negative', r, 'feature', x.label, name, a.value, 1e-12))
            output, tax = x.amounts
            if output.known and tax.known and 0 < tax.value > self.limit('amount:tax-above-output') * output.value:
                value = tax.value / output.value if output.value > 0 else None
                found.append(Found('amount:tax-above-output', r, 'feature', x.label, None, value, 1e-9))
        return found + self.outliers() + self.residuals()

    def outliers(self):
        found = []
        for role in ('parcels', 'zones'):
            for m, name in enumerate(NAMES):
                groups = defaultdict(list)
                for x in self.year.members[role]:
                    if (x.intensity(m) or 0) > 0:
                        groups[x.category].append((x, log10(x.intensity(m))))
                for category, group in groups.items():
                    found += self.spread(role, name, category, group)
        return found

    def spread(self, role, name, category, group):
        if len(group) < 8:
            return []
        middle = median(v for _, v in group)
        mad = median(abs(v - middle) for _, v in group)
        if mad == 0:
            return [Found('amount:outlier', role, 'category', category or 'all', name, 0.0)]
        z = [(x, 0.6745 * (v - middle) / mad) for x, v in group]
        return [Found('amount:outlier', role, 'feature', x.label, name, v, 1e-6 + 1e-5 * abs(v)) for x, v in z
                if abs(v) > self.limit('amount:outlier')]

    def residuals(self):
        found = []
        for m, name in enumerate(NAMES):
            for z, (given, rest) in self.year.residuals[m].items():
                if given > 0 and abs(rest) > self.limit('amount:residual') * given:
                    label = self.year.members['zones'][z].label
                    found.append(Found('amount:residual', 'zones', 'feature', label, name, rest / given, 1e-5))
        return found

    def groups(self):
        """Groups that are estimated for the most part."""
        found = []
        for role in ROLES:
            for level in LEVELS[role]:
                for m, name in enumerate(NAMES):
                    sums = defaultdict(list)
                    for x in self.year.members[role]:
                        group = self.year.group(role, level, x)
                        if x.usable and group is not None and x.amounts[m].known:
                            sums[group].append(x.amounts[m])
                    for group, some in sums.items():
                        whole = fsum(a.value for a in some)
                        part = fsum(a.value for a in some if a.state == 'estimated')
                        if whole > 0 and part / whole > self.limit('amount:estimated'):
                            found.append(Found('amount:estimated', role, level, group, name, part / whole, 1e-5))
        return found

    # units of the lineage

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
        said = (self.plan.parks.get(park) or {}).get('target_' + name)
        money, area = said['unit'].split('/') if said else ('亿元', 'km²')
        return said and said['value'] * {'亿元': 1, '万元': 1e-4}[money] / (UNITS[area] / 1e6)

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
