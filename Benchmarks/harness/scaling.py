"""What threads give, and what ten times the parcels cost, with what the second core gives at all measured beside."""
import process
from tools import PARCELS


def tenth_of(size):
    """The size of a tenth of the parcels; None where there is none."""
    return next((s for s, n in PARCELS.items() if n * 10 == PARCELS[size]), None)


def measure(folder, journal, size, runs):
    """Two threads against one, an arithmetic loop on two against one, and a tenth of the parcels, in turn."""
    tenth = tenth_of(size)
    steps = [('loop', 1, [folder.path('loop'), '1']), ('loop', 2, [folder.path('loop'), '2'])]
    steps += [('threads', t, folder.landcli(size, '--threads', str(t), out='threads')) for t in (1, 2)]
    if tenth:
        steps.append(('tenth', 0, folder.landcli(tenth, out='threads')))
    for run in range(runs):
        for kind, threads, command in steps:
            key = dict(kind=kind, threads=threads, run=run)
            if not journal.has(**key):
                journal.add({**key, **process.run(command, folder.log(kind, size))})
