"""The comparison must fail on results broken on purpose, one figure at a time, each by little more than is allowed."""
import copy

import numpy as np

from compare import compare


def area(c):
    i = int(np.argmax(c['area']))
    c['area'][i] += 2e-6 * c['area'][i] + 2e-3


def small_area(c):
    c['area'][int(np.argmin(c['area']))] += 2e-3


def in_park(c):
    c['in_park'][int(np.argmax(c['in_park'] > 0))] -= 3e-6


def in_zone(c):
    c['in_zone'][int(np.argmax(c['in_zone'] == 0))] += 3e-6


def distance(c):
    c['distance'][int(np.argmax(c['distance'] > 100))] += 3e-3


def park(c):
    i = int(np.argmax(c['distance'] > 100))
    c['park'][i] = next(p for p in np.unique(c['park'].astype(str)) if p != c['park'][i])


def score(c):
    c['score'][int(np.argmax(c['score'] > 50))] += 2e-6


def swapped(c):
    """Ranks 1 and 2."""
    i, j = (int(np.argmax(c['rank'] == r)) for r in (1, 2))
    c['rank'][i], c['rank'][j] = c['rank'][j], c['rank'][i]


def rank_twice(c):
    c['rank'][int(np.argmax(c['rank'] == 7))] = 8


def unranked(c):
    i = int(np.argmax(c['rank'] == 5))
    c['score'][i] = c['rank'][i] = np.nan


def lost(c):
    for n in c:
        c[n] = c[n][1:]


def doubled(c):
    c['id'][1] = c['id'][0]


PARCELS = 5000  # the first ranks: a full comparison of a million for each break would take an hour
BREAKS = (area, small_area, in_park, in_zone, distance, park, score, swapped, rank_twice, unranked, lost, doubled)


def run(mine, peer, exact, arbiter, benchmarks):
    """How many of the breaks went unseen. What is not broken must agree, or a failure would say nothing."""
    first = mine['rank'] <= PARCELS
    ids = mine['id'][first]
    mine = {n: v[first] for n, v in mine.items()}
    there = np.isin(peer['id'], ids)
    peer, exact = {n: v[there] for n, v in peer.items()}, exact[first]
    arbiter.parcels(set(ids))
    if compare(mine, peer, exact, arbiter, benchmarks).failures:
        print('  broken on purpose: not tried, since the results themselves do not agree')
        return 1
    unseen = 0
    for break_one in BREAKS:
        broken = {n: copy.copy(v) for n, v in mine.items()}
        break_one(broken)
        if compare(broken, peer, exact, arbiter, benchmarks).failures == 0:
            unseen += 1
            print(f'  NOT CAUGHT: {break_one.__name__}')
    print(f'  broken on purpose: {len(BREAKS) - unseen} of {len(BREAKS)} caught')
    return unseen
