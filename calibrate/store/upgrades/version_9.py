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
REASONS_FIRST = """
CREATE TABLE reasons_first (
    id TEXT NOT NULL,
    CONSTRAINT pk_reasons_first PRIMARY KEY (id)
) STRICT
"""
NUMBERS_SHOWN = """
CREATE TABLE numbers_shown (
    candidate TEXT NOT NULL,
    stage INTEGER NOT NULL,
    CONSTRAINT pk_numbers_shown PRIMARY KEY (candidate, stage),
    CONSTRAINT ck_numbers_shown_stage CHECK (stage IN (1, 2, 3)),
    CONSTRAINT fk_numbers_shown_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
TABLES: tuple[str, ...] = (SENIORITY, REASONS_FIRST, NUMBERS_SHOWN)


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables, which are empty at first."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    return ()
