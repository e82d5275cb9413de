"""Carrying a command out with its log line, once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from calibrate.domain.canonical import canonical
from calibrate.domain.changes import Change, Subject
from calibrate.domain.commands import (
    Command,
    RecordDecision,
    Submit,
    TakeBack,
    WithdrawSubmission,
)
from calibrate.domain.errors import BadInput
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.record.journal import parse_key
from calibrate.store.writes import (
    decisions,
    evidence,
    meeting,
    reveals,
    setup,
    submissions,
    take_back,
)
from calibrate.store.writes.work import Work, payload_of, perform

HANDLERS = (setup, evidence, submissions, reveals, meeting, decisions, take_back)
"""Named here so that their handlers are registered."""

SENT_ONCE = (Submit, WithdrawSubmission)


def apply(connection: Connection, command: Command, actor: str, time: datetime) -> Change:
    """Carry out a command in the caller's transaction, write its line, and say what changed.

    A submission or decision that is sent a second time is not carried out again.
    """
    earlier = _carried_out(connection, command)
    return earlier or _carry_out(connection, command, actor, time)


def _carry_out(connection: Connection, command: Command, actor: str, time: datetime) -> Change:
    work = Work(connection, time, actor)
    sentence = perform(command, work)
    kind = type(command).__name__
    body = {"command": payload_of(command)}
    is_undoable = take_back.may_be_undone(connection, kind)
    if is_undoable:
        body["rows"] = take_back.rows_before(work.journal)
    handed = log.Payload(sentence, canonical(body).decode())
    line = log.append(work.journal, work.stamp, actor, kind, work.ids, handed)
    return change_of(connection, line, is_undoable)


def change_of(connection: Connection, line: log.Line, is_undoable: bool = False) -> Change:
    """Return what a line changed, and how to take it back if that is still possible."""
    return Change(
        line=line.sequence,
        sentence=log.sentence(connection, line.sequence),
        subjects=_subjects(line),
        candidates=_candidates(connection, line),
        take_back=TakeBack(line.sequence) if is_undoable else None,
    )


def _subjects(line: log.Line) -> frozenset[Subject]:
    changed = {table for table, _ in line.rows}
    return frozenset(tables.metadata.tables[name].info["subject"] for name in changed)


def _candidates(connection: Connection, line: log.Line) -> frozenset[str]:
    """Return which of a line's ids are candidates', with those that it added or removed."""
    here = connection.execute(select(tables.candidate.c.id)).scalars()
    touched = (parse_key(key)[0] for table, key in line.rows if table == tables.candidate.name)
    return frozenset(line.ids).intersection((*here, *touched))


def _carried_out(connection: Connection, command: Command) -> Change | None:
    """Return the change that the same command made before, if it was carried out already."""
    if isinstance(command, SENT_ONCE):
        id, table = command.id, tables.entry
    elif isinstance(command, RecordDecision):
        id, table = command.decision.id, tables.decision
    else:
        return None
    row = connection.execute(select(table).where(table.c.id == id)).one_or_none()
    if row is None:
        return None
    line = log.about(connection, id)
    if line is None or canonical(payload_of(command)) != _handed(connection, line):
        raise BadInput("This id was used for something else; send it again under a new one.")
    return change_of(connection, line)


def _handed(connection: Connection, line: log.Line) -> bytes:
    body = log.read_payload(connection, line.sequence)
    return canonical(body["command"] if body else None)
