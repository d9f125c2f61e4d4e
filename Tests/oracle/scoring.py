"""§14–19: gaps, uplifts, components, score and interval, standing, rank."""
from benchmarks import KM2, NONE, kind_of
from geometry import piece_tolerance

COMPONENTS = ('yield_gap', 'tax_gap', 'in_park', 'proximity', 'in_zone', 'size')
DEFAULT_WEIGHTS = (0.5, 0.5, 0.0, 0.0, 0.0, 0.0)
NAMES = ('rank score lo hi state why st_y st_t area_m2 yield tax park bench dist_m share inpark inzone '
         'gap_y gap_t up_y up_t std_y std_t').split()
PROPERTIES = ['lk_' + n for n in NAMES]
FLOAT = 1e-12  # rounding of a double, relative


class OneOf(tuple):
    """Any of these is right: the method leaves it open, or noise decides."""


class Figure:
    """A value with its tolerance; None where it is unknown."""

    def __init__(self, value, tolerance=0.0):
        self.value, self.tolerance = value, tolerance + FLOAT * abs(value)


def clamp(f):
    if f is None:
        return None
    v = min(1.0, max(0.0, f.value))
    outside = f.value > 1 + f.tolerance or f.value < -f.tolerance
    return Figure(v, 0.0 if outside else f.tolerance)


def gap(x, b):
    if x is None or not b.kind:
        return None
    q = x.value / b.value
    return Figure(1 - q, x.tolerance / b.value + abs(q) * b.relative)


def uplift(area, x, b):
    """亿元 a year."""
    if x is None or not b.kind:
        return None
    km2, d = area.value / KM2, b.value - x.value
    t = area.tolerance / KM2 * abs(d) + km2 * (x.tolerance + b.value * b.relative)
    return Figure(km2 * max(0.0, d), t if d > -(x.tolerance + b.value * b.relative) else 0.0)


def standing(x, table, m):
    """1 + the parks with an own or fixed benchmark above x, and what tolerance could make of it."""
    if x is None:
        return None
    known = [b[m] for b in table.values() if b[m].kind in ('own', 'fixed')]
    low, high = 1, 1
    for b in known:
        t = x.tolerance + b.value * b.relative + FLOAT * b.value
        low += b.value > x.value + t
        high += b.value > x.value - t
    sure = 1 + sum(b.value > x.value for b in known)
    return sure if low == high else OneOf([sure] + [v for v in range(low, high + 1) if v != sure])


def share(part, area):
    q = part / area.value
    return Figure(q, piece_tolerance(part) / area.value + q * area.tolerance / area.value)


def unusable(reason, amounts):
    row = dict.fromkeys(PROPERTIES)
    row['lk_state'] = 'unusable'
    more = amount_reasons(amounts)
    row['lk_why'] = OneOf(w for r in reason.split('|') for w in dict.fromkeys((r, ','.join([r] + more))))
    return row


def amount_reasons(amounts, wanted=(True, True)):
    return [f'{n}:{a.state}' for n, a, w in zip(('output', 'tax'), amounts, wanted) if w and not a.known]


def measure(p, layer, overlay, amounts, tolerances, table, weights):
    """All figures of one usable parcel: one row for each reference park that may be right.

    `tolerances` are those of the two amounts, in 亿元 (not 0 for estimates alone)."""
    area = Figure(layer.area[p], layer.area_tolerance(p))
    rel = area.tolerance / area.value
    km2 = area.value / KM2
    x = [Figure(a.value / km2, (abs(a.value) * rel + t) / km2) if a.known else None for a, t in zip(amounts, tolerances)]
    inpark, inzone = share(overlay.in_park_area(p), area), share(overlay.in_zone_area(p), area)
    rows = []
    for park, distance, part in overlay.reference(p):
        b = table.get(park, (NONE, NONE))
        g = [gap(x[0], b[0]), gap(x[1], b[1])]
        near = None if park is None else Figure(1 / (1 + distance / 1000), 0.0 if part else 1e-6)
        size = Figure(min(1.0, area.value / 1e5), area.tolerance / 1e5)
        parts = (clamp(g[0]), clamp(g[1]), clamp(inpark), near, clamp(inzone), size)
        row = dict(lk_st_y=amounts[0].state, lk_st_t=amounts[1].state, lk_area_m2=area, lk_yield=x[0], lk_tax=x[1],
                   lk_park=park, lk_bench=OneOf(kind_of(b)), lk_inpark=inpark, lk_inzone=inzone,
                   lk_dist_m=None if park is None else Figure(distance, 0.0 if part else 1e-3),
                   lk_share=None if park is None else share(part, area),
                   lk_gap_y=g[0], lk_gap_t=g[1], lk_up_y=uplift(area, x[0], b[0]), lk_up_t=uplift(area, x[1], b[1]),
                   lk_std_y=standing(x[0], table, 0), lk_std_t=standing(x[1], table, 1))
        row.update(score(parts, weights, amounts, b))
        rows.append({n: row.get(n) for n in PROPERTIES})
    return rows


def score(parts, weights, amounts, b):
    total = sum(weights)
    used = [(w / total, f) for w, f in zip(weights, parts) if w > 0]
    low = sum(w * f.value for w, f in used if f is not None)
    free = sum(w for w, f in used if f is None)
    t = 100 * sum(w * f.tolerance for w, f in used if f is not None)
    unknown = any(f is None for _, f in used)
    lo = Figure(100 * low, t)
    hi = Figure(100 * (low + free), t)
    wanted = (weights[0] > 0, weights[1] > 0)
    why = amount_reasons(amounts, wanted)
    why += [n for n, bm, w in zip(('benchmark:yield', 'benchmark:tax'), b, wanted) if w and not bm.kind]
    return dict(lk_state='unranked' if unknown else 'ranked', lk_why=','.join(why) or None,
                lk_score=None if unknown else lo, lk_lo=lo, lk_hi=hi)


def rank(rows, ids):
    """Sets lk_rank of the ranked rows (§18)."""
    def key(i):
        u = rows[i]['lk_up_t']
        return (-round(rows[i]['lk_score'].value, 9), u is None, -(u.value if u else 0), (ids[i] or '').encode(), i)
    ranked = [i for i, r in enumerate(rows) if r['lk_state'] == 'ranked']
    for n, i in enumerate(sorted(ranked, key=key), 1):
        rows[i]['lk_rank'] = n
