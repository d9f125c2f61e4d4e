#!/usr/bin/env python3
"""Computes the hashes of an audit ledger again, from docs/ledger.md alone. Standard library only.

    ledger_check.py audit.gpkg
"""
import hashlib
import sqlite3
import struct
import sys

BESIDE_CONTENT = {'run', 'entry', 'time', 'replaces', 'previous_hash', 'content_hash', 'chain_hash'}
LEDGER_TABLES = {'ledger', 'runs', 'decisions', 'run_tables'}


def text(s):
    raw = s if isinstance(s, bytes) else s.encode('utf-8')
    return struct.pack('>Q', len(raw)) + raw


def value(kind, v):
    if kind == 'integer':
        return b'i' + struct.pack('>q', v)
    if kind == 'real':
        return b'r' + struct.pack('>d', v)
    if kind == 'text':
        return b't' + text(v)
    return b'b' + struct.pack('>Q', len(v)) + v


def rows(db, table, leave_out, where='', args=()):
    """Rows as lists of (column, storage class, value), columns in the order of their names' bytes."""
    names = [r[1].decode() for r in db.execute(f'PRAGMA table_info("{table}")')]
    names = sorted((n for n in names if n not in leave_out), key=lambda n: n.encode())
    fields = ', '.join(f'typeof("{n}"), "{n}"' for n in names)
    for row in db.execute(f'SELECT {fields} FROM "{table}" {where}', args):
        yield [(n, row[2 * i].decode(), row[2 * i + 1]) for i, n in enumerate(names)]


def digest(row):
    return hashlib.sha256(b''.join(text(n) + value(k, v) for n, k, v in row if k != 'null')).digest()


def content_hash(db, run, tables):
    head, = rows(db, 'runs', BESIDE_CONTENT, 'WHERE run = ?', (run,))
    out = hashlib.sha256(text('landcli ledger content 1') + digest(head))
    for table in sorted(tables, key=lambda t: t.encode()):
        digests = sorted(digest(r) for r in rows(db, table, {'fid', 'run', 'digest'}, 'WHERE run = ?', (run,)))
        if digests:
            out.update(text(table) + struct.pack('>Q', len(digests)))
            out.update(hashlib.sha256(b''.join(digests)).digest())
    return out.hexdigest()


def chain_hash(table, row):
    return hashlib.sha256(text('landcli ledger chain 1') + text(table) + digest(row)).hexdigest()


def main(path):
    db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    db.text_factory = bytes
    passed = failed = 0

    def check(what, stored, computed):
        nonlocal passed, failed
        if stored == computed:
            passed += 1
        else:
            failed += 1
            print(f'{what}: stored {stored}, computed {computed}')

    tables = [r[0].decode() for r in db.execute('SELECT table_name FROM gpkg_contents')]
    tables = [t for t in tables if t not in LEDGER_TABLES]
    info, = rows(db, 'ledger', {'version'})
    before = chain_hash('ledger', info)
    entries = []
    for table in ('runs', 'decisions'):
        for row in rows(db, table, {'chain_hash'}):
            named = {n: v for n, _, v in row}
            key = named['run' if table == 'runs' else 'decision']
            where = f'WHERE {"run" if table == "runs" else "decision"} = ?'
            stored, = db.execute(f'SELECT chain_hash FROM {table} {where}', (key,)).fetchone()
            entries.append((named['entry'], table, key, named, chain_hash(table, row), stored.decode()))
    for place, (entry, table, key, named, computed, stored) in enumerate(sorted(entries, key=lambda e: e[0]), 1):
        check(f'{table} {key}: place in the chain', entry, place)
        check(f'{table} {key}: previous_hash', named['previous_hash'].decode(), before)
        check(f'{table} {key}: chain_hash', stored, computed)
        if table == 'runs':
            check(f'run {key}: content_hash', named['content_hash'].decode(), content_hash(db, key, tables))
        print(f'entry {entry} {stored}')
        before = stored
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
