"""§11, 12: what each park offers as a benchmark, per measure."""
from dataclasses import dataclass

from amounts import WAN, cell

FIXED_COLUMNS = ('bench_output_km2', 'bench_tax_km2')  # 万元/km²
KM2 = 1e6


@dataclass(frozen=True)
class Benchmark:
    kind: str | None = None  # own, fixed, substituted; None: there is none
    value: float | None = None  # 亿元/km²
    relative: float = 0.0  # tolerance of the value


NONE = Benchmark()


def status(feature):
    s = feature.properties.get('status')
    return s.strip() if isinstance(s, str) and s.strip() else 'planned'


def counted(features, disputed, carrier):
    """Indices of the parks that are benchmarks and count in in_park."""
    on = {'planned'} | ({'disputed'} if disputed else set()) | ({'carrier'} if carrier else set())
    return [i for i, f in enumerate(features) if status(f) in on]


def one(layer, k, amount, column, given):
    """Own wins over fixed; a value that is not positive is none."""
    if amount.known and amount.value > 0:
        return Benchmark('own', amount.value / (layer.area[k] / KM2), layer.area_tolerance(k) / layer.area[k])
    fixed = given
    if fixed is None:
        c = cell(layer.features[k].properties.get(column))
        fixed = c.value / WAN if c.known else None
    return Benchmark('fixed', fixed) if fixed is not None and fixed > 0 else NONE


def benchmarks(layer, ids, amounts, indices, substitute=True, given=None):
    """{park index: (of output, of tax)} over the usable counted parks; `given`: id -> (Y, τ) of the plan."""
    usable = [k for k in indices if layer.usable(k)]
    table = {k: [NONE, NONE] for k in usable}
    for m in (0, 1):
        for k in usable:
            plan = (given or {}).get(ids[k], (None, None))[m]
            table[k][m] = one(layer, k, amounts[k][m], FIXED_COLUMNS[m], plan)
        have = [k for k in usable if table[k][m].kind]
        if have and substitute:
            area = sum(layer.area[k] for k in have)
            mean = sum(table[k][m].value * layer.area[k] for k in have) / area
            worst = 2 * max(layer.area_tolerance(k) / layer.area[k] for k in have)
            for k in usable:
                if not table[k][m].kind:
                    table[k][m] = Benchmark('substituted', mean, worst)
    return {k: tuple(v) for k, v in table.items()}


def kind_of(pair):
    """lk_bench, as the set of texts that may stand there."""
    a, b = pair[0].kind, pair[1].kind
    if a == b:
        return (a,)
    return ('mixed',) if a and b else ('mixed', a or b)
