"""One rating, sealed and on disk, against a bare commit with the same pragmas."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.document.document import PRAGMAS
from calibrate.store.store import Store
from tests.benchmarks.figure import Figure, paired_ratio
from tests.worlds.secrets import sitting
from tests.worlds.sessions import open_session

AIM = 2.0
ROUNDS = 300


def measure() -> list[Figure]:
    """Record a rating as the Rate screen does, and commit a small row by hand."""
    with TemporaryDirectory() as folder:
        made = open_session(Path(folder) / "rating.calib")
        floor = bare(Path(folder) / "bare.db")
        save = _saving(made.store, made.candidates[0], made.panelists[0])
        ratio, mine, theirs = paired_ratio(save, committing(floor), ROUNDS)
        made.store.close()
        floor.close()
    return [Figure("a rating on disk", ratio, AIM, f"{mine:.2f} ms, bare commit {theirs:.2f} ms")]


def _saving(store: Store, candidate: str, panelist: str) -> Callable[[], None]:
    viewer = sitting(store, panelist)
    drafts = [
        Draft((DraftRating("code", value, True, True, reason="It holds under load. " * 8),))
        for value in (3, 4)
    ]

    def save() -> None:
        drafts.reverse()
        store.save_draft(candidate, viewer, drafts[0])

    return save


def bare(path: Path) -> sqlite3.Connection:
    """Return a plain file with the pragmas of a session."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE rating (id TEXT PRIMARY KEY, body BLOB) STRICT")
    return connection


def committing(connection: sqlite3.Connection) -> Callable[[], None]:
    """Return what commits one small row."""
    bodies = [bytes([letter]) * 200 for letter in (1, 2)]

    def commit() -> None:
        bodies.reverse()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR REPLACE INTO rating VALUES ('one', ?)", (bodies[0],))
        connection.execute("COMMIT")

    return commit
