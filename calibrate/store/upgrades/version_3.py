"""Version 3: payloads in parts, an index of the log, entries that are unique, keys of both rounds.

Frozen as it was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from nacl.public import PrivateKey
from nacl.utils import random
from sqlalchemy import Connection, Row

from calibrate.store.sealed.seal import Unreadable, round_key, seal, unseal
from calibrate.store.upgrades.rebuild import Rewritten, rebuild, replace

ENTRY = """
CREATE TABLE entry (
    id TEXT NOT NULL,
    panelist TEXT NOT NULL,
    writer TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    previous BLOB NOT NULL,
    candidate TEXT NOT NULL,
    round INTEGER NOT NULL,
    kind TEXT NOT NULL,
    origin TEXT NOT NULL,
    time TEXT NOT NULL,
    body BLOB NOT NULL,
    CONSTRAINT pk_entry PRIMARY KEY (id),
    CONSTRAINT uq_entry_panelist UNIQUE (panelist, writer, sequence),
    CONSTRAINT ck_entry_kind CHECK (kind IN ('submitted', 'withdrawn')),
    CONSTRAINT ck_entry_origin CHECK (origin IN ('room', 'kit', 'imported')),
    CONSTRAINT fk_entry_panelist FOREIGN KEY(panelist) REFERENCES panelist (id),
    CONSTRAINT fk_entry_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
OPENED_ENTRY = """
CREATE TABLE opened_entry (
    entry TEXT NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT pk_opened_entry PRIMARY KEY (entry),
    CONSTRAINT ck_opened_entry_state CHECK (state IN
        ('counted', 'replaced', 'withdrawn', 'invalid', 'rival', 'late', 'disregarded')),
    CONSTRAINT fk_opened_entry_entry FOREIGN KEY(entry) REFERENCES entry (id)
) STRICT
"""
RATING = """
CREATE TABLE rating (
    entry TEXT NOT NULL,
    criterion TEXT NOT NULL,
    value INTEGER,
    confidence TEXT,
    observations TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_rating PRIMARY KEY (entry, criterion),
    CONSTRAINT ck_rating_confidence CHECK (confidence IN ('unsure', 'fairly', 'very')),
    CONSTRAINT fk_rating_entry FOREIGN KEY(entry) REFERENCES entry (id)
) STRICT
"""
CITATION = """
CREATE TABLE citation (
    entry TEXT NOT NULL,
    criterion TEXT NOT NULL,
    evidence TEXT NOT NULL,
    version INTEGER NOT NULL,
    stance TEXT NOT NULL,
    CONSTRAINT pk_citation PRIMARY KEY (entry, criterion, evidence),
    CONSTRAINT ck_citation_stance CHECK (stance IN ('target', 'current', 'against')),
    CONSTRAINT fk_citation_entry FOREIGN KEY(entry) REFERENCES entry (id),
    CONSTRAINT fk_citation_evidence FOREIGN KEY(evidence) REFERENCES evidence (id)
) STRICT
"""
PAYLOAD = """
CREATE TABLE payload (
    sequence INTEGER NOT NULL,
    part INTEGER NOT NULL,
    people TEXT NOT NULL,
    salt BLOB NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_payload PRIMARY KEY (sequence, part)
) STRICT
"""
MENTION = """
CREATE TABLE mention (
    id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    CONSTRAINT pk_mention PRIMARY KEY (id, sequence)
) STRICT
"""
DRAFT_KEY = """
CREATE TABLE draft_key (
    id TEXT NOT NULL,
    secret BLOB NOT NULL,
    CONSTRAINT pk_draft_key PRIMARY KEY (id)
) STRICT
"""
STATES = """(entry, state)
    SELECT entry, CASE state WHEN 'set-aside' THEN 'disregarded' ELSE state END FROM opened_entry"""
PARTS = """(sequence, part, people, salt, body)
    SELECT sequence, 0, '[]', salt, sentence FROM payload
    UNION ALL SELECT sequence, 1, '[]', salt, body FROM payload"""
SECOND = 2


def upgrade(connection: Connection) -> Rewritten:
    """Rebuild what changed, index the log, and write the keys that are new."""
    disregarded = _disregarded(connection)
    rebuild(connection, "entry", ENTRY)
    replace(connection, "opened_entry", OPENED_ENTRY, STATES)
    rebuild(connection, "rating", RATING)
    rebuild(connection, "citation", CITATION)
    replace(connection, "payload", PAYLOAD, PARTS)
    connection.exec_driver_sql(MENTION)
    connection.exec_driver_sql(DRAFT_KEY)
    _name_people(connection)
    return [*disregarded, *_write_keys(connection)]


def _disregarded(connection: Connection) -> Rewritten:
    query = "SELECT entry FROM opened_entry WHERE state = 'set-aside'"
    return [("opened_entry", (row.entry,)) for row in connection.exec_driver_sql(query)]


def _name_people(connection: Connection) -> None:
    """Note whom each line names, and give its payload the candidates and panelists among them."""
    people = {
        row.id
        for row in connection.exec_driver_sql(
            "SELECT id FROM candidate UNION ALL SELECT id FROM panelist"
        )
    }
    for row in connection.exec_driver_sql("SELECT sequence, line FROM log").all():
        ids = json.loads(row.line)["ids"]
        for id in ids:
            connection.exec_driver_sql("INSERT INTO mention VALUES (?, ?)", (id, row.sequence))
        named = json.dumps(sorted(people.intersection(ids)), separators=(",", ":"))
        connection.exec_driver_sql(
            "UPDATE payload SET people = ? WHERE sequence = ?", (named, row.sequence)
        )


def _write_keys(connection: Connection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Where rating is open: the public keys of round 2, and the key of decisions in the making."""
    sealed = connection.exec_driver_sql("SELECT candidate FROM round_key WHERE round = 1").all()
    seed = connection.exec_driver_sql("SELECT secret FROM seed").scalar_one()
    if not sealed:
        return
    secret = random(32)
    connection.exec_driver_sql("INSERT INTO draft_key VALUES ('1', ?)", (secret,))
    yield "draft_key", ("1",)
    for row in sealed if seed else ():
        _seal_decision_again(connection, row.candidate, seed, secret)
        if _add_second_key(connection, row.candidate, seed):
            yield "round_key", (row.candidate, SECOND)


def _add_second_key(connection: Connection, candidate: str, seed: bytes) -> bool:
    public = bytes(round_key(seed, candidate, SECOND).public_key)
    added = connection.exec_driver_sql(
        "INSERT OR IGNORE INTO round_key VALUES (?, ?, ?)", (candidate, SECOND, public)
    )
    return added.rowcount > 0


def _seal_decision_again(connection: Connection, candidate: str, seed: bytes, key: bytes) -> None:
    """What was entered of a decision was sealed to the candidate's round, which is not its own."""
    query = "SELECT time, body FROM decision_draft WHERE candidate = ?"
    row: Row[Any] | None = connection.exec_driver_sql(query, (candidate,)).one_or_none()
    if row is None:
        return
    header = {"decision draft": candidate, "time": row.time}
    try:
        content = unseal(round_key(seed, candidate, 1), header, row.body)
    except Unreadable:
        return
    body = seal(bytes(PrivateKey(key).public_key), header, content)
    connection.exec_driver_sql(
        "UPDATE decision_draft SET body = ? WHERE candidate = ?", (body, candidate)
    )
