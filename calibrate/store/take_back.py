"""Undo: putting the rows of a set-up command back, unless later work rests on them.

What a line changed is kept in its payload as rows before and after, so an undo survives a restart and
needs no inverse command for each kind.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from calibrate.domain.commands import (
    AddCandidate,
    AddEvidence,
    AddPanelist,
    ChangeCandidate,
    ChangePanelist,
    CorrectEvidence,
    FixQuorum,
    ImportEvidence,
    NameDecider,
    PlaceEvidence,
    Relate,
    RemoveCandidate,
    RemoveEvidence,
    RemovePanelist,
    RenameSession,
    ReplaceRubric,
    TakeBack,
    Unrelate,
)
from calibrate.domain.errors import Refused
from calibrate.domain.phases import need_setup
from calibrate.store import log, tables
from calibrate.store.journal import Journal, Values, parse_key
from calibrate.store.log import Line
from calibrate.store.work import Work, perform

Written = tuple[str, str, Values | None, Values | None]
"""A row as a payload keeps it: table, key, before, after."""

UNDOABLE = {
    kind.__name__
    for kind in (
        AddCandidate,
        AddEvidence,
        AddPanelist,
        ChangeCandidate,
        ChangePanelist,
        CorrectEvidence,
        FixQuorum,
        ImportEvidence,
        NameDecider,
        PlaceEvidence,
        Relate,
        RemoveCandidate,
        RemoveEvidence,
        RemovePanelist,
        RenameSession,
        ReplaceRubric,
        Unrelate,
    )
}


def rows_written(journal: Journal) -> list[Any]:
    """Return the journal's rows before and after, in order of first touch, for a payload."""
    changes = journal.changes.items()
    return [[table, key, change.before, change.after] for (table, key), change in changes]


def newest_undoable(connection: Connection) -> Line | None:
    """Return the newest line that can be taken back: the last of set-up that still stands."""
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
    line = _line(work, command.line)
    body = log.read_payload(work.connection, command.line)
    if line.kind not in UNDOABLE or body is None:
        raise Refused("This cannot be taken back.")
    _refuse_if_built_on(work, body["rows"])
    try:
        _put_back(work, body["rows"])
    except IntegrityError:
        raise Refused(f"Later work rests on it, so “{body['sentence']}” stays.") from None
    work.about(f"line {command.line}", *line.ids)
    return f"took back: {body['sentence']}"


def _line(work: Work, sequence: int) -> Line:
    for line in log.newest_first(work.connection):
        if line.sequence == sequence:
            return line
    raise Refused("There is no such line in the log.")


def _refuse_if_built_on(work: Work, rows: list[Written]) -> None:
    for name, key, _, after in rows:
        if work.journal.read(tables.metadata.tables[name], parse_key(key)) != after:
            raise Refused("Later work rests on it, so it stays; undo that first.")


def _put_back(work: Work, rows: list[Written]) -> None:
    """Undo the newest write first; a row that others point to goes after them."""
    for name, key, before, _ in reversed(rows):
        work.journal.put(tables.metadata.tables[name], parse_key(key), before)
