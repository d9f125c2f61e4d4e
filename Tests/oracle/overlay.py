"""Parcels against parks and zones in the plane: pieces, slivers, unions, distances (§1.4, 1.5, 13)."""
import numpy as np
import shapely

from geometry import dense_area, polygonal_part

TIE_AREA, TIE_DISTANCE = 0.01, 1e-3


def pieces(a, b):
    return [p for p in shapely.get_parts(polygonal_part(shapely.intersection(a, b))) if p.area > 0]


def is_sliver(p, width):
    return 2 * p.area / p.length < width  # length of a polygon counts its holes


class Overlay:
    def __init__(self, parcels, zones, parks, counted, sliver_width=0.05):
        """`counted` are the indices of the parks that are benchmarks, in file order."""
        self.parcels, self.zones, self.width = parcels, zones, sliver_width
        self.parks = [k for k in counted if parks.usable(k)]
        self.park_geom = {k: parks.plane[k] for k in self.parks}
        self.park_box = np.array([parks.plane[k].bounds for k in self.parks]).reshape(-1, 4)
        self.zone_index = zones.usable_indices() if zones else []
        self.zone_tree = shapely.STRtree([zones.plane[z] for z in self.zone_index])
        self._zone_areas = {}

    def near_zones(self, p):
        hits = self.zone_tree.query(self.parcels.plane[p])
        return sorted(self.zone_index[h] for h in hits)

    def zone_areas(self, p):
        """[(zone, area of p ∩ z)], slivers kept."""
        if p not in self._zone_areas:
            found = []
            for z in self.near_zones(p):
                a = sum(self._area(q) for q in pieces(self.parcels.plane[p], self.zones.plane[z]))
                if a > 0:
                    found.append((z, a))
            self._zone_areas[p] = found
        return self._zone_areas[p]

    def _area(self, plane):
        return dense_area(self.parcels.grid, plane)

    def covered(self, p, others):
        """Area of p ∩ ∪others."""
        if not others:
            return 0.0
        g = self.parcels.plane[p]
        return self._area(polygonal_part(shapely.intersection(g, shapely.union_all(others))))

    def zone_cover(self, p, zones):
        return self.covered(p, [self.zones.plane[z] for z in zones]) / self.parcels.area[p]

    def in_zone_area(self, p):
        return self.covered(p, [self.zones.plane[z] for z in self.near_zones(p)])

    def meeting_parks(self, p):
        b = np.array(self.parcels.plane[p].bounds)
        k = self.park_box
        hit = (k[:, 0] <= b[2]) & (k[:, 2] >= b[0]) & (k[:, 1] <= b[3]) & (k[:, 3] >= b[1])
        return [self.parks[i] for i in np.nonzero(hit)[0]]

    def in_park_area(self, p):
        return self.covered(p, [self.park_geom[k] for k in self.meeting_parks(p)])

    def park_areas(self, p):
        """{park: area of the pieces that are no slivers}, parks without one left out."""
        found = {}
        for k in self.meeting_parks(p):
            kept = [q for q in pieces(self.parcels.plane[p], self.park_geom[k]) if not is_sliver(q, self.width)]
            if kept:
                found[k] = sum(self._area(q) for q in kept)
        return found

    def distances(self, p):
        """{park: plane distance} of every park that could be nearest or tie with it."""
        g = self.parcels.plane[p]
        b, k = np.array(g.bounds), self.park_box
        dx = np.maximum(0, np.maximum(k[:, 0] - b[2], b[0] - k[:, 2]))
        dy = np.maximum(0, np.maximum(k[:, 1] - b[3], b[1] - k[:, 3]))
        least = np.hypot(dx, dy)
        found, best = {}, np.inf
        for i in np.argsort(least, kind='stable'):
            if least[i] > best + 3 * TIE_DISTANCE:
                break
            d = shapely.distance(g, self.park_geom[self.parks[i]])
            found[self.parks[i]] = d
            best = min(best, d)
        return found

    def reference(self, p):
        """[(park, distance, area)]: the reference park first, then those within the noise of the tie rule."""
        areas = self.park_areas(p)
        if areas:
            top = max(areas.values())
            below = {k: top - a for k, a in areas.items()}
            order = by_tie(below, TIE_AREA, 2e-3 + 1e-7 * top)
            return [(k, 0.0, areas[k]) for k in order]
        if not self.parks:
            return [(None, None, None)]
        d = self.distances(p)
        near = min(d.values())
        order = by_tie({k: v - near for k, v in d.items()}, TIE_DISTANCE, 0.999 * TIE_DISTANCE)
        return [(k, d[k], 0.0) for k in order]


def by_tie(excess, tie, noise):
    """The earliest park whose excess over the best is within `tie`, then those that noise could put there."""
    sure = min(k for k, e in excess.items() if e <= tie)
    doubt = {k for k, e in excess.items() if e > 0 and abs(e - tie) < min(noise, 0.999 * tie)}
    firm = min(k for k, e in excess.items() if e <= tie and k not in doubt)
    return [sure] + sorted(k for k in doubt | {firm} if k <= firm and k != sure)
