"""The method's score (§14 to §18) from a result's figures, and whether an order is one that the scores allow."""
import numpy as np

SWAP = 1e-6  # parcels whose scores differ by less may be swapped
WAN = 1e4    # 万元 in 亿元


def scores(output, tax, area, benchmarks):
    """S of every parcel: half the gap of output and half of tax to its park's fixed intensities, each in [0, 1].

    `output` and `tax` in 万元, `area` in m², `benchmarks` in 万元/km² of each parcel's park."""
    km2 = area / 1e6
    gaps = [np.clip(1 - amount / km2 / bench, 0, 1) for amount, bench in zip((output, tax), benchmarks)]
    return 100 * (0.5 * gaps[0] + 0.5 * gaps[1])


def uplift(tax, area, bench):
    """U_t, 亿元 a year."""
    return np.maximum(0, bench * (area / 1e6) - tax) / WAN


def ranked(score, lift, ids):
    """The order of the method: S rounded to 1e-9, then U_t, then id."""
    return np.lexsort((ids, -lift, -np.round(score, 9)))


def misplaced(rank, score, lift, ids):
    """Which parcels an order puts wrongly, as positions in it: not 1…m, a score above an earlier one by SWAP or more,
    or, between neighbours of the very same score, the tie rule broken."""
    order = np.argsort(rank, kind='stable')
    wrong = rank[order] != np.arange(1, len(rank) + 1)
    s, u, i = score[order], lift[order], ids[order]
    lowest = np.minimum.accumulate(s)
    wrong[1:] |= s[1:] - lowest[:-1] >= SWAP
    clamped = (s[1:] == s[:-1]) & ((s[1:] == 0) | (s[1:] == 100))
    by_id = (u[1:] == u[:-1]) & (i[1:] < i[:-1])
    by_lift = u[1:] > u[:-1] * (1 + 1e-9) + 1e-12
    wrong[1:] |= clamped & (by_lift | by_id)
    return order[wrong]
