"""Reading how senior panelists are."""

from __future__ import annotations

from sqlalchemy import Connection, select

from calibrate.domain.talking.seniority import Seniority
from calibrate.store.document import tables

RANKS = select(tables.seniority).order_by(tables.seniority.c.panelist)


def load_seniority(connection: Connection) -> Seniority:
    """Return the ranks that were noted."""
    return Seniority(tuple((row.panelist, row.rank) for row in connection.execute(RANKS)))
