"""Version 9: what the meeting that panels ask for keeps.

The tables are new, so no row changes. Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

QUESTIONS = (
    """
CREATE TABLE question (
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    evidence TEXT,
    criterion TEXT,
    text TEXT NOT NULL,
    mark BLOB NOT NULL,
    answer TEXT NOT NULL,
    answered_in TEXT,
    version INTEGER,
    CONSTRAINT pk_question PRIMARY KEY (id),
    CONSTRAINT ck_question_about CHECK ((evidence IS NULL) <> (criterion IS NULL)),
    CONSTRAINT fk_question_candidate FOREIGN KEY(candidate) REFERENCES candidate (id),
    CONSTRAINT fk_question_evidence FOREIGN KEY(evidence) REFERENCES evidence (id),
    CONSTRAINT fk_question_answered_in FOREIGN KEY(answered_in) REFERENCES evidence (id)
) STRICT
""",
    """
CREATE TABLE asked (
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    evidence TEXT,
    criterion TEXT,
    text TEXT NOT NULL,
    mark BLOB NOT NULL,
    CONSTRAINT pk_asked PRIMARY KEY (id),
    CONSTRAINT fk_asked_candidate FOREIGN KEY(candidate) REFERENCES candidate (id),
    CONSTRAINT fk_asked_evidence FOREIGN KEY(evidence) REFERENCES evidence (id)
) STRICT
""",
)
"""What panelists ask before the meeting, taken in and not yet."""
TABLES: tuple[str, ...] = (*QUESTIONS,)


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables, which are empty at first."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    return ()
