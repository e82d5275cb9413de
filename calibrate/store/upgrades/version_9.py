"""Version 9: what the meeting that panels ask for keeps.

The tables are new, so no row changes. Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

POLICY = """
CREATE TABLE policy (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    since TEXT,
    source TEXT NOT NULL,
    quorum INTEGER,
    blind_rounds INTEGER NOT NULL,
    consent INTEGER NOT NULL,
    retention INTEGER,
    statistics INTEGER NOT NULL,
    names_hidden INTEGER NOT NULL,
    CONSTRAINT pk_policy PRIMARY KEY (id),
    CONSTRAINT ck_policy_blind_rounds CHECK (blind_rounds IN (1, 2)),
    CONSTRAINT ck_policy_consent CHECK (consent IN (0, 1)),
    CONSTRAINT ck_policy_statistics CHECK (statistics IN (0, 1)),
    CONSTRAINT ck_policy_names_hidden CHECK (names_hidden IN (0, 1))
) STRICT
"""
EARLIER_SESSION = """
CREATE TABLE earlier_session (
    id TEXT NOT NULL,
    session TEXT NOT NULL,
    title TEXT NOT NULL,
    line INTEGER NOT NULL,
    head TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    reading_minutes INTEGER NOT NULL,
    CONSTRAINT pk_earlier_session PRIMARY KEY (id)
) STRICT
"""
SENIORITY = """
CREATE TABLE seniority (
    panelist TEXT NOT NULL,
    rank INTEGER NOT NULL,
    CONSTRAINT pk_seniority PRIMARY KEY (panelist),
    CONSTRAINT ck_seniority_rank CHECK (rank > 0),
    CONSTRAINT fk_seniority_panelist FOREIGN KEY(panelist) REFERENCES panelist (id)
) STRICT
"""
TABLES: tuple[str, ...] = (POLICY, EARLIER_SESSION, SENIORITY)


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables, which are empty at first."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    return ()
