"""The command line of each tool, and where things lie below the benchmark's folder."""
import json
import os

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCHMARKS = os.path.join(PROJECT, 'Benchmarks')
PARCELS = {'1k': 1000, '10k': 10_000, '100k': 100_000, '1M': 1_000_000}
NAMES = {'landcli': 'landcli', 'gp2': 'GeoPandas, 2 threads', 'duck': 'DuckDB spatial', 'sedona': 'SedonaDB', 'pg': 'PostGIS'}
SCRIPTS = {'gp2': 'peer_geopandas.py', 'duck': 'peer_duckdb.py', 'sedona': 'peer_sedonadb.py', 'pg': 'peer_postgis.py'}


class Folder:
    def __init__(self, root, cli):
        self.root, self.cli = os.path.abspath(root), os.path.abspath(cli)

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def data(self, size):
        return self.path('data', size)

    def out(self, tool, size):
        return self.path('out', f'{tool}-{size}')

    def log(self, tool, size):
        return self.path('logs', f'{tool}-{size}.err')

    def python(self, tool='gp2'):
        return self.path('venv', 'gp2' if tool == 'pg' else tool, 'bin', 'python')

    def landcli(self, size, *options, out='landcli'):
        """As a user runs it: three layers in, a folder of results out, land account and hashes on."""
        d = self.data(size)
        return [self.cli, 'rank', '--parcels', f'{d}/parcels.geojson', '--zones', f'{d}/zones.geojson', '--parks',
                f'{d}/parks.geojson', '-o', self.out(out, size), '--overwrite', *options]

    def command(self, tool, size):
        if tool == 'landcli':
            return self.landcli(size)
        more = [self.path('pg')] if tool == 'pg' else []
        return [self.python(tool), '-B', os.path.join(BENCHMARKS, 'peers', SCRIPTS[tool]), self.data(size),
                self.out(tool, size), *more]

    def beside(self, tool, size):
        """What a peer says of itself: seconds a phase; of PostGIS the server's CPU and memory."""
        found = {}
        for name in ('phases', 'server'):
            path = os.path.join(self.out(tool, size), name + '.json')
            if os.path.exists(path):
                with open(path) as f:
                    found[name] = json.load(f)
        return found
