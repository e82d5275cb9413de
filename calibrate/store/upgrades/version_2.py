"""Version 2: meetings. Frozen as it was written."""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten, rebuild

REBUILT = {
    "opened_entry": """
CREATE TABLE opened_entry (
    entry TEXT NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT pk_opened_entry PRIMARY KEY (entry),
    CONSTRAINT ck_opened_entry_state CHECK (state IN
        ('counted', 'replaced', 'withdrawn', 'invalid', 'late', 'set-aside')),
    CONSTRAINT fk_opened_entry_entry FOREIGN KEY(entry) REFERENCES entry (id)
) STRICT
""",
    "decision": """
CREATE TABLE decision (
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    votes_for INTEGER,
    votes_against INTEGER,
    abstained INTEGER,
    time TEXT NOT NULL,
    present INTEGER,
    decider TEXT,
    supersedes TEXT,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT ck_decision_outcome CHECK (outcome IN ('promote', 'not-yet', 'defer')),
    CONSTRAINT fk_decision_candidate FOREIGN KEY(candidate) REFERENCES candidate (id),
    CONSTRAINT fk_decision_decider FOREIGN KEY(decider) REFERENCES panelist (id),
    CONSTRAINT fk_decision_supersedes FOREIGN KEY(supersedes) REFERENCES decision (id)
) STRICT
""",
}

ADDED = (
    """
CREATE TABLE reopening (
    candidate TEXT NOT NULL,
    number INTEGER NOT NULL,
    because TEXT NOT NULL,
    time TEXT NOT NULL,
    CONSTRAINT pk_reopening PRIMARY KEY (candidate, number),
    CONSTRAINT fk_reopening_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
    """
CREATE TABLE second_round (
    candidate TEXT NOT NULL,
    criterion TEXT NOT NULL,
    CONSTRAINT pk_second_round PRIMARY KEY (candidate, criterion),
    CONSTRAINT fk_second_round_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
    """
CREATE TABLE note (
    candidate TEXT NOT NULL,
    criterion TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (candidate, criterion),
    CONSTRAINT fk_note_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
    """
CREATE TABLE deputy (
    candidate TEXT NOT NULL,
    panelist TEXT NOT NULL,
    CONSTRAINT pk_deputy PRIMARY KEY (candidate),
    CONSTRAINT fk_deputy_candidate FOREIGN KEY(candidate) REFERENCES candidate (id),
    CONSTRAINT fk_deputy_panelist FOREIGN KEY(panelist) REFERENCES panelist (id)
) STRICT
""",
    """
CREATE TABLE meeting (
    id TEXT NOT NULL,
    lot TEXT NOT NULL,
    arranged TEXT NOT NULL,
    arranged_at TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    reading_minutes INTEGER NOT NULL,
    names_hidden INTEGER NOT NULL,
    CONSTRAINT pk_meeting PRIMARY KEY (id),
    CONSTRAINT ck_meeting_arranged CHECK (arranged IN ('lot', 'split', 'hand')),
    CONSTRAINT ck_meeting_names_hidden CHECK (names_hidden IN (0, 1))
) STRICT
""",
    """
CREATE TABLE agenda (
    candidate TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_agenda PRIMARY KEY (candidate),
    CONSTRAINT fk_agenda_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
    """
CREATE TABLE turn (
    number INTEGER NOT NULL,
    candidate TEXT NOT NULL,
    kind TEXT NOT NULL,
    time TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    CONSTRAINT pk_turn PRIMARY KEY (number),
    CONSTRAINT ck_turn_kind CHECK (kind IN
        ('called', 'reading', 'read', 'paused', 'resumed', 'vote', 'set-aside', 'ended')),
    CONSTRAINT fk_turn_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
    """
CREATE TABLE attendance (
    number INTEGER NOT NULL,
    panelist TEXT NOT NULL,
    kind TEXT NOT NULL,
    candidate TEXT,
    because TEXT NOT NULL,
    time TEXT NOT NULL,
    CONSTRAINT pk_attendance PRIMARY KEY (number),
    CONSTRAINT ck_attendance_kind CHECK (kind IN ('absent', 'here', 'out', 'back')),
    CONSTRAINT fk_attendance_panelist FOREIGN KEY(panelist) REFERENCES panelist (id),
    CONSTRAINT fk_attendance_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
    """
CREATE TABLE decision_draft (
    candidate TEXT NOT NULL,
    time TEXT NOT NULL,
    body BLOB NOT NULL,
    CONSTRAINT pk_decision_draft PRIMARY KEY (candidate),
    CONSTRAINT fk_decision_draft_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
""",
)


def upgrade(connection: Connection) -> Rewritten:
    """Add agenda, turns, attendance, second rounds, notes, deputies, reopened candidates."""
    for table, statement in REBUILT.items():
        rebuild(connection, table, statement)
    for statement in ADDED:
        connection.exec_driver_sql(statement)
    return ()
