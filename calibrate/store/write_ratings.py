"""Carrying out submissions: sealed whole, appended, never changed."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from calibrate.domain.commands import Submit, WithdrawSubmission
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.phases import need_rating
from calibrate.domain.ratings import Rating, check_submission
from calibrate.store import tables
from calibrate.store.entries import FIRST, entry_hash, header_of, public_key
from calibrate.store.journal import Values
from calibrate.store.seal import seal
from calibrate.store.work import Work, perform, register_payload


@perform.register
def _submit(command: Submit, work: Work) -> str:
    need_rating(work.session, command.panelist, command.candidate)
    state = work.session.candidate(command.candidate)
    check_submission(command.ratings, work.session.rubric, state.candidate.step)
    _check_citations(command.ratings, command.candidate, work)
    _append(command, "submitted", command.origin, command.ratings, work)
    return f"{_name(work, command.panelist)} submitted {state.name}"


@perform.register
def _withdraw(command: WithdrawSubmission, work: Work) -> str:
    need_rating(work.session, command.panelist, command.candidate)
    if not work.session.has_submitted(command.panelist, command.candidate, command.round):
        raise Refused("There is no submission to withdraw.")
    _append(command, "withdrawn", "room", (), work)
    name = work.session.candidate(command.candidate).name
    return f"{_name(work, command.panelist)} withdrew their submission of {name}"


def _name(work: Work, panelist: str) -> str:
    found = work.session.panel.panelist(panelist)
    return found.name if found else panelist


def _check_citations(ratings: tuple[Rating, ...], candidate: str, work: Work) -> None:
    piece, version = tables.evidence.c, tables.evidence_version.c
    query = (
        select(piece.id, func.max(version.version))
        .join(tables.evidence_version, version.evidence == piece.id)
        .where(piece.candidate == candidate)
        .group_by(piece.id)
    )
    newest = {row[0]: row[1] for row in work.connection.execute(query)}
    for rating in ratings:
        cited = [citation.evidence for citation in rating.citations]
        if len(set(cited)) < len(cited):
            raise BadInput("A rating cites the same piece twice; keep one citation of it.")
        for citation in rating.citations:
            if not 1 <= citation.version <= newest.get(citation.evidence, 0):
                raise BadInput("A rating cites evidence that this candidate does not have.")


def _append(
    command: Submit | WithdrawSubmission,
    kind: str,
    origin: str,
    ratings: tuple[Rating, ...],
    work: Work,
) -> None:
    """Seal the ratings to the round's key, append the entry, and drop the draft it came from."""
    row: Values = {
        "id": command.id,
        "panelist": command.panelist,
        "writer": work.session.id,
        "candidate": command.candidate,
        "round": command.round,
        "kind": kind,
        "origin": origin,
        "time": work.stamp,
    }
    row |= _next_in_chain(work, command.panelist)
    key = public_key(work.connection, command.candidate, command.round)
    row["body"] = seal(key, header_of(row), msgspec.to_builtins(ratings))
    work.journal.insert(tables.entry, row)
    work.about(command.id, command.panelist, command.candidate)
    draft = tables.draft.c
    work.connection.execute(
        delete(tables.draft).where(
            draft.panelist == command.panelist,
            draft.candidate == command.candidate,
            draft.round == command.round,
        )
    )


def _next_in_chain(work: Work, panelist: str) -> Values:
    entry = tables.entry.c
    query = select(tables.entry).where(entry.panelist == panelist, entry.writer == work.session.id)
    last = work.connection.execute(query.order_by(entry.sequence.desc()).limit(1)).one_or_none()
    if last is None:
        return {"sequence": 1, "previous": FIRST}
    row = dict(last._mapping)
    return {"sequence": row["sequence"] + 1, "previous": entry_hash(row)}


@register_payload
def _sealed_payload(command: Submit) -> Any:
    """A payload is read as it lies; ratings never get into it."""
    return {
        "id": command.id,
        "panelist": command.panelist,
        "candidate": command.candidate,
        "round": command.round,
        "origin": command.origin,
    }
