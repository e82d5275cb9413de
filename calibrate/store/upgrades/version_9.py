"""Version 9: what the meeting that panels ask for keeps.

The tables are new, so no row changes. Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

SENIORITY = """
CREATE TABLE seniority (
    panelist TEXT NOT NULL,
    rank INTEGER NOT NULL,
    CONSTRAINT pk_seniority PRIMARY KEY (panelist),
    CONSTRAINT ck_seniority_rank CHECK (rank > 0),
    CONSTRAINT fk_seniority_panelist FOREIGN KEY(panelist) REFERENCES panelist (id)
) STRICT
"""
TABLES: tuple[str, ...] = (SENIORITY,)


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables, which are empty at first."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    return ()
