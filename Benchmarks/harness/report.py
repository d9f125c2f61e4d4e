#!/usr/bin/env python3
"""The benchmark's results as Markdown, on stdout or between two markers of a page.

    report.py RESULTS_DIR [--into docs/performance.md]"""
import argparse
import json
import os
import sys

import tables
from summary import Summary
from tools import PARCELS

BEGIN, END = '<!-- bench:begin -->', '<!-- bench:end -->'


def records(path):
    if not os.path.exists(path):
        return []
    with open(path) as f:
        return [json.loads(line) for line in f if line.endswith('\n')]


def read(folder):
    """{size: Summary}, small to large: those that were measured."""
    found = {size: records(os.path.join(folder, size + '.jsonl')) for size in PARCELS}
    return {size: Summary(r) for size, r in found.items() if r}


def markdown(results, huge=()):
    parts = (('', tables.ground(results)), ('Time and memory', tables.times(results)), ('Marks', tables.marks(results)),
             ('The second core, and ten times the parcels', tables.scaling(results)),
             ('A study beyond memory', tables.huge(huge)), ('Where each tool spends its time', tables.phases(results)),
             ('Agreement', tables.agreement(results)))
    lines = []
    for title, body in parts:
        if body:
            lines += ([f'### {title}', ''] if title else []) + body
    return '\n'.join(lines)


def put(path, text):
    """Replaces what stands between the markers; a page without them gets them at its end."""
    with open(path, encoding='utf-8') as f:
        page = f.read()
    if BEGIN not in page:
        page = page.rstrip('\n') + f'\n\n## Against other tools\n\n{BEGIN}\n{END}\n'
    head, rest = page.split(BEGIN, 1)
    tail = rest.split(END, 1)[1]
    with open(path, 'w', encoding='utf-8') as f:
        f.write(f'{head}{BEGIN}\n\n{text}\n{END}{tail}')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('folder')
    ap.add_argument('--into')
    a = ap.parse_args()
    results = read(a.folder)
    if not results:
        sys.exit(f'{a.folder}: no results yet: make bench')
    text = markdown(results, records(os.path.join(a.folder, 'huge.jsonl')))
    put(a.into, text) if a.into else print(text)


if __name__ == '__main__':
    main()
