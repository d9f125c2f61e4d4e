"""Shares, overlaps and distances of single parcels by the method's text, for those where two results differ.

Overlays in EPSG:4547 by GEOS; pieces densified to 100 m, taken back to degrees and measured by `exact`."""
import json

import numpy as np
import pyproj
import shapely

from exact import polygon_areas
from figures import features

DENSE = 100.0  # m
TO_PLANE = pyproj.Transformer.from_crs(4490, 4547, always_xy=True)


def moved(geometries, direction):
    return shapely.transform(np.asarray(geometries), lambda xy: np.column_stack(
        TO_PLANE.transform(xy[:, 0], xy[:, 1], direction=direction)))


def ground_area(pieces):
    """Ellipsoidal area in m² of polygons of the plane, all together."""
    pieces = [p for p in shapely.get_parts(pieces) if p.geom_type == 'Polygon' and p.area > 0]
    back = moved(shapely.segmentize(pieces, DENSE), 'INVERSE')
    return float(polygon_areas([json.loads(shapely.to_geojson(p)) for p in back]).sum())


class Layer:
    def __init__(self, path, key):
        found = [(f['properties'][key], shapely.from_geojson(json.dumps(f['geometry']))) for f in features(path)]
        self.ids = [i for i, _ in found]
        self.plane = moved([g for _, g in found], 'FORWARD')
        self.tree = shapely.STRtree(self.plane)

    def overlaps(self, parcel):
        """{id: m²} of the features that share ground with a parcel."""
        areas = {self.ids[k]: ground_area([shapely.intersection(parcel, self.plane[k])])
                 for k in self.tree.query(parcel, predicate='intersects')}
        return {k: a for k, a in areas.items() if a > 0}

    def distances(self, parcel):
        return dict(zip(self.ids, shapely.distance(parcel, self.plane)))


class Arbiter:
    def __init__(self, data):
        self.data, self.kept = data, {}
        self.parks, self.zones = Layer(f'{data}/parks.geojson', 'park_id'), Layer(f'{data}/zones.geojson', 'zone_id')

    def parcels(self, wanted):
        """{id: polygon in the plane}; of what was asked for before none is read again."""
        new = set(wanted) - set(self.kept)
        if new:
            found = {f['properties']['id']: shapely.from_geojson(json.dumps(f['geometry']))
                     for f in features(f'{self.data}/parcels.geojson') if f['properties']['id'] in new}
            self.kept |= dict(zip(found, moved(list(found.values()), 'FORWARD')))
        return {i: self.kept[i] for i in wanted}
