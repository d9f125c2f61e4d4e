"""§2: the states of a cell, and estimates of parcels from zones."""
import math
import re
import unicodedata
from dataclasses import dataclass

from reading import Num

NUMBER = re.compile(r'[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?(?:[eE][+-]?\d+)?|[+-]?\.\d+(?:[eE][+-]?\d+)?')
WAN = 1e4  # 万元 in one 亿元
TRUE = {'1', 'true', '是', 'yes', 'y'}
OUTPUT_COLUMNS = ('output_wan', '产值(万元)')
TAX_COLUMNS = ('tax_wan', '税收(万元)')


@dataclass(frozen=True)
class Amount:
    state: str
    value: float | None = None  # in the unit of the column, or 亿元 once scaled

    @property
    def known(self):
        return self.value is not None


ABSENT = Amount('absent')


def cell(value) -> Amount:
    """The state of one cell as it stands in a file."""
    if value is None:
        return ABSENT
    if not isinstance(value, str):  # true, an object, an array
        return Amount('invalid')
    if isinstance(value, Num):
        v = float(value)
        return Amount('measured', v) if math.isfinite(v) else Amount('invalid')
    text = unicodedata.normalize('NFKC', value).strip()
    if text == '':
        return ABSENT
    if text == '***':
        return Amount('redacted')
    if text == '--':
        return Amount('na')
    if NUMBER.fullmatch(text):
        v = float(text.replace(',', ''))
        if math.isfinite(v):
            return Amount('measured', v)
    return Amount('invalid')


def scaled(a: Amount, estimated=False) -> Amount:
    """万元 to 亿元; a marked estimate keeps its value under its own state."""
    if not a.known:
        return a
    return Amount('estimated' if estimated else a.state, a.value / WAN)


def first_column(row, names):
    for n in names:
        if n in row:
            return row[n]
    return None


def layer_amounts(features, ids, stats):
    """[(output, tax)] in 亿元, from the properties or, when given, from the statistics of the year."""
    out = []
    for f, i in zip(features, ids):
        row = f.properties if stats is None else stats.get(i, {})
        mark = stats is not None and (row.get('estimated') or '').strip().lower() in TRUE
        out.append(tuple(scaled(cell(first_column(row, c)), mark) for c in (OUTPUT_COLUMNS, TAX_COLUMNS)))
    return out


def estimate_from_zones(parcels, zones, amounts, zone_amounts, overlay, min_cover):
    """§9. Fills absent cells: (amounts, tolerance of each estimate in 亿元).

    `overlay` gives the zones that meet a parcel and the areas they share."""
    filled = [list(a) for a in amounts]
    tolerance = [[0.0, 0.0] for _ in amounts]
    for m in (0, 1):
        left, noise = zone_rest(parcels, zones, amounts, zone_amounts, overlay, m)
        for p in parcels.usable_indices():
            if amounts[p][m].state != 'absent':
                continue
            parts = [(z, area) for z, area in overlay.zone_areas(p) if z in left]
            if parts and overlay.zone_cover(p, [z for z, _ in parts]) >= min_cover:
                filled[p][m] = Amount('estimated', sum(left[z] * a / zones.area[z] for z, a in parts))
                tolerance[p][m] = sum((noise[z] * a + left[z] * (1e-6 * a + 0.01)) / zones.area[z] for z, a in parts)
    return [tuple(a) for a in filled], tolerance


def zone_rest(parcels, zones, amounts, zone_amounts, overlay, m):
    """V'_z of every zone with a value, and its tolerance: what measured parcels leave of it."""
    left = {z: a[m].value for z, a in enumerate(zone_amounts) if a[m].known and zones.usable(z)}
    noise = dict.fromkeys(left, 0.0)
    for p in parcels.usable_indices():
        if amounts[p][m].state != 'measured':
            continue
        for z, area in overlay.zone_areas(p):
            if z in left:
                left[z] -= amounts[p][m].value * area / parcels.area[p]
                noise[z] += abs(amounts[p][m].value) * (1e-6 * area + 0.01) / parcels.area[p]
    return {z: max(0.0, v) for z, v in left.items()}, noise
