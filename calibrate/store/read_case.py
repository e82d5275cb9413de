"""Reading evidence, opened ratings and decisions of candidates, as far as a scope reaches."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, select

from calibrate.domain.canonical import canonical, digest
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.phases import Scope, ViewerKind
from calibrate.domain.ratings import Citation, Confidence, Observation, Rating, Stance
from calibrate.domain.session import Session
from calibrate.domain.sheet import OpenedRating, Reveal
from calibrate.store import tables


def read_evidence(
    connection: Connection, scope: Scope, candidates: Iterable[str]
) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of those of `candidates` that the scope reaches, by number."""
    wanted = scope.candidates.intersection(candidates)
    placed = _placements(connection, wanted)
    names_authors = scope.viewer.kind is not ViewerKind.CANDIDATE
    found: dict[str, list[Evidence]] = {candidate: [] for candidate in wanted}
    for row in connection.execute(_newest_versions(wanted)).all():
        piece = _piece(tuple(row), placed, names_authors)
        found[piece.candidate].append(piece)
    return {candidate: tuple(pieces) for candidate, pieces in found.items()}


def _newest_versions(candidates: Iterable[str]) -> Select[Any]:
    """Select what `_piece` takes; SQLite gives a bare column the row that has the maximum."""
    piece, version = tables.evidence.c, tables.evidence_version.c
    content = (version.title, version.text, version.kind, version.date)
    source = (version.reference, version.link, version.author)
    return (
        select(piece.id, piece.candidate, piece.number, *content, *source)
        .add_columns(func.max(version.version), version.reason)
        .join(tables.evidence_version, version.evidence == piece.id)
        .where(piece.candidate.in_(candidates))
        .group_by(piece.id)
        .order_by(piece.candidate, piece.number)
    )


def _piece(
    row: tuple[Any, ...], placed: Mapping[str, tuple[str, ...]], names_author: bool
) -> Evidence:
    id, candidate, number, title, text, kind, day, reference, link, author, version, reason = row
    made = date.fromisoformat(day) if day else None
    said = EvidenceText(title, text, kind, made, reference, link, author if names_author else "")
    return Evidence(id, candidate, number, said, placed.get(id, ()), version, reason)


def _placements(connection: Connection, candidates: Iterable[str]) -> dict[str, tuple[str, ...]]:
    query = (
        select(tables.placement.c.evidence, tables.placement.c.criterion)
        .join(tables.evidence, tables.evidence.c.id == tables.placement.c.evidence)
        .where(tables.evidence.c.candidate.in_(candidates))
    )
    placed: dict[str, list[str]] = defaultdict(list)
    for evidence, criterion in connection.execute(query).all():
        placed[evidence].append(criterion)
    return {evidence: tuple(sorted(criteria)) for evidence, criteria in placed.items()}


def read_ratings(
    connection: Connection, scope: Scope, session: Session, candidate: str
) -> tuple[OpenedRating, ...]:
    """Return a candidate's opened ratings: none unless the scope reaches them.

    With names they come in the panel's order, without them by value, so that their order tells
    nothing of who gave them.
    """
    entry, rating = tables.entry.c, tables.rating.c
    query = (
        select(entry.panelist, entry.round, entry.origin, tables.rating)
        .join(tables.entry, entry.id == rating.entry)
        .where(entry.candidate == candidate, entry.candidate.in_(scope.opened))
    )
    cited = _citations(connection, scope, candidate)
    names = {panelist.id: panelist.name for panelist in session.panel.panelists}
    opened = [
        OpenedRating(_rating(row, cited), row.panelist, names[row.panelist], row.round, row.origin)
        for row in connection.execute(query)
    ]
    if candidate in scope.named:
        order = list(names)
        return tuple(sorted(opened, key=lambda one: (order.index(one.panelist), one.round)))
    bare = (replace(one, panelist="", name="") for one in opened)
    return tuple(sorted(bare, key=_shuffled))


def _rating(row: Row[Any], cited: Mapping[tuple[str, str], tuple[Citation, ...]]) -> Rating:
    return Rating(
        row.criterion,
        row.value,
        Confidence(row.confidence) if row.confidence else None,
        msgspec.convert(json.loads(row.observations), tuple[Observation, ...]),
        row.reason,
        cited.get((row.entry, row.criterion), ()),
    )


def _shuffled(opened: OpenedRating) -> tuple[int, bytes]:
    """Order by value, and within it so that nobody stands at the same place on each criterion."""
    content = msgspec.to_builtins(opened.rating)
    return opened.rating.value or 0, digest(canonical(content))


def _citations(
    connection: Connection, scope: Scope, candidate: str
) -> dict[tuple[str, str], tuple[Citation, ...]]:
    entry, citation = tables.entry.c, tables.citation.c
    query = (
        select(tables.citation)
        .join(tables.entry, entry.id == citation.entry)
        .join(tables.evidence, tables.evidence.c.id == citation.evidence)
        .where(entry.candidate == candidate, entry.candidate.in_(scope.opened))
        .order_by(tables.evidence.c.number)
    )
    found: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for row in connection.execute(query):
        made = Citation(row.evidence, Stance(row.stance), row.version)
        found[row.entry, row.criterion].append(made)
    return {key: tuple(citations) for key, citations in found.items()}


def read_reveals(
    connection: Connection, scope: Scope, session: Session, candidate: str
) -> tuple[Reveal, ...]:
    """Return how a candidate's rounds were opened; who was excused only where names are seen."""
    reveal = tables.reveal.c
    query = select(tables.reveal).where(
        reveal.candidate == candidate, reveal.candidate.in_(scope.opened)
    )
    return tuple(
        Reveal(
            row.round,
            datetime.fromisoformat(row.time),
            _excused(connection, scope, session, candidate, row.round),
            row.because if candidate in scope.named else "",
            _invalid(connection, scope, session, candidate, row.round),
        )
        for row in connection.execute(query.order_by(reveal.round))
    )


def _excused(
    connection: Connection, scope: Scope, session: Session, candidate: str, round: int
) -> tuple[str, ...]:
    excused = tables.excused.c
    query = select(excused.panelist).where(
        excused.candidate == candidate,
        excused.candidate.in_(scope.named),
        excused.round == round,
    )
    return _names(session, set(connection.execute(query).scalars()))


def _invalid(
    connection: Connection, scope: Scope, session: Session, candidate: str, round: int
) -> tuple[str, ...]:
    entry = tables.entry.c
    query = (
        select(entry.panelist)
        .join(tables.opened_entry, tables.opened_entry.c.entry == entry.id)
        .where(
            entry.candidate == candidate,
            entry.candidate.in_(scope.named),
            entry.round == round,
            tables.opened_entry.c.state == "invalid",
        )
    )
    return _names(session, set(connection.execute(query).scalars()))


def _names(session: Session, ids: set[str]) -> tuple[str, ...]:
    return tuple(one.name for one in session.panel.panelists if one.id in ids)


def read_decision(
    connection: Connection, scope: Scope, candidate: str
) -> tuple[Decision | None, datetime | None]:
    """Return the decision that stands on a candidate and its time, if the scope reaches it."""
    decision = tables.decision.c
    query = select(tables.decision).where(
        decision.candidate == candidate, decision.candidate.in_(scope.decided)
    )
    row = connection.execute(query.order_by(decision.time.desc()).limit(1)).one_or_none()
    if row is None:
        return None, None
    vote = None
    if row.votes_for is not None:
        vote = Vote(row.votes_for, row.votes_against, row.abstained)
    made = Decision(
        row.id,
        candidate,
        Outcome(row.outcome),
        row.reason,
        vote,
        _dissents(connection, row.id) if candidate in scope.named else (),
        _follow_ups(connection, row.id),
    )
    return made, datetime.fromisoformat(row.time)


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
