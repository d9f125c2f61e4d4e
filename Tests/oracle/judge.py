#!/usr/bin/env python3
"""The independent judge: computes a study's figures from its inputs and compares a result folder with them.

judge.py --parcels F --zones F --parks F [options] RESULT_DIR      (see --help)

Of what the tool wrote it reads ranked.geojson, parks.csv and account.json, and nothing else."""
import argparse
import os
import sys

import orjson

import amounts as money
import benchmarks as bench
import reading
import result
import scoring
from compare import Checks, compare_properties, compare_ranks
from geometry import Layer
from overlay import Overlay

ID_COLUMNS = ('id', 'parcel_id', 'zone_id', 'park_id', '地块编号', '图斑编号', '园区编号')


def arguments(argv=None):
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for layer in ('parcels', 'zones', 'parks'):
        ap.add_argument(f'--{layer}', required=layer != 'zones')
        ap.add_argument(f'--stats-{layer}', metavar='CSV', help='id,year,output_wan,tax_wan[,estimated], in 万元')
        ap.add_argument(f'--crs-{layer}', metavar='CRS', help='of the file, over its own crs member')
    ap.add_argument('--year')
    ap.add_argument('--work-crs', default=4547, type=int)
    ap.add_argument('--estimate-zones', action='store_true')
    ap.add_argument('--min-cover', type=float, default=0.8)
    ap.add_argument('--disputed', action='store_true')
    ap.add_argument('--carrier', action='store_true')
    ap.add_argument('--missing-benchmark', choices=('substituted', 'unranked'), default='substituted')
    ap.add_argument('--bench', action='append', default=[], metavar='ID=Y,T', help='fixed, 亿元/km²; blank for none')
    ap.add_argument('--weights', default='', metavar='NAME=W,...', help='components not named weigh 0')
    ap.add_argument('--sliver-width', type=float, default=0.05)
    ap.add_argument('--account', action='store_true', help='judge account.json as well (unions of whole layers)')
    ap.add_argument('--write-expected', metavar='DIR', help='write the judge\'s own figures as a result')
    ap.add_argument('result', nargs='?')
    return ap.parse_args(argv)


def weights_of(text):
    if not text:
        return scoring.DEFAULT_WEIGHTS
    given = {k: float(v) for k, v in (item.split('=') for item in text.split(','))}
    unknown = set(given) - set(scoring.COMPONENTS)
    if unknown:
        sys.exit(f'unknown components: {sorted(unknown)}')
    return tuple(given.get(c, 0.0) for c in scoring.COMPONENTS)


def fixed_of(items):
    table = {}
    for item in items:
        key, pair = item.rsplit('=', 1)
        table[key] = tuple(float(v) if v else None for v in pair.split(','))
    return table


class Study:
    """All expected figures of a study."""

    def __init__(self, a):
        self.options = a
        self._read('parcels')
        self._read('zones')
        self._read('parks')
        self.counted = bench.counted(self.parks.features, a.disputed, a.carrier)
        self.overlay = Overlay(self.parcels, self.zones, self.parks, self.counted, a.sliver_width)
        self.table = bench.benchmarks(self.parks, self.parks_ids, self.parks_amounts, self.counted,
                                      a.missing_benchmark == 'substituted', fixed_of(a.bench))
        self._estimate()
        self.choices = self._rows(weights_of(a.weights))

    def _read(self, name):
        path = getattr(self.options, name)
        features, members = reading.load(path) if path else ([], {})
        layer = Layer(features, members, getattr(self.options, 'crs_' + name), self.options.work_crs)
        ids = [reading.id_text(f, ID_COLUMNS) for f in features]
        stats = getattr(self.options, 'stats_' + name)
        table = reading.read_stats(stats, self.options.year) if stats else None
        setattr(self, name, layer)
        if name == 'parcels':
            self.members = members
        setattr(self, name + '_ids', ids)
        setattr(self, name + '_amounts', money.layer_amounts(features, ids, table))

    def _estimate(self):
        self.tolerances = [(0.0, 0.0)] * len(self.parcels.features)
        if self.options.estimate_zones:
            self.parcels_amounts, self.tolerances = money.estimate_from_zones(
                self.parcels, self.zones, self.parcels_amounts, self.zones_amounts, self.overlay,
                self.options.min_cover)

    def _rows(self, weights):
        found = []
        for p, amounts in enumerate(self.parcels_amounts):
            if not self.parcels.usable(p):
                found.append([scoring.unusable(self.parcels.reason[p], amounts)])
                continue
            rows = scoring.measure(p, self.parcels, self.overlay, amounts, self.tolerances[p], self.table, weights)
            for r in rows:
                r['lk_park'] = None if r['lk_park'] is None else self.parks_ids[r['lk_park']]
            found.append(rows)
        return found

    def rows(self, got=None):
        """One row a parcel; where noise decides the reference park, the one that the result took."""
        chosen = []
        for i, options in enumerate(self.choices):
            park = got[i].get('lk_park') if got and i < len(got) else None
            chosen.append(next((r for r in options if r['lk_park'] == park), options[0]))
        scoring.rank(chosen, self.parcels_ids)
        return chosen


def judge(study, directory, with_account):
    checks = Checks()
    doc = orjson.loads(open(os.path.join(directory, 'ranked.geojson'), 'rb').read())
    features = doc['features']
    expected = len(study.parcels.features)
    checks.expect('number of features', len(features) == expected, 'ranked.geojson', expected, len(features))
    if len(features) == expected:
        got = [f.get('properties') or {} for f in features]
        rows = study.rows(got)
        labels = [f'#{i} {t}' for i, t in enumerate(study.parcels_ids)]
        compare_properties(checks, rows, got, labels)
        compare_ranks(checks, rows, got, labels, study.parcels_ids)
        result.compare_geometry(checks, study.parcels, features, labels)
    result.compare_parks(checks, study, directory)
    if with_account:
        result.compare_account(checks, study, directory)
    else:
        print('the land account was not judged (no --account)')
    return checks.report()


def main():
    a = arguments()
    study = Study(a)
    if a.write_expected:
        result.write(study, a.write_expected, a.account)
    if a.result:
        sys.exit(0 if judge(study, a.result, a.account) else 1)


if __name__ == '__main__':
    main()
