"""Renewal parcels: 12 to 60 vertices, a few with a hole, a few in two parts, sixteen properties."""
import numpy as np

from geojson import feature
from names import CATEGORIES, INDUSTRIES, REMARKS, TOWNS, USES, village_name
from plane import clustered, closed
from stars import star_layer

WHOLE, HOLED, PARTED = 0, 1, 2


def parcels(rng, centres, weights, n, sigma, total):
    seeds, village = clustered(rng, centres, weights, n, sigma)
    vertices = np.clip(12 + rng.gamma(1.6, 7.5, n), 12, 60).astype(np.int64)
    stars = star_layer(rng, seeds, vertices, total, 0.55, 0.22)
    kind = np.zeros(n, np.int8)
    u = rng.random(n)
    kind[u < 0.04] = HOLED
    kind[u > 0.97] = PARTED
    columns = figures(rng, stars.area)
    return features(stars, kind.tolist(), village.tolist(), columns)


def figures(rng, area):
    """The properties' numbers, a list a column."""
    n = len(area)
    density = rng.lognormal(np.log(90000), 0.9, n)  # 万元/km²
    output = np.round(area / 1e6 * density, 2)
    tax = np.round(output * np.clip(rng.normal(0.042, 0.018, n), 0.002, 0.12), 3)
    ratio = np.round(rng.uniform(0.3, 2.6, n), 2)
    c = dict(output=output, tax=tax, ratio=ratio, floor=np.round(area * ratio, 1))
    c['year'] = rng.integers(1985, 2022, n)
    c['category'] = rng.choice(3, n, p=[.15, .55, .30])
    c['use'] = rng.integers(0, 6, n)
    c['industry'] = rng.integers(0, 8, n)
    c['remark'] = rng.integers(0, 6, n)
    c['number'] = rng.integers(1, 99999, n)
    c['mu'] = np.round(area / 666.6667 * rng.uniform(.95, 1.05, n), 3)
    return {k: v.tolist() for k, v in c.items()}


def holed(seed, xy, number):
    """The shell, and a smaller one of its own shape in it."""
    inner = (seed + (xy - seed) * (0.25 + 0.2 * (number % 100) / 100))[::-1]
    return [closed(xy), closed(inner)]


def parted(seed, xy, theta):
    """Two sectors about the seed, each under half a turn, a little apart."""
    m = len(xy) // 2
    for part, t in ((xy[:m], theta[:m]), (xy[m:], theta[m:])):
        part = np.vstack([seed[None, :], part])
        if t[-1] - t[0] >= 3.05:
            part = part[:-1]
        c = part.mean(axis=0)
        yield [closed(c + (part - c) * 0.93)]


def features(stars, kind, village, c):
    xy, off, seeds = stars.xy(), stars.offsets.tolist(), stars.seeds
    names = [village_name(i) for i in range(120)]
    for i, (s, e) in enumerate(zip(off, off[1:])):
        number, v = c['number'][i], village[i]
        p = properties(i, number, TOWNS[v % 10], names[v], c)
        if kind[i] == WHOLE:
            yield feature(p, 'Polygon', [closed(xy[s:e])])
        elif kind[i] == HOLED:
            yield feature(p, 'Polygon', holed(seeds[i], xy[s:e], number))
        else:
            yield feature(p, 'MultiPolygon', list(parted(seeds[i], xy[s:e], stars.theta[s:e])))


def properties(i, number, town, village, c):
    category = CATEGORIES[c['category'][i]]
    return {'id': 'SJ%07d' % i, 'name': town + village + category + '改造地块%d号' % (i % 997 + 1),
            'category': category, 'year': c['year'][i], 'output_wan': c['output'][i], 'tax_wan': c['tax'][i],
            'floor_area': c['floor'][i], 'town': town, 'village': village, 'land_use': USES[c['use'][i]],
            'industry': INDUSTRIES[c['industry'][i]], 'plot_ratio': c['ratio'][i], 'area_mu': c['mu'][i],
            'cert_no': '粤（2021）广州市不动产权第%08d号' % (number * 311 % 99999999),
            'map_sheet': 'F49G%03d%03d' % (number % 999, (number * 7) % 999), 'remark': REMARKS[c['remark'][i]]}
