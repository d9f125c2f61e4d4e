"""The command line of each tool, and where things lie below the benchmark's folder."""
import json
import os
import subprocess

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCHMARKS = os.path.join(PROJECT, 'Benchmarks')
PARCELS = {'1k': 1000, '10k': 10_000, '100k': 100_000, '1M': 1_000_000}
NAMES = {'landcli': 'landcli', 'gp2': 'GeoPandas, 2 threads', 'duck': 'DuckDB spatial', 'sedona': 'SedonaDB', 'pg': 'PostGIS'}
SCRIPTS = {'gp2': 'peer_geopandas.py', 'duck': 'peer_duckdb.py', 'sedona': 'peer_sedonadb.py', 'pg': 'peer_postgis.py'}


def said(command):
    """What a command prints; nothing where there is no such command."""
    try:
        return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout.strip()
    except OSError:
        return ''


class Folder:
    def __init__(self, root, cli):
        self.root, self.cli = os.path.abspath(root), os.path.abspath(cli)
        self.says_timings = bool(cli) and '--timings' in said([self.cli, 'rank', '--help'])

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def data(self, size):
        return self.path('data', size)

    def out(self, tool, size):
        return self.path('out', f'{tool}-{size}')

    def log(self, tool, size):
        return self.path('logs', f'{tool}-{size}.err')

    def timings(self, size):
        """Where landcli leaves its phases: beside the results, whose folder it replaces."""
        return self.path('logs', f'landcli-{size}-timings.json')

    def python(self, tool='gp2'):
        return self.path('venv', 'gp2' if tool == 'pg' else tool, 'bin', 'python')

    def landcli(self, size, *options, out='landcli'):
        """As a user runs it: three layers in, a folder of results out, land account and hashes on."""
        d = self.data(size)
        return [self.cli, 'rank', '--parcels', f'{d}/parcels.geojson', '--zones', f'{d}/zones.geojson', '--parks',
                f'{d}/parks.geojson', '-o', self.out(out, size), '--overwrite', '--quiet', *options]

    def command(self, tool, size):
        if tool == 'landcli':
            return self.landcli(size, *(['--timings', self.timings(size)] if self.says_timings else []))
        more = [self.path('pg')] if tool == 'pg' else []
        return [self.python(tool), '-B', os.path.join(BENCHMARKS, 'peers', SCRIPTS[tool]), self.data(size),
                self.out(tool, size), *more]

    def beside(self, tool, size):
        """What a tool says of itself: seconds a phase; of PostGIS the server's CPU and memory."""
        if tool == 'landcli':
            return {'phases': self.own_phases(size)} if self.says_timings else {}
        found = {}
        for name in ('phases', 'server'):
            path = os.path.join(self.out(tool, size), name + '.json')
            if os.path.exists(path):
                with open(path) as f:
                    found[name] = json.load(f)
        return found

    def own_phases(self, size):
        """{phase: seconds} of landcli's last run."""
        with open(self.timings(size)) as f:
            return {p['name']: p['wall_s'] for p in json.load(f)['phases']}
