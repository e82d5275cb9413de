"""Reading what submissions of a candidate's round are checked against."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from calibrate.domain.session import Session
from calibrate.domain.submitting.validity import Validity
from calibrate.store.document import tables
from calibrate.store.reads.ratings import values_before


def validity(connection: Connection, session: Session, candidate: str, round: int = 1) -> Validity:
    """Return what submissions of a candidate in a round are checked against."""
    state, rubric = session.candidate(candidate), session.rubric
    step, versions = state.candidate.step, _versions(connection, candidate)
    if round == 1:
        return Validity(rubric, step, versions)
    before = values_before(connection, candidate)
    return Validity(rubric, step, versions, state.second_round, before)


def _versions(connection: Connection, candidate: str) -> dict[str, int]:
    piece, version = tables.evidence.c, tables.evidence_version.c
    query = (
        select(piece.id, func.max(version.version))
        .join(tables.evidence_version, version.evidence == piece.id)
        .where(piece.candidate == candidate)
        .group_by(piece.id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
