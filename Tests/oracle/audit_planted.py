#!/usr/bin/env python3
"""Holds the result of an audit against the list of what was planted in its study: everything, and nothing else.

audit_planted.py PLANTED.json YEAR RESULT_DIR"""
import json
import os
import sys
from collections import Counter

from audit_judge import table
from compare import Checks


def main(path, year, directory):
    with open(path, encoding='utf-8') as f:
        planted = json.load(f)
    with open(os.path.join(directory, 'findings.json'), encoding='utf-8') as f:
        found = json.load(f)['findings']
    checks = Checks()
    want = Counter((p['rule'], p['layer'], p['kind'], p['subject'], p['measure']) for p in planted['findings'])
    have = Counter((f['rule'], f['layer'], f['subject']['kind'], f['subject']['id'], f['measure']) for f in found)
    for key in want | have:
        checks.expect('planted findings', want[key] == have[key], key, want[key], have[key])
    want = Counter((c['kind'], c['identity'] or '', ';'.join(c['old']), ';'.join(c['new']))
                   for c in planted['lineage'] if c['to_year'] == year)
    for r in table(directory, 'lineage.csv'):
        key = (r['kind'], r['identity'], r['old_ids'], r['new_ids'])
        if want[key]:
            want[key] -= 1
        else:
            plain = key[:2] == ('same', 'kept') and key[2] == key[3]
            checks.expect('planted lineage', plain, key, 'the same ground under the same id', 'not planted')
    checks.expect('planted lineage', not +want, directory, 'all', +want)
    return checks.report()


if __name__ == '__main__':
    sys.exit(0 if main(sys.argv[1], int(sys.argv[2]), sys.argv[3]) else 1)
