"""Reading what submissions of a candidate's round are checked against."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import partial

from sqlalchemy import Connection, bindparam, func, select

from calibrate.domain.ballots import FIRST, NOTHING, Submission, standing
from calibrate.domain.session import Session
from calibrate.domain.submitting.validity import Validity
from calibrate.store.document import tables
from calibrate.store.reads.ratings import values_before
from calibrate.store.sealed.entries import headers_of
from calibrate.store.sealed.kept import kept
from calibrate.store.sealed.writers import Writer, kit_writer, own_key

UNKNOWN = -1
"""No point of any scale."""

PIECE, VERSION = tables.evidence.c, tables.evidence_version.c
VERSIONS = (
    select(PIECE.id, func.max(VERSION.version))
    .join(tables.evidence_version, VERSION.evidence == PIECE.id)
    .where(PIECE.candidate == bindparam("candidate"))
    .group_by(PIECE.id)
)
TEXT = select(VERSION.text).where(
    VERSION.evidence == bindparam("piece"), VERSION.version == bindparam("number")
)
VERSIONS_OF = VERSIONS.where(PIECE.id.in_(bindparam("pieces", expanding=True)))


def validity(
    connection: Connection,
    session: Session,
    candidate: str,
    round: int = 1,
    cited: Set[str] | None = None,
) -> Validity:
    """Return what submissions of a candidate in a round are checked against.

    Where it is known what they cite, no other piece is read.
    """
    state, rubric = session.candidate(candidate), session.rubric
    step, versions = state.candidate.step, _versions(connection, candidate, cited)
    text = partial(_text, connection)
    if round == 1:
        return Validity(rubric, step, versions, text)
    writer = kit_writer(connection)
    before = (
        _own_before(connection, writer, candidate, state.second_round)
        if writer
        else values_before(connection, candidate)
    )
    return Validity(rubric, step, versions, text, state.second_round, before)


def _own_before(
    connection: Connection, writer: Writer, candidate: str, criteria: Sequence[str]
) -> dict[str, dict[str, int | None]]:
    """Return what a kit's panelist gave in round 1; where it was not given here, nothing equals it.

    So whoever rated in the room, and goes on at a distance, says of each criterion why.
    """
    panelist = connection.execute(select(tables.this_kit.c.panelist)).scalar_one()
    of = Submission(candidate, panelist, FIRST)
    stands = standing(headers_of(connection, of)).get(of, NOTHING).entry
    ratings = kept(connection, own_key(writer), stands.id) if stands else ()
    given = {rating.criterion: rating.value for rating in ratings}
    return {panelist: {id: given.get(id, UNKNOWN) for id in criteria}}


def _versions(connection: Connection, candidate: str, cited: Set[str] | None) -> dict[str, int]:
    if cited is None:
        rows = connection.execute(VERSIONS, {"candidate": candidate})
    elif cited:
        rows = connection.execute(VERSIONS_OF, {"candidate": candidate, "pieces": list(cited)})
    else:
        return {}
    return {row[0]: row[1] for row in rows}


def _text(connection: Connection, piece: str, version: int) -> str:
    return connection.execute(TEXT, {"piece": piece, "number": version}).scalar() or ""
