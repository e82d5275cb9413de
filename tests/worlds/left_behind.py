"""Every value in a session's file, by which it is sought in the bytes of another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

SHORTEST = 6
"""Bytes of what is sought: less may stand in any file by chance."""

COMES_ALONG = {
    ("session", "id"),
    ("session", "title"),
    ("rubric", "content"),
    ("candidate", "name"),
    ("candidate", "team"),
    ("panelist", "name"),
    ("relation", "reason"),
    ("organisation", "name"),
    ("organisation", "line"),
    ("organisation", "logo"),
    ("policy", "name"),
    ("policy", "source"),
    ("follow_up", "owner"),
    ("follow_up", "text"),
    ("fact", "level_since"),
    ("fact", "promoted"),
    ("earlier_outcome", "day"),
    ("earlier_outcome", "what"),
    ("earlier_outcome", "words"),
}
"""The columns that the next cycle takes over; a new column stays behind until it is named here."""

Place = tuple[str, str]
LOGO = "SELECT content FROM attached_file JOIN organisation ON logo = sha256"


def left_behind(path: Path) -> dict[bytes, Place]:
    """Return what of a file must not come along, with the table and column where it stands."""
    with closing(sqlite3.connect(path)) as raw:
        known = list(_cells(raw))
        logos = {content for (content,) in raw.execute(LOGO)}
    comes = logos | {value for value, place in known if place in COMES_ALONG}
    return {value: place for value, place in known if len(value) >= SHORTEST and value not in comes}


def _cells(raw: sqlite3.Connection) -> Iterator[tuple[bytes, Place]]:
    """Yield everything that is text or bytes, with where it stands."""
    tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        cursor = raw.execute(f"SELECT * FROM {table}")
        columns = [one[0] for one in cursor.description]
        for row in cursor.fetchall():
            for column, value in zip(columns, row, strict=True):
                if isinstance(value, str | bytes):
                    content = value.encode() if isinstance(value, str) else value
                    yield content, (table, column)
