"""§21: what became of the ground between two years."""
from collections import defaultdict

import shapely

from geometry import dense_area, piece_tolerance, polygonal_part
from overlay import is_sliver, pieces


class Component:
    def __init__(self, old, new):
        self.old, self.new = sorted(old), sorted(new)
        self.kind = self.identity = self.changed = None
        self.common, self.common_tolerance = 0.0, 0.0


class Lineage:
    """`components` in the order of their earlier members, then of the new ones."""

    def __init__(self, role, before, after, settings):
        self.role, self.settings = role, settings
        self.a, self.b = before.layers[role], after.layers[role]
        self.old, self.new = before.members[role], after.members[role]
        self.width = settings['sliver_width']
        self.links, self.unlinked, self.narrow = [], [], []
        self._pairs()
        self._join()
        self._identify()
        for c in self.components:
            self._classify(c)
        self.gaps = [g for g in map(self._gap, self.components) if g]

    def _pairs(self):
        new = self.b.usable_indices()
        tree = shapely.STRtree([self.b.plane[j] for j in new])
        for i in self.a.usable_indices():
            g = self.a.plane[i]
            for hit in sorted(tree.query(g, predicate='intersects')):
                j = new[hit]
                self._pair(i, j, g, self.b.plane[j])

    def _pair(self, i, j, g, h):
        if shapely.equals_exact(g, h, 0):
            sound, narrow, thin = self.a.area[i], 0.0, []
        else:
            found = pieces(g, h)
            thin = [p for p in found if is_sliver(p, self.width)]
            narrow = sum(self._area(p) for p in thin)
            sound = sum(self._area(p) for p in found if not is_sliver(p, self.width))
        if sound > 0:
            least = min(self.a.area[i], self.b.area[j])
            (self.links if sound >= self.settings['link'] * least else self.unlinked).append((i, j, sound))
        elif narrow > 0:
            self.narrow.append((i, j, max(2 * p.area / p.length for p in thin)))

    def _area(self, plane):
        return dense_area(self.a.grid, plane)

    def _join(self):
        parent = {}

        def root(x):
            while parent.setdefault(x, x) != x:
                parent[x] = parent[parent[x]]
                x = parent[x]
            return x
        for i, j, _ in self.links:
            parent[root(('new', j))] = root(('old', i))
        groups = {}
        for key in [('old', i) for i in self.a.usable_indices()] + [('new', j) for j in self.b.usable_indices()]:
            groups.setdefault(root(key), []).append(key)
        self.components = [Component([i for s, i in g if s == 'old'], [i for s, i in g if s == 'new'])
                           for g in groups.values()]
        home = {i: c for c in self.components for i in c.old}
        for i, _, sound in self.links:
            home[i].common += sound
            home[i].common_tolerance += piece_tolerance(sound)

    def _identify(self):
        where = defaultdict(set)
        for n, c in enumerate(self.components):
            for ident in [self.old[i].id for i in c.old] + [self.new[j].id for j in c.new]:
                if ident:
                    where[ident].add(n)
        reused = {n for places in where.values() if len(places) > 1 for n in places}
        for n, c in enumerate(self.components):
            before, after = {self.old[i].id for i in c.old}, {self.new[j].id for j in c.new}
            if n in reused:
                c.identity = 'reused'
            elif before - {''} and after - {''}:
                c.identity = 'kept' if (before & after) - {''} else 'changed'

    def _classify(self, c):
        n, m = len(c.old), len(c.new)
        if not n or not m:
            c.kind = 'gone' if n else 'new'
        elif n > 1 or m > 1:
            c.kind = 'reallocated' if n > 1 and m > 1 else 'split' if m > 1 else 'merged'
        else:
            c.changed = self._changed(c.old[0], c.new[0])
            c.kind = 'same' if c.changed[0] <= self.settings['same'] else 'redrawn'

    def _changed(self, i, j):
        """A(a△b)/A(a∪b) without slivers, the same with them, and their tolerance."""
        g, h = self.a.plane[i], self.b.plane[j]
        if shapely.equals_exact(g, h, 0):
            return 0.0, 0.0, 0.0
        moved = [p for p in shapely.get_parts(polygonal_part(shapely.symmetric_difference(g, h))) if p.area > 0]
        whole = self._area(polygonal_part(shapely.union(g, h)))
        sizes = [(self._area(p), is_sliver(p, self.width)) for p in moved]
        sound, every = sum(s for s, thin in sizes if not thin), sum(s for s, _ in sizes)
        return sound / whole, every / whole, (piece_tolerance(every) + piece_tolerance(whole) * 2) / whole

    def _gap(self, c):
        """(component, area) of a split or reallocation of which some ground is in no later feature."""
        if c.kind not in ('split', 'reallocated'):
            return None
        left = shapely.union_all([self.a.plane[i] for i in c.old])
        near = c.new + [j for i, j, _ in self.unlinked if i in c.old]
        left = shapely.difference(left, shapely.union_all([self.b.plane[j] for j in near]))
        area = sum(self._area(p) for p in shapely.get_parts(polygonal_part(left))
                   if p.area > 0 and not is_sliver(p, self.width))
        return (c, area) if area > 0 else None

    def labels(self, c):
        return ';'.join(self.old[i].label for i in c.old), ';'.join(self.new[j].label for j in c.new)

    def area(self, c):
        return (sum(self.old[i].area for i in c.old), sum(self.new[j].area for j in c.new))

