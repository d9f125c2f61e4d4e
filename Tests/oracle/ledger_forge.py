#!/usr/bin/env python3
"""Changes a figure in a copy of a ledger and makes every hash anew, as somebody could who has read docs/ledger.md.

    ledger_forge.py audit.gpkg forged.gpkg

The forged ledger is sound by itself: only a head that was kept elsewhere shows what was done. Prints that head.
"""
import hashlib
import shutil
import sqlite3
import struct
import sys

from ledger_check import LEDGER_TABLES, chain_hash, content_hash, digest, rows


def main(source, target):
    shutil.copyfile(source, target)
    db = sqlite3.connect(target, isolation_level=None)
    db.text_factory = bytes
    triggers = [(n.decode(), s.decode()) for n, s in db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")]
    for name, _ in triggers:
        db.execute(f'DROP TRIGGER "{name}"')

    fid, run = db.execute("SELECT fid, run FROM series WHERE value > 0 ORDER BY fid LIMIT 1").fetchone()
    db.execute('UPDATE series SET value = value * 2, low = low * 2 WHERE fid = ?', (fid,))
    forged, = rows(db, 'series', {'fid', 'run', 'digest'}, 'WHERE fid = ?', (fid,))
    db.execute('UPDATE series SET digest = ? WHERE fid = ?', struct.unpack('>q', digest(forged)[:8]) + (fid,))
    digests = sorted(digest(r) for r in rows(db, 'series', {'fid', 'run', 'digest'}, 'WHERE run = ?', (run,)))
    db.execute(
        "UPDATE run_tables SET hash = ? WHERE run = ? AND table_name = 'series'",
        (hashlib.sha256(b''.join(digests)).hexdigest(), run))
    tables = [r[0].decode() for r in db.execute('SELECT table_name FROM gpkg_contents')]
    tables = [t for t in tables if t not in LEDGER_TABLES]
    db.execute('UPDATE runs SET content_hash = ? WHERE run = ?', (content_hash(db, run, tables), run))

    info, = rows(db, 'ledger', {'version'})
    head = chain_hash('ledger', info)
    entries = sorted(
        [(e, 'runs', 'run', k) for e, k in db.execute('SELECT entry, run FROM runs')]
        + [(e, 'decisions', 'decision', k) for e, k in db.execute('SELECT entry, decision FROM decisions')])
    for _, table, key, value in entries:
        db.execute(f'UPDATE {table} SET previous_hash = ? WHERE {key} = ?', (head, value))
        row, = rows(db, table, {'chain_hash'}, f'WHERE {key} = ?', (value,))
        head = chain_hash(table, row)
        db.execute(f'UPDATE {table} SET chain_hash = ? WHERE {key} = ?', (head, value))
    for _, sql in triggers:
        db.execute(sql)
    print(head)


if __name__ == '__main__':
    main(*sys.argv[1:])
