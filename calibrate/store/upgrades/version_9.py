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
STATEMENT = """
CREATE TABLE statement (
    candidate TEXT NOT NULL,
    for_room INTEGER NOT NULL,
    CONSTRAINT pk_statement PRIMARY KEY (candidate),
    CONSTRAINT ck_statement_for_room CHECK (for_room IN (0, 1)),
    CONSTRAINT fk_statement_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
STATEMENT_VERSION = """
CREATE TABLE statement_version (
    candidate TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_statement_version PRIMARY KEY (candidate, version),
    CONSTRAINT fk_statement_version_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
FACT = """
CREATE TABLE fact (
    candidate TEXT NOT NULL,
    level_since TEXT,
    promoted TEXT,
    CONSTRAINT pk_fact PRIMARY KEY (candidate),
    CONSTRAINT fk_fact_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
EARLIER_OUTCOME = """
CREATE TABLE earlier_outcome (
    candidate TEXT NOT NULL,
    position INTEGER NOT NULL,
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_earlier_outcome PRIMARY KEY (candidate, position),
    CONSTRAINT fk_earlier_outcome_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
RESPONSE_DEADLINE = """
CREATE TABLE response_deadline (
    decision TEXT NOT NULL,
    until TEXT NOT NULL,
    turn_to TEXT NOT NULL,
    CONSTRAINT pk_response_deadline PRIMARY KEY (decision),
    CONSTRAINT fk_response_deadline_decision FOREIGN KEY(decision) REFERENCES decision (id)
) STRICT
"""
RESPONSE = """
CREATE TABLE response (
    id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    decision TEXT NOT NULL,
    text TEXT NOT NULL,
    came TEXT NOT NULL,
    time TEXT NOT NULL,
    CONSTRAINT pk_response PRIMARY KEY (id),
    CONSTRAINT fk_response_candidate FOREIGN KEY(candidate) REFERENCES candidate (id),
    CONSTRAINT fk_response_decision FOREIGN KEY(decision) REFERENCES decision (id)
) STRICT
"""
VOICE = (STATEMENT, STATEMENT_VERSION, FACT, EARLIER_OUTCOME, RESPONSE_DEADLINE, RESPONSE)
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
TALK = (SENIORITY, REASONS_FIRST, NUMBERS_SHOWN)
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
TABLES: tuple[str, ...] = (POLICY, EARLIER_SESSION, *TALK, *VOICE, *CONSENT, *QUESTIONS)


def upgrade(connection: Connection) -> Rewritten:
    """Add the tables, which are empty at first."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)
    return ()
