"""Carrying out what a candidate responds, and until when they may; in a closed session too.

It belongs to the decision that stands, and stays with it when another one takes its place.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from calibrate.domain.commands import RecordResponse, SetResponseDeadline
from calibrate.domain.errors import BadInput
from calibrate.domain.permissions import need_decided
from calibrate.domain.voice.answers import need_came, need_deadline
from calibrate.store.document import tables
from calibrate.store.reads.decisions import standing_decision
from calibrate.store.reads.voice.answers import answers_to
from calibrate.store.writes.work import Work, perform
from calibrate.words.voice.answers import deadline_set, response_filed


@perform.register
def _set(command: SetResponseDeadline, work: Work) -> str:
    state = need_decided(work.session, command.candidate)
    decision = _decision(work, state.id)
    row = None
    if command.until:
        answers = answers_to(work.connection, decision.id)
        need_deadline(command.until, _day(decision), answers)
        said = {"until": command.until.isoformat(), "turn_to": command.turn_to.strip()}
        row = {"decision": decision.id} | said
    work.journal.put(tables.response_deadline, (decision.id,), row)
    work.about(state.id)
    return deadline_set(state.name, command.until)


@perform.register
def _record(command: RecordResponse, work: Work) -> str:
    state = need_decided(work.session, command.candidate)
    decision, text = _decision(work, state.id), command.response.strip()
    today = work.time.date()
    came = command.came or max(today, _day(decision))
    if not text:
        raise BadInput("A response says something; write what the candidate wrote.")
    need_came(came, _day(decision), max(today, _day(decision)))
    until = answers_to(work.connection, decision.id).until
    work.journal.insert(
        tables.response,
        {
            "id": command.id,
            "candidate": state.id,
            "decision": decision.id,
            "text": text,
            "came": came.isoformat(),
            "time": work.stamp,
        },
    )
    work.about(command.id, state.id)
    return response_filed(state.name, is_late=until is not None and came > until)


def _decision(work: Work, candidate: str) -> Row[Any]:
    found = standing_decision(work.connection, candidate)
    assert found is not None
    return found


def _day(decision: Row[Any]) -> date:
    return datetime.fromisoformat(decision.time).date()
