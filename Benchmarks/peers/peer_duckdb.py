#!/usr/bin/env python3
"""The job in DuckDB with its spatial extension, on two threads.      peer_duckdb.py DATA_DIR OUT_DIR"""
import os
import sys

import duckdb

try:  # the extension from its wheel, without DuckDB's own download
    import duckdb_extensions
    duckdb_extensions.import_extension('spatial')
except ImportError:
    pass

from laps import Laps

LAYERS = ('parcels', 'parks', 'zones')
data, out = sys.argv[1:3]
laps = Laps(out)
sql = duckdb.connect().execute
sql('LOAD spatial')
sql(f"SET threads=2; SET memory_limit='18GB'; SET preserve_insertion_order=false; SET temp_directory='{out}/tmp'")

for n in LAYERS:
    sql(f"CREATE TABLE {n} AS SELECT row_number() OVER () - 1 AS k, * FROM ST_Read('{data}/{n}.geojson')")
laps.lap('read')
for n in LAYERS:
    sql(f"""CREATE TABLE {n}_m AS SELECT k, {'park_id,' if n == 'parks' else ''}
        ST_Transform(geom, 'EPSG:4490', 'EPSG:4547', always_xy := true) AS g FROM {n}""")
laps.lap('reproject')
PIECE = 'ST_CollectionExtract(ST_Intersection(p.g, q.g), 3)'
sql(f"""CREATE TABLE pp AS SELECT * FROM (SELECT p.k AS i, q.k AS j, q.park_id, {PIECE} AS g
    FROM parcels_m p JOIN parks_m q ON ST_Intersects(p.g, q.g)) WHERE ST_Area(g) > 0""")
laps.lap('overlay_parks')
sql(f"""CREATE TABLE pz AS SELECT * FROM (SELECT p.k AS i, q.k AS j, {PIECE} AS g
    FROM parcels_m p JOIN zones_m q ON ST_Intersects(p.g, q.g)) WHERE ST_Area(g) > 0""")
laps.lap('overlay_zones')
# ST_Area_Spheroid wants latitude first.
sql("""CREATE TABLE pa AS SELECT p.k AS i, ST_Area(m.g) AS area_m2,
    ST_Area_Spheroid(ST_FlipCoordinates(p.geom)) AS area_geo_m2 FROM parcels p JOIN parcels_m m USING (k)""")
laps.lap('areas_parcels')
GEO = "ST_Area_Spheroid(ST_FlipCoordinates(ST_Transform(g, 'EPSG:4547', 'EPSG:4490', always_xy := true)))"
sql(f'CREATE TABLE ppa AS SELECT i, j, park_id, ST_Area(g) AS a, {GEO} AS ga FROM pp')
sql(f'CREATE TABLE pza AS SELECT i, j, ST_Area(g) AS a, {GEO} AS ga FROM pz')
laps.lap('areas_pieces')
sql("""CREATE TABLE near AS SELECT i, min_by(park_id, (d, park_id)) AS park_id, min(d) AS d FROM (
    SELECT p.k AS i, q.park_id, ST_Distance(p.g, q.g) AS d
    FROM parcels_m p, parks_m q WHERE p.k NOT IN (SELECT i FROM ppa)) GROUP BY i""")
sql('INSERT INTO near SELECT i, min_by(park_id, (-a, park_id)), 0 FROM ppa GROUP BY i')
laps.lap('nearest')
sql("""CREATE TABLE ranked AS
WITH s AS (SELECT i, sum(a) AS in_park_m2, sum(ga) AS in_park_geo_m2, min_by(park_id, (-a, park_id)) AS park_id,
    string_agg(park_id || ':' || printf('%.4f', a / area_m2), ';' ORDER BY park_id) AS park_shares
    FROM ppa JOIN pa USING (i) GROUP BY i),
  z AS (SELECT i, sum(a) AS in_zone_m2, sum(ga) AS in_zone_geo_m2 FROM pza GROUP BY i),
  b AS (SELECT p.*, pa.area_m2, pa.area_geo_m2, coalesce(s.in_park_m2, 0) AS in_park_m2,
    coalesce(s.in_park_geo_m2, 0) AS in_park_geo_m2, coalesce(s.in_park_m2, 0) / pa.area_m2 AS in_park_share, s.park_id,
    s.park_shares, coalesce(z.in_zone_m2, 0) AS in_zone_m2, coalesce(z.in_zone_geo_m2, 0) AS in_zone_geo_m2,
    coalesce(z.in_zone_m2, 0) / pa.area_m2 AS in_zone_share, near.park_id AS nearest_park, near.d AS park_dist_m,
    output_wan / (area_geo_m2 / 1e6) AS output_km2, tax_wan / (area_geo_m2 / 1e6) AS tax_km2
    FROM parcels p JOIN pa ON p.k = pa.i LEFT JOIN s ON s.i = p.k LEFT JOIN z ON z.i = p.k LEFT JOIN near ON near.i = p.k),
  e AS (SELECT b.* EXCLUDE (k), output_km2 / q.bench_output_km2 - 1 AS output_gap, tax_km2 / q.bench_tax_km2 - 1 AS tax_gap,
    100 * (0.6 * percent_rank() OVER (ORDER BY output_km2) + 0.4 * percent_rank() OVER (ORDER BY tax_km2)) AS score
    FROM b JOIN parks q ON q.park_id = b.nearest_park)
SELECT *, row_number() OVER (ORDER BY score DESC, id) AS rank FROM e""")
sql("""CREATE TABLE sm AS SELECT q.park_id, any_value(q.park_name) AS park_name, any_value(q.park_m2) AS park_m2,
    any_value(q.park_geo_m2) AS park_geo_m2, count(*) AS parcels, sum(x.a) AS in_m2, sum(x.ga) AS in_geo_m2,
    sum(x.a / pa.area_m2 * p.output_wan) AS output_wan, sum(x.a / pa.area_m2 * p.tax_wan) AS tax_wan,
    sum(x.a / pa.area_m2 * p.output_wan) / (sum(x.ga) / 1e6) AS output_km2,
    sum(x.a / pa.area_m2 * p.tax_wan) / (sum(x.ga) / 1e6) AS tax_km2,
    sum(x.a / pa.area_m2 * p.output_wan) / (sum(x.ga) / 1e6) / any_value(q.bench_output_km2) - 1 AS output_gap
  FROM (SELECT q.*, ST_Area(m.g) AS park_m2, ST_Area_Spheroid(ST_FlipCoordinates(q.geom)) AS park_geo_m2
    FROM parks q JOIN parks_m m USING (k)) q JOIN ppa x ON x.j = q.k JOIN pa ON pa.i = x.i JOIN parcels p ON p.k = x.i
  GROUP BY q.park_id ORDER BY 1""")
laps.lap('join_rank')
sql(f"COPY sm TO '{out}/parks.csv' (HEADER)")
target = os.path.join(out, 'ranked.geojson')
if os.path.exists(target):
    os.remove(target)
sql('SET preserve_insertion_order=true')
sql(f"""COPY (SELECT * FROM ranked ORDER BY rank) TO '{target}'
    (FORMAT GDAL, DRIVER 'GeoJSON', LAYER_CREATION_OPTIONS 'COORDINATE_PRECISION=9')""")
laps.lap('write')
laps.save()
