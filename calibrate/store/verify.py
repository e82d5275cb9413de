"""Verifying a session: the chain is recomputed, and every row compared with its digest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter

import msgspec
from sqlalchemy import Connection, Table, create_engine, select

from calibrate.domain.ballots import forks, gaps
from calibrate.domain.canonical import canonical, digest
from calibrate.domain.errors import FileTrouble
from calibrate.domain.ratings import Draft
from calibrate.domain.record.log import Verification
from calibrate.store.document import schema, tables
from calibrate.store.document.tables import TableKind, of_kind
from calibrate.store.record import log, payloads
from calibrate.store.record.journal import RowName, key_of, row_key
from calibrate.store.record.log import LogLine
from calibrate.store.record.payloads import Part
from calibrate.store.sealed.drafts import draft_header, read_decision_draft
from calibrate.store.sealed.entries import FIRST, entry_of
from calibrate.store.sealed.keys import key_ring
from calibrate.store.sealed.seal import Unreadable, unseal


def verify(connection: Connection) -> Verification:
    """Read the whole file and say whether log, payloads, rows and drafts belong together.

    That lines were cut off at the end, with all that they wrote, only a head kept elsewhere shows.
    """
    chain = _Chain(connection)
    rows = _Rows(connection, chain.marks)
    problems = _told(
        Check("the log", chain.read),
        Check("the salts", rows.read_salts),
        *(Check(f"the table {t.name}", partial(rows.compare, t)) for t in of_kind(TableKind.STATE)),
        Check("the salts", rows.left_over),
        Check("what commands were handed", partial(_payload_problems, connection, chain)),
        Check("the index of the log", partial(_mention_problems, connection, chain)),
        Check("the entries", partial(_entry_problems, connection)),
        Check("the drafts", partial(_draft_problems, connection)),
        Check("the drafts of decisions", partial(_decision_draft_problems, connection)),
        Check("the schema", partial(_file_problems, connection)),
    )
    return Verification(chain.length, chain.head.hex(), rows.count, problems)


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look through, and how its problems are found."""

    what: str
    problems: Callable[[], Iterable[str]]


def _told(*checks: Check) -> tuple[str, ...]:
    """Return what the checks find; one that stumbles over damage has found it."""
    found: list[str] = []
    for check in checks:
        try:
            found.extend(check.problems())
        except Exception:
            found.append(f"Damaged beyond reading: {check.what}.")
    return tuple(found)


class _Chain:
    """Recomputes the chain and collects the newest digest of every row."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.head = log.START
        self.length = 0
        self.marks: dict[RowName, str | None] = {}
        self.lines: dict[int, LogLine] = {}

    def read(self) -> Iterator[str]:
        query = select(tables.log).order_by(tables.log.c.sequence)
        for row in self.connection.execute(query):
            self.length += 1
            yield from self._read_line(row.sequence, row.line, row.head)

    def _read_line(self, sequence: int, text: str, head: bytes) -> Iterator[str]:
        expected, self.head = digest(self.head, text.encode()), head
        try:
            line = log.parse(text)
            whole = canonical(json.loads(text)) == text.encode()
        except (ValueError, KeyError, TypeError):
            yield f"Log line {sequence} cannot be read."
            return
        if head != expected or not whole or line.sequence != sequence:
            yield f"Log line {sequence} does not follow from the line before."
        elif sequence != self.length:
            yield f"Before log line {sequence} a line is missing."
        self.marks.update(line.rows)
        self.lines[sequence] = line


def _payload_problems(connection: Connection, chain: _Chain) -> Iterator[str]:
    left = dict(chain.lines)
    query = select(tables.payload).order_by(tables.payload.c.sequence, tables.payload.c.part)
    rows = connection.execute(query)
    for sequence, group in groupby(rows, key=attrgetter("sequence")):
        line = left.pop(sequence, None)
        parts = {row.part: payloads.part(row) for row in group}
        if line is None or _marks(line, parts) != dict(enumerate(line.payload)):
            yield f"What log line {sequence} was handed was changed."
    for sequence in left:
        yield f"What log line {sequence} was handed is missing."


def _marks(line: LogLine, parts: Mapping[int, Part]) -> dict[int, str]:
    """Return the digests of a payload's parts, worked out anew; version 1 has one for both."""
    if line.version > 1:
        return {number: part.digest for number, part in parts.items()}
    sentence, body = parts[0], parts[1]
    return {0: digest(body.salt, sentence.body.encode(), body.body.encode()).hex()}


def _mention_problems(connection: Connection, chain: _Chain) -> Iterator[str]:
    wanted = {(id, sequence) for sequence, line in chain.lines.items() for id in line.ids}
    here = {(row.id, row.sequence) for row in connection.execute(select(tables.mention))}
    for id, sequence in sorted(wanted ^ here):
        yield f"The index of the log is wrong about {id} in line {sequence}."


def _entry_problems(connection: Connection) -> Iterator[str]:
    """Within each writer every entry names the one before, and no place is taken twice."""
    rows = connection.execute(select(tables.entry))
    found = [entry_of(dict(row._mapping)) for row in rows]
    for fork in forks(found):
        yield f"Two entries have one place in their writer’s chain: {fork[0].id}."
    for entry in gaps(found, FIRST.hex()):
        yield f"An entry does not follow the one before it: {entry.id}."


class _Rows:
    """Compares every row of the state tables with the newest digest that the log has of it."""

    def __init__(self, connection: Connection, marks: dict[RowName, str | None]) -> None:
        self.connection = connection
        self.marks = marks
        self.salts: dict[RowName, bytes] = {}
        self.seen: set[RowName] = set()
        self.read: set[str] = set()
        self.count = 0

    def read_salts(self) -> tuple[str, ...]:
        """Read what every row is salted with; there is no problem in that."""
        rows = self.connection.execute(select(tables.row_salt))
        self.salts = {(row.table_name, row.row_key): row.salt for row in rows}
        return ()

    def compare(self, table: Table) -> Iterator[str]:
        """Compare the rows of one table: damage in it keeps nobody from reading the next."""
        for row in self.connection.execute(select(table)):
            values = dict(row._mapping)
            name = (table.name, row_key(key_of(table, values)))
            self.count += 1
            self.seen.add(name)
            mark = self.marks.get(name)
            if mark is None:
                yield f"A row of {table.name} was never written by a command: {name[1]}."
            elif log.row_digest(self.salts.get(name, b""), table.name, values) != mark:
                yield f"A row of {table.name} was changed: {name[1]}."
        self.read.add(table.name)

    def left_over(self) -> Iterator[str]:
        """Find rows that are missing, and salts of none, in the tables that could be read."""
        left = {name for name, mark in self.marks.items() if mark is not None} - self.seen
        for name in sorted(left):
            if name[0] in self.read:
                yield f"A row of {name[0]} is missing: {name[1]}."
        for name in sorted(self.salts.keys() - self.seen - left):
            yield f"A salt belongs to no row: {name[0]} {name[1]}."


def _draft_problems(connection: Connection) -> Iterator[str]:
    keys = key_ring(connection)
    for row in connection.execute(select(tables.draft)):
        key = keys.private_key(row.candidate, row.round)
        if key is None:
            continue
        header = draft_header(row.panelist, row.candidate, row.round, row.time)
        try:
            msgspec.convert(unseal(key, header, row.body), Draft)
        except (Unreadable, msgspec.ValidationError):
            yield f"The draft of {row.panelist} on {row.candidate} cannot be opened."


def _decision_draft_problems(connection: Connection) -> Iterator[str]:
    for candidate in connection.execute(select(tables.decision_draft.c.candidate)).scalars():
        try:
            read_decision_draft(connection, candidate)
        except (FileTrouble, msgspec.ValidationError):
            yield f"What was entered of the decision on {candidate} cannot be opened."


def _file_problems(connection: Connection) -> Iterator[str]:
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok":
        yield "The file is damaged: its tables and their indexes do not belong together."
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"A row of {row[0]} refers to a row of {row[2]} that is not there."
    for name in sorted(_definitions(connection) ^ _fresh_definitions()):
        yield f"The schema is not this program's: {name[0]} {name[1]}."


def _definitions(connection: Connection) -> set[tuple[str, ...]]:
    query = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
    rows = connection.exec_driver_sql(query)
    return {(row.type, row.name, " ".join(row.sql.replace('"', "").split())) for row in rows}


def _fresh_definitions() -> set[tuple[str, ...]]:
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            schema.create(connection)
            return _definitions(connection)
    finally:
        engine.dispose()
