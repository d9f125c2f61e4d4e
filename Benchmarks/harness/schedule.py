"""Which tool runs when: A B C D A B C D …, so that what disturbs the machine for a while disturbs all alike."""

LONG = 1_000_000  # parcels from which peers take minutes


def rounds(peers, runs, parcels):
    """[(tool, number of the run)]. From a million parcels on each peer runs once, with landcli before every one."""
    if parcels < LONG:
        return [(tool, r) for r in range(runs) for tool in ('landcli', *peers)]
    order = []
    for r, peer in enumerate(peers):
        order += [('landcli', r), (peer, 0)]
    return order + [('landcli', r) for r in range(len(peers), max(runs, len(peers) + 1))]
