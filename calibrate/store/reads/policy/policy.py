"""Reading the policy that a session started from."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.store.document import tables


def read_policy(connection: Connection) -> Policy:
    """Return what was chosen, or the usual where nothing was."""
    row = connection.execute(select(tables.policy)).first()
    if row is None:
        return USUAL
    return Policy(
        row.name,
        date.fromisoformat(row.since) if row.since else None,
        row.source,
        row.quorum,
        row.blind_rounds,
        bool(row.consent),
        row.retention,
        bool(row.statistics),
        bool(row.names_hidden),
    )
