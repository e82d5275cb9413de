"""Session files in which one byte is another: in a value of a table, or in the schema's text."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from random import Random

from calibrate.domain.commands import MarkAbsent, RecordDecision, ReopenCandidate, WriteNote
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.store.document.tables import metadata
from tests.worlds.giving import splitting
from tests.worlds.meetings import Plan, meeting
from tests.worlds.people import CANDIDATES

SCHEMA = "sqlite_schema"
UNGUARDED = ("ignore_check_constraints=ON", "foreign_keys=OFF", "writable_schema=ON")
OFTEN = ("session", "candidate", "panelist", "decision", "rating", "citation", "meeting", SCHEMA)
"""What is read by everything, and so struck twice as often."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What is damaged: a cell by table, column and row, and the value that it has now."""

    table: str
    column: str
    row: int
    value: object


def whole_session(path: Path) -> None:
    """Write a session with something in nearly every table: two rounds, two decisions, a draft."""
    made = meeting(path, Plan(6, CANDIDATES[:3], splitting, decider="p1"))
    made.do(MarkAbsent("p2", "ill"))
    made.open()
    made.call("n2")
    made.reveal("n2")
    made.decide(candidate="n2")
    made.call()
    made.reveal()
    made.do(WriteNote("n1", "c1", "She ran it."))
    made.rate_again()
    made.reveal(round=2)
    made.decide()
    made.do(ReopenCandidate("n1", "The letter named another level."))
    dissents = (Dissent("p1", "One half is short."),)
    follow_ups = (FollowUp("Fay Lindqvist", "Write to her."),)
    again = Decision(
        "again", "n1", Outcome.NOT_YET, "Read again.", Vote(1, 3), dissents, follow_ups
    )
    made.do(RecordDecision(again))
    made.store.close()


def damage(path: Path, random: Random) -> Damage:
    """Change one byte of one cell of a session file, whatever its schema forbids."""
    connection = sqlite3.connect(path)
    try:
        for pragma in UNGUARDED:
            connection.execute(f"PRAGMA {pragma}")
        done = _damaged(connection, random)
        connection.commit()
        return done
    finally:
        connection.close()


def _damaged(connection: sqlite3.Connection, random: Random) -> Damage:
    tables = [name for name in (*metadata.tables, *OFTEN) if _count(connection, name)]
    table = random.choice(tables)
    row = random.choice([id for (id,) in connection.execute(f"SELECT rowid FROM {table}")])
    cells = connection.execute(f"SELECT * FROM {table} WHERE rowid = ?", (row,))
    names = [one[0] for one in cells.description]
    found = [
        (n, v) for n, v in zip(names, cells.fetchone(), strict=True) if v not in (None, "", b"")
    ]
    column, value = random.choice(found)
    bad = _other(value, random)
    place = "CAST(? AS TEXT)" if isinstance(value, str) else "?"
    connection.execute(
        f"UPDATE OR REPLACE {table} SET {column} = {place} WHERE rowid = ?", (bad, row)
    )
    return Damage(table, column, row, bad)


def _count(connection: sqlite3.Connection, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def _other(value: object, random: Random) -> object:
    if isinstance(value, int):
        return value ^ (1 << random.choice((0, 1, 2, 5, 31, 62)))
    content = bytearray(value.encode() if isinstance(value, str) else bytes(value))  # type: ignore[call-overload]
    content[random.randrange(len(content))] ^= random.choice((1, 2, 4, 8, 16, 32, 64, 128))
    return bytes(content)
