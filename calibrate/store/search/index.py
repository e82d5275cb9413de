"""SQLite's index of words (FTS5), in memory: it has the terms of texts, and none of the texts.

It is written in small pieces and put in order in small pieces, so that a window can do so between
two keys; left to itself FTS5 puts off what then takes it 60 ms.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from calibrate.domain.search.question import Question

Row = tuple[int, str, str, str]
"""A number, and the terms of a heading, of what is said beside it, and of the text."""

PRAGMAS = ("temp_store=MEMORY", "journal_mode=OFF")
TABLE = """CREATE VIRTUAL TABLE found USING fts5(
heading, details, words, content='', prefix='1 2 3', tokenize="ascii tokenchars '#+'")"""
"""What a term is was decided before: to this tokenizer whatever is not ASCII is a letter."""

SETTINGS = (
    ("rank", "bm25(6.0, 3.0, 1.0)"),
    ("automerge", 0),
    ("crisismerge", 1999),
    ("hashsize", 131_072),
)
MERGED = 8
"""Pages that are put in order at a time."""
ROUGHLY = 200
"""Where more than so many match they stay in order: ranking looks at all of them."""


class Index:
    """An index of rows of terms by number, and which of them are left out again."""

    def __init__(self) -> None:
        self._database = sqlite3.connect(":memory:", isolation_level=None)
        for pragma in PRAGMAS:
            self._database.execute(f"PRAGMA {pragma}")
        self._database.execute(TABLE)
        for setting in SETTINGS:
            self._database.execute("INSERT INTO found(found, rank) VALUES (?, ?)", setting)
        self._database.execute("BEGIN")  # what is written goes to SQLite's pages when it is read
        self._left_out: set[int] = set()

    def close(self) -> None:
        """Let go of everything."""
        self._database.close()

    def add(self, rows: Iterable[Row]) -> None:
        """Take rows in, and put a little in order."""
        insert = "INSERT INTO found(rowid, heading, details, words) VALUES (?, ?, ?, ?)"
        self._database.executemany(insert, rows)
        self._database.execute("INSERT INTO found(found, rank) VALUES ('merge', ?)", (MERGED,))

    def leave_out(self, rows: Collection[int]) -> None:
        """Find these rows no more; their terms stay until the index is let go."""
        self._left_out.update(rows)

    @property
    def left_out(self) -> int:
        """How many rows are there still that are found no more."""
        return len(self._left_out)

    def matching(self, question: Question) -> list[int]:
        """Return rows that have all that is asked for, in order, and one too many at most."""
        cursor = self._database.execute(
            "SELECT rowid FROM found WHERE found MATCH ?", (_written(question),)
        )
        kept: list[int] = []
        for (row,) in cursor:
            kept += [row] if row not in self._left_out else []
            if len(kept) > ROUGHLY:
                break
        cursor.close()
        return kept

    def headed(self, question: Question, most: int) -> list[int]:
        """Return rows whose heading has all that is asked for, in order."""
        return self._some(f"heading : ({_written(question)})", "rowid", most)

    def ranked(self, question: Question, most: int) -> list[int]:
        """Return the rows that fit best, the best first."""
        return self._some(_written(question), "rank, rowid", most)

    def _some(self, sought: str, order: str, most: int) -> list[int]:
        cursor = self._database.execute(
            f"SELECT rowid FROM found WHERE found MATCH ? ORDER BY {order} LIMIT ?",
            (sought, most + len(self._left_out)),
        )
        return [row for (row,) in cursor if row not in self._left_out][:most]


def _written(question: Question) -> str:
    """Return a question in FTS5's language: each word in quotes, so that none is an operator."""
    words: Sequence[str] = ['"{}"'.format(" ".join(word)) for word in question.words]
    return " ".join(words) + ("*" if question.is_open else "")
