"""One result against a peer's, parcel by parcel.

Each figure is first compared with the peer's within the tolerance. Where that fails, the peer's figure may itself be
off by more than the tolerance (chords instead of geodesics, noise of geodesic libraries), so ours is then held against
an exact one, within the same tolerance. How many parcels needed that is reported, never passed over."""
import numpy as np

import ranking

AREA_RELATIVE, AREA = 1e-6, 1e-3          # against a peer, m²
EXACT_RELATIVE, EXACT = 1e-9, 5e-4        # against exact areas, m²: the method's own tolerance
SHARE = 1e-6
DISTANCE, TIE_AREA = 1e-3, 0.01           # m, m²


class Report:
    """What was compared: counts a check, and the ids that failed."""

    def __init__(self):
        self.rows = []

    def add(self, name, direct, judged, failed, worst):
        self.rows.append({'check': name, 'direct': int(direct), 'judged': int(judged), 'failed': [str(i) for i in failed],
                          'largest': float(worst)})

    @property
    def failures(self):
        return sum(len(r['failed']) for r in self.rows)


def compare(mine, peer, exact, arbiter, benchmarks):
    """All checks. `exact` are areas in the order of ids; `benchmarks` {park: (output, tax)} in 万元/km²."""
    report = Report()
    if not same_parcels(report, mine, peer):
        return report
    areas(report, mine, peer, exact)
    shares(report, mine, peer, exact, arbiter)
    parks(report, mine, peer, arbiter)
    order(report, mine, peer, exact, benchmarks)
    return report


def same_parcels(report, mine, peer):
    missing = np.setxor1d(mine['id'], peer['id'])
    twice = len(np.unique(mine['id'])) != len(mine['id'])
    failed = list(missing[:100]) + ['duplicate ids'] * twice
    report.add('every parcel once', len(mine['id']) - len(missing), 0, failed, len(missing))
    return not failed


def areas(report, mine, peer, exact):
    ours = mine['area']
    off = ~(np.abs(ours - peer['area']) <= AREA_RELATIVE * exact + AREA)
    wrong = off & ~(np.abs(ours - exact) <= AREA_RELATIVE * exact + AREA)
    report.add('area, 1e-6 + 1e-3 m²', (~off).sum(), off.sum(), mine['id'][wrong], np.abs(ours - peer['area']).max())
    wrong = ~(np.abs(ours - exact) <= EXACT_RELATIVE * exact + EXACT)
    report.add('area to the exact one, 1e-9 + 5e-4 m²', (~wrong).sum(), 0, mine['id'][wrong], np.abs(ours - exact).max())


def shares(report, mine, peer, exact, arbiter):
    for name, layer in (('in_park', arbiter.parks), ('in_zone', arbiter.zones)):
        d = np.abs(mine[name] - peer[name])
        off = np.nonzero(~(d <= SHARE))[0]
        shapes = arbiter.parcels(set(mine['id'][off]))
        failed = []
        for i in off:
            true = sum(layer.overlaps(shapes[mine['id'][i]]).values()) / exact[i]
            if not abs(mine[name][i] - true) <= SHARE:
                failed.append(mine['id'][i])
        report.add(f'{name}, 1e-6', len(d) - len(off), len(off), failed, np.nanmax(d))


def parks(report, mine, peer, arbiter):
    """Reference parks, and the distance to them. Another park is right only where the method's rule lets it tie."""
    other = np.nonzero(mine['park'] != peer['park'])[0]
    d = np.abs(mine['distance'] - peer['distance'])
    far = np.nonzero(~(d <= DISTANCE))[0]
    shapes = arbiter.parcels(set(mine['id'][np.union1d(other, far)]))
    failed = [mine['id'][i] for i in other if not ties(arbiter, shapes[mine['id'][i]], mine['park'][i])]
    report.add('reference park', len(d) - len(other), len(other), failed, len(other))
    failed = [mine['id'][i] for i in far
              if not abs(arbiter.parks.distances(shapes[mine['id'][i]]).get(mine['park'][i], np.inf)
                         - mine['distance'][i]) <= DISTANCE]
    report.add('distance, 1e-3 m', len(d) - len(far), len(far), failed, np.nanmax(d))


def ties(arbiter, shape, park):
    """Whether `park` may be the reference: the largest overlap, or with none the nearest, within the tie rule."""
    overlaps = arbiter.parks.overlaps(shape)
    if overlaps:
        return max(overlaps.values()) - overlaps.get(park, 0) <= TIE_AREA
    distances = arbiter.parks.distances(shape)
    return distances.get(park, np.inf) - min(distances.values()) <= DISTANCE


def order(report, mine, peer, exact, benchmarks):
    """Scores from the peer's figures against ours, then our order against those scores."""
    bench = [np.array([benchmarks[p][m] for p in peer['park']]) for m in (0, 1)]
    theirs = ranking.scores(peer['output'], peer['tax'], peer['area'], bench)
    true = ranking.scores(peer['output'], peer['tax'], exact, bench)
    d = np.abs(mine['score'] - theirs)
    off = ~(d < ranking.SWAP / 2)
    wrong = off & ~(np.abs(mine['score'] - true) < ranking.SWAP / 2)
    report.add('score, 5e-7', (~off).sum(), off.sum(), mine['id'][wrong], np.nanmax(d))
    best = np.where(off, true, theirs)
    lift = ranking.uplift(peer['tax'], np.where(off, exact, peer['area']), bench[1])
    wrong = ranking.misplaced(mine['rank'], best, lift, mine['id'])
    place = np.empty(len(d))
    place[ranking.ranked(theirs, lift, mine['id'])] = np.arange(1, len(d) + 1)
    same = (place == mine['rank']).sum()
    report.add('rank, swaps under 1e-6', same, len(d) - same, mine['id'][wrong], np.abs(place - mine['rank']).max())
