"""Which tool runs when: A B C D A B C D …, so that what disturbs the machine for a while disturbs all alike."""

LONG = 1_000_000  # parcels from which peers take minutes


def rounds(peers, runs, parcels, long_runs=1):
    """[(tool, number of the run)]. From a million parcels on each peer runs `long_runs` times, landcli before every one."""
    if parcels < LONG:
        return [(tool, r) for r in range(runs) for tool in ('landcli', *peers)]
    order = []
    for r, (number, peer) in enumerate((n, p) for n in range(long_runs) for p in peers):
        order += [('landcli', r), (peer, number)]
    return order + [('landcli', r) for r in range(len(order) // 2, runs)]
