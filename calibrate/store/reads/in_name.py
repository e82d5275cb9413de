"""Reading what came in a panelist's name and perhaps not from them: on behalf, after a renewal."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from calibrate.domain.ballots import EntryState
from calibrate.domain.phases import Scope
from calibrate.domain.record.case import OnBehalf, Renewed
from calibrate.store.document import tables
from calibrate.store.reads.secrets import read_renewals
from calibrate.store.record import log


def read_on_behalf(connection: Connection, reach: Scope, candidate: str) -> tuple[OnBehalf, ...]:
    """Return by ids whose ratings that count somebody else submitted, where names are read."""
    if candidate not in reach.named:
        return ()
    entry, opened, mention = tables.entry.c, tables.opened_entry.c, tables.mention.c
    line = select(func.min(mention.sequence)).where(mention.id == entry.id).scalar_subquery()
    query = (
        select(entry.panelist, entry.round, tables.log.c.line)
        .join(tables.opened_entry, opened.entry == entry.id)
        .join(tables.log, tables.log.c.sequence == line)
        .where(entry.candidate == candidate, opened.state == EntryState.COUNTED)
        .order_by(entry.round, entry.panelist)
    )
    found: Any = connection.execute(query).all()
    rows = [(row, log.heading(row).who) for row in found]
    return tuple(OnBehalf(row.panelist, who.who, row.round) for row, who in rows if who.whom)


def read_renewed(connection: Connection, reach: Scope, candidate: str) -> tuple[Renewed, ...]:
    """Return by ids whose secret was renewed of those who rated, where names are read."""
    if candidate not in reach.named:
        return ()
    query = select(tables.entry.c.panelist).where(tables.entry.c.candidate == candidate)
    raters = set(connection.execute(query.distinct()).scalars())
    return tuple(
        Renewed(one.panelist, one.by, one.time, tuple(sorted({round for _, round in one.since})))
        for one in read_renewals(connection, {candidate})
        if one.panelist in raters
    )
