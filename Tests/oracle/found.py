"""One thing that a rule must find."""
from dataclasses import dataclass

NAMES = ('output', 'tax')
DEFAULTS = {
    'control:total': 1e-6, 'control:levelled': 0.5, 'control:closing': 1, 'control:account': 1e-9,
    'geometry:overlap': 1, 'geometry:versions': 0.005, 'geometry:gap': 0.005, 'geometry:sliver': 0,
    'geometry:repair': 0.001, 'geometry:registered': 0.1, 'geometry:outside': 1, 'amount:unit-jump': 0.1,
    'amount:outlier': 3.5, 'amount:change': 0.5, 'amount:tax-above-output': 1, 'amount:estimated': 0.3,
    'amount:residual': 0.5, 'performance:target': 1, 'performance:fell': 0.02, 'performance:bottom': 1,
    'performance:standing': 2, 'identity:two-parks': 1, 'method:accuracy': 1}


@dataclass(frozen=True)
class Found:
    rule: str
    layer: str | None
    kind: str
    id: str
    measure: str | None = None
    value: float | None = None  # None: not compared
    tolerance: float = 0.0

    @property
    def key(self):
        return (self.rule, self.layer or '', self.kind, self.id, self.measure or '')
