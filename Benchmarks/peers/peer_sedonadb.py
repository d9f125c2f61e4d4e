#!/usr/bin/env python3
"""The job in SedonaDB, a Rust engine on DataFusion, on all cores.      peer_sedonadb.py DATA_DIR OUT_DIR

It has no area on an ellipsoid (that of a geography is on a sphere), so areas are plane areas in EPSG:6933, equal-area
with straight chords. Distances are a nearest-neighbour join with runs of 16 park edges."""
import os
import sys

import sedonadb

from laps import Laps

LAYERS = (('parcels', 'id'), ('parks', 'park_id'), ('zones', 'zone_id'))
data, out = sys.argv[1:3]
laps = Laps(out)
sd = sedonadb.connect()


def table(name, q):
    sd.sql(q).to_memtable().to_view(name, overwrite=True)


def park_runs():
    """The parks' boundaries in runs of 16 edges."""
    import geopandas as gpd
    import shapely
    parks = sd.sql('SELECT park_id, g FROM parks_m').to_pandas()
    rows = []
    for park, g in zip(parks.park_id, parks.g):
        for ring in [g.exterior, *g.interiors]:
            c = shapely.get_coordinates(ring)
            rows += [(park, shapely.linestrings(c[b:b + 17])) for b in range(0, len(c) - 1, 16)]
    return gpd.GeoDataFrame({'park_id': [r[0] for r in rows]}, geometry=[r[1] for r in rows], crs=4547)


for n, _ in LAYERS:
    sd.read_pyogrio(os.path.join(data, n + '.geojson')).to_memtable().to_view(n, overwrite=True)
laps.lap('read')
for n, key in LAYERS:
    table(n + '_m', f"SELECT {key}, ST_Transform(wkb_geometry, 'EPSG:4326', 'EPSG:4547') AS g FROM {n}")
laps.lap('reproject')
for t, layer, key in (('pp', 'parks', 'park_id'), ('pz', 'zones', 'zone_id')):
    table(t, f"""SELECT * FROM (SELECT p.id, q.{key}, ST_Intersection(p.g, q.g) AS g
        FROM parcels_m p JOIN {layer}_m q ON ST_Intersects(p.g, q.g)) t WHERE ST_Area(g) > 0""")
    laps.lap('overlay_' + layer)
table('pa', """SELECT p.id, ST_Area(m.g) AS area_m2,
    ST_Area(ST_Transform(p.wkb_geometry, 'EPSG:4326', 'EPSG:6933')) AS area_geo_m2
    FROM parcels p JOIN parcels_m m ON p.id = m.id""")
laps.lap('areas_parcels')
GEO = "ST_Area(ST_Transform(g, 'EPSG:4547', 'EPSG:6933'))"
table('ppa', f'SELECT id, park_id, ST_Area(g) AS a, {GEO} AS ga FROM pp')
table('pza', f'SELECT id, zone_id, ST_Area(g) AS a, {GEO} AS ga FROM pz')
laps.lap('areas_pieces')
sd.create_data_frame(park_runs()).to_view('runs', overwrite=True)
table('out_m', 'SELECT * FROM parcels_m WHERE id NOT IN (SELECT id FROM ppa)')
table('near0', """SELECT id, first_value(park_id ORDER BY d, park_id) AS park_id, min(d) AS d FROM (
    SELECT p.id, q.park_id, ST_Distance(p.g, q.geometry) AS d
    FROM out_m p JOIN runs q ON ST_KNN(p.g, q.geometry, 1, false)) t GROUP BY id""")
table('near', """SELECT * FROM near0 UNION ALL
    SELECT id, first_value(park_id ORDER BY a DESC, park_id) AS park_id, 0.0 AS d FROM ppa GROUP BY id""")
laps.lap('nearest')
table('ranked', """
WITH s AS (SELECT x.id, sum(a) AS in_park_m2, sum(ga) AS in_park_geo_m2,
    first_value(park_id ORDER BY a DESC, park_id) AS park_id,
    string_agg(park_id || ':' || CAST(round(a / area_m2, 4) AS VARCHAR), ';' ORDER BY park_id) AS park_shares
    FROM ppa x JOIN pa ON pa.id = x.id GROUP BY x.id),
  z AS (SELECT id, sum(a) AS in_zone_m2, sum(ga) AS in_zone_geo_m2 FROM pza GROUP BY id),
  b AS (SELECT p.*, pa.area_m2, pa.area_geo_m2, coalesce(s.in_park_m2, 0) AS in_park_m2,
    coalesce(s.in_park_geo_m2, 0) AS in_park_geo_m2, coalesce(s.in_park_m2, 0) / pa.area_m2 AS in_park_share, s.park_id,
    s.park_shares, coalesce(z.in_zone_m2, 0) AS in_zone_m2, coalesce(z.in_zone_geo_m2, 0) AS in_zone_geo_m2,
    coalesce(z.in_zone_m2, 0) / pa.area_m2 AS in_zone_share, near.park_id AS nearest_park, near.d AS park_dist_m,
    output_wan / (area_geo_m2 / 1e6) AS output_km2, tax_wan / (area_geo_m2 / 1e6) AS tax_km2
    FROM parcels p JOIN pa ON p.id = pa.id LEFT JOIN s ON s.id = p.id LEFT JOIN z ON z.id = p.id
    LEFT JOIN near ON near.id = p.id),
  e AS (SELECT b.*, output_km2 / q.bench_output_km2 - 1 AS output_gap, tax_km2 / q.bench_tax_km2 - 1 AS tax_gap,
    100 * (0.6 * percent_rank() OVER (ORDER BY output_km2) + 0.4 * percent_rank() OVER (ORDER BY tax_km2)) AS score
    FROM b JOIN parks q ON q.park_id = b.nearest_park)
SELECT *, row_number() OVER (ORDER BY score DESC, id) AS rank FROM e ORDER BY rank""")
table('sm', """SELECT q.park_id, first_value(q.park_name) AS park_name, first_value(q.park_m2) AS park_m2,
    first_value(q.park_geo_m2) AS park_geo_m2, count(*) AS parcels, sum(x.a) AS in_m2, sum(x.ga) AS in_geo_m2,
    sum(x.a / pa.area_m2 * p.output_wan) AS output_wan, sum(x.a / pa.area_m2 * p.tax_wan) AS tax_wan,
    sum(x.a / pa.area_m2 * p.output_wan) / (sum(x.ga) / 1e6) AS output_km2,
    sum(x.a / pa.area_m2 * p.tax_wan) / (sum(x.ga) / 1e6) AS tax_km2,
    sum(x.a / pa.area_m2 * p.output_wan) / (sum(x.ga) / 1e6) / first_value(q.bench_output_km2) - 1 AS output_gap
  FROM (SELECT q.*, ST_Area(m.g) AS park_m2, ST_Area(ST_Transform(q.wkb_geometry, 'EPSG:4326', 'EPSG:6933')) AS park_geo_m2
    FROM parks q JOIN parks_m m ON q.park_id = m.park_id) q
  JOIN ppa x ON x.park_id = q.park_id JOIN pa ON pa.id = x.id JOIN parcels p ON p.id = x.id
  GROUP BY q.park_id ORDER BY 1""")
laps.lap('join_rank')
sd.sql('SELECT * FROM sm').to_pandas().to_csv(os.path.join(out, 'parks.csv'), index=False)
target = os.path.join(out, 'ranked.geojson')
if os.path.exists(target):
    os.remove(target)
sd.sql('SELECT * FROM ranked ORDER BY rank').to_pyogrio(target, driver='GeoJSON', COORDINATE_PRECISION=9)
laps.lap('write')
laps.save()
