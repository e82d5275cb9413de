"""Version 4: who may see evidence, why a presenter leads without a deputy, and more in bodies.

A draft holds the observation that is being typed, and an expectation its own title. Both may be
lacking, so no row changes for them; a program that knows neither refuses the file instead of losing
them. Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten, replace

WITHOUT_DEPUTY = """
CREATE TABLE without_deputy (
    candidate TEXT NOT NULL,
    because TEXT NOT NULL,
    CONSTRAINT pk_without_deputy PRIMARY KEY (candidate),
    CONSTRAINT fk_without_deputy_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
EVIDENCE = """
CREATE TABLE evidence (
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    number INTEGER NOT NULL,
    audience TEXT NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT uq_evidence_candidate UNIQUE (candidate, number),
    CONSTRAINT ck_evidence_audience CHECK (audience IN ('panel', 'room', 'candidate')),
    CONSTRAINT fk_evidence_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
AUDIENCES = """(id, candidate, number, audience)
    SELECT id, candidate, number,
        CASE WHEN kind LIKE '%feedback%' OR kind LIKE '%peer note%' THEN 'panel' ELSE 'room' END
    FROM (
        SELECT evidence.id, candidate, number, kind, max(version)
        FROM evidence JOIN evidence_version ON evidence_version.evidence = evidence.id
        GROUP BY evidence.id
    )"""


def upgrade(connection: Connection) -> Rewritten:
    """Let feedback be for the panel alone and all else for the room, and add what is new."""
    connection.exec_driver_sql(WITHOUT_DEPUTY)
    replace(connection, "evidence", EVIDENCE, AUDIENCES)
    pieces = connection.exec_driver_sql("SELECT id FROM evidence").all()
    return [("evidence", (row.id,)) for row in pieces]
