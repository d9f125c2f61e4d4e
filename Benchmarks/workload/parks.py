"""Ten planned parks, 60 km² together: bays, holes, 200 to 2,000 vertices."""
import sys

import numpy as np

from geojson import feature
from names import INDUSTRIES, village_name
from plane import closed, window


def places(rng, centres, radii):
    """A centre for each park, the largest first, none in another's way."""
    x0, x1, y0, y1 = window(3200)
    found = []
    for i in np.argsort(-radii):
        for _ in range(100000):
            p = centres[rng.integers(len(centres))] + rng.normal(0, 300, 2)
            if not (x0 < p[0] < x1 and y0 < p[1] < y1):
                continue
            if all(np.hypot(*(p - q)) > 1.55 * (radii[i] + radii[j]) for j, q in found):
                found.append((i, p))
                break
        else:
            sys.exit('could not place a park')
    return sorted(found, key=lambda t: t[0])


def outline(rng, n, area):
    """A shell about the origin in polar form, with waves and four narrow bays: angles, radii."""
    th = 2 * np.pi * (np.arange(n) + rng.uniform(0, 0.6, n)) / n
    r = np.ones(n)
    for h in range(2, 12):
        r += 0.55 / h * rng.normal() * np.sin(h * th + rng.uniform(0, 2 * np.pi)) / 1.4
    for h in (23, 41, 67):
        r += 0.02 * np.sin(h * th + rng.uniform(0, 2 * np.pi))
    r = np.clip(r, 0.38, 1.45)
    for d in rng.uniform(0, 2 * np.pi, 4):  # a retained village, a river
        r *= 1 - 0.35 * np.exp(-((np.angle(np.exp(1j * (th - d)))) / 0.06) ** 2)
    return th, r


def hole(rng, h, least):
    """The hole of quadrant h, well inside the smallest radius."""
    direction = (h + rng.uniform(0.25, 0.75)) * np.pi / 2
    c = 0.5 * least * np.array([np.cos(direction), np.sin(direction)])
    k = int(rng.integers(20, 80))
    t = -2 * np.pi * (np.arange(k) + rng.uniform(0, .6, k)) / k
    r = 0.22 * least * rng.uniform(0.7, 1, k)
    return c, np.column_stack([r * np.cos(t), r * np.sin(t)])


def rings(rng, p, n, area):
    th, r = outline(rng, n, area)
    holes = int(rng.integers(1, 5))
    following = np.roll(np.arange(n), -1)
    r *= np.sqrt(area / (0.5 * np.sum(r * r[following] * np.sin(th[following] - th))))
    out = [p + np.column_stack([r * np.cos(th), r * np.sin(th)])]
    for h in range(holes):
        c, ring = hole(rng, h, r.min())
        out.append((p + c) + ring)
    return out


def properties(rng, i):
    return {'park_id': 'P%02d' % (i + 1), 'park_name': village_name(i * 11 + 5)[:2] + '产业园',
            'level': ['省级', '市级', '区级'][i % 3], 'lead_industry': INDUSTRIES[i % len(INDUSTRIES)],
            'plan_year': 2018 + i % 6,
            'bench_output_km2': float(np.round(rng.uniform(120000, 420000), 1)),  # 万元/km²
            'bench_tax_km2': float(np.round(rng.uniform(5000, 22000), 1)),
            'approval_no': '穗府函〔20%02d〕%d号' % (15 + i % 9, 100 + i * 17)}


def parks(rng, centres):
    """The parks as features, and how much each village draws: three times as much at a park."""
    areas = rng.lognormal(0, 0.45, 10)
    areas *= 60e6 / areas.sum()
    radii = np.sqrt(areas / np.pi)
    found = places(rng, centres, radii)
    counts = rng.permutation(np.linspace(200, 2000, 10).astype(int))
    features = []
    for i, p in found:
        shape = rings(rng, p, counts[i], areas[i])
        features.append(feature(properties(rng, i), 'Polygon', [closed(q) for q in shape]))
    weights = rng.lognormal(0, 0.6, len(centres))
    for i, p in found:
        weights[np.hypot(*(centres - p).T) < radii[i]] *= 3
    return features, weights / weights.sum()
