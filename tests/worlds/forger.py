"""Somebody who changes a session by hand and works all digests out anew, so that they fit again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from calibrate.domain.canonical import canonical, digest
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.record.journal import key_of, row_key
from tests.worlds.damage import UNGUARDED


def forge(path: Path, table: str, where: str, **values: Any) -> None:
    """Give one row other values, and the log the digests that it would have had."""
    with closing(sqlite3.connect(path)) as session:
        session.row_factory = sqlite3.Row
        for pragma in UNGUARDED:
            session.execute(f"PRAGMA {pragma}")
        query = f"SELECT rowid AS place, * FROM {table} WHERE {where} LIMIT 1"
        row = dict(session.execute(query).fetchone())
        place = row.pop("place")
        row |= values
        columns = ", ".join(f"{name} = ?" for name in values)
        given = (*values.values(), place)
        session.execute(f"UPDATE {table} SET {columns} WHERE rowid = ?", given)
        key = row_key(key_of(tables.metadata.tables[table], row))
        query = "SELECT salt FROM row_salt WHERE table_name = ? AND row_key = ?"
        (salt,) = session.execute(query, (table, key)).fetchone()
        _rewrite(session, (table, key), log.row_digest(salt, table, row))
        session.commit()


def _rewrite(session: sqlite3.Connection, name: tuple[str, str], mark: str) -> None:
    """Put a mark into the newest line that has one of this row, and chain all lines anew."""
    rows = session.execute("SELECT sequence, line FROM log ORDER BY sequence").fetchall()
    lines = {sequence: json.loads(line) for sequence, line in rows}
    known = [at for at, line in lines.items() if any((t, k) == name for t, k, _ in line["rows"])]
    newest = lines[known[-1]]
    newest["rows"] = [[t, k, mark if (t, k) == name else old] for t, k, old in newest["rows"]]
    head = log.START
    for sequence, line in lines.items():
        line["previous"] = head.hex()
        written = canonical(line)
        head = digest(head, written)
        session.execute(
            "UPDATE log SET line = ?, head = ? WHERE sequence = ?",
            (written.decode(), head, sequence),
        )
