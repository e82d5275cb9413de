"""Somebody who changes a session by hand and works all digests out anew, so that they fit again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from calibrate.domain.canonical import canonical, digest
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.record.journal import key_of, row_key
from tests.worlds.damage import UNGUARDED

Name = tuple[str, str]
"""A row, by its table and its key as the log has it."""

NUMBERED = ("log", "payload", "mention")
"""Where the number of a line stands."""


def forge(path: Path, table: str, where: str, **values: Any) -> None:
    """Give one row other values, and the log the digests that it would have had."""
    with _opened(path) as session:
        place, row = _found(session, table, where)
        row |= values
        columns = ", ".join(f"{name} = ?" for name in values)
        given = (*values.values(), place)
        session.execute(f"UPDATE {table} SET {columns} WHERE rowid = ?", given)
        name = _name(table, row)
        query = "SELECT salt FROM row_salt WHERE table_name = ? AND row_key = ?"
        (salt,) = session.execute(query, name).fetchone()
        _rewrite(session, name, log.row_digest(salt, table, row))


def remove(path: Path, table: str, where: str) -> None:
    """Take one row out, as if it had never been written."""
    with _opened(path) as session:
        _take_out(session, table, where)
        _chain(session)


def drop(path: Path, table: str, where: str) -> None:
    """Take a row out with the line of the log that wrote it, and close the gap."""
    with _opened(path) as session:
        name = _take_out(session, table, where)
        lines = _lines(session)
        (number,) = (at for at, line in lines.items() if line.get("dropped") == list(name))
        for one in NUMBERED:
            session.execute(f"DELETE FROM {one} WHERE sequence = ?", (number,))
            for at in range(number + 1, len(lines) + 1):
                session.execute(f"UPDATE {one} SET sequence = ? WHERE sequence = ?", (at - 1, at))
        _chain(session)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as session:
        session.row_factory = sqlite3.Row
        for pragma in UNGUARDED:
            session.execute(f"PRAGMA {pragma}")
        yield session
        session.commit()


def _found(session: sqlite3.Connection, table: str, where: str) -> tuple[int, dict[str, Any]]:
    query = f"SELECT rowid AS place, * FROM {table} WHERE {where} LIMIT 1"
    row = dict(session.execute(query).fetchone())
    return row.pop("place"), row


def _name(table: str, row: dict[str, Any]) -> Name:
    return table, row_key(key_of(tables.metadata.tables[table], row))


def _lines(session: sqlite3.Connection) -> dict[int, dict[str, Any]]:
    rows = session.execute("SELECT sequence, line FROM log ORDER BY sequence").fetchall()
    return {sequence: json.loads(line) for sequence, line in rows}


def _take_out(session: sqlite3.Connection, table: str, where: str) -> Name:
    """Take a row and its salt out, and what the log has of it; its first line is marked."""
    place, row = _found(session, table, where)
    name = _name(table, row)
    session.execute(f"DELETE FROM {table} WHERE rowid = ?", (place,))
    session.execute("DELETE FROM row_salt WHERE table_name = ? AND row_key = ?", name)
    for number, line in _lines(session).items():
        left = [one for one in line["rows"] if tuple(one[:2]) != name]
        if left == line["rows"]:
            continue
        text = json.dumps(line | {"rows": left, "dropped": list(name)})
        session.execute("UPDATE log SET line = ? WHERE sequence = ?", (text, number))
    return name


def _rewrite(session: sqlite3.Connection, name: Name, mark: str) -> None:
    """Put a mark into the newest line that has one of this row, and chain all lines anew."""
    lines = _lines(session)
    known = [at for at, line in lines.items() if any((t, k) == name for t, k, _ in line["rows"])]
    newest = lines[known[-1]]
    newest["rows"] = [[t, k, mark if (t, k) == name else old] for t, k, old in newest["rows"]]
    _chain(session, lines)


def _chain(session: sqlite3.Connection, lines: dict[int, dict[str, Any]] | None = None) -> None:
    """Number and chain all lines anew, as this program writes them."""
    head = log.START
    for sequence, line in (lines or _lines(session)).items():
        line.pop("dropped", None)
        line |= {"sequence": sequence, "previous": head.hex()}
        written = canonical(line)
        head = digest(head, written)
        session.execute(
            "UPDATE log SET line = ?, head = ? WHERE sequence = ?",
            (written.decode(), head, sequence),
        )
