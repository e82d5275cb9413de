"""Reading what is kept about a candidate until after the vote."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from calibrate.domain.phases import Scope
from calibrate.domain.voice.facts import NO_FACTS, EarlierOutcome, Facts
from calibrate.store.document import tables


def read_facts(connection: Connection, reach: Scope, candidate: str) -> Facts:
    """Return what is kept about a decided candidate, for whom the scope lets read it."""
    return kept_facts(connection, candidate) if candidate in reach.facts else NO_FACTS


def read_entered(connection: Connection, reach: Scope, candidate: str) -> Facts:
    """Return what is kept about a candidate, for who may enter it now."""
    return kept_facts(connection, candidate) if candidate in reach.entering else NO_FACTS


def kept_facts(connection: Connection, candidate: str) -> Facts:
    """Return what is kept about a candidate, whoever asks."""
    known, outcome = tables.fact.c, tables.earlier_outcome.c
    row = connection.execute(select(tables.fact).where(known.candidate == candidate)).one_or_none()
    if row is None:
        return NO_FACTS
    query = select(tables.earlier_outcome).where(outcome.candidate == candidate)
    return Facts(
        _day(row.level_since),
        _day(row.promoted),
        tuple(
            EarlierOutcome(date.fromisoformat(one.day), one.what, one.words)
            for one in connection.execute(query.order_by(outcome.position))
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
