"""Undo: putting the rows of the newest set-up command back.

What a line changed is kept in its payload as the rows before it, so an undo survives a restart and
needs no inverse command for each kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, get_args

from sqlalchemy import Connection, Row

from calibrate.domain.commands import SetUpCommand, TakeBack
from calibrate.domain.errors import Refused
from calibrate.domain.permissions import need_setup
from calibrate.domain.session import SessionPhase
from calibrate.store.document import tables
from calibrate.store.reads.session import load_phase
from calibrate.store.record import files, log, payloads
from calibrate.store.record.journal import parse_key
from calibrate.store.record.log import LogLine
from calibrate.store.writes.parts import WrittenRow, rows_in
from calibrate.store.writes.work import Work, perform

UNDOABLE = {kind.__name__ for kind in get_args(SetUpCommand)}


def may_be_undone(connection: Connection, kind: str) -> bool:
    """Tell whether a command of this kind, carried out now, can be taken back later."""
    return kind in UNDOABLE and load_phase(connection) is SessionPhase.SETUP


def newest_undoable(connection: Connection) -> LogLine | None:
    """Return the newest line that can be taken back: the last of set-up that still stands."""
    if load_phase(connection) is not SessionPhase.SETUP:
        return None
    return next((log.parse(row.line) for row in _undoable(connection)), None)


def _undoable(connection: Connection) -> Iterator[Row[Any]]:
    """Yield the rows of the lines that can be taken back one after the other, newest first."""
    taken = set()
    for row in log.newest_first(connection):
        heading = log.heading(row)
        if heading.kind == TakeBack.__name__:
            taken.add(_taken_line(heading.ids))
        elif heading.kind not in UNDOABLE:
            return
        elif heading.sequence not in taken:
            yield row


def _taken_line(ids: tuple[str, ...]) -> int:
    return next(int(id.removeprefix("line ")) for id in ids if id.startswith("line "))


@perform.register
def _take_back(command: TakeBack, work: Work) -> str:
    need_setup(work.session)
    line = newest_undoable(work.connection)
    if line is None or line.sequence != command.line:
        raise Refused("Later work rests on it, so it stays; undo that first.")
    parts = payloads.parts_of(work.connection, command.line)
    if len(parts) < len(line.payload):
        raise Refused("What it changed was erased, so it cannot be taken back.")
    sentence = parts.pop(payloads.SENTENCE).body
    rows = rows_in(payloads.handed(parts.values()))
    _need_bytes(work, rows)
    _put_back(work, rows)
    if any(table in files.NAMING for _, table, *_ in rows):
        files.drop_unneeded(work.connection, _wanted_later(work.connection, command.line))
    work.about(f"line {command.line}", *line.ids)
    return f"took back: {sentence}"


def _need_bytes(work: Work, rows: list[WrittenRow]) -> None:
    """Raise Refused where the bytes of a file that comes back had to make room for others."""
    if not _named_in(rows) <= files.all_kept(work.connection):
        raise Refused(
            "A file that was attached then had to make room for others, so this cannot be taken "
            "back; attach the file again."
        )


def _wanted_later(connection: Connection, line: int) -> Set[str]:
    """Return which files older lines than this one would bring back."""
    wanted = set[str]()
    for row in _undoable(connection):
        if row.sequence < line and any(f'"{table}"' in row.line for table in files.NAMING):
            parts = payloads.parts_of(connection, row.sequence)
            parts.pop(payloads.SENTENCE, None)
            wanted |= _named_in(rows_in(payloads.handed(parts.values())))
    return wanted


def _named_in(rows: list[WrittenRow]) -> Set[str]:
    """Return the digests of the files that come back with these rows."""
    named = (
        before[files.NAMING[table]]
        for _, table, _, before in rows
        if table in files.NAMING and before
    )
    return {digest for digest in named if digest}


def _put_back(work: Work, rows: list[WrittenRow]) -> None:
    """Undo the newest write first; a row that others point to goes after them."""
    for _, name, key, before in reversed(rows):
        work.journal.put(tables.metadata.tables[name], parse_key(key), before)
