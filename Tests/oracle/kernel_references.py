"""Values that the kernels are held against, computed with mpmath at 50 digits and none of their formulas.

    python kernel_references.py series   the Gauss-Krueger coefficients of gauss_kruger.c
    python kernel_references.py points   points and their easting and northing, by those coefficients' definitions
    python kernel_references.py areas    polygons with geodesic edges and their areas

A series' coefficients are the Fourier coefficients of the exact function (trapezoid rule, which converges
exponentially for a periodic one). An area integrates Q(phi) dlambda along each geodesic, which is found by
shooting from its first vertex.
"""
import random
import sys

from mpmath import asinh, atan, atan2, atanh, cos, cosh, findroot, mp, mpf, pi, quad, sin, sinh, sqrt, tan

mp.dps = 50
A = mpf(6378137)
F = 1 / mpf("298.257222101")
E2 = F * (2 - F)
E = sqrt(E2)
N = F / (2 - F)
RECTIFYING = A / (1 + N) * (1 + N**2 / 4 + N**4 / 64 + N**6 / 256 + 25 * N**8 / 16384)


def conformal(phi):
    return atan(sinh(asinh(tan(phi)) - E * atanh(E * sin(phi))))


def geodetic(chi):
    return findroot(lambda p: conformal(p) - chi, chi + mpf("3.4e-3") * sin(2 * chi))


def rectifying(phi):
    return quad(lambda t: A * (1 - E2) / (1 - E2 * sin(t) ** 2) ** mpf("1.5"), [0, phi]) / RECTIFYING


def from_rectifying(mu):
    return findroot(lambda p: rectifying(p) - mu, mu + mpf("2.5e-3") * sin(2 * mu))


def fourier(odd, terms, steps=32):
    places = [pi * k / (2 * steps) for k in range(1, steps)]
    values = [odd(x) for x in places]
    return [sum(v * sin(2 * j * x) for v, x in zip(values, places)) * 2 / steps for j in range(1, terms + 1)]


def series():
    print("radius", mp.nstr(RECTIFYING, 20), "=", mp.nstr(rectifying(pi / 2) * RECTIFYING / (pi / 2), 20))
    functions = {
        "to_conformal": lambda x: conformal(x) - x,
        "to_geodetic": lambda x: geodetic(x) - x,
        "alpha": lambda x: rectifying(geodetic(x)) - x,
        "beta": lambda x: x - conformal(from_rectifying(x)),
    }
    for name, function in functions.items():
        print(name, ", ".join(mp.nstr(c, 20) for c in fourier(function, 6)))


def points():
    alpha = fourier(lambda x: rectifying(geodetic(x)) - x, 12)
    for lon, lat in [(114, 22.5), (113.25, 23.5), (115.5, 23.0), (120.0, 40.0), (108.0, 53.5), (120.5, 3.25),
                     (107.5, 84.75), (114.5, -33.125), (113.40940944, 23.46285915)]:
        chi = conformal(mpf(lat) * pi / 180)
        lam = (mpf(lon) - 114) * pi / 180
        xi = atan2(tan(chi), cos(lam))
        eta = asinh(sin(lam) / sqrt(tan(chi) ** 2 + cos(lam) ** 2))
        x = eta + sum(a * cos(2 * j * xi) * sinh(2 * j * eta) for j, a in enumerate(alpha, 1))
        y = xi + sum(a * sin(2 * j * xi) * cosh(2 * j * eta) for j, a in enumerate(alpha, 1))
        print(f"({lon}, {lat}, {mp.nstr(500000 + RECTIFYING * x, 18)}, {mp.nstr(RECTIFYING * y, 18)}),")


def authalic(phi):
    s = sin(phi)
    return A**2 * (1 - E2) / 2 * (s / (1 - E2 * s * s) + atanh(E * s) / E)


def slope(state):
    phi, _, azimuth, _ = state
    w = 1 - E2 * sin(phi) ** 2
    across = A / sqrt(w)
    east = sin(azimuth) / (across * cos(phi))
    return [cos(azimuth) * w * sqrt(w) / (A * (1 - E2)), east, east * sin(phi), authalic(phi) * east]


def shoot(phi, azimuth, length, steps=24):
    state = [phi, mpf(0), azimuth, mpf(0)]
    h = length / steps
    step = lambda a, k, b: [x + b * y for x, y in zip(a, k)]
    for _ in range(steps):
        k1 = slope(state)
        k2 = slope(step(state, k1, h / 2))
        k3 = slope(step(state, k2, h / 2))
        k4 = slope(step(state, k3, h))
        state = [x + h / 6 * (p + 2 * q + 2 * r + s) for x, p, q, r, s in zip(state, k1, k2, k3, k4)]
    return state


def edge(lon0, lat0, lon1, lat1):
    """The integral of Q dlambda along the geodesic."""
    rad = pi / 180
    phi, goal = mpf(lat0) * rad, (mpf(lat1) * rad, (mpf(lon1) - mpf(lon0)) * rad)
    if goal[1] == 0:
        return mpf(0)
    w = 1 - E2 * sin(phi) ** 2
    north, east = (goal[0] - phi) * A * (1 - E2) / w ** mpf("1.5"), goal[1] * A / sqrt(w) * cos(phi)
    for _ in range(6):
        azimuth, length = atan2(east, north), sqrt(east**2 + north**2)
        end = shoot(phi, azimuth, length)
        # The miss, in the plane of the start; the correction converges as (length / radius)^2.
        miss = ((goal[0] - end[0]) * A * (1 - E2) / w ** mpf("1.5"), (goal[1] - end[1]) * A / sqrt(w) * cos(phi))
        north, east = north + miss[0], east + miss[1]
    return end[3]


def area(ring):
    return -sum(edge(*a, *b) for a, b in zip(ring, ring[1:] + ring[:1]))


def areas():
    mp.dps = 34
    random.seed(20000)
    for radius in [2.0, 15.0, 120.0, 900.0, 2500.0]:
        for lat in [0.01, 22.5, 45.0, 59.0]:
            ring = []
            for k in range(5):
                angle, r = 2 * pi * (k + random.uniform(-0.3, 0.3)) / 5, radius * random.uniform(0.6, 1.0)
                ring.append((round(float(113.3 + r * cos(angle) / (111320 * cos(lat * pi / 180))), 10),
                             round(float(lat + r * sin(angle) / 110900), 10)))
            flat = ", ".join(f"{x}, {y}" for x, y in ring)
            print(f"([{flat}], {mp.nstr(area(ring), 17)}),", flush=True)


if __name__ == "__main__":
    {"series": series, "points": points, "areas": areas}[sys.argv[1]]()
