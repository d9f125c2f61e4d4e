#!/usr/bin/env python3
"""The job in GeoPandas 1.x, Shapely 2 and pyogrio, vectorised, on two threads.      peer_geopandas.py DATA_DIR OUT_DIR

As fast as it was found to go: Arrow in and out; STR-tree in bulk, containment split off, intersection over arrays
(`geopandas.overlay` takes longer); plane areas in EPSG:6933, equal-area with straight chords (`pyproj.Geod` takes
longer); distances to runs of 16 park edges (`sjoin_nearest` takes 13 times as long)."""
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from laps import Laps

THREADS = 2
data, out = sys.argv[1:3]
laps = Laps(out)


def parallel(fn, *arrays):
    """fn over slices, on all threads: Shapely releases the lock."""
    if len(arrays[0]) < 2000:
        return fn(*arrays)
    parts = [np.array_split(x, THREADS * 4) for x in arrays]
    with ThreadPoolExecutor(THREADS) as pool:
        return np.concatenate(list(pool.map(fn, *parts)))


def read(name):
    return gpd.read_file(os.path.join(data, name + '.geojson'), engine='pyogrio', use_arrow=True)


def ellipsoidal_area(lonlat):
    return lonlat.to_crs(6933).area.to_numpy()


def overlay(layer):
    """Parcel and feature of each pair, their common part, and whether the parcel lies inside."""
    others = np.asarray(layer.values)
    tree = shapely.STRtree(plane)
    shapely.prepare(others)
    j, i = tree.query(others, predicate='intersects')
    order = np.lexsort((j, i))
    i, j = i[order], j[order]
    # On one thread: prepared geometries build themselves lazily, and sharing one crashes.
    inside = shapely.contains_properly(others[j], plane[i])
    part = plane[i].copy()
    k = np.nonzero(~inside)[0]
    part[k] = parallel(shapely.intersection, plane[i[k]], others[j[k]])
    keep = parallel(shapely.area, part) > 0
    return i[keep], j[keep], part[keep], inside[keep]


def piece_areas(i, part, inside):
    """Plane and ellipsoidal area of the pieces."""
    out = np.empty(len(part))
    out[inside] = geo[i[inside]]
    out[~inside] = ellipsoidal_area(gpd.GeoSeries(part[~inside], crs=4547).to_crs(4490))
    return parallel(shapely.area, part), out


def nearest(outside):
    """Nearest park and distance of these parcels, by a tree over runs of 16 edges."""
    runs, own = [], []
    for q, g in enumerate(parks_plane.values):
        for ring in [g.exterior, *g.interiors]:
            c = shapely.get_coordinates(ring)
            for b in range(0, len(c) - 1, 16):
                runs.append(shapely.linestrings(c[b:b + 17]))
                own.append(q)
    tree, own = shapely.STRtree(np.array(runs)), np.array(own)
    tree.query_nearest(plane[0])  # builds the tree before any thread uses it

    def ask(g):
        r, d = tree.query_nearest(g, return_distance=True, all_matches=False)
        return np.column_stack([own[r[1]], d])
    found = parallel(ask, plane[outside])
    return found[:, 0].astype(int), found[:, 1]


def sums(i, a, g):
    """Areas of the pieces of each parcel."""
    s = pd.DataFrame({'i': i, 'a': a, 'g': g}).groupby('i')[['a', 'g']].sum().reindex(range(n), fill_value=0.0)
    return s.a.to_numpy(), s.g.to_numpy()


def percent_rank(c):
    return (c.rank(method='min') - 1) / (n - 1)


parcels, parks, zones = read('parcels'), read('parks'), read('zones')
laps.lap('read')
parcels_plane, parks_plane, zones_plane = (g.geometry.to_crs(4547) for g in (parcels, parks, zones))
plane = np.asarray(parcels_plane.values)
n = len(plane)
laps.lap('reproject')
pi, pj, park_part, park_inside = overlay(parks_plane)
laps.lap('overlay_parks')
zi, zj, zone_part, zone_inside = overlay(zones_plane)
laps.lap('overlay_zones')
area, geo = parallel(shapely.area, plane), ellipsoidal_area(parcels.geometry)
laps.lap('areas_parcels')
pa, pga = piece_areas(pi, park_part, park_inside)
za, zga = piece_areas(zi, zone_part, zone_inside)
laps.lap('areas_pieces')

outside = np.ones(n, bool)
outside[pi] = False
away = np.nonzero(outside)[0]
nj, nd = nearest(away)
laps.lap('nearest')

ids = parks.park_id.to_numpy()
pairs = pd.DataFrame({'i': pi, 'j': pj, 'a': pa, 'g': pga})
pairs['share'] = pairs.a / area[pairs.i]
best = pairs.sort_values(['i', 'a', 'j'], ascending=[True, False, True]).drop_duplicates('i')
reference, distance = np.zeros(n, int), np.zeros(n)
reference[away], distance[away] = nj, nd
reference[best.i] = best.j
parcels['area_m2'], parcels['area_geo_m2'] = area, geo
parcels['in_park_m2'], parcels['in_park_geo_m2'] = sums(pi, pa, pga)
parcels['in_park_share'] = parcels.in_park_m2 / area
parcels['park_id'] = pd.Series(ids[best.j], index=best.i).reindex(range(n)).to_numpy()
label = pairs.sort_values(['i', 'j'])
label = pd.Series(ids[label.j] + ':' + label.share.map('{:.4f}'.format).to_numpy(dtype=object), index=label.i.to_numpy())
parcels['park_shares'] = label.groupby(level=0).agg(';'.join).reindex(range(n)).to_numpy() if len(label) else None
parcels['in_zone_m2'], parcels['in_zone_geo_m2'] = sums(zi, za, zga)
parcels['in_zone_share'] = parcels.in_zone_m2 / area
parcels['nearest_park'], parcels['park_dist_m'] = ids[reference], distance
parcels['output_km2'], parcels['tax_km2'] = parcels.output_wan / (geo / 1e6), parcels.tax_wan / (geo / 1e6)
parcels['output_gap'] = parcels.output_km2 / parks.bench_output_km2.to_numpy()[reference] - 1
parcels['tax_gap'] = parcels.tax_km2 / parks.bench_tax_km2.to_numpy()[reference] - 1
parcels['score'] = 100 * (0.6 * percent_rank(parcels.output_km2) + 0.4 * percent_rank(parcels.tax_km2))
pairs['ow'] = pairs.share * parcels.output_wan.to_numpy()[pairs.i]
pairs['tw'] = pairs.share * parcels.tax_wan.to_numpy()[pairs.i]
parcels = parcels.sort_values(['score', 'id'], ascending=[False, True], kind='stable')
parcels['rank'] = np.arange(1, n + 1)
g = pairs.groupby('j').agg(parcels=('i', 'size'), in_m2=('a', 'sum'), in_geo_m2=('g', 'sum'), output_wan=('ow', 'sum'),
                           tax_wan=('tw', 'sum')).reindex(range(len(parks)), fill_value=0)
summary = pd.DataFrame({'park_id': ids, 'park_name': parks.park_name, 'park_m2': parks_plane.area.to_numpy(),
                        'park_geo_m2': ellipsoidal_area(parks.geometry)}).join(g)
summary['output_km2'] = summary.output_wan / (summary.in_geo_m2 / 1e6)
summary['tax_km2'] = summary.tax_wan / (summary.in_geo_m2 / 1e6)
summary['output_gap'] = summary.output_km2 / parks.bench_output_km2 - 1
laps.lap('join_rank')

summary.to_csv(os.path.join(out, 'parks.csv'), index=False)
target = os.path.join(out, 'ranked.geojson')
if os.path.exists(target):
    os.remove(target)
parcels.to_file(target, driver='GeoJSON', engine='pyogrio', use_arrow=True, COORDINATE_PRECISION=9)
laps.lap('write')
laps.save()
