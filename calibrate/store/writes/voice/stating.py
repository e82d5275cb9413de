"""Carrying out what writes a candidate's statement."""

from __future__ import annotations

from calibrate.domain.commands import WriteStatement
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_case
from calibrate.domain.session import SessionPhase
from calibrate.store.document import tables
from calibrate.store.reads.voice.statement import standing_statement
from calibrate.store.record.journal import Journal
from calibrate.store.writes.work import Work, perform
from calibrate.words.voice.statement import statement_written, statement_written_late


@perform.register
def _state(command: WriteStatement, work: Work) -> str:
    state = work.session.candidate(command.candidate)
    work.about(state.id)
    if work.session.phase is SessionPhase.SETUP:
        _write_first(command, work)
        return statement_written(state.name, command)
    _write_later(command, work)
    return statement_written_late(state.name, command)


def _write_first(command: WriteStatement, work: Work) -> None:
    text = command.statement.strip()
    if not text:
        remove_statement(work.journal, command.candidate)
        return
    _put(command, work, 1, text, "")


def _write_later(command: WriteStatement, work: Work) -> None:
    text, reason = command.statement.strip(), command.reason.strip()
    need_case(work.session, command.candidate)
    if not text:
        raise BadInput("A statement stays once rating is open; write what it says now.")
    if not reason:
        raise Refused("Rating is open, so a statement that is added or changed needs a reason.")
    before = standing_statement(work.connection, command.candidate)
    if before and before.text == text:
        _show(command, work)
        return
    _put(command, work, before.version + 1 if before else 1, text, reason)


def _put(command: WriteStatement, work: Work, version: int, text: str, reason: str) -> None:
    _show(command, work)
    row = {"candidate": command.candidate, "version": version, "text": text, "reason": reason}
    work.journal.put(tables.statement_version, (command.candidate, version), row)


def _show(command: WriteStatement, work: Work) -> None:
    row = {"candidate": command.candidate, "for_room": int(command.for_room)}
    work.journal.put(tables.statement, (command.candidate,), row)


def remove_statement(journal: Journal, candidate: str) -> None:
    """Take a statement away with all that is known of it."""
    version = tables.statement_version
    journal.delete_where(version, version.c.candidate == candidate)
    journal.delete(tables.statement, (candidate,))
