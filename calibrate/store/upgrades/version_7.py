"""Version 7: examples that are offered to the ladder. Frozen as it was written."""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

OFFERED_EXAMPLE = """
CREATE TABLE offered_example (
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    criterion TEXT NOT NULL,
    level TEXT NOT NULL,
    gap TEXT NOT NULL,
    evidence TEXT NOT NULL,
    version INTEGER NOT NULL,
    words TEXT NOT NULL,
    time TEXT NOT NULL,
    agreement TEXT NOT NULL,
    agreed TEXT,
    approver TEXT,
    approved TEXT,
    withdrawn TEXT,
    CONSTRAINT pk_offered_example PRIMARY KEY (id),
    CONSTRAINT ck_offered_example_approved CHECK (approved IS NULL OR agreed IS NOT NULL),
    CONSTRAINT fk_offered_example_candidate FOREIGN KEY(candidate) REFERENCES candidate (id),
    CONSTRAINT fk_offered_example_evidence FOREIGN KEY(evidence) REFERENCES evidence (id),
    CONSTRAINT fk_offered_example_approver FOREIGN KEY(approver) REFERENCES panelist (id)
) STRICT
"""


def upgrade(connection: Connection) -> Rewritten:
    """Add the table of offered examples, which is empty in every session that there was."""
    connection.exec_driver_sql(OFFERED_EXAMPLE)
    return ()
