"""The log: one line a command, each chained to the line before.

A line holds version, sequence, time, actor, kind, ids, and salted digests of the command's payload
and of every row it wrote. Payloads and salts lie in tables of their own, so that they can be erased
while the chain still verifies. A row has one salt at a time: rewriting it forgets the older one.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from nacl.utils import random
from sqlalchemy import Connection, and_, delete, func, insert, select

from calibrate.domain.canonical import canonical, digest
from calibrate.store.document.tables import entry, log, opened_entry, payload, row_salt
from calibrate.store.record.journal import Journal, RowName, Values

LINE_VERSION = 1
SALT_BYTES = 16
START = bytes(32)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log as it was read; `rows` has a digest for each row, None for a removal."""

    sequence: int
    time: str
    actor: str
    kind: str
    ids: tuple[str, ...]
    payload: str
    rows: dict[RowName, str | None]
    head: bytes


@dataclass(frozen=True, slots=True)
class Payload:
    """What a line says in words, and what its command was handed, as JSON."""

    sentence: str
    body: str
    salt: bytes = field(default_factory=lambda: random(SALT_BYTES))

    @property
    def digest(self) -> str:
        """The salted digest by which the line knows it, in hexadecimal."""
        return digest(self.salt, self.sentence.encode(), self.body.encode()).hex()


def append(
    journal: Journal, time: str, actor: str, kind: str, ids: Iterable[str], handed: Payload
) -> Line:
    """Write the line of a command whose rows are in the journal, with its payload and salts."""
    connection = journal.connection
    sequence, previous = last(connection)
    line = {
        "version": LINE_VERSION,
        "sequence": sequence + 1,
        "previous": previous.hex(),
        "time": time,
        "actor": actor,
        "kind": kind,
        "ids": sorted(set(ids)),
        "payload": handed.digest,
        "rows": [[table, key, mark] for (table, key), mark in _salted(journal).items()],
    }
    written = canonical(line)
    head = digest(previous, written)
    row = {"salt": handed.salt, "sentence": handed.sentence, "body": handed.body}
    connection.execute(insert(payload).values(sequence=sequence + 1, **row))
    connection.execute(insert(log).values(sequence=sequence + 1, line=written.decode(), head=head))
    return parse(written.decode(), head)


def _salted(journal: Journal) -> dict[RowName, str | None]:
    """Give every row that was written a fresh salt, and return the rows' digests."""
    _forget_salts(journal.connection, [n for n, c in journal.changes.items() if c.before])
    marks: dict[RowName, str | None] = {}
    salts = []
    for name, change in journal.changes.items():
        if change.after is None:
            if change.before is not None:
                marks[name] = None
            continue
        salt = random(SALT_BYTES)
        salts.append({"table_name": name[0], "row_key": name[1], "salt": salt})
        marks[name] = row_digest(salt, name[0], change.after)
    if salts:
        journal.connection.execute(insert(row_salt), salts)
    return marks


def _forget_salts(connection: Connection, names: list[RowName]) -> None:
    for table, key in names:
        connection.execute(
            delete(row_salt).where(and_(row_salt.c.table_name == table, row_salt.c.row_key == key))
        )


def row_digest(salt: bytes, table: str, values: Values) -> str:
    """Return the salted digest of a row, in hexadecimal.

    What is NULL is left out, so that a later schema may add columns that are.
    """
    plain = {name: _plain(value) for name, value in values.items() if value is not None}
    return digest(salt, canonical([table, plain])).hex()


def _plain(value: Any) -> Any:
    return {"bytes": value.hex()} if isinstance(value, bytes) else value


def parse(text: str, head: bytes) -> Line:
    """Read a line as `append` wrote it; raise ValueError or KeyError for anything else."""
    line = json.loads(text)
    return Line(
        sequence=line["sequence"],
        time=line["time"],
        actor=line["actor"],
        kind=line["kind"],
        ids=tuple(line["ids"]),
        payload=line["payload"],
        rows={(table, key): mark for table, key, mark in line["rows"]},
        head=head,
    )


def last(connection: Connection) -> tuple[int, bytes]:
    """Return the newest line's sequence and head; 0 and zeros before the first."""
    query = select(log.c.sequence, log.c.head).order_by(log.c.sequence.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return (row.sequence, row.head) if row else (0, START)


def newest_first(connection: Connection) -> Iterator[Line]:
    """Yield the lines, newest first."""
    query = select(log.c.line, log.c.head).order_by(log.c.sequence.desc())
    for row in connection.execute(query):
        yield parse(row.line, row.head)


def unopened_entries(connection: Connection) -> frozenset[str]:
    """Return the ids of entries that are sealed: when and how often one submits is not told."""
    query = select(entry.c.id).where(entry.c.id.not_in(select(opened_entry.c.entry)))
    return frozenset(connection.execute(query).scalars())


def about(connection: Connection, id: str, unopened: Container[str] = ()) -> Line | None:
    """Return the newest line that names an id and none of the entries that are still sealed."""
    query = select(log.c.line, log.c.head).order_by(log.c.sequence.desc())
    for row in connection.execute(query.where(func.instr(log.c.line, json.dumps(id)) > 0)):
        line = parse(row.line, row.head)
        if id in line.ids and not any(one in unopened for one in line.ids):
            return line
    return None


def sentence(connection: Connection, sequence: int) -> str:
    """Return what a line says in words, or nothing once that was erased."""
    query = select(payload.c.sentence).where(payload.c.sequence == sequence)
    return connection.execute(query).scalar_one_or_none() or ""


def sentences(connection: Connection) -> dict[int, str]:
    """Return what every line says in words, by sequence."""
    rows = connection.execute(select(payload.c.sequence, payload.c.sentence))
    return {row.sequence: row.sentence for row in rows}


def read_payload(connection: Connection, sequence: int) -> Values | None:
    """Return what a line's command was handed, or None once it was erased."""
    query = select(payload.c.body).where(payload.c.sequence == sequence)
    body = connection.execute(query).scalar_one_or_none()
    return None if body is None else json.loads(body)
