"""The figures of one result, by parcel id: columns as arrays, whatever tool wrote them."""
import numpy as np
import orjson

OURS = {'area': 'lk_area_m2', 'distance': 'lk_dist_m', 'park': 'lk_park', 'in_park': 'lk_inpark', 'in_zone': 'lk_inzone',
        'score': 'lk_score', 'rank': 'lk_rank', 'uplift': 'lk_up_t'}
THEIRS = {'area': 'area_geo_m2', 'distance': 'park_dist_m', 'park': 'nearest_park', 'park_area': 'in_park_geo_m2',
          'zone_area': 'in_zone_geo_m2', 'output': 'output_wan', 'tax': 'tax_wan'}


def features(path):
    """Each feature of a GeoJSON that holds one a line, as both GDAL and landcli write it."""
    with open(path, 'rb') as f:
        for line in f:
            line = line.strip().rstrip(b',')
            if line.startswith(b'{') and line.endswith(b'}') and b'"Feature"' in line[:30]:
                yield orjson.loads(line)


def load(path, names, key='id'):
    """{name: array}, ordered by id, with the ids under `id`. A missing number is NaN."""
    columns = {n: [] for n in names}
    ids = []
    for f in features(path):
        p = f['properties']
        ids.append(p[key])
        for n, source in names.items():
            columns[n].append(p.get(source))
    order = np.argsort(np.array(ids), kind='stable')
    out = {'id': np.array(ids)[order]}
    for n, values in columns.items():
        kind = object if n == 'park' else float
        out[n] = np.array([v if v is not None or kind is object else np.nan for v in values], dtype=kind)[order]
    return out


def ours(folder):
    return load(f'{folder}/ranked.geojson', OURS)


def theirs(folder):
    """A peer's figures. Its shares are of plane areas; ours are of areas on the ellipsoid, so they are made anew from
    its ellipsoidal areas."""
    c = load(f'{folder}/ranked.geojson', THEIRS)
    c['in_park'], c['in_zone'] = c['park_area'] / c['area'], c['zone_area'] / c['area']
    return c
