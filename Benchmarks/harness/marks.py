"""The marks that landcli is held to, and whether a run met them."""
from dataclasses import dataclass

FASTER = {'10k': 15, '100k': 20, '1M': 20}  # times the fastest peer
MEMORY_MIB = 600e6 / 2**20                  # at 1M
BYTES_A_PARCEL = 300
TENFOLD = 10.5
SECOND_CORE = 0.9                           # of what arithmetic gains


@dataclass
class Mark:
    text: str
    required: str
    value: float | None
    met: bool | None      # None where it says nothing
    form: str = '%.2f'

    @property
    def shown(self):
        return '–' if self.value is None else self.form % self.value


def mark(text, required, value, holds, form):
    return Mark(text, required, value, None if value is None else holds(value), form)


def faster(s):
    least, peer = FASTER[s.size], s.fastest()
    return mark(f'{s.size}: times as fast as the fastest peer ({peer})', f'≥ {least}', s.ratio(peer) if peer else None,
                lambda v: v >= least, '%.1f')


def at_a_million(results):
    big = results.get('1M')
    if not big:
        return
    peak = big.memory('landcli')
    yield mark('1M: peak memory, MiB', '≤ %.0f' % MEMORY_MIB, peak, lambda v: v <= MEMORY_MIB, '%.0f')
    yield mark('1M over 100k: bytes for each further parcel', f'≤ {BYTES_A_PARCEL}', big.bytes_a_parcel(),
               lambda v: v <= BYTES_A_PARCEL, '%.0f')
    yield mark('1M over 100k: time, in turn', f'≤ {TENFOLD}', big.tenfold(), lambda v: v <= TENFOLD, '%.2f')
    loop, ours = big.loop_gain(), big.thread_gain()
    yield mark('1M: gain from the second thread over that of pure arithmetic', f'≥ {SECOND_CORE}',
               ours / loop if loop and ours else None, lambda v: v >= SECOND_CORE, '%.2f')


def all_marks(results):
    """Of `results`, {size: Summary}."""
    return [faster(s) for s in results.values() if s.size in FASTER] + list(at_a_million(results))
