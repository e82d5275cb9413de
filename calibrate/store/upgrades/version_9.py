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
CONSENT = (
    """
CREATE TABLE consent_line (
    number INTEGER NOT NULL,
    candidate TEXT NOT NULL,
    kind TEXT NOT NULL,
    time TEXT NOT NULL,
    CONSTRAINT pk_consent_line PRIMARY KEY (number),
    CONSTRAINT ck_consent_line_kind CHECK (kind IN ('proposed', 'pulled', 'left', 'decided')),
    CONSTRAINT fk_consent_line_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
    """
CREATE TABLE consented (
    decision TEXT NOT NULL,
    CONSTRAINT pk_consented PRIMARY KEY (decision),
    CONSTRAINT fk_consented_decision FOREIGN KEY(decision) REFERENCES decision (id)
) STRICT
""",
)
"""What nobody disputed: the list of it, and which decisions were taken by it."""
TABLES: tuple[str, ...] = (POLICY, *CONSENT)


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables, which are empty at first."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    return ()
