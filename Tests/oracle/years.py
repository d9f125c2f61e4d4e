"""A study of several years as its plan describes it: every year's layers, amounts, labels, benchmarks (§1–3)."""
import os

import yaml

import amounts as money
import benchmarks as bench
import reading
from geometry import Layer
from overlay import Overlay

ROLES = ('parcels', 'zones', 'parks')
IDS = ('id', 'parcel_id', 'zone_id', 'park_id', '地块编号', '图斑编号', '园区编号')
MU = 2000 / 3  # m²
UNITS = {'m²': 1.0, '亩': MU, '公顷': 1e4, 'km²': 1e6}
DEFAULTS = {'link': 0.1, 'same': 0.005, 'sliver_width': 0.05, 'min_cover': 0.8}


def intensity(said):
    """亿元/km² of `{value, unit}` in a plan; None where nothing is said."""
    if not said:
        return None
    money, area = said['unit'].split('/')
    return said['value'] * {'亿元': 1.0, '万元': 1e-4}[money] / (UNITS[area] / 1e6)


class Plan:
    """The plan file, as far as an audit needs it; money columns are those in 万元 of the samples."""

    def __init__(self, path):
        self.folder = os.path.dirname(os.path.abspath(path))
        with open(path, encoding='utf-8') as f:
            self.tree = yaml.safe_load(f)
        self.layers = self.tree['layers']
        self.parks = self.tree.get('parks') or {}
        self.totals = self.tree.get('control_totals') or []
        self.audit = self.tree.get('audit') or {}
        self.prices = self.tree.get('prices') or {}
        given = self.tree.get('settings') or {}
        self.settings = {k: float(given.get(k, v)) for k, v in DEFAULTS.items()}

    def years(self):
        sets = [set(l['years']) for l in self.layers.values() if 'years' in l]
        return sorted(set.intersection(*sets)) if sets else []

    def files(self, role, year):
        layer = self.layers.get(role)
        if layer is None:
            return []
        found = layer['years'][year] if 'years' in layer else layer.get('files') or layer['file']
        found = found if isinstance(found, list) else [found]
        return [os.path.join(self.folder, f) for f in found]

    def basis(self, year):
        said = (self.prices.get('years') or {}).get(year) or self.prices
        return 'current' if said.get('basis', 'current') == 'current' else ('constant', said['base_year'])

    def factor(self, start, end):
        """What amounts of `start` are multiplied by to stand beside those of `end`; None where they cannot."""
        a, b = self.basis(start), self.basis(end)
        source = start if a == 'current' else a[1]
        target = start if b == 'current' else b[1]
        if a == b or source == target:
            return 1.0
        level = self.prices.get('deflators') or {}
        return level[target] / level[source] if source in level and target in level else None


class Member:
    """One feature of a year."""

    def __init__(self, layer, i, ident, amounts, label):
        self.index, self.id, self.amounts = i, ident or '', list(amounts)
        self.usable = layer.usable(i)
        self.area = layer.area[i] if self.usable else 0.0
        self.tolerance = layer.area_tolerance(i)
        self.town, self.category, self.belt, self.named = (label(k) for k in ('town', 'category', 'belt', 'park'))
        self.name = label('name')
        self.status = ''
        self.park = None

    @property
    def label(self):
        return self.id or f'#{self.index + 1}'

    def intensity(self, m):
        a = self.amounts[m]
        return a.value / (self.area / 1e6) if self.usable and self.area > 0 and a.known else None


class Year:
    def __init__(self, plan, year):
        self.plan, self.year = plan, year
        self.layers, self.members, self.crs = {}, {}, {}
        for role in ROLES:
            self._read(role)
        self._count_parks()
        self.overlay = Overlay(self.layers['parcels'], self.layers['zones'], self.layers['parks'], self.counted,
                               plan.settings['sliver_width'])
        self.residuals = [{}, {}]
        if plan.tree.get('estimate') == 'zones':
            self._estimate()
        for m in self.members['parcels']:
            if m.usable:
                m.park = self.overlay.reference(m.index)[0][0]
                if not m.belt and m.park is not None:
                    m.belt = self.members['parks'][m.park].belt
        self._closed()

    def _read(self, role):
        said = self.plan.layers.get(role) or {}
        features, members = [], {}
        for path in self.plan.files(role, self.year):
            some, members = reading.load(path)
            features += some
        for i, f in enumerate(features):
            f.index = i
        self.crs[role] = said.get('crs')
        layer = Layer(features, members, said.get('crs'))
        ids = [reading.id_text(f, IDS) for f in features]
        stats = said.get('stats')
        keyed = stats and stats.get('year')
        rows = stats and reading.read_stats(os.path.join(self.plan.folder, stats['file']), self.year if keyed else None)
        found = money.layer_amounts(features, ids, rows)
        self.layers[role], self.members[role] = layer, []
        for i, f in enumerate(features):
            text = lambda k, f=f: (f.properties.get(k) or '').strip() if isinstance(f.properties.get(k), str) else ''
            member = Member(layer, i, ids[i], found[i], text)
            cell = money.cell(f.properties.get('area_mu'))
            member.registered = cell.value * MU if cell.known else None
            self.members[role].append(member)

    def _count_parks(self):
        tree, parks = self.plan.tree, self.members['parks']
        on = {'planned'} | ({'disputed'} if tree.get('include_disputed') else set())
        for m, f in zip(parks, self.layers['parks'].features):
            m.status = (self.plan.parks.get(m.id) or {}).get('status') or bench.status(f)
        self.counted = [m.index for m in parks if m.status in on]
        self.planned = set(self.counted)
        missing = (tree.get('benchmarks') or {}).get('missing', 'substitute')
        given = {k: tuple(intensity(p.get(f'bench_{n}')) for n in ('output', 'tax')) for k, p in self.plan.parks.items()}
        self.table = bench.benchmarks(self.layers['parks'], [m.id for m in parks], [m.amounts for m in parks],
                                      self.counted, missing == 'substitute', given)

    def own(self, k, m):
        """A park's own or fixed intensity, 亿元/km²."""
        b = self.table.get(k, (bench.NONE, bench.NONE))[m]
        return b.value if b.kind in ('own', 'fixed') else None

    def _estimate(self):
        parcels, zones = self.layers['parcels'], self.layers['zones']
        given = [m.amounts for m in self.members['parcels']]
        of_zones = [m.amounts for m in self.members['zones']]
        cover = self.plan.settings['min_cover']
        filled, _ = money.estimate_from_zones(parcels, zones, given, of_zones, self.overlay, cover)
        for k in (0, 1):
            left, _ = money.zone_rest(parcels, zones, given, of_zones, self.overlay, k)
            received = dict.fromkeys(left, 0.0)
            for p in parcels.usable_indices():
                if given[p][k].state == 'absent' and filled[p][k].known:
                    for z, area in self.overlay.zone_areas(p):
                        if z in left:
                            received[z] += left[z] * area / zones.area[z]
            self.residuals[k] = {z: (of_zones[z][k].value, left[z] - received[z]) for z in left}
        for m, a in zip(self.members['parcels'], filled):
            m.amounts = list(a)

    def _closed(self):
        """The greatest known intensity of each layer and measure: what an unknown one cannot pass (§7.22)."""
        self.caps = {}
        for role in ROLES:
            for k in (0, 1):
                known = [v for v in (m.intensity(k) for m in self.members[role]) if v is not None]
                self.caps[role, k] = max([0.0] + known)

    def group(self, role, level, member):
        """The name of the member's group; None where it is in none."""
        if role == 'parks' and member.index not in self.planned:
            return None
        return 'all' if level == 'all' else getattr(member, level) or None


LEVELS = {'parcels': ('all', 'belt', 'town', 'category'), 'zones': ('all', 'town'), 'parks': ('all', 'belt')}
