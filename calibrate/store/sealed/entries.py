"""Entries: sealed submissions with a clear header, chained per panelist and writer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from nacl.public import PrivateKey
from sqlalchemy import Connection, func, select

from calibrate.domain.canonical import canonical, digest
from calibrate.domain.errors import BadInput, CalibrateError
from calibrate.domain.ratings import Rating, check_second_round, check_submission
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.session import Session
from calibrate.store.document import tables
from calibrate.store.reads.ratings import values_before
from calibrate.store.record.journal import Values
from calibrate.store.sealed.seal import Unreadable, round_key, unseal

FIRST = bytes(32)
HEADER = (
    "id",
    "panelist",
    "writer",
    "sequence",
    "candidate",
    "round",
    "kind",
    "origin",
    "time",
)


def header_of(row: Values) -> Values:
    """Return an entry's clear header, to which its body is bound."""
    return {name: row[name] for name in HEADER} | {"previous": row["previous"].hex()}


def entry_hash(row: Values) -> bytes:
    """Return the hash by which the next entry of the same writer names this one."""
    return digest(canonical(header_of(row)), row["body"])


def public_key(connection: Connection, candidate: str, round: int) -> bytes:
    """Return the key to which a candidate's round is sealed."""
    key = tables.round_key.c
    query = select(key.public_key).where(key.candidate == candidate, key.round == round)
    found: bytes = connection.execute(query).scalar_one()
    return found


def private_key(connection: Connection, candidate: str, round: int) -> PrivateKey | None:
    """Return the key that opens a candidate's round, or None where a witness holds the seed."""
    secret = connection.execute(select(tables.seed.c.secret)).scalar_one()
    return round_key(secret, candidate, round) if secret else None


def entries_of(
    connection: Connection, candidate: str, round: int, panelist: str | None = None
) -> list[Values]:
    """Return a candidate's entries in a round, of all panelists or one, oldest first."""
    entry = tables.entry.c
    query = select(tables.entry).where(entry.candidate == candidate, entry.round == round)
    if panelist is not None:
        query = query.where(entry.panelist == panelist)
    rows = connection.execute(query.order_by(entry.panelist, entry.sequence))
    return [dict(row._mapping) for row in rows]


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry that was opened; `ratings` is None where its body is not valid."""

    row: Values
    ratings: tuple[Rating, ...] | None

    @property
    def withdraws(self) -> bool:
        """Whether the entry takes the one before back."""
        return bool(self.row["kind"] == "withdrawn")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a submission is checked against: rubric, step, and the newest version of each piece.

    In a second round also its `criteria`, and by panelist what they rated `before`.
    """

    rubric: Rubric
    step: Step
    versions: Mapping[str, int]
    criteria: tuple[str, ...] = ()
    before: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)

    def ratings(self, content: Any, panelist: str) -> tuple[Rating, ...]:
        """Return plain content as a panelist's ratings; raise unless all may stand as they are."""
        canonical(content)
        ratings = msgspec.convert(content, tuple[Rating, ...])
        self._check(ratings, panelist)
        for rating in ratings:
            self._check_citations(rating)
        return ratings

    def _check(self, ratings: tuple[Rating, ...], panelist: str) -> None:
        if not self.criteria:
            check_submission(ratings, self.rubric, self.step)
            return
        split = [one for one in self.rubric.criteria if one.id in self.criteria]
        before = self.before.get(panelist, {})
        check_second_round(ratings, split, before, self.rubric.scale, self.step)

    def _check_citations(self, rating: Rating) -> None:
        cited = [citation.evidence for citation in rating.citations]
        if len(set(cited)) < len(cited):
            raise BadInput("A rating cites the same piece twice; keep one citation of it.")
        for citation in rating.citations:
            if not 1 <= citation.version <= self.versions.get(citation.evidence, 0):
                raise BadInput("A rating cites evidence that this candidate does not have.")


def measure(connection: Connection, session: Session, candidate: str, round: int = 1) -> Measure:
    """Return what submissions of a candidate in a round are checked against."""
    piece, version = tables.evidence.c, tables.evidence_version.c
    query = (
        select(piece.id, func.max(version.version))
        .join(tables.evidence_version, version.evidence == piece.id)
        .where(piece.candidate == candidate)
        .group_by(piece.id)
    )
    versions = {row[0]: row[1] for row in connection.execute(query)}
    state = session.candidate(candidate)
    if round == 1:
        return Measure(session.rubric, state.candidate.step, versions)
    before = values_before(connection, candidate)
    return Measure(session.rubric, state.candidate.step, versions, state.second_round, before)


def open_entry(row: Values, key: PrivateKey, measure: Measure) -> Opened:
    """Open one entry's body and check it against header, rubric, evidence and rules."""
    try:
        content = unseal(key, header_of(row), row["body"])
        if row["kind"] != "submitted":
            return Opened(row, ())
        return Opened(row, measure.ratings(content, row["panelist"]))
    except (Unreadable, msgspec.ValidationError, CalibrateError, ValueError, TypeError):
        return Opened(row, None)
