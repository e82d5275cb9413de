"""Reading the examples that are offered to the ladder."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from calibrate.domain.offers.offer import OfferedExample
from calibrate.store.document import tables

_ANY = tables.offered_example.c
OF_SOME = (
    select(tables.offered_example)
    .where(_ANY.candidate.in_(bindparam("candidates", expanding=True)))
    .order_by(_ANY.time, _ANY.id)
)
"""Those of some candidates, oldest first; built once."""


def read_offers(connection: Connection, candidates: Set[str]) -> tuple[OfferedExample, ...]:
    """Return what was offered of the work of these candidates, oldest first."""
    rows = connection.execute(OF_SOME, {"candidates": list(candidates)})
    return tuple(map(_offer, rows))


def read_offer(connection: Connection, id: str) -> OfferedExample | None:
    """Return the offer with this id, if there is one."""
    row = connection.execute(select(tables.offered_example).where(_ANY.id == id)).one_or_none()
    return _offer(row) if row else None


def _offer(row: Row[Any]) -> OfferedExample:
    return OfferedExample(
        id=row.id,
        candidate=row.candidate,
        criterion=row.criterion,
        level=row.level,
        gap=row.gap,
        evidence=row.evidence,
        version=row.version,
        words=row.words,
        offered=datetime.fromisoformat(row.time),
        agreement=row.agreement,
        agreed=_time(row.agreed),
        approver=row.approver or "",
        approved=_time(row.approved),
        withdrawn=_time(row.withdrawn),
    )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
