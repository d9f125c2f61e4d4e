"""The district as a plane: metres east and north of its middle, and where villages and seeds lie in it."""
import numpy as np

LON0, LON1, LAT0, LAT1 = 113.00, 113.47, 23.24, 23.62  # Huadu district, Guangzhou
A, F = 6378137.0, 1 / 298.257222101
LATC, LONC = (LAT0 + LAT1) / 2, (LON0 + LON1) / 2


def scales():
    """Metres a degree, east and north."""
    e2 = F * (2 - F)
    s = np.sin(np.radians(LATC))
    n = A / np.sqrt(1 - e2 * s * s)
    m = A * (1 - e2) / (1 - e2 * s * s) ** 1.5
    return np.radians(1) * n * np.cos(np.radians(LATC)), np.radians(1) * m


KX, KY = scales()


def to_lonlat(xy):
    out = np.empty_like(xy)
    out[:, 0] = np.round(LONC + xy[:, 0] / KX, 9)
    out[:, 1] = np.round(LATC + xy[:, 1] / KY, 9)
    return out


def closed(xy):
    """A ring in longitude and latitude, its first vertex repeated."""
    ring = to_lonlat(xy)
    return np.ascontiguousarray(np.vstack([ring, ring[:1]]))


def window(margin=300.0):
    w, h = (LON1 - LON0) * KX / 2 - margin, (LAT1 - LAT0) * KY / 2 - margin
    return -w, w, -h, h


def villages(rng, k=120):
    """Village centres, some 2 km apart where possible."""
    x0, x1, y0, y1 = window(1500)
    points = []
    tries = 0
    while len(points) < k:
        p = np.array([rng.uniform(x0, x1), rng.uniform(y0, y1)])
        tries += 1
        if tries > 20000 or all(np.hypot(*(p - q)) > 2300 for q in points):
            points.append(p)
    return np.array(points)


def clustered(rng, centres, weights, n, sigma, background=0.04):
    """n seeds about the villages, some anywhere: positions, and the village of each."""
    x0, x1, y0, y1 = window()
    c = rng.choice(len(centres), n, p=weights)
    spread = sigma * rng.lognormal(0, 0.25, len(centres))
    xy = centres[c] + rng.normal(0, 1, (n, 2)) * spread[c, None]
    far = rng.random(n) < background
    xy[far] = np.column_stack([rng.uniform(x0, x1, far.sum()), rng.uniform(y0, y1, far.sum())])
    out = (xy[:, 0] < x0) | (xy[:, 0] > x1) | (xy[:, 1] < y0) | (xy[:, 1] > y1)
    xy[out] = np.column_stack([rng.uniform(x0, x1, out.sum()), rng.uniform(y0, y1, out.sum())])
    return xy, c
