"""Reading what was written to a candidate."""

from __future__ import annotations

from sqlalchemy import Connection, select

from calibrate.domain.letter.letter import Finding, Kept, Letter, Message, Told
from calibrate.store.document import tables
from calibrate.store.reads.decisions import standing_decision


def read_letter(connection: Connection, candidate: str) -> Letter:
    """Return what was written to a candidate; with another decision it is unread again."""
    row = standing_decision(connection, candidate)
    decision = row.id if row else ""
    return Letter(
        message=_message(connection, candidate, decision),
        told=_told(connection, candidate, decision),
        left_out=_left_out(connection, candidate),
        kept=_kept(connection, candidate),
    )


def _message(connection: Connection, candidate: str, decision: str) -> Message | None:
    message = tables.letter_message
    row = connection.execute(select(message).where(message.c.candidate == candidate)).one_or_none()
    return Message(row.text, row.confirmed_for == decision) if row else None


def _told(connection: Connection, candidate: str, decision: str) -> tuple[Told, ...]:
    finding = tables.letter_finding
    query = select(finding).where(finding.c.candidate == candidate).order_by(finding.c.criterion)
    return tuple(
        Told(row.criterion, Finding(row.finding), row.words, row.confirmed_for == decision)
        for row in connection.execute(query)
    )


def _left_out(connection: Connection, candidate: str) -> frozenset[str]:
    piece, left_out = tables.evidence.c, tables.letter_left_out
    query = select(left_out.c.evidence).join(tables.evidence, piece.id == left_out.c.evidence)
    return frozenset(connection.execute(query.where(piece.candidate == candidate)).scalars())


def _kept(connection: Connection, candidate: str) -> tuple[Kept, ...]:
    kept = tables.letter_kept
    query = select(kept).where(kept.c.candidate == candidate)
    rows = connection.execute(query.order_by(kept.c.place, kept.c.begins, kept.c.ends))
    return tuple(Kept(one.place, one.begins, one.ends, one.digest, one.because) for one in rows)
