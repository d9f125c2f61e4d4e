#!/usr/bin/env python3
"""Draws a ranked study: parcels by score, parks by outline and id, zones faintly.

picture.py RANKED PARKS ZONES DISTRICT OUT.png

A figure for people: longitude and latitude are drawn with the local ratio of a degree's two lengths, nothing is
measured here. The inset shows the park in which most parcels lie, at least in part. Needs matplotlib and a font with Chinese
(fonts-wqy-microhei)."""
import json
import math
import sys
from collections import Counter

import matplotlib

matplotlib.use('Agg')
import matplotlib.patheffects as effects
from matplotlib import font_manager
import matplotlib.pyplot as plt
from matplotlib.collections import PatchCollection
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

INK, FAINT, GREY, ZONE, PAPER = '#1d2733', '#66717d', '#c3c8cd', '#dbd3c0', '#ffffff'
PARK, DISPUTED, LAND, FRAME = '#155a8a', '#7a8894', '#f7f6f2', '#cfcabd'
SCORES = plt.get_cmap('YlOrRd')


def use_chinese_font():
    """Matplotlib's own list of fonts may be older than the font."""
    found = [p for p in font_manager.findSystemFonts() if 'wqy-microhei' in p]
    if not found:
        sys.exit('picture.py: no Chinese font; install fonts-wqy-microhei')
    font_manager.fontManager.addfont(found[0])
    plt.rcParams['font.family'] = ['DejaVu Sans', font_manager.FontProperties(fname=found[0]).get_name()]


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


def draw_parcels(ax, parcels, scale, line):
    """Low scores first, so that the worst land lies on top where parcels are dense."""
    ranked = sorted((f for f in parcels if f['properties']['lk_state'] == 'ranked'),
                    key=lambda f: f['properties']['lk_score'])
    others = [f for f in parcels if f['properties']['lk_state'] == 'unranked']
    draw(ax, others, facecolor=GREY, edgecolor='#8d959d', linewidth=line, zorder=2)
    found, values = [], []
    for f in ranked:
        for p in polygons(f['geometry']):
            found.append(patch(p))
            values.append(f['properties']['lk_score'])
    layer = PatchCollection(found, cmap=SCORES, norm=scale, edgecolor='#5b1a12', linewidth=line, zorder=3)
    layer.set_array(values)
    ax.add_collection(layer)
    return len(ranked), len(others)


def middle(rings):
    shell = rings[0]
    xs, ys = [p[0] for p in shell], [p[1] for p in shell]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def draw_parks(ax, parks, size):
    for f in parks:
        p = f['properties']
        planned = p.get('status', 'planned') == 'planned'
        colour = PARK if planned else DISPUTED
        for rings in polygons(f['geometry']):
            for ring in rings:
                ax.add_line(Line2D([q[0] for q in ring], [q[1] for q in ring], color=colour, linewidth=size / 7.5,
                                   linestyle='-' if planned else (0, (4, 2)), zorder=5, solid_joinstyle='round'))
        draw(ax, [f], facecolor=colour, alpha=0.08, edgecolor='none', zorder=1.5)
        largest = max(polygons(f['geometry']), key=lambda rings: len(rings[0]))
        text = ax.text(*middle(largest), p['id'], color=colour, fontsize=size, fontweight='bold', ha='center',
                       va='center', zorder=6, clip_on=True)
        text.set_path_effects([effects.withStroke(linewidth=3.2, foreground='white')])


def scale_bar(ax, lat, km):
    """A bar of `km` at latitude `lat`, on the parallel."""
    degree = 111.32 * math.cos(math.radians(lat))
    x0, x1, y0, y1 = *ax.get_xlim(), *ax.get_ylim()
    x, y, tick = x0 + (x1 - x0) * 0.03, y0 + (y1 - y0) * 0.035, (y1 - y0) * 0.006
    ax.plot([x, x + km / degree], [y, y], color=INK, linewidth=2.2, solid_capstyle='butt', zorder=7)
    for at in (x, x + km / degree):
        ax.plot([at, at], [y - tick, y + tick], color=INK, linewidth=1.2, zorder=7)
    label = ax.text(x + km / degree / 2, y + 1.8 * tick, f'{km} km', color=INK, fontsize=9.5, ha='center', zorder=7)
    label.set_path_effects([effects.withStroke(linewidth=3, foreground='white')])


def legend(fig, ranked, unranked):
    handles = [
        Patch(facecolor=SCORES(0.75), edgecolor='#5b1a12', label=f'三旧地块 {ranked:,}，按得分着色\nparcels, coloured by score'),
        Patch(facecolor=GREY, edgecolor='#8d959d', label=f'未排名 {unranked:,}，数据缺失\nunranked, figures missing'),
        Patch(facecolor=ZONE, edgecolor=FRAME, label='村级工业园\nvillage industrial zones'),
        Line2D([], [], color=PARK, linewidth=2, label='规划园区\nplanned parks'),
        Line2D([], [], color=DISPUTED, linewidth=2, linestyle=(0, (4, 2)), label='有争议的园区\ndisputed park'),
    ]
    fig.legend(handles=handles, loc='lower center', ncol=5, fontsize=9.2, frameon=False, bbox_to_anchor=(0.5, -0.012),
               columnspacing=2.2, handlelength=1.7, labelcolor=INK)


def box_around(park, by):
    """A window of the map's shape about a park, `by` times as large."""
    xs, ys = zip(*[q[:2] for rings in polygons(park['geometry']) for q in rings[0]])
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    half = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 * by
    return x - half, x + half, y - half * 1.0, y + half * 1.0


def draw_map(ax, layers, scale, line, size):
    parcels, parks, zones, district = layers
    draw(ax, district, facecolor=LAND, edgecolor=FRAME, linewidth=1, zorder=0.5)
    draw(ax, zones, facecolor=ZONE, edgecolor=FRAME, linewidth=line, zorder=1)
    counts = draw_parcels(ax, parcels, scale, line)
    draw_parks(ax, parks, size)
    return counts


def main():
    use_chinese_font()
    *paths, out = sys.argv[1:]
    layers = [features(p) for p in paths]
    parcels, parks, _, district = layers
    xs, ys = zip(*[q[:2] for f in district + parcels + parks for rings in polygons(f['geometry']) for q in rings[0]])
    lat = (min(ys) + max(ys)) / 2
    ratio = 1 / math.cos(math.radians(lat))
    scores = [f['properties']['lk_score'] for f in parcels if f['properties']['lk_score'] is not None]
    scale = Normalize(math.floor(min(scores) / 10) * 10, 100)

    fig = plt.figure(figsize=(13.6, 7.9), dpi=110, facecolor=PAPER)
    ax = fig.add_axes((0.0, 0.075, 0.62, 0.84))
    ax.set(xlim=(min(xs) - 0.004, max(xs) + 0.004), ylim=(min(ys) - 0.004, max(ys) + 0.004), xticks=[], yticks=[])
    ax.set_aspect(ratio)
    ax.spines[:].set_visible(False)
    counts = draw_map(ax, layers, scale, 0.12, 11)
    scale_bar(ax, lat, 5)

    inside = Counter(f['properties']['lk_park'] for f in parcels if (f['properties']['lk_share'] or 0) > 0)
    busiest = inside.most_common(1)[0][0]
    window = box_around(next(f for f in parks if f['properties']['id'] == busiest), 1.3)
    inset = fig.add_axes((0.605, 0.12, 0.335, 0.76))
    inset.set(xlim=window[:2], ylim=window[2:], xticks=[], yticks=[])
    inset.set_aspect(ratio)
    inset.spines[:].set_color(FAINT)
    draw_map(inset, layers, scale, 0.35, 17)
    scale_bar(inset, lat, 1)
    ax.indicate_inset_zoom(inset, edgecolor=FAINT, alpha=0.45, linewidth=0.9)

    bar = fig.colorbar(ScalarMappable(scale, SCORES), cax=fig.add_axes((0.955, 0.17, 0.012, 0.64)))
    bar.outline.set_visible(False)
    bar.ax.tick_params(colors=FAINT, labelsize=8.5, length=0)
    bar.set_label('得分：越高越应先改造   score: the higher, the sooner to renew', color=INK, fontsize=9.5)
    fig.text(0.005, 0.965, '三旧地块对标规划园区  ·  Renewal parcels ranked against the planned parks', color=INK,
             fontsize=15)
    fig.text(0.005, 0.935, '合成样例，图形与数字均为虚构  ·  synthetic sample: neither shapes nor figures are real',
             color=FAINT, fontsize=10)
    legend(fig, *counts)
    fig.savefig(out, bbox_inches='tight', pad_inches=0.2, facecolor=PAPER, metadata={'Software': None})


if __name__ == '__main__':
    main()
