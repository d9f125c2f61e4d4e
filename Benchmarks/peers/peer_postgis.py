#!/usr/bin/env python3
"""The job in PostGIS: ogr2ogr in by COPY, SQL with GiST indexes and parallel workers, ogr2ogr out.

    pg_cluster.sh start PG_DIR; peer_postgis.py DATA_DIR OUT_DIR PG_DIR

What the server used goes to OUT_DIR/server.json."""
import json
import os
import subprocess
import sys

from laps import Laps
from pg_server import Server

LAYERS = ('parcels', 'parks', 'zones')
data, out, pg = sys.argv[1:4]
DATABASE = f"host=127.0.0.1 port={os.environ.get('PGPORT', '55432')} user=bench dbname=lu"


def sh(*command):
    subprocess.run(command, check=True)


def sql(q):
    sh('psql', '-q', '-v', 'ON_ERROR_STOP=1', DATABASE, '-c', 'SET client_min_messages=error', '-c', q)


server = Server(pg)
sql('DROP TABLE IF EXISTS parcels, parks, zones, parcels_m, parks_m, zones_m, parks_sub, pp, pz, pa, near, ranked, sm')
laps = Laps(out)
for n in LAYERS:
    sh('ogr2ogr', '-q', '-f', 'PostgreSQL', 'PG:' + DATABASE, f'{data}/{n}.geojson', '-nln', n, '-nlt', 'GEOMETRY',
       '-a_srs', 'EPSG:4490', '-gt', '200000', '-lco', 'GEOMETRY_NAME=geom', '-lco', 'FID=k', '-lco', 'UNLOGGED=ON',
       '-lco', 'SPATIAL_INDEX=NONE', '-lco', 'PRECISION=NO', '--config', 'PG_USE_COPY', 'YES')
laps.lap('read')
for n in LAYERS:
    sql(f"CREATE UNLOGGED TABLE {n}_m AS SELECT k, {'park_id,' if n == 'parks' else ''} ST_Transform(geom, 4547) AS g FROM {n}")
laps.lap('reproject')
for n in LAYERS:
    sql(f'CREATE INDEX ON {n}_m USING gist (g)')
    sql(f'ANALYZE {n}_m')
    sql(f'ANALYZE {n}')
sql('CREATE UNLOGGED TABLE parks_sub AS SELECT park_id, ST_Subdivide(g, 48) AS g FROM parks_m')
sql('CREATE INDEX ON parks_sub USING gist (g)')
sql('ANALYZE parks_sub')
laps.lap('index')
PIECE = 'CASE WHEN ST_CoveredBy(p.g, q.g) THEN p.g ELSE ST_CollectionExtract(ST_Intersection(p.g, q.g), 3) END'
for t, layer, extra in (('pp', 'parks', 'park_id,'), ('pz', 'zones', '')):
    sql(f"""CREATE UNLOGGED TABLE {t} AS
        SELECT i, j, {extra} ST_Area(g) AS a, ST_Area(ST_Transform(g, 4490)::geography) AS ga
        FROM (SELECT p.k AS i, q.k AS j, {'q.' + extra if extra else ''} {PIECE} AS g
          FROM {layer}_m q JOIN parcels_m p ON ST_Intersects(q.g, p.g) OFFSET 0) x WHERE ST_Area(g) > 0""")
    laps.lap(f'overlay_{layer}+areas')
sql("""CREATE UNLOGGED TABLE pa AS SELECT p.k AS i, ST_Area(m.g) AS area_m2, ST_Area(p.geom::geography) AS area_geo_m2
    FROM parcels p JOIN parcels_m m USING (k)""")
laps.lap('areas_parcels')
sql("""CREATE UNLOGGED TABLE near AS SELECT p.k AS i, n.park_id, n.d FROM parcels_m p CROSS JOIN LATERAL (
    SELECT q.park_id, q.g <-> p.g AS d FROM parks_sub q ORDER BY q.g <-> p.g LIMIT 1) n
    WHERE NOT EXISTS (SELECT 1 FROM pp WHERE pp.i = p.k)""")
sql('INSERT INTO near SELECT DISTINCT ON (i) i, park_id, 0 FROM pp ORDER BY i, a DESC, park_id')
laps.lap('nearest')
sql('ANALYZE pp; ANALYZE pz; ANALYZE pa; ANALYZE near')
sql("""CREATE UNLOGGED TABLE ranked AS
WITH s AS (SELECT i, sum(a) AS in_park_m2, sum(ga) AS in_park_geo_m2, (array_agg(park_id ORDER BY a DESC, park_id))[1] AS park_id,
    string_agg(park_id || ':' || to_char(a / area_m2, 'FM0.0000'), ';' ORDER BY park_id) AS park_shares
    FROM pp JOIN pa USING (i) GROUP BY i),
  z AS (SELECT i, sum(a) AS in_zone_m2, sum(ga) AS in_zone_geo_m2 FROM pz GROUP BY i),
  b AS (SELECT p.k, p.id, pa.area_m2, pa.area_geo_m2, coalesce(s.in_park_m2, 0) AS in_park_m2,
    coalesce(s.in_park_geo_m2, 0) AS in_park_geo_m2, coalesce(s.in_park_m2, 0) / pa.area_m2 AS in_park_share, s.park_id,
    s.park_shares, coalesce(z.in_zone_m2, 0) AS in_zone_m2, coalesce(z.in_zone_geo_m2, 0) AS in_zone_geo_m2,
    coalesce(z.in_zone_m2, 0) / pa.area_m2 AS in_zone_share, near.park_id AS nearest_park, near.d AS park_dist_m,
    output_wan / (area_geo_m2 / 1e6) AS output_km2, tax_wan / (area_geo_m2 / 1e6) AS tax_km2
    FROM parcels p JOIN pa ON p.k = pa.i LEFT JOIN s ON s.i = p.k LEFT JOIN z ON z.i = p.k LEFT JOIN near ON near.i = p.k),
  e AS (SELECT b.*, output_km2 / q.bench_output_km2 - 1 AS output_gap, tax_km2 / q.bench_tax_km2 - 1 AS tax_gap,
    100 * (0.6 * percent_rank() OVER (ORDER BY output_km2) + 0.4 * percent_rank() OVER (ORDER BY tax_km2)) AS score
    FROM b JOIN parks q ON q.park_id = b.nearest_park)
SELECT *, row_number() OVER (ORDER BY score DESC, id COLLATE "C") AS rank FROM e""")
sql("""CREATE TABLE sm AS SELECT q.park_id, max(q.park_name) AS park_name, max(q.park_m2) AS park_m2,
    max(q.park_geo_m2) AS park_geo_m2, count(*) AS parcels, sum(x.a) AS in_m2, sum(x.ga) AS in_geo_m2,
    sum(x.a / pa.area_m2 * p.output_wan) AS output_wan, sum(x.a / pa.area_m2 * p.tax_wan) AS tax_wan,
    sum(x.a / pa.area_m2 * p.output_wan) / (sum(x.ga) / 1e6) AS output_km2,
    sum(x.a / pa.area_m2 * p.tax_wan) / (sum(x.ga) / 1e6) AS tax_km2,
    sum(x.a / pa.area_m2 * p.output_wan) / (sum(x.ga) / 1e6) / max(q.bench_output_km2) - 1 AS output_gap
  FROM (SELECT q.*, ST_Area(m.g) AS park_m2, ST_Area(q.geom::geography) AS park_geo_m2
    FROM parks q JOIN parks_m m USING (k) OFFSET 0) q
  JOIN pp x ON x.j = q.k JOIN pa ON pa.i = x.i JOIN parcels p ON p.k = x.i GROUP BY q.park_id ORDER BY 1""")
laps.lap('join_rank')
sh('psql', '-q', DATABASE, '-c', f"\\copy sm TO '{out}/parks.csv' CSV HEADER")
target = os.path.join(out, 'ranked.geojson')
if os.path.exists(target):
    os.remove(target)
OLD = ', '.join('p.' + c for c in ('id name category year output_wan tax_wan floor_area town village land_use industry '
                                   'plot_ratio area_mu cert_no map_sheet remark').split())
NEW = ', '.join('r.' + c for c in ('area_m2 area_geo_m2 in_park_m2 in_park_geo_m2 in_park_share park_id park_shares in_zone_m2 '
                                   'in_zone_geo_m2 in_zone_share nearest_park park_dist_m output_km2 tax_km2 output_gap tax_gap '
                                   'score rank').split())
sh('ogr2ogr', '-q', '-f', 'GeoJSON', target, 'PG:' + DATABASE, '-nln', 'ranked', '-lco', 'COORDINATE_PRECISION=9', '-sql',
   f'SELECT {OLD}, {NEW}, p.geom FROM ranked r JOIN parcels p ON p.k = r.k ORDER BY r.rank')
laps.lap('write')
laps.save()
with open(os.path.join(out, 'server.json'), 'w') as f:
    json.dump(server.stop(), f)
