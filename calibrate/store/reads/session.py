"""Reading the state of a session as a whole; what a viewer gets of it is narrowed afterwards."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, select

from calibrate.domain.ballots import Submission, submitted
from calibrate.domain.people import Candidate, Panel, Panelist, Relation, RelationKind, Role
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.session import (
    CandidatePhase,
    CandidateState,
    Session,
    SessionPhase,
)
from calibrate.store.document import tables
from calibrate.store.reads.meeting import load_meeting
from calibrate.store.sealed.entries import headers


def load_session(connection: Connection) -> Session:
    """Return the whole session; never handed out as it is, only through a viewer's scope."""
    row = connection.execute(select(tables.session)).one()
    return Session(
        id=row.id,
        title=row.title,
        phase=SessionPhase(row.phase),
        rubric=_rubric(connection),
        panel=Panel(_panelists(connection), _relations(connection)),
        candidates=_candidates(connection),
        submitted=submitted(headers(connection)),
        fixed_quorum=row.quorum,
        decider=row.decider,
        meeting=load_meeting(connection),
    )


def follow_entry(connection: Connection, session: Session, of: Submission) -> Session:
    """Return the session after an entry was added: nothing else of it has to be read again."""
    stands = submitted(headers(connection, of))
    return replace(session, submitted=session.submitted - {of} | stands)


def load_phase(connection: Connection) -> SessionPhase:
    """Return the session's phase alone."""
    return SessionPhase(connection.execute(select(tables.session.c.phase)).scalar_one())


def _rubric(connection: Connection) -> Rubric:
    content = connection.execute(select(tables.rubric.c.content)).scalar_one()
    return msgspec.convert(json.loads(content), Rubric)


def _panelists(connection: Connection) -> tuple[Panelist, ...]:
    rows = connection.execute(select(tables.panelist).order_by(tables.panelist.c.position))
    return tuple(Panelist(row.id, row.name, Role(row.role), bool(row.rates)) for row in rows)


def _relations(connection: Connection) -> tuple[Relation, ...]:
    rows = connection.execute(select(tables.relation))
    return tuple(
        Relation(RelationKind(row.kind), row.panelist, row.candidate, row.reason) for row in rows
    )


def _candidates(connection: Connection) -> tuple[CandidateState, ...]:
    rows = connection.execute(select(tables.candidate).order_by(tables.candidate.c.position))
    criteria = _second_rounds(connection)
    named = connection.execute(select(tables.deputy))
    deputies = {row.candidate: row.panelist for row in named}
    without = connection.execute(select(tables.without_deputy))
    reasons = {row.candidate: row.because for row in without}
    return tuple(
        CandidateState(
            Candidate(row.id, row.name, Step(row.current_level, row.target_level), row.team),
            CandidatePhase(row.phase),
            row.rounds_opened,
            row.withdrawn_because,
            criteria.get(row.id, ()),
            deputies.get(row.id),
            reasons.get(row.id, ""),
        )
        for row in rows
    )


def _second_rounds(connection: Connection) -> dict[str, tuple[str, ...]]:
    rows = connection.execute(select(tables.second_round).order_by(tables.second_round.c.criterion))
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row.candidate] = (*found.get(row.candidate, ()), row.criterion)
    return found
