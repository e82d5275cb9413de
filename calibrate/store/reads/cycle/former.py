"""Reading an earlier session for the next one, and by which one a session was preceded."""

from __future__ import annotations

from sqlalchemy import Connection, select

from calibrate.domain.cycle.former import Decided, Former
from calibrate.domain.earlier.earlier import Earlier
from calibrate.domain.phases import Scope
from calibrate.domain.session import Session
from calibrate.store.document import tables
from calibrate.store.reads.decisions import read_decision
from calibrate.store.reads.voice.facts import kept_facts
from calibrate.store.record import log


def read_former(connection: Connection, scope: Scope, session: Session) -> Former:
    """Return what a next session may take over: nothing that was sealed, rated or voted."""
    found = {}
    for candidate in scope.decided & scope.runs:
        decision, time = read_decision(connection, scope, candidate)
        if decision and time:
            day = time.date()
            found[candidate] = Decided(decision.id, decision.outcome, day, decision.follow_ups)
    known = scope.runs & (scope.facts | scope.entering)
    facts = {candidate: kept_facts(connection, candidate) for candidate in known}
    line, head = log.last(connection)
    return Former(session, found, line, head.hex(), facts)


def read_earlier_session(connection: Connection) -> Earlier | None:
    """Return which session this one was made from, if it was."""
    row = connection.execute(select(tables.earlier_session)).one_or_none()
    if row is None:
        return None
    return Earlier(row.session, row.title, row.line, row.head, row.minutes, row.reading_minutes)
