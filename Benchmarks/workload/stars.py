"""Star-shaped polygons about seeds, each inside the Voronoi cell of its seed: a layer without overlaps, valid by
construction."""
import numpy as np
from scipy.spatial import Delaunay

BLOCK = 50000  # polygons at a time, so that a million of them fit in memory


class Stars:
    """Rings in polar form about their seeds: `theta` and `radius` of all vertices, `offsets` where each begins."""

    def __init__(self, seeds, offsets, theta, radius, area):
        self.seeds, self.offsets, self.theta, self.radius, self.area = seeds, offsets, theta, radius, area

    def xy(self):
        """All vertices in the plane."""
        own = np.repeat(np.arange(len(self.seeds)), np.diff(self.offsets))
        out = np.empty((len(self.radius), 2))
        out[:, 0] = self.seeds[own, 0] + self.radius * np.cos(self.theta)
        out[:, 1] = self.seeds[own, 1] + self.radius * np.sin(self.theta)
        return out


def cell_radius(seeds, own, theta, neighbours):
    """How far the Voronoi cell of each vertex's seed reaches in the vertex's direction."""
    starts, indices = neighbours
    degree = np.diff(starts)
    reach = np.full(len(theta), np.inf)
    for j in range(degree[own[0]:own[-1] + 1].max()):
        some = np.nonzero(degree[own] > j)[0]
        o = own[some]
        d = seeds[indices[starts[o] + j]] - seeds[o]
        dist = np.hypot(d[:, 0], d[:, 1])
        cosine = np.cos(theta[some] - np.arctan2(d[:, 1], d[:, 0]))
        with np.errstate(divide='ignore'):
            r = np.where(cosine > 1e-6, dist / (2 * cosine), np.inf)
        reach[some] = np.minimum(reach[some], r)
    return reach


def size_factor(cell, base, jitter, turn, share, total):
    """The factor that gives polygons `total` m², by bisection on a sample that is 1/share of them."""
    low, high = 0.1, 1e5
    for _ in range(40):
        mid = np.sqrt(low * high)
        r = np.minimum(cell, mid * base) * jitter
        area = 0.5 * np.sum(r * r[turn[1]] * turn[0]) * share
        low, high = (mid, high) if area < total else (low, mid)
    return low


def star_layer(rng, seeds, vertices, total, spread, jitter, gap=0.95):
    """One polygon a seed with so many `vertices`, `total` m² together, sizes log-normal by `spread`."""
    n = len(seeds)
    off = np.zeros(n + 1, np.int64)
    np.cumsum(vertices, out=off[1:])
    neighbours = Delaunay(seeds).vertex_neighbor_vertices
    size = rng.lognormal(0, spread, n)
    aspect = rng.uniform(1, 2.4, n)
    turned = rng.uniform(0, np.pi, n)
    theta, cell, base, jit = (np.empty(off[-1]) for _ in range(4))
    for s in range(0, n, BLOCK):
        e = min(n, s + BLOCK)
        a, b = off[s], off[e]
        own = np.repeat(np.arange(s, e), vertices[s:e])
        k = np.arange(a, b) - off[own]
        th = 2 * np.pi * (k + rng.uniform(0, 0.75, b - a)) / vertices[own] + turned[own]
        theta[a:b] = th
        cell[a:b] = cell_radius(seeds, own, th, neighbours) * gap
        t = th - turned[own]
        with np.errstate(divide='ignore'):
            base[a:b] = size[own] * np.minimum(aspect[own] / np.abs(np.cos(t)), 1 / np.abs(np.sin(t)))
        jit[a:b] = 1 - jitter * rng.random(b - a)
    following = np.arange(1, off[-1] + 1)
    following[off[1:] - 1] = off[:-1]
    m = min(n, 30000)
    e = off[m]
    turn = np.sin(theta[following[:e]] - theta[:e]), following[:e]
    r = np.minimum(cell, size_factor(cell[:e], base[:e], jit[:e], turn, n / m, total) * base) * jit
    area = 0.5 * np.add.reduceat(r * r[following] * np.sin(theta[following] - theta), off[:-1])
    return Stars(seeds, off, theta, r, area)
