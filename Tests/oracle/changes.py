"""§7.22–24 and the figures of groups: Σ over Σ, members by state, bounds, and each change taken apart."""
from collections import defaultdict
from math import fsum

from years import LEVELS

STATES = ('measured', 'estimated', 'redacted', 'absent', 'na', 'invalid')
MEASURES = ('output', 'tax', 'area', 'yield', 'tax_intensity')
AMOUNT = {'output': 0, 'yield': 0, 'tax': 1, 'tax_intensity': 1}
PARTS = ('amount', 'boundary', 'scope', 'unresolved')


class Sum:
    """Σ T (亿元) over Σ A (km²) of members, those without a value apart."""

    def __init__(self, members=(), m=0, cap=0.0, factor=1.0):
        known = [x for x in members if x.amounts[m].known]
        other = [x for x in members if not x.amounts[m].known]
        self.t = fsum(x.amounts[m].value * factor for x in known)
        self.a = fsum(x.area / 1e6 for x in known)
        self.most = cap * factor * fsum(x.area / 1e6 for x in other)  # what the others can add
        self.other = fsum(x.area / 1e6 for x in other)
        self.noise = relative(known)
        self.known, self.members = len(known), len(members)
        self.states = {s: sum(x.amounts[m].state == s for x in members) for s in STATES}

    @property
    def rate(self):
        return self.t / self.a if self.a > 0 else None


def slices(lineage, before, after, role, level):
    """{group: [(earlier members, later members) of each component]}."""
    found = defaultdict(list)
    for c in lineage.components:
        parts = defaultdict(lambda: ([], []))
        for side, (year, members) in enumerate(((before, lineage.old), (after, lineage.new))):
            for i in (c.old, c.new)[side]:
                name = year.group(role, level, members[i])
                if name is not None:
                    parts[name][side].append(members[i])
        for name, part in parts.items():
            found[name].append(part)
    return found


def sides(parts, m, caps, factor):
    """(earlier, later) sums of: all, components known in both years, of these the matched, the new, the gone."""
    full = [p for p in parts if all(x.amounts[m].known for x in p[0] + p[1])]
    both = [p for p in full if p[0] and p[1]]
    take = lambda some, side: Sum([x for p in some for x in p[side]], m, caps[side], (factor, 1.0)[side])
    return {name: (take(some, 0), take(some, 1)) for name, some in (('all', parts), ('full', full), ('both', both))}


def total(parts, m, caps, factor):
    s = sides(parts, m, caps, factor)
    (b, a), (fb, fa), (mb, ma) = s['all'], s['full'], s['both']
    row = frame(b, a)
    row['before'] = b.t if b.known or not b.members else None
    row['after'] = a.t if a.known or not a.members else None
    row['low'], row['high'] = a.t - (b.t + b.most), a.t + a.most - b.t
    if None not in (row['before'], row['after']):
        row.update(change=a.t - b.t, amount=ma.t - mb.t, scope=(fa.t - ma.t) - (fb.t - mb.t),
                   unresolved=(a.t - fa.t) - (b.t - fb.t))
    return row


def rate(parts, m, caps, factor):
    s = sides(parts, m, caps, factor)
    (b, a), (fb, fa), (mb, ma) = s['all'], s['full'], s['both']
    row = frame(b, a)
    row['before'], row['after'] = b.rate, a.rate
    # Where most of a group is unknown, the little that is known has the noise of little areas.
    row['noise'] = sum(max(x[side].noise for x in s.values()) for side in (0, 1))
    if b.a + b.other > 0 and a.a + a.other > 0:
        row['low'] = a.t / (a.a + a.other) - (b.t + b.most) / (b.a + b.other)
        row['high'] = (a.t + a.most) / (a.a + a.other) - b.t / (b.a + b.other)
    if b.rate is None or a.rate is None:
        return row
    row.update(change=a.rate - b.rate, amount=0.0, boundary=0.0, scope=0.0, unresolved=0.0)
    if fb.rate is None or fa.rate is None:
        row['unresolved'] = a.rate - b.rate
        return row
    row['unresolved'] = (a.rate - fa.rate) - (b.rate - fb.rate)
    if mb.rate is None or ma.rate is None:
        row['scope'] = fa.rate - fb.rate
        return row
    row['amount'] = 0.5 * (ma.t - mb.t) * (1 / mb.a + 1 / ma.a)
    row['boundary'] = 0.5 * (mb.t + ma.t) * (1 / ma.a - 1 / mb.a)
    row['scope'] = (fa.rate - ma.rate) - (fb.rate - mb.rate)
    return row


def ground(parts):
    before = fsum(x.area / 1e6 for p in parts for x in p[0])
    after = fsum(x.area / 1e6 for p in parts for x in p[1])
    stays = fsum(x.area / 1e6 for p in parts if p[0] and p[1] for x in p[1]) \
        - fsum(x.area / 1e6 for p in parts if p[0] and p[1] for x in p[0])
    change = after - before
    row = dict(before=before, after=after, change=change, boundary=stays, scope=change - stays, low=change, high=change)
    row['members_before'], row['members_after'] = (sum(len(p[s]) for p in parts) for s in (0, 1))
    return row


def frame(b, a):
    row = {'members_before': b.members, 'members_after': a.members}
    for s in STATES:
        row[s + '_before'], row[s + '_after'] = b.states[s], a.states[s]
    return row


def rows(role, before, after, lineage, factor):
    """{(level, group or component number): {measure: row}}; each row with the tolerance of its areas."""
    found = {}
    for level in LEVELS[role]:
        for name, parts in slices(lineage, before, after, role, level).items():
            found[level, name] = figures(role, before, after, parts, factor)
    for n, c in enumerate(lineage.components, 1):
        part = ([lineage.old[i] for i in c.old], [lineage.new[j] for j in c.new])
        found['unit', n] = figures(role, before, after, [part], factor)
    return found


def figures(role, before, after, parts, factor):
    out = {}
    both = [[x for p in parts for x in p[side]] for side in (0, 1)]
    noise = relative(both[0]) + relative(both[1])
    worst = max((x.tolerance / x.area for year in (before, after) for x in year.members[role] if x.usable), default=0.0)
    for measure in MEASURES:
        m = AMOUNT.get(measure)
        caps = None if m is None else (before.caps[role, m], after.caps[role, m])
        if m is None:
            row = ground(parts)
        else:
            row = (total if measure in ('output', 'tax') else rate)(parts, m, caps, factor or 1.0)
            if factor is None:  # prices differ: nothing is compared
                for k in ('change', 'low', 'high') + PARTS:
                    row.pop(k, None)
        # of what: areas of the group; of its bounds: of the feature with the greatest intensity
        row.setdefault('noise', 0.0 if measure in ('output', 'tax') else noise)
        row['noise of bounds'] = noise + worst
        out[measure] = row
    return out


def relative(members):
    """Tolerance of the members' area over it."""
    area = sum(x.area for x in members)
    return sum(x.tolerance for x in members) / area if area > 0 else 0.0


def series(year, role):
    """{(level, group): ({measure: (value, low, high, counts, noise)}, members)}; parks and zones also one by one, by their ids."""
    groups = defaultdict(list)
    for level in LEVELS[role]:
        for x in year.members[role]:
            if x.usable and year.group(role, level, x) is not None:
                groups[level, year.group(role, level, x)].append(x)
    if role != 'parcels':
        for x in year.members[role]:
            if x.usable:
                groups['unit', x.label].append(x)
    found = {}
    for key, members in groups.items():
        area = fsum(x.area / 1e6 for x in members)
        line = {'area': (area, area, area, {}, relative(members))}
        for measure, m in AMOUNT.items():
            s = Sum(members, m, year.caps[role, m])
            if measure in ('output', 'tax'):
                line[measure] = (s.t if s.known else None, s.t, s.t + s.most, s.states, 0.0)
            else:
                line[measure] = (s.rate, s.t / area, (s.t + s.most) / area, s.states, s.noise)
        found[key] = (line, len(members))
    return found


def standings(year, m):
    """{park id: (standing, among)} of the planned parks with an own or fixed intensity (§19)."""
    have = {k: year.own(k, m) for k in year.counted if year.own(k, m) is not None}
    return {year.members['parks'][k].id: (1 + sum(w > v for w in have.values()), len(have)) for k, v in have.items()}
