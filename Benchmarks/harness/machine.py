"""What the benchmark ran on: machine, landcli and its libraries, the peers and theirs."""
import datetime
import hashlib
import json
import os
import platform

from tools import said

FLAGS = ('avx2', 'avx512f', 'avx512vl', 'avx512_vbmi2', 'asimd', 'sve')
PROBE = """
import importlib, importlib.metadata as m, json, sys
found = {}
for name in sys.argv[1:]:
    try: found[name] = m.version(name)
    except m.PackageNotFoundError: pass
for name, module, attribute in (('GEOS', 'shapely', 'geos_version_string'), ('PROJ', 'pyproj', 'proj_version_str'),
                                ('GDAL', 'pyogrio', '__gdal_version_string__')):
    try: found[name] = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError): pass
print(json.dumps(found))
"""
PACKAGES = {'gp2': ('geopandas', 'shapely', 'pyogrio'), 'duck': ('duckdb', 'duckdb-extension-spatial'),
            'sedona': ('sedonadb', 'pyogrio'), 'pg': ()}


def lines(path):
    try:
        with open(path) as f:
            return dict((k.strip(), v.strip()) for k, _, v in (line.partition(':') for line in f) if v)
    except OSError:
        return {}


def machine():
    cpu = lines('/proc/cpuinfo')
    flags = cpu.get('flags', cpu.get('Features', '')).split()
    memory = int(lines('/proc/meminfo').get('MemTotal', '0 kB').split()[0])
    system = said(['sh', '-c', '. /etc/os-release && echo "$PRETTY_NAME"'])
    return {'cpu': cpu.get('model name', platform.machine()), 'cores': len(os.sched_getaffinity(0)),
            'flags': [f for f in FLAGS if f in flags], 'memory_gib': round(memory / 2**20, 1),
            'system': f'{system}, Linux {platform.release()}, {platform.machine()}'}


def landcli_versions(cli):
    """The lines of `landcli doctor` up to the first blank one."""
    return said([cli, 'doctor', '--lang', 'en']).split('\n\n')[0].splitlines()


def peer_versions(folder, peers):
    found = {}
    for peer in peers:
        if peer == 'pg':
            packages = said(['dpkg-query', '-W', '-f=${Package} ${Version}\n', 'postgresql-[0-9]*', 'gdal-bin'])
            found[peer] = dict(line.split(' ', 1) for line in packages.splitlines() if ' ' in line.strip())
        else:
            found[peer] = json.loads(said([folder.python(peer), '-c', PROBE, *PACKAGES[peer]]) or '{}')
    return found


def session(folder, size, peers):
    # Never the whole of it in memory: what this process holds at most is what every timed one begins with.
    with open(folder.cli, 'rb') as f:
        sha = hashlib.file_digest(f, 'sha256').hexdigest()
    return {'size': size, 'date': datetime.date.today().isoformat(), 'landcli_sha256': sha, 'machine': machine(),
            'landcli': landcli_versions(folder.cli), 'peers': peer_versions(folder, peers)}
