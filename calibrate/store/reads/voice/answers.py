"""Reading what candidates respond to decisions, and until when they may."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, select

from calibrate.domain.phases import Scope
from calibrate.domain.voice.answers import NO_ANSWERS, Answers, Response, in_order
from calibrate.store.document import tables


def read_answers(connection: Connection, reach: Scope, candidate: str, decision: str) -> Answers:
    """Return what belongs to a decision on a candidate, for whoever on the panel reads it."""
    is_read = reach.panel and candidate in reach.decided | reach.opened
    return answers_to(connection, decision) if is_read else NO_ANSWERS


def answers_to(connection: Connection, decision: str) -> Answers:
    """Return what belongs to a decision, whoever asks."""
    deadline, response = tables.response_deadline, tables.response
    of_one = select(deadline).where(deadline.c.decision == decision)
    row = connection.execute(of_one).one_or_none()
    until = date.fromisoformat(row.until) if row else None
    found = connection.execute(select(response).where(response.c.decision == decision))
    responses = (
        Response(one.id, one.text, date.fromisoformat(one.came), datetime.fromisoformat(one.time))
        for one in found
    )
    return Answers(until, row.turn_to if row else "", in_order(until, responses))
