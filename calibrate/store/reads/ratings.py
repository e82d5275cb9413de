"""Reading evidence, opened ratings and reveals of candidates, as far as a scope reaches."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Result, Row, Select, bindparam, func, select

from calibrate.domain.attached.attachment import Attachment
from calibrate.domain.ballots import EntryState, Origin
from calibrate.domain.evidence import Audience, Evidence, EvidenceText
from calibrate.domain.phases import Scope
from calibrate.domain.ratings import Citation, Confidence, Observation, Rating, Stance
from calibrate.domain.session import Session
from calibrate.domain.sheet import OpenedRating, Reveal
from calibrate.store.document import tables
from calibrate.store.reads.files.attached import read_attached_to, read_attachments

COUNTED = EntryState.COUNTED.value
NOTHING: Mapping[str, tuple[Attachment, ...]] = {}
UNFIT = (EntryState.INVALID.value, EntryState.RIVAL.value)


def read_evidence(
    connection: Connection, scope: Scope, candidates: Iterable[str]
) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of those of `candidates` that the scope reaches, by number."""
    wanted = scope.candidates.intersection(candidates)
    placed, attached = _placements(connection, wanted), read_attachments(connection, wanted)
    found: dict[str, list[Evidence]] = {candidate: [] for candidate in wanted}
    for row in connection.execute(_newest_versions(scope, wanted)).all():
        piece = _piece(tuple(row), placed, scope, attached)
        found[piece.candidate].append(piece)
    return {candidate: tuple(pieces) for candidate, pieces in found.items()}


def read_words(
    connection: Connection, scope: Scope, candidate: str, numbers: tuple[int, int]
) -> tuple[Evidence, ...]:
    """Return a candidate's pieces from one number to another, without where they are placed."""
    if candidate not in scope.candidates:
        return ()
    first, last = numbers
    asked = {"candidate": candidate, "audiences": [*scope.audiences], "first": first, "last": last}
    return _unplaced(connection, connection.execute(WORDS, asked), scope)


def read_named(
    connection: Connection, scope: Scope, pieces: Collection[str]
) -> tuple[Evidence, ...]:
    """Return of pieces with these ids those in the scope, without where they are placed."""
    reach = {"candidates": [*scope.candidates], "audiences": [*scope.audiences]}
    found = connection.execute(NAMED, reach | {"pieces": [*pieces]})
    return _unplaced(connection, found, scope)


def last_number(connection: Connection, candidate: str) -> int:
    """Return the number of a candidate's last piece, or 0."""
    query = select(func.max(tables.evidence.c.number))
    return connection.execute(query.where(tables.evidence.c.candidate == candidate)).scalar() or 0


def _unplaced(connection: Connection, found: Result[Any], scope: Scope) -> tuple[Evidence, ...]:
    rows = found.all()
    attached = read_attached_to(connection, [row.id for row in rows])
    return tuple(_piece(tuple(row), {}, scope, attached) for row in rows)


def _newest_versions(scope: Scope, candidates: Iterable[str]) -> Select[Any]:
    """Select what `_piece` takes; SQLite gives a bare column the row that has the maximum."""
    piece = tables.evidence.c
    return _versions().where(piece.candidate.in_(candidates), piece.audience.in_(scope.audiences))


def _versions() -> Select[Any]:
    piece, version = tables.evidence.c, tables.evidence_version.c
    content = (version.title, version.text, version.kind, version.date)
    source = (version.reference, version.link, version.author, version.part)
    return (
        select(piece.id, piece.candidate, piece.number, *content, *source)
        .add_columns(func.max(version.version), version.reason, piece.audience)
        .join(tables.evidence_version, version.evidence == piece.id)
        .group_by(piece.id)
        .order_by(piece.candidate, piece.number)
    )


WORDS = _versions().where(
    tables.evidence.c.candidate == bindparam("candidate"),
    tables.evidence.c.audience.in_(bindparam("audiences", expanding=True)),
    tables.evidence.c.number.between(bindparam("first"), bindparam("last")),
)
NAMED = _versions().where(
    tables.evidence.c.candidate.in_(bindparam("candidates", expanding=True)),
    tables.evidence.c.audience.in_(bindparam("audiences", expanding=True)),
    tables.evidence.c.id.in_(bindparam("pieces", expanding=True)),
)
"""A few pieces of one candidate, and some by their ids; built once, for they are asked often."""


def _piece(
    row: tuple[Any, ...],
    placed: Mapping[str, tuple[str, ...]],
    scope: Scope,
    attached: Mapping[str, tuple[Attachment, ...]] = NOTHING,
) -> Evidence:
    id, candidate, number, title, text, kind, day, reference, link, author, part, *last = row
    version, reason, audience = last
    made = date.fromisoformat(day) if day else None
    by = author if scope.authors else ""
    said = EvidenceText(title, text, kind, made, reference, link, by, part or "")
    why = reason if scope.corrections else ""
    standing = (placed.get(id, ()), version, why, Audience(audience))
    return Evidence(id, candidate, number, said, *standing, attached.get(id, ()))


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
    """Return a candidate's opened ratings that count, none unless the scope reaches them.

    They carry names, in the panel's order, whatever the scope: who sees none is given the sheet
    without them.
    """
    if candidate not in scope.opened:
        return ()
    entry, rating = tables.entry.c, tables.rating.c
    query = (
        select(entry.panelist, entry.round, entry.origin, tables.rating)
        .join(tables.entry, entry.id == rating.entry)
        .join(tables.opened_entry, tables.opened_entry.c.entry == entry.id)
        .where(entry.candidate.in_(scope.opened & {candidate}))
        .where(tables.opened_entry.c.state == COUNTED)
    )
    cited = _citations(connection, scope, candidate)
    names = {panelist.id: panelist.name for panelist in session.panel.panelists}
    rows = connection.execute(query).all()
    newest = {(row.panelist, row.criterion): row.round for row in sorted(rows, key=_by_round)}
    order = list(names)
    return tuple(
        OpenedRating(
            _rating(row, cited),
            row.panelist,
            names[row.panelist],
            row.round,
            Origin(row.origin),
            newest[row.panelist, row.criterion] == row.round,
        )
        for row in sorted(rows, key=lambda row: (order.index(row.panelist), row.round))
    )


def _by_round(row: Row[Any]) -> int:
    round: int = row.round
    return round


def first_values(connection: Connection, candidate: str) -> dict[str, tuple[int | None, ...]]:
    """Return the values of round 1 that count, by criterion."""
    found: dict[str, tuple[int | None, ...]] = defaultdict(tuple)
    for _, criterion, value in _first_round(connection, candidate):
        found[criterion] = (*found[criterion], value)
    return dict(found)


def values_before(connection: Connection, candidate: str) -> dict[str, dict[str, int | None]]:
    """Return the values of round 1 that count, by panelist and criterion."""
    found: dict[str, dict[str, int | None]] = defaultdict(dict)
    for panelist, criterion, value in _first_round(connection, candidate):
        found[panelist][criterion] = value
    return dict(found)


def _first_round(connection: Connection, candidate: str) -> list[tuple[str, str, int | None]]:
    entry, rating = tables.entry.c, tables.rating.c
    query = (
        select(entry.panelist, rating.criterion, rating.value)
        .join(tables.entry, entry.id == rating.entry)
        .join(tables.opened_entry, tables.opened_entry.c.entry == entry.id)
        .where(entry.candidate == candidate, entry.round == 1)
        .where(tables.opened_entry.c.state == COUNTED)
    )
    return [(row.panelist, row.criterion, row.value) for row in connection.execute(query)]


def counted_panelists(connection: Connection, candidate: str) -> frozenset[str]:
    """Return the ids of those whose ratings of a candidate were opened and count."""
    entry = tables.entry.c
    query = (
        select(entry.panelist)
        .join(tables.opened_entry, tables.opened_entry.c.entry == entry.id)
        .where(entry.candidate == candidate, tables.opened_entry.c.state == COUNTED)
    )
    return frozenset(connection.execute(query).scalars())


def read_notes(connection: Connection, scope: Scope, candidate: str) -> dict[str, str]:
    """Return the facilitator's notes on a candidate by criterion, for those who see names."""
    if candidate not in scope.named:
        return {}
    note = tables.note.c
    query = select(note.criterion, note.text).where(note.candidate.in_(scope.named & {candidate}))
    return {row.criterion: row.text for row in connection.execute(query)}


def _rating(row: Row[Any], cited: Mapping[tuple[str, str], tuple[Citation, ...]]) -> Rating:
    return Rating(
        row.criterion,
        row.value,
        Confidence(row.confidence) if row.confidence else None,
        msgspec.convert(json.loads(row.observations), tuple[Observation, ...]),
        row.reason,
        cited.get((row.entry, row.criterion), ()),
    )


def _citations(
    connection: Connection, scope: Scope, candidate: str
) -> dict[tuple[str, str], tuple[Citation, ...]]:
    entry, citation = tables.entry.c, tables.citation.c
    query = (
        select(tables.citation)
        .join(tables.entry, entry.id == citation.entry)
        .join(tables.evidence, tables.evidence.c.id == citation.evidence)
        .where(entry.candidate.in_(scope.opened & {candidate}))
        .where(tables.evidence.c.audience.in_(scope.audiences))
        .order_by(tables.evidence.c.number)
    )
    found: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for row in connection.execute(query):
        made = Citation(row.evidence, Stance(row.stance), row.version, row.passage or "")
        found[row.entry, row.criterion].append(made)
    return {key: tuple(citations) for key, citations in found.items()}


def read_reveals(
    connection: Connection, scope: Scope, session: Session, candidate: str
) -> tuple[Reveal, ...]:
    """Return how a candidate's rounds were opened; who was excused only where names are seen."""
    revealed = scope.opened | scope.reasons
    if candidate not in revealed:
        return ()
    reveal = tables.reveal.c
    query = select(tables.reveal).where(reveal.candidate.in_(revealed & {candidate}))
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
        excused.candidate.in_(scope.named & {candidate}),
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
            entry.candidate.in_(scope.named & {candidate}),
            entry.round == round,
            tables.opened_entry.c.state.in_(UNFIT),
        )
    )
    return _names(session, set(connection.execute(query).scalars()))


def _names(session: Session, ids: set[str]) -> tuple[str, ...]:
    return tuple(panelist.name for panelist in session.panel.panelists if panelist.id in ids)


def read_late(
    connection: Connection, scope: Scope, candidate: str
) -> tuple[tuple[str, str, int], ...]:
    """Return panelist, time and round of ballots that came after the reveal, oldest first."""
    rows = _opened_as(connection, scope, candidate, EntryState.LATE)
    return tuple((row.panelist, row.time, row.round) for row in rows)


def read_counted(connection: Connection, scope: Scope, candidate: str) -> list[Row[Any]]:
    """Return whose the entries are that count, their hash, place and signer."""
    entry, opened = tables.entry.c, tables.opened_entry.c
    revealed = (scope.opened | scope.reasons) & {candidate}
    query = (
        select(entry.panelist, entry.round, entry.hash, entry.sequence, entry.signer)
        .join(tables.opened_entry, opened.entry == entry.id)
        .where(entry.candidate.in_(revealed), opened.state == COUNTED)
    )
    return list(connection.execute(query))


def read_disregarded(connection: Connection, scope: Scope, candidate: str) -> frozenset[str]:
    """Return the ids of those whose ratings were set aside because of a conflict."""
    rows = _opened_as(connection, scope, candidate, EntryState.DISREGARDED)
    return frozenset(row.panelist for row in rows)


def _opened_as(
    connection: Connection, scope: Scope, candidate: str, state: EntryState
) -> list[Row[Any]]:
    if candidate not in scope.named:
        return []
    entry, opened = tables.entry.c, tables.opened_entry.c
    query = (
        select(entry.panelist, entry.time, entry.round)
        .join(tables.opened_entry, opened.entry == entry.id)
        .where(entry.candidate.in_(scope.named & {candidate}))
        .where(opened.state == state.value)
    )
    return list(connection.execute(query.order_by(entry.time)))
