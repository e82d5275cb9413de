"""Undo and redo: putting the rows of the newest set-up command back, and once more.

What a line changed is kept in its payload as the rows before it, so an undo survives a restart and
needs no inverse command for each kind. The line of an undo keeps its rows as well, by which it is
done again; an undo that was done again counts as if it had never been.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, get_args

from sqlalchemy import Connection, Row

from calibrate.domain.commands import DoAgain, SetUpCommand, TakeBack
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


def keeps_rows(connection: Connection, kind: str) -> bool:
    """Tell whether the line of a command of this kind keeps its rows, for undo or for redo."""
    return kind == TakeBack.__name__ or may_be_undone(connection, kind)


def newest_undoable(connection: Connection) -> LogLine | None:
    """Return the newest line that can be taken back: the last of set-up that still stands."""
    if load_phase(connection) is not SessionPhase.SETUP:
        return None
    return next((log.parse(row.line) for row in _undoable(connection)), None)


def newest_taken_back(connection: Connection) -> LogLine | None:
    """Return the take-back that can be done again: the newest that stands, nothing done since."""
    if load_phase(connection) is not SessionPhase.SETUP:
        return None
    again = set()
    for row in log.newest_first(connection):
        heading = log.heading(row)
        if heading.kind == DoAgain.__name__:
            again.add(_named_line(heading.ids))
        elif heading.kind != TakeBack.__name__:
            return None
        elif heading.sequence not in again:
            line = log.parse(row.line)
            return line if _rows_of(connection, line) else None
    return None


def _rows_of(connection: Connection, line: LogLine) -> list[WrittenRow]:
    """Return the rows that a line keeps; none where some were erased or it is of an older file."""
    parts = payloads.parts_of(connection, line.sequence)
    if len(parts) < len(line.payload):
        return []
    parts.pop(payloads.SENTENCE, None)
    return rows_in(payloads.handed(parts.values()))


def _undoable(connection: Connection) -> Iterator[Row[Any]]:
    """Yield the rows of the lines that can be taken back one after the other, newest first."""
    taken, again = set(), set()
    for row in log.newest_first(connection):
        heading = log.heading(row)
        if heading.kind == DoAgain.__name__:
            again.add(_named_line(heading.ids))
        elif heading.kind == TakeBack.__name__:
            if heading.sequence not in again:
                taken.add(_named_line(heading.ids))
        elif heading.kind not in UNDOABLE:
            return
        elif heading.sequence not in taken:
            yield row


def _named_line(ids: tuple[str, ...]) -> int:
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
        wanted = _wanted_later(work.connection, command.line)
        files.drop_unneeded(work.connection, wanted | _wanted_again(work))
    work.about(f"line {command.line}", *line.ids)
    return f"took back: {sentence}"


@perform.register
def _do_again(command: DoAgain, work: Work) -> str:
    need_setup(work.session)
    line = newest_taken_back(work.connection)
    if line is None or line.sequence != command.line:
        raise Refused("Something else was done since, so this is not done again; do it anew.")
    rows = _rows_of(work.connection, line)
    _need_bytes(work, rows)
    _put_back(work, rows)
    others = (id for id in line.ids if not id.startswith("line "))
    work.about(f"line {command.line}", *others)
    undone = payloads.sentence(work.connection, _named_line(line.ids))
    return f"did again: {undone}"


def _wanted_again(work: Work) -> Set[str]:
    """Return which files would come back by doing again what is taken back now, or was before."""
    named = {
        (change.before or {}).get(files.NAMING[table])
        for (table, _), change in work.journal.changes.items()
        if table in files.NAMING
    }
    wanted = {digest for digest in named if digest}
    for row in log.newest_first(work.connection):
        if log.heading(row).kind not in (TakeBack.__name__, DoAgain.__name__):
            break
        wanted |= _named_in(_rows_of(work.connection, log.parse(row.line)))
    return wanted


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
