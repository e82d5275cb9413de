"""Questions that nobody took in yet: no command, no line, no time, and in no order of arrival.

In a session they wait until somebody looks at all of them. In a kit they are its panelist’s own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from calibrate.domain.questions.asking import About, Asked
from calibrate.store.document.tables import asked
from calibrate.store.record.journal import Values


def keep(connection: Connection, questions: Iterable[Asked]) -> None:
    """Keep questions with those that wait.

    All of them are written anew by their random ids, so that neither the numbers of the rows nor
    their places in the file tell which came last.
    """
    rows = {row["id"]: row for row in _rows(connection)}
    rows |= {one.id: row_of(one) for one in questions}
    connection.execute(delete(asked))
    if rows:
        connection.execute(asked.insert(), [rows[id] for id in sorted(rows)])


def waiting(connection: Connection) -> tuple[Asked, ...]:
    """Return the questions that wait, by their ids."""
    return tuple(map(asked_in, connection.execute(select(asked).order_by(asked.c.id))))


def take(connection: Connection, candidate: str) -> list[Values]:
    """Take out the rows of the questions that wait on a candidate, and return them by their ids."""
    rows = _rows(connection)
    left = [row for row in rows if row["candidate"] != candidate]
    connection.execute(delete(asked))
    if left:
        connection.execute(asked.insert(), left)
    return [row for row in rows if row["candidate"] == candidate]


def asked_in(row: Row[Any]) -> Asked:
    """Return the question that a row has."""
    about = About(row.candidate, row.evidence or "", row.criterion or "")
    return Asked(row.id, about, row.text, row.mark)


def row_of(question: Asked) -> Values:
    """Return a question as a row."""
    return {
        "id": question.id,
        "candidate": question.about.candidate,
        "evidence": question.about.evidence or None,
        "criterion": question.about.criterion or None,
        "text": question.text,
        "mark": question.mark,
    }


def _rows(connection: Connection) -> list[Values]:
    found = connection.execute(select(asked).order_by(asked.c.id))
    return [dict(row._mapping) for row in found]
