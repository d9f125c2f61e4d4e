"""§1: polygons as read, their repair in the file's CRS, ellipsoidal areas, the plane."""
import math

import numpy as np
import shapely
from pyproj import CRS, Geod, Transformer
from shapely.geometry import MultiPolygon, Polygon

GEOD = Geod(a=6378137.0, rf=298.257222101)
LONLAT = 4490
DENSE = 100.0  # metres


class Unusable(Exception):
    """Carries the reason code of a feature without polygonal area; codes between | are equally right."""


MALFORMED = 'geometry:invalid|geometry:type'  # the method does not say which of the two broken arrays are
OUT_OF_RANGE = 'geometry:crs|geometry:invalid'


def file_crs(members, declared=None):
    """The CRS of a file: declared, else its 2008 `crs` member, else lon/lat."""
    name = declared or ((members.get('crs') or {}).get('properties') or {}).get('name')
    if not name:
        return CRS(LONLAT)
    if 'CRS84' in name.upper():
        return CRS(LONLAT)
    return CRS.from_user_input(name)


class Plane:
    """To lon/lat and to the working plane, axes always east (lon) first."""

    def __init__(self, crs, work=4547):
        self.geographic = crs.is_geographic
        self._to_lonlat = Transformer.from_crs(crs, LONLAT, always_xy=True)
        self._to_plane = Transformer.from_crs(LONLAT, work, always_xy=True)

    def lonlat(self, g):
        return shapely.transform(g, lambda c: np.column_stack(self._to_lonlat.transform(c[:, 0], c[:, 1])))

    def plane(self, g):
        return shapely.transform(g, lambda c: np.column_stack(self._to_plane.transform(c[:, 0], c[:, 1])))

    def back(self, g):
        inverse = {'direction': 'INVERSE'}
        return shapely.transform(
            g, lambda c: np.column_stack(self._to_plane.transform(c[:, 0], c[:, 1], **inverse)))


def ring(positions):
    """A closed ring of at least four positions, or None where no ring can be made of them."""
    try:
        xy = [(float(p[0]), float(p[1])) for p in positions]
    except (TypeError, ValueError, IndexError, KeyError):
        raise Unusable(MALFORMED) from None
    if any(type(o) is str for p in positions for o in p):  # text: numbers come as Num
        raise Unusable(MALFORMED)
    if not all(math.isfinite(v) for p in xy for v in p):
        raise Unusable('geometry:invalid')
    if len(xy) < 3:
        return None
    if xy[0] != xy[-1]:
        xy.append(xy[0])
    while len(xy) < 4:
        xy.append(xy[0])
    return xy


def polygon(rings):
    if not isinstance(rings, list):
        raise Unusable(MALFORMED)
    made = [ring(r) for r in rings]
    if not made or made[0] is None:
        return None
    return Polygon(made[0], [r for r in made[1:] if r is not None])


def polygons(geometry):
    """The polygons of a GeoJSON geometry as read, those inside collections too."""
    kind = geometry.get('type')
    if kind == 'Polygon':
        return [polygon(geometry.get('coordinates'))]
    if kind == 'MultiPolygon':
        parts = geometry.get('coordinates')
        if not isinstance(parts, list):
            raise Unusable(MALFORMED)
        return [polygon(p) for p in parts]
    if kind == 'GeometryCollection':
        found = []
        for g in geometry.get('geometries') or []:
            try:
                found += polygons(g)
            except Unusable as u:
                if str(u) != 'geometry:type':
                    raise
        if found:
            return found
    raise Unusable('geometry:type')


def polygonal_part(g):
    parts = [p for p in shapely.get_parts(shapely.get_parts(g)) if p.geom_type == 'Polygon' and not p.is_empty]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def valid(g):
    if g.is_valid:
        return g
    return polygonal_part(shapely.make_valid(g, method='structure', keep_collapsed=False))


def as_read(geometry):
    """(polygonal geometry in the file's CRS, whether it is as it was read)."""
    if geometry is None:
        raise Unusable('geometry:null')
    if not isinstance(geometry, dict):
        raise Unusable('geometry:type')
    found = polygons(geometry)
    kept = [p for p in found if p is not None]
    if not kept:
        raise Unusable('geometry:invalid')
    g = kept[0] if len(kept) == 1 else MultiPolygon(kept)
    if g.is_empty:
        raise Unusable('geometry:invalid')
    whole = len(kept) == len(found) and geometry['type'] != 'GeometryCollection' and closed(geometry)
    return g, whole and g.is_valid


def closed(geometry):
    parts = [geometry['coordinates']] if geometry['type'] == 'Polygon' else geometry['coordinates']
    return all(len(r) > 3 and list(map(float, r[0])) == list(map(float, r[-1])) for p in parts for r in p)


def ring_area(r):
    c = shapely.get_coordinates(r)
    return abs(GEOD.polygon_area_perimeter(c[:, 0], c[:, 1])[0])


def ellipsoidal(lonlat):
    """A(g), m²: geodesic area through the vertices, holes subtracted."""
    total = 0.0
    for p in shapely.get_parts(lonlat):
        total += ring_area(p.exterior) - sum(ring_area(r) for r in p.interiors)
    return total


class Layer:
    """One layer: per feature the geometry as read and repaired, in lon/lat and in the plane, and A."""

    def __init__(self, features, members, declared=None, work=4547):
        self.features = features
        self.crs = file_crs(members, declared)
        self.grid = Plane(self.crs, work)
        n = len(features)
        self.reason, self.intact = [None] * n, [False] * n
        self.file_geom, self.lonlat, self.plane = [None] * n, [None] * n, [None] * n
        self.area = [0.0] * n
        for i, f in enumerate(features):
            try:
                self._prepare(i, f)
            except Unusable as u:
                self.reason[i] = str(u)

    def _prepare(self, i, f):
        g, self.intact[i] = as_read(f.geometry)
        if self.crs.is_geographic:
            x0, y0, x1, y1 = g.bounds
            if x0 < -180 or x1 > 180 or y0 < -90 or y1 > 90:
                raise Unusable(OUT_OF_RANGE)
        g = valid(g)
        if g.is_empty or g.area == 0:
            raise Unusable('geometry:invalid')
        lonlat = self.grid.lonlat(g)
        plane = self.grid.plane(lonlat)
        if not np.isfinite(shapely.get_coordinates(plane)).all():
            raise Unusable(OUT_OF_RANGE)
        self.file_geom[i], self.lonlat[i], self.plane[i] = g, lonlat, valid(plane)
        self.area[i] = float(ellipsoidal(lonlat))

    def usable(self, i):
        return self.reason[i] is None

    def usable_indices(self):
        return [i for i in range(len(self.features)) if self.usable(i)]

    def area_tolerance(self, i):
        return 1e-9 * self.area[i] + 5e-4


def dense_area(grid, plane):
    """m², of a piece of an overlay: its edges split to 100 m along the plane line."""
    if plane is None or plane.is_empty:
        return 0.0
    return ellipsoidal(grid.back(shapely.segmentize(plane, DENSE)))


def piece_tolerance(area):
    return 1e-6 * area + 0.01
