#!/usr/bin/env python3
"""Draws a ranked study: parcels by score, parks by outline and id, zones faintly.

picture.py RANKED PARKS ZONES OUT.png

A figure for people: longitude and latitude are drawn with the local ratio of a degree's two lengths, nothing is
measured here. Needs matplotlib and a font with Chinese (fonts-wqy-microhei)."""
import json
import math
import sys

import matplotlib

matplotlib.use('Agg')
import matplotlib.patheffects as effects
import matplotlib.pyplot as plt
from matplotlib.collections import PatchCollection
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

INK, FAINT, GREY, ZONE, PAPER = '#1d2733', '#66717d', '#b4bac1', '#dcd6c8', '#fbfaf7'
PARK, DISPUTED = '#155a8a', '#7a8894'
SCORES = plt.get_cmap('YlOrRd')
plt.rcParams['font.family'] = ['DejaVu Sans', 'WenQuanYi Micro Hei']


def features(path):
    with open(path, encoding='utf-8') as f:
        return [x for x in json.load(f)['features'] if x['geometry']]


def polygons(geometry):
    return [geometry['coordinates']] if geometry['type'] == 'Polygon' else geometry['coordinates']


def patch(rings):
    """One polygon with its holes as a path."""
    points, codes = [], []
    for ring in rings:
        points += [p[:2] for p in ring]
        codes += [Path.MOVETO] + [Path.LINETO] * (len(ring) - 2) + [Path.CLOSEPOLY]
    return PathPatch(Path(points, codes))


def draw(ax, items, **style):
    found = [patch(p) for f in items for p in polygons(f['geometry'])]
    ax.add_collection(PatchCollection(found, match_original=False, **style))


def draw_parcels(ax, parcels, scale):
    """Low scores first, so that the worst land lies on top where parcels are dense."""
    ranked = sorted((f for f in parcels if f['properties']['lk_state'] == 'ranked'),
                    key=lambda f: f['properties']['lk_score'])
    others = [f for f in parcels if f['properties']['lk_state'] == 'unranked']
    draw(ax, others, facecolor=GREY, edgecolor='#8d959d', linewidth=0.25, zorder=2)
    found, values = [], []
    for f in ranked:
        for p in polygons(f['geometry']):
            found.append(patch(p))
            values.append(f['properties']['lk_score'])
    layer = PatchCollection(found, cmap=SCORES, norm=scale, edgecolor='#5b1a12', linewidth=0.12, zorder=3)
    layer.set_array(values)
    ax.add_collection(layer)
    return len(ranked), len(others)


def middle(rings):
    shell = rings[0]
    xs, ys = [p[0] for p in shell], [p[1] for p in shell]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def draw_parks(ax, parks):
    for f in parks:
        p = f['properties']
        planned = p.get('status', 'planned') == 'planned'
        colour = PARK if planned else DISPUTED
        for rings in polygons(f['geometry']):
            for ring in rings:
                ax.add_line(Line2D([q[0] for q in ring], [q[1] for q in ring], color=colour, linewidth=1.7,
                                   linestyle='-' if planned else (0, (4, 2)), zorder=5, solid_joinstyle='round'))
        draw(ax, [f], facecolor=colour, alpha=0.07, edgecolor='none', zorder=1.5)
        largest = max(polygons(f['geometry']), key=lambda rings: len(rings[0]))
        text = ax.text(*middle(largest), p['id'], color=colour, fontsize=12, fontweight='bold', ha='center',
                       va='center', zorder=6)
        text.set_path_effects([effects.withStroke(linewidth=3.2, foreground='white')])


def scale_bar(ax, lat, km=5):
    """A bar of `km` at latitude `lat`, on the parallel."""
    degree = 111.32 * math.cos(math.radians(lat))
    x0, x1, y0, y1 = *ax.get_xlim(), *ax.get_ylim()
    x, y = x1 - (x1 - x0) * 0.025 - km / degree, y0 + (y1 - y0) * 0.035
    ax.plot([x, x + km / degree], [y, y], color=INK, linewidth=2.4, solid_capstyle='butt', zorder=7)
    for at in (x, x + km / degree):
        ax.plot([at, at], [y - 0.0016, y + 0.0016], color=INK, linewidth=1.2, zorder=7)
    ax.text(x + km / degree / 2, y + 0.004, f'{km} km', color=INK, fontsize=9.5, ha='center', zorder=7)


def legend(ax, ranked, unranked):
    handles = [
        Patch(facecolor=SCORES(0.75), edgecolor='#5b1a12', label=f'三旧地块（已排名 {ranked:,}）  parcel, ranked'),
        Patch(facecolor=GREY, edgecolor='#8d959d', label=f'未排名 {unranked:,}：数据缺失  unranked: figures missing'),
        Patch(facecolor=ZONE, edgecolor='#c9c1ae', label='村级工业园  village industrial zone'),
        Line2D([], [], color=PARK, linewidth=2, label='规划园区  planned park'),
        Line2D([], [], color=DISPUTED, linewidth=2, linestyle=(0, (4, 2)), label='有争议的园区  disputed park'),
    ]
    box = ax.legend(handles=handles, loc='lower left', fontsize=9, frameon=True, framealpha=0.94, borderpad=0.9,
                    labelspacing=0.65, handlelength=1.8)
    box.get_frame().set(edgecolor='#d9d5cb', facecolor='white')
    box.set_zorder(8)


def main():
    ranked_path, parks_path, zones_path, out = sys.argv[1:]
    parcels, parks, zones = features(ranked_path), features(parks_path), features(zones_path)
    points = [q for f in parcels + parks for rings in polygons(f['geometry']) for q in rings[0]]
    x0, x1 = min(q[0] for q in points), max(q[0] for q in points)
    y0, y1 = min(q[1] for q in points), max(q[1] for q in points)
    lat = (y0 + y1) / 2

    fig, ax = plt.subplots(figsize=(12, 8.6), dpi=110, facecolor=PAPER)
    ax.set_facecolor('white')
    ax.set(xlim=(x0 - 0.01, x1 + 0.01), ylim=(y0 - 0.012, y1 + 0.012))
    ax.set_aspect(1 / math.cos(math.radians(lat)))
    draw(ax, zones, facecolor=ZONE, edgecolor='#c9c1ae', linewidth=0.3, zorder=1)
    low = min(f['properties']['lk_score'] for f in parcels if f['properties']['lk_score'] is not None)
    scale = Normalize(math.floor(max(low, 0) / 10) * 10, 100)
    counts = draw_parcels(ax, parcels, scale)
    draw_parks(ax, parks)
    scale_bar(ax, lat)
    legend(ax, *counts)

    ax.tick_params(colors=FAINT, labelsize=8.5, length=3)
    ax.xaxis.set_major_formatter(lambda v, _: f'{v:.2f}°E')
    ax.yaxis.set_major_formatter(lambda v, _: f'{v:.2f}°N')
    ax.spines[:].set_color('#d9d5cb')
    bar = fig.colorbar(ScalarMappable(scale, SCORES), ax=ax, fraction=0.03, pad=0.015, aspect=38)
    bar.outline.set_visible(False)
    bar.ax.tick_params(colors=FAINT, labelsize=8.5, length=0)
    bar.set_label('得分（越高越应优先改造）  score, the higher the sooner to renew', color=INK, fontsize=9.5)
    ax.set_title('三旧地块对标规划园区  ·  Renewal parcels ranked against the planned parks', loc='left', color=INK,
                 fontsize=14.5, pad=22)
    ax.text(0, 1.014, '合成样例 sampledata/huadu：图形与数字均为虚构  synthetic sample: neither shapes nor figures are real',
            transform=ax.transAxes, color=FAINT, fontsize=9.5)
    fig.savefig(out, bbox_inches='tight', pad_inches=0.25, facecolor=PAPER, metadata={'Software': None})


if __name__ == '__main__':
    main()
