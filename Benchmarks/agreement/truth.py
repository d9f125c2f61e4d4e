"""Exact areas of a workload's parcels, ordered by id; kept beside the workload, since they take a while."""
import os

import numpy as np

from exact import polygon_areas
from figures import features

BLOCK = 20000  # parcels at a time


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
            parts.append(polygon_areas(block))
            block = []
    parts.append(polygon_areas(block))
    order = np.argsort(np.array(ids), kind='stable')
    out = np.array(ids)[order], np.concatenate(parts)[order]
    np.savez(kept, id=out[0], area=out[1])
    return out
