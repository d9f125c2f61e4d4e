"""Medians and ratios of one size's records."""
from statistics import median

from tools import PARCELS


class Summary:
    def __init__(self, records):
        self.session = records[0]
        self.size = self.session['size']
        self.records = records

    def runs(self, kind='run', **keys):
        return [r for r in self.records
                if r['kind'] == kind and r.get('rc') == 0 and all(r.get(k) == v for k, v in keys.items())]

    def tools(self):
        """landcli first, then peers as they ran."""
        return list(dict.fromkeys(r['tool'] for r in self.records if r['kind'] == 'run' and r['rc'] == 0))

    def median(self, field, **keys):
        """None when there is no such run."""
        values = [r[field] for r in self.runs(**keys) if field in r]
        return median(values) if values else None

    def wall(self, tool):
        return self.median('wall', tool=tool)

    def memory(self, tool):
        """MiB: the most of all runs, a server's beside the client's."""
        runs = self.runs(tool=tool)
        return max((r['rss_mib'] + r.get('server_mib', 0) for r in runs), default=None)

    def ratio(self, tool):
        ours, theirs = self.wall('landcli'), self.wall(tool)
        return theirs / ours if ours and theirs else None

    def fastest(self):
        """The fastest peer, by its median."""
        return min((t for t in self.tools() if t != 'landcli'), key=self.wall, default=None)

    def phases(self, tool):
        runs = [r['phases'] for r in self.runs(tool=tool) if r.get('phases')]
        return {k: median(p[k] for p in runs) for k in runs[0]} if runs else {}

    def loop_gain(self):
        """How much more arithmetic two threads do than one in the same time."""
        one, two = (self.median('wall', kind='loop', threads=t) for t in (1, 2))
        return 2 * one / two if one and two else None

    def thread_gain(self):
        one, two = (self.median('wall', kind='threads', threads=t) for t in (1, 2))
        return one / two if one and two else None

    def tenfold(self):
        """Our time over that for a tenth of the parcels, in turn."""
        tenth, whole = self.median('wall', kind='tenth'), self.median('wall', kind='threads', threads=2)
        return whole / tenth if tenth and whole else None

    def bytes_a_parcel(self):
        """What each further parcel adds to the peak over that for a tenth of them; `--threads 2` in both."""
        tenth, whole = ([r['rss_mib'] for r in self.runs(kind)] for kind in ('tenth', 'threads'))
        return (max(whole) - max(tenth)) * 2**20 / (0.9 * PARCELS[self.size]) if tenth and whole else None

    def agreement(self):
        found = [r for r in self.records if r['kind'] == 'agreement']
        return found[-1] if found else None
