"""Reading the register of packets that were issued."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from calibrate.domain.handing.editions import Edition
from calibrate.domain.handing.issuing import CaseInIt, Issued
from calibrate.store.document import tables

_ANY = tables.issued_packet.c
_LINE = (
    select(func.min(tables.mention.c.sequence))
    .where(tables.mention.c.id == _ANY.id)
    .scalar_subquery()
)
OF_SOME = (
    select(tables.issued_packet)
    .where(_ANY.candidate.in_(bindparam("candidates", expanding=True)))
    .order_by(_LINE, _ANY.id, _ANY.candidate)
)
"""What was issued of some candidates, oldest first; built once."""


def read_issued(connection: Connection, candidates: Set[str]) -> tuple[Issued, ...]:
    """Return the packets that were issued of these candidates, oldest first."""
    rows = connection.execute(OF_SOME, {"candidates": sorted(candidates)})
    return tuple(_issued(list(cases)) for _, cases in groupby(rows, key=attrgetter("id")))


def _issued(rows: Sequence[Row[Any]]) -> Issued:
    first = rows[0]
    return Issued(
        id=first.id,
        edition=Edition(first.edition),
        recipient=first.recipient,
        time=datetime.fromisoformat(first.time),
        sha256=first.sha256,
        cases=tuple(CaseInIt(row.candidate, row.line) for row in rows),
        is_encrypted=bool(first.encrypted),
        is_signed=bool(first.signed),
    )
