"""Version 5: entries that travel, keys that are a session's own, what a reveal opened, and secrets.

Frozen as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nacl.signing import SigningKey
from sqlalchemy import Connection

from calibrate.domain.canonical import canonical, digest
from calibrate.store.upgrades.rebuild import Rewritten, columns_of, rebuild, replace
from calibrate.store.upgrades.version_5_kits import add_kits

SEED = """
CREATE TABLE seed (
    id TEXT NOT NULL,
    holder TEXT NOT NULL,
    secret BLOB,
    session TEXT,
    CONSTRAINT pk_seed PRIMARY KEY (id),
    CONSTRAINT ck_seed_holder CHECK (holder IN ('file', 'witness')),
    CONSTRAINT ck_seed_secret CHECK ((holder = 'file') = (secret IS NOT NULL))
) STRICT
"""
ROUND_KEY = """
CREATE TABLE round_key (
    candidate TEXT NOT NULL,
    round INTEGER NOT NULL,
    public_key BLOB NOT NULL,
    signature TEXT,
    secret BLOB,
    CONSTRAINT pk_round_key PRIMARY KEY (candidate, round),
    CONSTRAINT fk_round_key_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
WITNESS = """
CREATE TABLE witness (
    id TEXT NOT NULL,
    public_key BLOB NOT NULL,
    CONSTRAINT pk_witness PRIMARY KEY (id)
) STRICT
"""
GIVEN_KEY = """
CREATE TABLE given_key (
    candidate TEXT NOT NULL,
    round INTEGER NOT NULL,
    entries TEXT NOT NULL,
    time TEXT NOT NULL,
    times INTEGER NOT NULL,
    signature TEXT NOT NULL,
    CONSTRAINT pk_given_key PRIMARY KEY (candidate, round),
    CONSTRAINT fk_given_key_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
SESSION = """
CREATE TABLE session (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    phase TEXT NOT NULL,
    quorum INTEGER,
    decider TEXT,
    due TEXT,
    CONSTRAINT pk_session PRIMARY KEY (id),
    CONSTRAINT ck_session_phase CHECK (phase IN ('setup', 'rating', 'meeting', 'closed')),
    CONSTRAINT fk_session_decider FOREIGN KEY(decider) REFERENCES panelist (id)
) STRICT
"""
RELATION = """
CREATE TABLE relation (
    panelist TEXT NOT NULL,
    candidate TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_relation PRIMARY KEY (panelist, candidate),
    CONSTRAINT ck_relation_kind CHECK (kind IN ('presents', 'recused', 'relieved')),
    CONSTRAINT fk_relation_panelist FOREIGN KEY(panelist) REFERENCES panelist (id),
    CONSTRAINT fk_relation_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
SESSION_KEY = """
CREATE TABLE session_key (
    id TEXT NOT NULL,
    public_key BLOB NOT NULL,
    secret BLOB,
    CONSTRAINT pk_session_key PRIMARY KEY (id)
) STRICT
"""
ENTRY = """
CREATE TABLE entry (
    id TEXT NOT NULL,
    format INTEGER NOT NULL,
    session TEXT,
    rubric TEXT,
    kit TEXT,
    panelist TEXT NOT NULL,
    writer TEXT NOT NULL,
    signer BLOB,
    "key" BLOB,
    secret INTEGER,
    sequence INTEGER NOT NULL,
    previous BLOB NOT NULL,
    candidate TEXT NOT NULL,
    round INTEGER NOT NULL,
    kind TEXT NOT NULL,
    origin TEXT NOT NULL,
    replaces TEXT,
    time TEXT NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB,
    body BLOB NOT NULL,
    CONSTRAINT pk_entry PRIMARY KEY (id),
    CONSTRAINT uq_entry_hash UNIQUE (hash),
    CONSTRAINT ck_entry_kind CHECK (kind IN ('submitted', 'withdrawn', 'conflict')),
    CONSTRAINT ck_entry_origin CHECK (origin IN ('room', 'kit', 'imported')),
    CONSTRAINT fk_entry_panelist FOREIGN KEY(panelist) REFERENCES panelist (id),
    CONSTRAINT fk_entry_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
INDEXES = (
    "CREATE INDEX ix_entry_submission ON entry (candidate, round, panelist)",
    "CREATE INDEX ix_entry_writer ON entry (panelist, writer, sequence)",
)
OPENED_ENTRY = """
CREATE TABLE opened_entry (
    entry TEXT NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT pk_opened_entry PRIMARY KEY (entry),
    CONSTRAINT ck_opened_entry_state CHECK (state IN ('counted', 'replaced', 'withdrawn', 'invalid',
        'rival', 'late', 'disregarded', 'taken back')),
    CONSTRAINT fk_opened_entry_entry FOREIGN KEY(entry) REFERENCES entry (id)
) STRICT
"""
REVEAL = """
CREATE TABLE reveal (
    candidate TEXT NOT NULL,
    round INTEGER NOT NULL,
    time TEXT NOT NULL,
    because TEXT NOT NULL,
    opened TEXT,
    CONSTRAINT pk_reveal PRIMARY KEY (candidate, round),
    CONSTRAINT fk_reveal_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""
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
HEADER = ("id", "panelist", "writer", "sequence", "candidate", "round", "kind", "origin", "time")


def upgrade(connection: Connection) -> Rewritten:
    """Name each entry by its hash, and give a session in which rating is open its own key."""
    rebuild(connection, "session", SESSION)
    rebuild(connection, "relation", RELATION)
    rebuild(connection, "seed", SEED)
    rebuild(connection, "reveal", REVEAL)
    rebuild(connection, "opened_entry", OPENED_ENTRY)
    rebuild(connection, "round_key", ROUND_KEY)
    for statement in (SESSION_KEY, WITNESS, GIVEN_KEY):
        connection.exec_driver_sql(statement)
    add_kits(connection)
    _add_secrets(connection)
    return [*_rewrite_entries(connection), *_draw_session_key(connection)]


def _rewrite_entries(connection: Connection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    columns = ", ".join(columns_of(connection, "entry"))
    hashes = {row.id: _hash(row) for row in connection.exec_driver_sql("SELECT * FROM entry")}
    rows = f"({columns}, format, hash) SELECT {columns}, 1, CAST(id AS BLOB) FROM entry"
    replace(connection, "entry", ENTRY, rows)
    for id, hash in hashes.items():
        connection.exec_driver_sql("UPDATE entry SET hash = ? WHERE id = ?", (hash, id))
        yield "entry", (id,)
    for index in INDEXES:
        connection.exec_driver_sql(index)


def _hash(row: Any) -> bytes:
    header = {name: getattr(row, name) for name in HEADER} | {"previous": row.previous.hex()}
    return digest(canonical(header), row.body)


def _draw_session_key(connection: Connection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if connection.exec_driver_sql("SELECT 1 FROM round_key LIMIT 1").one_or_none() is None:
        return
    own = SigningKey.generate()
    connection.exec_driver_sql(
        "INSERT INTO session_key VALUES ('1', ?, ?)", (bytes(own.verify_key), bytes(own))
    )
    yield "session_key", ("1",)


def _add_secrets(connection: Connection) -> None:
    """What somebody had begun stays sealed to its round, until they choose a secret."""
    for statement in (SECRET, OWN, DRAFTS, "DELETE FROM draft"):
        connection.exec_driver_sql(statement)
