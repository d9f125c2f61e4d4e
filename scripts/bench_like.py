#!/usr/bin/env python3
"""Rewrites a sample study as other bureaus would export it, so that the defaults of the method (§6) are judged too.

bench_like.py STUDY YEAR OUT      writes OUT/{parcels,zones,parks}.geojson

Chinese column names, amounts as text with thousands commas, parks with fixed intensities instead of amounts, numeric
ids without a fraction, a third ordinate here and there, and parcels in EPSG:4526 (eastings with the zone's number),
named by the `crs` member of GeoJSON 2008. Needs pyproj."""
import json
import os
import sys

import pyproj

NAMES = {'name': '名称', 'output_wan': '产值(万元)', 'tax_wan': '税收(万元)', 'area_mu': '面积(亩)'}
IDS = {'parcels': '地块编号', 'zones': 'zone_id', 'parks': 'park_id'}
CRS = {'type': 'name', 'properties': {'name': 'urn:ogc:def:crs:EPSG::4526'}}


def features(path):
    with open(path, encoding='utf-8') as f:
        return json.load(f)['features']


def renamed(properties, layer):
    return {IDS[layer] if k == 'id' else NAMES.get(k, k) if layer == 'parcels' else k: v for k, v in properties.items()}


def as_text(value):
    """12345.6 as a person types it; what is no number stays."""
    return f'{value:,}' if isinstance(value, (int, float)) and value >= 1000 else value


def projected(geometry, to_plane):
    """The geometry in the plane, to a tenth of a millimetre."""
    def ring(points):
        xs, ys = to_plane.transform(*zip(*points))
        return [[round(x, 4), round(y, 4)] for x, y in zip(xs, ys)]
    c = geometry['coordinates']
    nested = [ring(r) for r in c] if geometry['type'] == 'Polygon' else [[ring(r) for r in p] for p in c]
    return {'type': geometry['type'], 'coordinates': nested}


def write(path, name, items, **members):
    with open(path, 'w', encoding='utf-8') as f:
        head = json.dumps({'type': 'FeatureCollection', 'name': name, **members}, ensure_ascii=False)
        f.write(head[:-1] + ', "features": [\n')
        f.write(',\n'.join(json.dumps(i, ensure_ascii=False) for i in items))
        f.write('\n]}\n')


def parks(study):
    for i, f in enumerate(features(os.path.join(study, 'parks.geojson'))):
        p = renamed(f['properties'], 'parks')
        km2 = p['area_mu'] / 1500
        for amount, bench in (('output_wan', 'bench_output_km2'), ('tax_wan', 'bench_tax_km2')):
            if i % 3 and isinstance(p.get(amount), (int, float)):  # two of three have fixed intensities in 万元/km²
                p[bench] = round(p.pop(amount) / km2, 1)
        yield {**f, 'properties': p}


def zones(study):
    for f in features(os.path.join(study, 'zones.geojson')):
        if f['geometry']['type'] == 'Polygon':
            f['geometry']['coordinates'] = [[[*p, 12.5] for p in r] for r in f['geometry']['coordinates']]
        yield {**f, 'properties': renamed(f['properties'], 'zones')}


def parcels(study, year):
    to_plane = pyproj.Transformer.from_crs(4490, 4526, always_xy=True)
    for i, f in enumerate(features(os.path.join(study, f'parcels-{year}.geojson'))):
        p = renamed(f['properties'], 'parcels')
        p[IDS['parcels']] = 44011400000000000 + i  # beyond 2^53
        for column in ('产值(万元)', '税收(万元)'):
            if column in p:
                p[column] = as_text(p[column])
        yield {'type': 'Feature', 'properties': p, 'geometry': projected(f['geometry'], to_plane)}


def main():
    study, year, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    write(os.path.join(out, 'parks.geojson'), 'parks', parks(study))
    write(os.path.join(out, 'zones.geojson'), 'zones', zones(study))
    write(os.path.join(out, 'parcels.geojson'), 'parcels', parcels(study, year), crs=CRS)


if __name__ == '__main__':
    main()
