"""Undo: putting the rows of the newest set-up command back.

What a line changed is kept in its payload as the rows before it, so an undo survives a restart and
needs no inverse command for each kind.
"""

from __future__ import annotations

from typing import Any, get_args

from sqlalchemy import Connection

from calibrate.domain.commands import SetUpCommand, TakeBack
from calibrate.domain.errors import Refused
from calibrate.domain.permissions import need_setup
from calibrate.domain.session import SessionPhase
from calibrate.store.document import tables
from calibrate.store.reads.session import load_phase
from calibrate.store.record import log
from calibrate.store.record.journal import Journal, Values, parse_key
from calibrate.store.record.log import Line
from calibrate.store.writes.work import Work, perform

Written = tuple[str, str, Values | None]
"""A row as a payload keeps it: table, key, and its values before."""

UNDOABLE = {kind.__name__ for kind in get_args(SetUpCommand)}


def may_be_undone(connection: Connection, kind: str) -> bool:
    """Tell whether a command of this kind, carried out now, can be taken back later."""
    return kind in UNDOABLE and load_phase(connection) is SessionPhase.SETUP


def rows_before(journal: Journal) -> list[Any]:
    """Return the journal's rows as they were, in order of first touch, for a payload."""
    return [[table, key, change.before] for (table, key), change in journal.changes.items()]


def newest_undoable(connection: Connection) -> Line | None:
    """Return the newest line that can be taken back: the last of set-up that still stands."""
    if load_phase(connection) is not SessionPhase.SETUP:
        return None
    taken = set()
    for line in log.newest_first(connection):
        if line.kind == TakeBack.__name__:
            taken.add(_taken_line(line.ids))
        elif line.kind not in UNDOABLE:
            return None
        elif line.sequence not in taken:
            return line
    return None


def _taken_line(ids: tuple[str, ...]) -> int:
    return next(int(id.removeprefix("line ")) for id in ids if id.startswith("line "))


@perform.register
def _take_back(command: TakeBack, work: Work) -> str:
    need_setup(work.session)
    line = newest_undoable(work.connection)
    if line is None or line.sequence != command.line:
        raise Refused("Later work rests on it, so it stays; undo that first.")
    body = log.read_payload(work.connection, command.line)
    if body is None:
        raise Refused("What it changed was erased, so it cannot be taken back.")
    sentence = log.sentence(work.connection, command.line)
    _put_back(work, body["rows"])
    work.about(f"line {command.line}", *line.ids)
    return f"took back: {sentence}"


def _put_back(work: Work, rows: list[Written]) -> None:
    """Undo the newest write first; a row that others point to goes after them."""
    for name, key, before in reversed(rows):
        work.journal.put(tables.metadata.tables[name], parse_key(key), before)
