"""The log: one line a command, each chained to the line before.

A line holds version, sequence, time, actor, kind, ids, and salted digests of each part of the
command's payload and of every row it wrote; that of a reveal, the hashes of what it opened.
Payloads and salts lie in tables of their own, so that they can be erased while the chain still
verifies. A row has one salt at a time: rewriting it forgets the older one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from nacl.utils import random
from sqlalchemy import Connection, Row, Select, and_, delete, exists, func, insert, or_, select

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.canonical import canonical, digest
from calibrate.store.document.tables import (
    entry,
    issued_packet,
    log,
    mention,
    opened_entry,
    row_salt,
)
from calibrate.store.record import payloads
from calibrate.store.record.journal import Journal, RowName, Values
from calibrate.store.record.payloads import SALT_BYTES, Part

LINE_VERSION = 3
START = bytes(32)
NO_BYTES = {"bytes": ""}
UPGRADE = "UpgradeFile"
"""The kind of the line that the program itself writes; it changes nothing that anybody did."""


class Heading(msgspec.Struct, frozen=True):
    """What a line says of itself, without the rows it wrote, which can be very many."""

    sequence: int
    time: str
    actor: dict[str, str] | str
    kind: str
    ids: tuple[str, ...]

    @property
    def who(self) -> Actor:
        """Who acted; a line of version 1 has no more than a word for it."""
        if isinstance(self.actor, str):
            return Actor(self.actor)
        return Actor(self.actor["who"], self.actor["whom"], Ground(self.actor["ground"]))


HEADINGS = msgspec.json.Decoder(Heading)
NEWEST = select(log.c.sequence, log.c.head).order_by(log.c.sequence.desc()).limit(1)
INSERT_LINE, INSERT_MENTION, INSERT_SALT = insert(log), insert(mention), insert(row_salt)
"""Built once: every command runs them."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log as it was read.

    `payload` has a digest for each part of its payload (in a line of version 1 one for all of it),
    `rows` one for each row, None for a removal; `opens` has what a reveal opened.
    """

    version: int
    sequence: int
    time: str
    kind: str
    ids: tuple[str, ...]
    payload: tuple[str, ...]
    rows: dict[RowName, str | None]
    opens: tuple[Values, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the chain: a line's sequence, its time (ISO 8601) and the head after it."""

    sequence: int
    time: str
    head: bytes


def append(
    journal: Journal,
    time: str,
    actor: Actor,
    kind: str,
    ids: Iterable[str],
    parts: Sequence[Part],
    opens: Sequence[Values] = (),
) -> LogLine:
    """Write the line of a command whose rows are in the journal, with its payload and salts.

    `opens` has what a reveal opened, which anybody may compare with receipts and packets.
    """
    connection = journal.connection
    sequence, previous = last(connection)
    named, marks = sorted(set(ids)), _salted(journal)
    digests = tuple(part.digest for part in parts)
    line = {
        "version": LINE_VERSION,
        "sequence": sequence + 1,
        "previous": previous.hex(),
        "time": time,
        "actor": {"who": actor.who, "whom": actor.whom, "ground": actor.ground.value},
        "kind": kind,
        "ids": named,
        "payload": digests,
        "rows": [[table, key, mark] for (table, key), mark in marks.items()],
    }
    if opens:
        line["opens"] = list(opens)
    written = canonical(line)
    head = digest(previous, written)
    payloads.write(connection, sequence + 1, parts)
    row = {"sequence": sequence + 1, "line": written.decode(), "head": head}
    connection.execute(INSERT_LINE, row)
    note_mentions(connection, sequence + 1, named)
    opened = tuple(opens)
    return LogLine(LINE_VERSION, sequence + 1, time, kind, tuple(named), digests, marks, opened)


def note_mentions(connection: Connection, sequence: int, ids: Sequence[str]) -> None:
    """Note which ids a line names, so that the lines about one are found without reading all."""
    if ids:
        connection.execute(INSERT_MENTION, [{"id": id, "sequence": sequence} for id in ids])


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
        journal.connection.execute(INSERT_SALT, salts)
    return marks


def _forget_salts(connection: Connection, names: list[RowName]) -> None:
    for table, key in names:
        connection.execute(
            delete(row_salt).where(and_(row_salt.c.table_name == table, row_salt.c.row_key == key))
        )


def row_digest(salt: bytes, table: str, values: Values) -> str:
    """Return the salted digest of a row, in hexadecimal.

    What is NULL is left out, so that a later schema may add columns that are. Bytes stand there in
    hexadecimal; they are put in afterwards, for to write a sealed body as JSON takes long.
    """
    plain = {name: _plain(value) for name, value in values.items() if value is not None}
    text = canonical([table, plain])
    for name, value in values.items():
        if isinstance(value, bytes):
            empty = canonical({name: NO_BYTES})[1:-1]  # unescaped, so that no text looks like it
            text = text.replace(empty, empty[:-2] + value.hex().encode() + b'"}', 1)
    return digest(salt, text).hex()


def _plain(value: Any) -> Any:
    return NO_BYTES if isinstance(value, bytes) else value


def parse(text: str) -> LogLine:
    """Read a line as `append` wrote it; raise ValueError, KeyError or TypeError for another."""
    try:
        line = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from error
    marks = line["payload"]
    return LogLine(
        version=line["version"],
        sequence=line["sequence"],
        time=line["time"],
        kind=line["kind"],
        ids=tuple(line["ids"]),
        payload=(marks,) if isinstance(marks, str) else tuple(marks),
        rows={(table, key): mark for table, key, mark in line["rows"]},
        opens=tuple(line.get("opens", ())),
    )


def heading(row: Row[Any]) -> Heading:
    """Read what a row of the log says of itself."""
    return HEADINGS.decode(row.line)


def last(connection: Connection) -> tuple[int, bytes]:
    """Return the newest line's sequence and head; 0 and zeros before the first."""
    row = connection.execute(NEWEST).one_or_none()
    return (row.sequence, row.head) if row else (0, START)


def newest_time(connection: Connection) -> datetime | None:
    """Return when the newest line was written; None where no line says so that can be read."""
    row = next(newest_first(connection), None)
    try:
        time = datetime.fromisoformat(heading(row).time) if row else None
    except (ValueError, msgspec.MsgspecError):
        return None
    return time if time and time.tzinfo else None


def newest_first(connection: Connection) -> Iterator[Row[Any]]:
    """Yield the rows of the log, newest first."""
    yield from connection.execute(select(log).order_by(log.c.sequence.desc()))


def unopened_entries(connection: Connection) -> frozenset[str]:
    """Return the ids of entries that are sealed: when and how often one submits is not told."""
    return frozenset(connection.execute(_sealed()).scalars())


def _sealed() -> Select[Any]:
    return select(entry.c.id).where(entry.c.id.not_in(select(opened_entry.c.entry)))


def line(connection: Connection, sequence: int) -> LogLine | None:
    """Return the line at a place, if there is one."""
    query = select(log.c.line).where(log.c.sequence == sequence)
    text = connection.execute(query).scalar_one_or_none()
    return parse(text) if text else None


def about(connection: Connection, id: str) -> LogLine | None:
    """Return the newest line that names an id."""
    newest = select(func.max(mention.c.sequence)).where(mention.c.id == id)
    query = select(log.c.line).where(log.c.sequence == newest.scalar_subquery())
    line = connection.execute(query).scalar_one_or_none()
    return parse(line) if line else None


def last_open_change(connection: Connection, id: str) -> Position | None:
    """Return the place of the newest line that names an id and changed what is open of it.

    An entry that is still sealed is told of to nobody, and to issue a packet changes no case: the
    packets before it would not be what is drawn now.
    """
    other = mention.alias()
    no_change = or_(other.c.id.in_(_sealed()), other.c.id.in_(select(issued_packet.c.id)))
    is_none = exists().where(other.c.sequence == mention.c.sequence, no_change)
    newest = select(func.max(mention.c.sequence)).where(mention.c.id == id, ~is_none)
    sequence = connection.execute(newest).scalar_one()
    return None if sequence is None else _position(connection, sequence)


def _position(connection: Connection, sequence: int) -> Position:
    """Return a line's place: read once, for one that names many is asked for by each of them.

    Its head lies behind all that it says, so that reading that alone is no shorter.
    """
    known: dict[int, Position] = connection.info.setdefault("positions", {})
    if sequence not in known:
        row = connection.execute(select(log).where(log.c.sequence == sequence)).one()
        known[sequence] = Position(row.sequence, heading(row).time, row.head)
    return known[sequence]
