"""Rules about polygons: overlaps, slivers, repairs, ground outside, in two parks, gaps, versions."""
import shapely

import reading
from found import Found
from geometry import Layer, closed, ellipsoidal, polygonal_part
from overlay import is_sliver, pieces
from years import ROLES


class Ground:
    def geometry(self):
        found = [Found('geometry:unusable', r, 'feature', x.label) for r, x in self.members(False) if not x.usable]
        for role in ROLES:
            found += self.overlaps(role) + self.repairs(role)
        found += self.outside() + self.two_parks() + self.overlay_slivers()
        for r, x in self.members():
            if x.registered is not None and abs(x.registered / x.area - 1) > self.limit('geometry:registered'):
                found.append(Found('geometry:registered', r, 'feature', x.label, None, x.registered / x.area - 1,
                                   2 * x.tolerance * x.registered / x.area ** 2 + 1e-9))
        for role, l in self.lineages.items():
            for i, j, sound in l.unlinked:
                share = sound / min(l.a.area[i], l.b.area[j])
                if share > self.limit('geometry:versions'):
                    found.append(Found('geometry:versions', role, 'feature', f'{l.old[i].label};{l.new[j].label}', None,
                                       share, 1e-4))
            for c, area in l.gaps:
                share = area / l.area(c)[0]
                if share > self.limit('geometry:gap'):
                    found.append(Found('geometry:gap', role, 'feature', l.labels(c)[0], None, share, 1e-4))
            if len(l.narrow) > self.limit('geometry:sliver'):
                found.append(Found('geometry:sliver', role, 'all', 'all', None, len(l.narrow)))
        return found

    def overlaps(self, role):
        layer, found = self.year.layers[role], []
        index = [i for i in layer.usable_indices() if role != 'parks' or i in self.year.planned]
        tree = shapely.STRtree([layer.plane[i] for i in index])
        members, thin = self.year.members[role], []
        for i in index:
            for j in sorted(index[h] for h in tree.query(layer.plane[i], predicate='intersects')):
                if j <= i:
                    continue
                parts = pieces(layer.plane[i], layer.plane[j])
                label = f'{members[i].label};{members[j].label}'
                area = sum(self.size(p) for p in parts)
                if parts and all(is_sliver(p, self.width) for p in parts):
                    thin.append(Found('geometry:sliver', role, 'feature', label, None, 1))
                elif area > self.limit('geometry:overlap'):
                    found.append(Found('geometry:overlap', role, 'feature', label, None, area, 1e-6 * area + 0.02))
        return found + (thin if len(thin) > self.limit('geometry:sliver') else [])

    def repairs(self, role):
        """A ring that crosses itself has the area of its loops by their turn; the repaired one that of its ground."""
        layer, found = self.year.layers[role], []
        for x in self.year.members[role]:
            if not x.usable or layer.intact[x.index]:
                continue
            before = self.drawn(layer, x.index)
            if before is None:
                continue
            moved = abs(x.area - before)
            if moved > self.limit('geometry:repair') * before:
                found.append(Found('geometry:repair', role, 'feature', x.label, None, moved / before, 1e-6))
        return found

    @staticmethod
    def drawn(layer, i):
        """m² of what stands in the file, if it is closed rings that are not valid."""
        raw = layer.features[i].geometry
        if raw.get('type') not in ('Polygon', 'MultiPolygon') or not closed(raw):
            return None
        parts = [raw['coordinates']] if raw['type'] == 'Polygon' else raw['coordinates']
        rings = [[[(float(p[0]), float(p[1])) for p in r] for r in part] for part in parts]
        found = [shapely.Polygon(r[0], r[1:]) for r in rings]
        g = shapely.MultiPolygon(found)
        return None if g.is_valid else sum(float(ellipsoidal(layer.grid.lonlat(p))) for p in found)

    def outside(self):
        files = self.plan.files('district', self.year.year)
        if not files:
            return []
        features, members = reading.load(files[0])
        district = Layer(features, members, (self.plan.layers['district'] or {}).get('crs'))
        outline = shapely.union_all([district.plane[i] for i in district.usable_indices()])
        shapely.prepare(outline)
        found = []
        for r, x in self.members():
            g = self.year.layers[r].plane[x.index]
            if r == 'parks' or outline.covers(g):
                continue
            parts = [p for p in shapely.get_parts(polygonal_part(shapely.difference(g, outline))) if p.area > 0]
            area = sum(self.size(p) for p in parts if not is_sliver(p, self.width))
            if area > self.limit('geometry:outside'):
                found.append(Found('geometry:outside', r, 'feature', x.label, None, area, 1e-6 * area + 0.02))
        return found

    def in_parks(self, role, x):
        """Areas of its parts in planned parks that are no slivers, the largest first."""
        g, parks = self.year.layers[role].plane[x.index], self.year.layers['parks']
        found = []
        for k in self.year.counted:
            if parks.usable(k) and shapely.intersects(g, parks.plane[k]):
                sound = sum(self.size(p) for p in pieces(g, parks.plane[k]) if not is_sliver(p, self.width))
                found += [sound] if sound > 0 else []
        return sorted(found, reverse=True)

    def two_parks(self):
        found = []
        for r, x in self.members():
            parts = self.in_parks(r, x) if r != 'parks' else []
            if len(parts) > 1 and parts[1] > self.limit('identity:two-parks'):
                found.append(Found('identity:two-parks', r, 'feature', x.label, None, parts[1], 1e-6 * parts[1] + 0.02))
        return found

    def overlay_slivers(self):
        year, count = self.year, 0
        for x in year.members['parcels']:
            if not x.usable:
                continue
            g = year.layers['parcels'].plane[x.index]
            others = [year.overlay.park_geom[k] for k in year.overlay.meeting_parks(x.index)]
            others += [year.layers['zones'].plane[z] for z in year.overlay.near_zones(x.index)]
            count += sum(is_sliver(p, self.width) for o in others for p in pieces(g, o))
        return [Found('geometry:sliver', None, 'study', '', None, count)] if count > self.limit('geometry:sliver') else []
