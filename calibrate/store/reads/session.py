"""Reading the state of a session as a whole; what a viewer gets of it is narrowed afterwards."""

from __future__ import annotations

import json

import msgspec
from sqlalchemy import Connection, func, select

from calibrate.domain.people import Candidate, Panel, Panelist, Relation, RelationKind, Role
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.session import (
    CandidatePhase,
    CandidateState,
    Session,
    SessionPhase,
    Submitted,
)
from calibrate.store.document import tables
from calibrate.store.reads.meeting import load_meeting


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
        submitted=_submitted(connection),
        fixed_quorum=row.quorum,
        decider=row.decider,
        meeting=load_meeting(connection),
    )


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
    return tuple(
        CandidateState(
            Candidate(row.id, row.name, Step(row.current_level, row.target_level), row.team),
            CandidatePhase(row.phase),
            row.rounds_opened,
            row.withdrawn_because,
            criteria.get(row.id, ()),
            deputies.get(row.id),
        )
        for row in rows
    )


def _second_rounds(connection: Connection) -> dict[str, tuple[str, ...]]:
    rows = connection.execute(select(tables.second_round).order_by(tables.second_round.c.criterion))
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row.candidate] = (*found.get(row.candidate, ()), row.criterion)
    return found


def _submitted(connection: Connection) -> frozenset[Submitted]:
    """Only the newest entry of a panelist for a candidate's round says whether it stands.

    What came after the reveal is not among them; what was set aside for a conflict, or could not
    be opened, is no submission that counts, and brings none before it back.
    """
    entry, opened = tables.entry.c, tables.opened_entry.c
    query = (
        select(entry.candidate, entry.panelist, entry.round, entry.kind, opened.state)
        .join(tables.opened_entry, opened.entry == entry.id, isouter=True)
        .where(func.coalesce(opened.state, "") != "late")
    )
    newest = {
        Submitted(row.candidate, row.panelist, row.round): row
        for row in connection.execute(query.order_by(entry.sequence))
    }
    return frozenset(
        key
        for key, row in newest.items()
        if row.kind == "submitted" and row.state in (None, "counted")
    )
