"""Exact areas of a workload's parcels, ordered by id; kept beside the workload, since they take a while.

They are by a formula of our own, so every one is held against PROJ's geodesics (pyproj.Geod) first."""
import json
import os
import sys

import numpy as np
import pyproj
import shapely

from exact import polygon_areas
from figures import features

BLOCK = 20000  # parcels at a time
NOISE = 1e-3   # m²: what PROJ's geodesics may carry themselves, some 1e-5 a vertex
GEOD = pyproj.Geod(a=6378137, rf=298.257222101)


def geodesic(polygon):
    """m², by PROJ, whichever way the rings turn."""
    return sum(sign * abs(GEOD.polygon_area_perimeter(*ring.xy)[0]) for part in shapely.get_parts(polygon)
               for sign, rings in ((1, [part.exterior]), (-1, part.interiors)) for ring in rings)


def checked(block):
    """Areas of a block of geometries; stops where PROJ says otherwise."""
    found = polygon_areas(block)
    theirs = np.array([geodesic(g) for g in shapely.from_geojson([json.dumps(g) for g in block])])
    wrong = np.nonzero(~(np.abs(found - theirs) <= NOISE + 1e-9 * theirs))[0]
    if len(wrong):
        sys.exit(f'{len(wrong)} exact areas are not PROJ\'s, the first {found[wrong[0]]} m², not {theirs[wrong[0]]} m²')
    return found


def areas(data):
    path, kept = f'{data}/parcels.geojson', f'{data}/areas.npz'
    if os.path.exists(kept) and os.path.getmtime(kept) > os.path.getmtime(path):
        stored = np.load(kept)
        return stored['id'], stored['area']
    ids, parts, block = [], [], []
    for f in features(path):
        ids.append(f['properties']['id'])
        block.append(f['geometry'])
        if len(block) == BLOCK:
            parts.append(checked(block))
            block = []
    parts.append(checked(block))
    order = np.argsort(np.array(ids), kind='stable')
    out = np.array(ids)[order], np.concatenate(parts)[order]
    np.savez(kept, id=out[0], area=out[1])
    return out
