"""Village industrial zones: many, small, 10 to 80 vertices."""
import numpy as np

from geojson import feature
from names import INDUSTRIES, TOWNS, village_name
from plane import clustered, closed
from stars import star_layer


def zones(rng, centres, weights, n, sigma, total):
    seeds, village = clustered(rng, centres, weights, n, sigma * 0.75, 0.02)
    vertices = np.clip(10 + rng.gamma(2.0, 10, n), 10, 80).astype(np.int64)
    stars = star_layer(rng, seeds, vertices, 0.6 * total, 0.5, 0.25, 0.97)
    return features(stars, village)


def features(stars, village):
    xy, off, area = stars.xy(), stars.offsets, stars.area
    for i in range(len(area)):
        yield feature({
            'zone_id': 'Z%05d' % i,
            'zone_name': village_name(int(village[i])) + '第%d工业区' % (i % 9 + 1),
            'town': TOWNS[village[i] % 10],
            'area_mu': float(np.round(area[i] / 666.6667, 2)), 'enterprises': int(3 + area[i] // 2500),
            'industry': INDUSTRIES[i % 8]}, 'Polygon', [closed(xy[off[i]:off[i + 1]])])
