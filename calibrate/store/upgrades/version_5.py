"""Version 5: secrets of panelists. Frozen as it was written.

What somebody had begun was sealed to the candidate's round; it stays so, under number 0, until its
panelist chooses a secret.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

SECRET = """
CREATE TABLE secret (
    panelist TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    salt BLOB NOT NULL,
    operations INTEGER NOT NULL,
    memory INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    public_key BLOB NOT NULL,
    time TEXT NOT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT pk_secret PRIMARY KEY (panelist, number),
    CONSTRAINT ck_secret_kind CHECK (kind IN ('pin', 'words', 'renewed')),
    CONSTRAINT fk_secret_panelist FOREIGN KEY(panelist) REFERENCES panelist (id)
) STRICT
"""
OWN = """
CREATE TABLE own (
    panelist TEXT NOT NULL,
    candidate TEXT NOT NULL,
    round INTEGER NOT NULL,
    secret INTEGER NOT NULL,
    time TEXT NOT NULL,
    body BLOB NOT NULL,
    CONSTRAINT pk_own PRIMARY KEY (panelist, candidate, round),
    CONSTRAINT fk_own_panelist FOREIGN KEY(panelist) REFERENCES panelist (id),
    CONSTRAINT fk_own_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
DRAFTS = "INSERT INTO own SELECT panelist, candidate, round, 0, time, body FROM draft"


def upgrade(connection: Connection) -> Rewritten:
    """Add secrets, and take what was begun over into what is a panelist's own."""
    return _add_secrets(connection)


def _add_secrets(connection: Connection) -> Rewritten:
    for statement in (SECRET, OWN, DRAFTS, "DROP TABLE draft"):
        connection.exec_driver_sql(statement)
    return ()
