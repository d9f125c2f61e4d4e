#!/usr/bin/env python3
"""Does the judge of audits pass a good result and fail each broken one?

test_audit_catches.py --plan PLAN.yaml --year Y GOOD_RESULT_DIR"""
import contextlib
import io
import os
import sys
import tempfile

from audit_judge import Study, arguments, judge
from audit_mutate import KINDS, mutate


def verdict(study, directory):
    """Whether the judge passed it, and the names of the checks that failed."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        ok = judge(study, directory)
    lines = [line for line in said.getvalue().splitlines() if ': expected ' in line]
    return ok, sorted({': '.join(line.split(': ')[:2]) for line in lines})


def main():
    a = arguments()
    study = Study(a.plan, a.year, a.against)
    passed, failed = 0, 0

    def tell(ok, text):
        nonlocal passed, failed
        passed, failed = passed + ok, failed + (not ok)
        print('ok  ' if ok else 'FAIL', text)

    ok, why = verdict(study, a.result)
    tell(ok, f'the good result passes {why or ""}')
    with tempfile.TemporaryDirectory() as tmp:
        for kind in KINDS:
            broken = os.path.join(tmp, kind)
            try:
                mutate(a.result, broken, kind)
            except SystemExit as e:
                tell(False, f'{kind}: {e}')
                continue
            ok, why = verdict(study, broken)
            tell(not ok, f'{kind}: caught by {", ".join(why) or "nothing"}')
    print(f'{passed} passed, {failed} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
