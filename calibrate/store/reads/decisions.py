"""Reading decisions: the one that stands on a candidate, and those that no longer do."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from calibrate.domain.decisions import (
    Decision,
    Dissent,
    EarlierDecision,
    FollowUp,
    Outcome,
    Vote,
)
from calibrate.domain.phases import Scope
from calibrate.store.document import tables
from calibrate.store.reads.voice.answers import read_answers

_ANY = tables.decision.c
STANDING = select(_ANY.candidate, _ANY.outcome).where(
    _ANY.id.not_in(select(_ANY.supersedes).where(_ANY.supersedes.is_not(None)))
)
"""The outcomes that none supersedes; built once."""


def standing_decision(connection: Connection, candidate: str) -> Row[Any] | None:
    """Return the row of a candidate's newest decision: the one that none supersedes."""
    decision = tables.decision.c
    of_one = decision.candidate == candidate
    superseded = select(decision.supersedes).where(of_one, decision.supersedes.is_not(None))
    query = select(tables.decision).where(of_one, decision.id.not_in(superseded))
    return connection.execute(query).one_or_none()


def read_decision(
    connection: Connection, scope: Scope, candidate: str
) -> tuple[Decision | None, datetime | None]:
    """Return the decision that stands on a candidate and its time, if the scope reaches it."""
    row = standing_decision(connection, candidate) if candidate in scope.decided else None
    if row is None:
        return None, None
    return _decision(connection, row, scope.panel), datetime.fromisoformat(row.time)


def was_by_consent(connection: Connection, decision: str) -> bool:
    """Tell whether a decision was taken by consent."""
    found = select(tables.consented).where(tables.consented.c.decision == decision)
    return connection.execute(found).one_or_none() is not None


def read_outcomes(connection: Connection, scope: Scope) -> dict[str, Outcome]:
    """Return by candidate the outcome that stands on each whose decision the scope reaches."""
    if not scope.decided:
        return {}
    rows = connection.execute(STANDING)
    return {row.candidate: Outcome(row.outcome) for row in rows if row.candidate in scope.decided}


def read_earlier(
    connection: Connection, scope: Scope, candidate: str
) -> tuple[EarlierDecision, ...]:
    """Return decisions that no longer stand, oldest first, for whoever on the panel read them."""
    if not scope.panel or candidate not in scope.opened:
        return ()
    reopened = _reopenings(connection, candidate)
    stands = standing_decision(connection, candidate) if candidate in scope.decided else None
    return tuple(
        EarlierDecision(
            _decision(connection, row, True),
            time,
            *_after(reopened, time),
            answers=read_answers(connection, scope, candidate, row.id),
            by_consent=was_by_consent(connection, row.id),
        )
        for row in _all_decisions(connection, candidate)
        if stands is None or row.id != stands.id
        for time in (datetime.fromisoformat(row.time),)
    )


def _all_decisions(connection: Connection, candidate: str) -> list[Row[Any]]:
    """Return a candidate's decisions, oldest first: each after the one it supersedes."""
    query = select(tables.decision).where(tables.decision.c.candidate == candidate)
    after = {row.supersedes: row for row in connection.execute(query).all()}
    found = []
    row = after.get(None)
    while row is not None:
        found.append(row)
        row = after.get(row.id)
    return found


def _reopenings(connection: Connection, candidate: str) -> list[tuple[datetime, str]]:
    reopening = tables.reopening.c
    query = select(reopening.time, reopening.because).where(reopening.candidate == candidate)
    rows = connection.execute(query.order_by(reopening.number))
    return [(datetime.fromisoformat(row.time), row.because) for row in rows]


def _after(reopened: list[tuple[datetime, str]], decided: datetime) -> tuple[datetime, str]:
    return next((reopening for reopening in reopened if reopening[0] >= decided), reopened[-1])


def _decision(connection: Connection, row: Row[Any], dissents: bool) -> Decision:
    vote = None
    if row.votes_for is not None:
        vote = Vote(row.votes_for, row.votes_against, row.abstained)
    return Decision(
        row.id,
        row.candidate,
        Outcome(row.outcome),
        row.reason,
        vote,
        _dissents(connection, row.id) if dissents else (),
        _follow_ups(connection, row.id),
    )


def _dissents(connection: Connection, decision: str) -> tuple[Dissent, ...]:
    query = select(tables.dissent).where(tables.dissent.c.decision == decision)
    rows = connection.execute(query.order_by(tables.dissent.c.panelist))
    return tuple(Dissent(row.panelist, row.text) for row in rows)


def _follow_ups(connection: Connection, decision: str) -> tuple[FollowUp, ...]:
    query = select(tables.follow_up).where(tables.follow_up.c.decision == decision)
    rows = connection.execute(query.order_by(tables.follow_up.c.position))
    return tuple(
        FollowUp(row.owner, row.text, date.fromisoformat(row.due) if row.due else None)
        for row in rows
    )
