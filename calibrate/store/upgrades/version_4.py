"""Version 4: why a facilitator who presents goes on without a deputy. Frozen as it was written."""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

WITHOUT_DEPUTY = """
CREATE TABLE without_deputy (
    candidate TEXT NOT NULL,
    because TEXT NOT NULL,
    CONSTRAINT pk_without_deputy PRIMARY KEY (candidate),
    CONSTRAINT fk_without_deputy_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""


def upgrade(connection: Connection) -> Rewritten:
    """Add what is new; no row changes."""
    connection.exec_driver_sql(WITHOUT_DEPUTY)
    return []
