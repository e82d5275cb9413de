"""Reading the state of a session as a whole; what a viewer gets of it is narrowed afterwards."""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, Select, bindparam, select

from calibrate.domain.authority import OWN
from calibrate.domain.ballots import Submission, submitted
from calibrate.domain.changes import Change, Subject
from calibrate.domain.commands import Command
from calibrate.domain.people import Candidate, Panel, Panelist, Relation, RelationKind, Role
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.session import (
    CandidatePhase,
    CandidateState,
    Session,
    SessionPhase,
)
from calibrate.domain.travel.kits import Kit
from calibrate.store.document import tables
from calibrate.store.reads.cycle.former import read_earlier_session
from calibrate.store.reads.files.organisation import read_organisation
from calibrate.store.reads.meeting import load_meeting
from calibrate.store.reads.policy.policy import read_policy
from calibrate.store.reads.talking.reasons_first import load_reasons_first
from calibrate.store.reads.talking.seniority import load_seniority
from calibrate.store.record import log
from calibrate.store.sealed.drawn_words import key_words
from calibrate.store.sealed.entries import headers, headers_of
from calibrate.store.sealed.lost_keys import witness_key

PEOPLE = frozenset({Subject.PANEL, Subject.RELATIONS})
STATES = frozenset({Subject.CANDIDATES, Subject.RELATIONS, Subject.RATINGS})
ENTRIES = frozenset({Subject.SUBMISSIONS, Subject.RATINGS})
KITS = frozenset({Subject.KITS})
MEETING = frozenset({Subject.MEETING, Subject.AGENDA, Subject.ATTENDANCE})
MEETING_AND_POLICY = MEETING | {Subject.POLICY}
"""What each part of a session is read again for: a policy hides names before a meeting opens."""

Of = tuple[Select[Any], Select[Any]]
"""Reading everybody's rows of a table, and those of some candidates."""


def _of(column: Column[str], order: Column[Any]) -> Of:
    query = select(column.table).order_by(order)
    return query, query.where(column.in_(bindparam("some", expanding=True)))


OF_CANDIDATES = (
    _of(tables.candidate.c.id, tables.candidate.c.position),
    _of(tables.second_round.c.candidate, tables.second_round.c.criterion),
    _of(tables.deputy.c.candidate, tables.deputy.c.candidate),
    _of(tables.without_deputy.c.candidate, tables.without_deputy.c.candidate),
)
"""What the state of a candidate is read from; built once."""


def load_session(connection: Connection) -> Session:
    """Return the whole session; never handed out as it is, only through a viewer's scope."""
    return Session(
        rubric=_rubric(connection),
        panel=Panel(_panelists(connection), _relations(connection)),
        candidates=_candidates(connection),
        submitted=submitted(headers(connection)),
        meeting=load_meeting(connection),
        kits=load_kits(connection),
        policy=read_policy(connection),
        seniority=load_seniority(connection),
        reasons_first=load_reasons_first(connection),
        **_row(connection),
    )


def follow(connection: Connection, session: Session, command: Command, change: Change) -> Session:
    """Return the session after a command: no more is read again than it may have touched."""
    touched = change.subjects
    parts: dict[str, Any] = _row(connection) if Subject.SESSION in touched else {}
    if Subject.RUBRIC in touched:
        parts["rubric"] = _rubric(connection)
    if Subject.POLICY in touched:
        parts["policy"] = read_policy(connection)
    if touched & PEOPLE:
        parts["panel"] = _panel(connection, session.panel, touched)
    if touched & STATES:
        parts["candidates"] = _known_again(connection, session, change.candidates)
    if touched & ENTRIES:
        parts["submitted"] = _submitted(connection, session, command, change)
    if touched & MEETING_AND_POLICY:
        parts["meeting"] = load_meeting(connection)
    if touched & KITS:
        parts["kits"] = load_kits(connection)
    if Subject.SENIORITY in touched:
        parts["seniority"] = load_seniority(connection)
    if Subject.TALK in touched:
        parts["reasons_first"] = load_reasons_first(connection)
    if Subject.KEYS in touched:
        parts["witness"] = _witness(connection)
    return replace(session, **parts) if parts else session


def _panel(connection: Connection, before: Panel, touched: Set[Subject]) -> Panel:
    panelists, relations = before.panelists, before.relations
    if Subject.PANEL in touched:
        panelists = _panelists(connection)
    if Subject.RELATIONS in touched:
        relations = _relations(connection)
    return Panel(panelists, relations)


def _known_again(
    connection: Connection, session: Session, touched: Set[str]
) -> tuple[CandidateState, ...]:
    """Return candidates as they are now, who did not change as the same values as before.

    Where it is known who was touched, and nobody was added, no others are read.
    """
    known = {state.id: state for state in session.candidates}
    some = touched if touched <= known.keys() else frozenset()
    read = {state.id: state for state in _candidates(connection, some)}
    others = {id: state for id, state in known.items() if id not in some} if some else {}
    ids = known if some else read
    now = [others.get(id) or read[id] for id in ids if id in others or id in read]
    return tuple(known[one.id] if known.get(one.id) == one else one for one in now)


def _submitted(
    connection: Connection, session: Session, command: Command, change: Change
) -> frozenset[Submission]:
    """Return what is submitted now; only entries that the command may be about are read again."""
    if isinstance(command, OWN):
        of = Submission(command.candidate, command.panelist, command.round)
        return session.submitted - {of} | submitted(headers_of(connection, of))
    named = change.candidates
    others = {one for one in session.submitted if named and one.candidate not in named}
    return frozenset(others) | submitted(headers(connection, named))


def _row(connection: Connection) -> dict[str, Any]:
    row = connection.execute(select(tables.session)).one()
    return {
        "id": row.id,
        "title": row.title,
        "phase": SessionPhase(row.phase),
        "fixed_quorum": row.quorum,
        "decider": row.decider,
        "due": date.fromisoformat(row.due) if row.due else None,
        "witness": _witness(connection),
        "organisation": read_organisation(connection),
        "earlier": read_earlier_session(connection),
    }


def _witness(connection: Connection) -> str:
    """Return the six words of the key of who holds the seed, or none where the file does."""
    found = witness_key(connection)
    return key_words(found) if found else ""


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


def _candidates(connection: Connection, some: Set[str] = frozenset()) -> tuple[CandidateState, ...]:
    """Return all candidates, or those of `some` ids, in the order of set-up."""
    rows, rounds, named, without = (_rows(connection, of, some) for of in OF_CANDIDATES)
    criteria: dict[str, tuple[str, ...]] = {}
    for row in rounds:
        criteria[row.candidate] = (*criteria.get(row.candidate, ()), row.criterion)
    deputies = {row.candidate: row.panelist for row in named}
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


def _rows(connection: Connection, of: Of, some: Set[str]) -> list[Row[Any]]:
    everybodys, some_ones = of
    if not some:
        return list(connection.execute(everybodys))
    return list(connection.execute(some_ones, {"some": list(some)}))


def load_kits(connection: Connection) -> tuple[Kit, ...]:
    """Return the kits that went out, oldest first; in a kit there is that one alone."""
    if kit := connection.execute(select(tables.this_kit)).one_or_none():
        made = log.heading(connection.execute(select(tables.log).limit(1)).one())
        return (Kit(kit.id, kit.panelist, kit.number, datetime.fromisoformat(made.time)),)
    query = select(tables.kit).order_by(tables.kit.c.number, tables.kit.c.id)
    rows = connection.execute(query).all()
    compared = {row.signer for row in rows if row.compared}
    return tuple(
        Kit(
            row.id,
            row.panelist,
            row.number,
            datetime.fromisoformat(row.time),
            row.because,
            row.signer is not None,
            row.signer in compared,
        )
        for row in rows
    )
