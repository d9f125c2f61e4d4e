"""Rules about the amounts of single features and of groups."""
from collections import defaultdict
from math import fsum, log10
from statistics import median

from found import NAMES, Found
from years import LEVELS, ROLES


class Amounts:
    def amounts(self):
        found = []
        for r, x in self.members():
            for m, name in enumerate(NAMES):
                a = x.amounts[m]
                if a.state == 'redacted':
                    found.append(Found('amount:redacted', r, 'feature', x.label, name))
                if a.known and a.value == 0:
                    found.append(Found('amount:zero', r, 'feature', x.label, name, 0.0))
                if a.known and a.value < 0:
                    found.append(Found('amount:negative', r, 'feature', x.label, name, a.value, 1e-12))
            output, tax = x.amounts
            if output.known and tax.known and 0 < tax.value > self.limit('amount:tax-above-output') * output.value:
                value = tax.value / output.value if output.value > 0 else None
                found.append(Found('amount:tax-above-output', r, 'feature', x.label, None, value, 1e-9))
        return found + self.outliers() + self.residuals()

    def outliers(self):
        found = []
        for role in ('parcels', 'zones'):
            for m, name in enumerate(NAMES):
                groups = defaultdict(list)
                for x in self.year.members[role]:
                    if (x.intensity(m) or 0) > 0:
                        groups[x.category].append((x, log10(x.intensity(m))))
                for category, group in groups.items():
                    found += self.spread(role, name, category, group)
        return found

    def spread(self, role, name, category, group):
        if len(group) < 8:
            return []
        middle = median(v for _, v in group)
        mad = median(abs(v - middle) for _, v in group)
        if mad == 0:
            return [Found('amount:outlier', role, 'category', category or 'all', name, 0.0)]
        z = [(x, 0.6745 * (v - middle) / mad) for x, v in group]
        return [Found('amount:outlier', role, 'feature', x.label, name, v, 1e-6 + 1e-5 * abs(v)) for x, v in z
                if abs(v) > self.limit('amount:outlier')]

    def residuals(self):
        found = []
        for m, name in enumerate(NAMES):
            for z, (given, rest) in self.year.residuals[m].items():
                if given > 0 and abs(rest) > self.limit('amount:residual') * given:
                    label = self.year.members['zones'][z].label
                    found.append(Found('amount:residual', 'zones', 'feature', label, name, rest / given, 1e-5))
        return found

    def groups(self):
        """Groups that are estimated for the most part."""
        found = []
        for role in ROLES:
            for level in LEVELS[role]:
                for m, name in enumerate(NAMES):
                    sums = defaultdict(list)
                    for x in self.year.members[role]:
                        group = self.year.group(role, level, x)
                        if x.usable and group is not None and x.amounts[m].known:
                            sums[group].append(x.amounts[m])
                    for group, some in sums.items():
                        whole = fsum(a.value for a in some)
                        part = fsum(a.value for a in some if a.state == 'estimated')
                        if whole > 0 and part / whole > self.limit('amount:estimated'):
                            found.append(Found('amount:estimated', role, level, group, name, part / whole, 1e-5))
        return found
