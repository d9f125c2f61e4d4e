#!/usr/bin/env python3
"""Does the judge pass a good result and fail each broken one?

test_judge_catches.py JUDGE_OPTIONS... GOOD_RESULT_DIR     (the options of judge.py, --account where there is one)"""
import contextlib
import io
import json
import os
import sys
import tempfile

from judge import Study, arguments, judge
from mutate import KINDS, mutate
from scoring import Figure

ACCOUNT_ONLY = {'class', 'gross'}


def verdict(study, directory, with_account):
    """Whether the judge passed it, and the names of the checks that failed."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        ok = judge(study, directory, with_account)
    failed = {line.split(': ')[0] for line in said.getvalue().splitlines() if ': expected ' in line}
    return ok, sorted(failed)


def noisy(study, source, target, factor):
    """A copy whose every number is off by `factor` of its tolerance, up and down in turn. Returns what was moved."""
    os.makedirs(target)
    with open(os.path.join(source, 'ranked.geojson'), encoding='utf-8') as f:
        doc = json.load(f)
    moved = set()
    got = [f['properties'] for f in doc['features']]
    for i, (row, props) in enumerate(zip(study.rows(got), got)):
        for name, want in row.items():
            if isinstance(want, Figure) and want.tolerance > 0:
                props[name] = want.value + factor * want.tolerance * (-1) ** i
                moved.add(name)
    with open(os.path.join(target, 'ranked.geojson'), 'w', encoding='utf-8') as f:
        json.dump(doc, f, ensure_ascii=False)
    return moved


def main():
    options = arguments()
    study = Study(options)
    passed, failed = 0, 0

    def tell(ok, text):
        nonlocal passed, failed
        passed, failed = passed + ok, failed + (not ok)
        print('ok  ' if ok else 'FAIL', text)

    ok, why = verdict(study, options.result, options.account)
    tell(ok, f'the good result passes {why or ""}')
    with tempfile.TemporaryDirectory() as tmp:
        noisy(study, options.result, os.path.join(tmp, 'within'), 0.9)
        ok, why = verdict(study, os.path.join(tmp, 'within'), False)
        tell(ok, f'noise within tolerance passes {why or ""}')
        moved = noisy(study, options.result, os.path.join(tmp, 'beyond'), 1.1)
        ok, why = verdict(study, os.path.join(tmp, 'beyond'), False)
        tell(moved <= set(why), f'noise beyond tolerance is caught in each of {len(moved)} {sorted(moved - set(why))}')
        for kind in KINDS:
            if kind in ACCOUNT_ONLY and not options.account:
                print('----', kind, 'not tried: no --account')
                continue
            broken = os.path.join(tmp, kind)
            try:
                mutate(options.result, broken, kind)
            except SystemExit as e:
                tell(False, f'{kind}: {e}')
                continue
            # of the account only what the broken account is for: its unions take the longest
            ok, why = verdict(study, broken, kind in ACCOUNT_ONLY)
            tell(not ok, f'{kind}: caught by {", ".join(why) or "nothing"}')
    print(f'{passed} passed, {failed} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
