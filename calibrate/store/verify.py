"""Verifying a session: the chain is recomputed, and every row compared with its digest."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from calibrate.domain.canonical import canonical, digest
from calibrate.domain.ratings import Draft
from calibrate.domain.record import Verification
from calibrate.store import log, tables
from calibrate.store.drafts import draft_header
from calibrate.store.entries import private_key
from calibrate.store.journal import RowName, key_of, row_key
from calibrate.store.seal import Unreadable, unseal


def verify(connection: Connection) -> Verification:
    """Read the whole file and say whether log, payloads, rows and drafts belong together."""
    chain = _Chain(connection)
    problems = list(chain.read())
    problems += _payload_problems(connection, chain)
    rows = _Rows(connection, chain.marks)
    problems += rows.compare()
    problems += _draft_problems(connection)
    problems += _reference_problems(connection)
    return Verification(chain.length, chain.head.hex(), rows.count, tuple(problems))


class _Chain:
    """Recomputes the chain and collects the newest digest of every row."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.head = log.START
        self.length = 0
        self.marks: dict[RowName, str | None] = {}
        self.payloads: dict[int, str] = {}

    def read(self) -> Iterator[str]:
        query = select(tables.log).order_by(tables.log.c.sequence)
        for row in self.connection.execute(query):
            self.length += 1
            yield from self._read_line(row.sequence, row.line, row.head)

    def _read_line(self, sequence: int, text: str, head: bytes) -> Iterator[str]:
        expected, self.head = digest(self.head, text.encode()), head
        try:
            line = log.parse(text, head)
            whole = canonical(json.loads(text)) == text.encode()
        except (ValueError, KeyError, TypeError):
            yield f"Log line {sequence} cannot be read."
            return
        if head != expected or not whole or line.sequence != sequence != self.length:
            yield f"Log line {sequence} does not follow from the line before."
        elif line.sequence != self.length:
            yield f"Before log line {sequence} a line is missing."
        self.marks.update(line.rows)
        self.payloads[sequence] = line.payload


def _payload_problems(connection: Connection, chain: _Chain) -> Iterator[str]:
    left = dict(chain.payloads)
    for row in connection.execute(select(tables.payload).order_by(tables.payload.c.sequence)):
        mark = left.pop(row.sequence, None)
        if mark != digest(row.salt, row.body.encode()).hex():
            yield f"What log line {row.sequence} was handed was changed."
    for sequence in left:
        yield f"What log line {sequence} was handed is missing."


class _Rows:
    """Compares every row of the state tables with the newest digest that the log has of it."""

    def __init__(self, connection: Connection, marks: dict[RowName, str | None]) -> None:
        self.connection = connection
        self.left = {name: mark for name, mark in marks.items() if mark is not None}
        self.salts = self._read_salts()
        self.count = 0

    def _read_salts(self) -> dict[RowName, bytes]:
        rows = self.connection.execute(select(tables.row_salt))
        return {(row.table_name, row.row_key): row.salt for row in rows}

    def compare(self) -> Iterator[str]:
        for table in tables.STATE:
            for row in self.connection.execute(select(table)):
                values = dict(row._mapping)
                name = (table.name, row_key(key_of(table, values)))
                self.count += 1
                salt, mark = self.salts.pop(name, b""), self.left.pop(name, None)
                if mark is None:
                    yield f"A row of {table.name} was never written by a command: {name[1]}."
                elif log.row_digest(salt, table.name, values) != mark:
                    yield f"A row of {table.name} was changed: {name[1]}."
        for name in self.left:
            yield f"A row of {name[0]} is missing: {name[1]}."
        for name in self.salts.keys() - self.left.keys():
            yield f"A salt belongs to no row: {name[0]} {name[1]}."


def _draft_problems(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(tables.draft)):
        key = private_key(connection, row.candidate, row.round)
        if key is None:
            continue
        header = draft_header(row.panelist, row.candidate, row.round, row.time)
        try:
            msgspec.convert(unseal(key, header, row.body), Draft)
        except (Unreadable, msgspec.ValidationError):
            yield f"The draft of {row.panelist} on {row.candidate} cannot be opened."


def _reference_problems(connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"A row of {row[0]} refers to a row of {row[2]} that is not there."
