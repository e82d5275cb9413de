"""Reading questions: for whoever answers them, and for who asked them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import Any

from nacl.public import PrivateKey
from sqlalchemy import Connection, Row, bindparam, select

from calibrate.domain.questions.asking import Asked
from calibrate.domain.questions.question import Question
from calibrate.store.asking import asked
from calibrate.store.asking.marks import is_theirs
from calibrate.store.document import tables

OF_SOME = (
    select(tables.question)
    .where(tables.question.c.candidate.in_(bindparam("candidates", expanding=True)))
    .order_by(tables.question.c.candidate, tables.question.c.id)
)
"""Those on some candidates, by their random ids; built once."""


def read_questions(connection: Connection, candidates: Set[str]) -> tuple[Question, ...]:
    """Return the questions on these candidates that were taken in, for who answers them."""
    rows = connection.execute(OF_SOME, {"candidates": sorted(candidates)})
    return tuple(map(_question, rows))


def read_question(connection: Connection, id: str) -> Question | None:
    """Return the question with this id that was taken in, if there is one."""
    query = select(tables.question).where(tables.question.c.id == id)
    row = connection.execute(query).one_or_none()
    return _question(row) if row else None


def read_own(connection: Connection, candidates: Set[str], key: PrivateKey) -> tuple[Question, ...]:
    """Return what whoever has a key asked about these candidates, whether it was taken in or not.

    An answer is theirs to read once it is published.
    """
    rows = connection.execute(OF_SOME, {"candidates": sorted(candidates)}).all()
    taken = (_question(row) for row in rows if is_theirs(key, asked.asked_in(row)))
    published = (one if one.answered_in else replace(one, answer="") for one in taken)
    wait = own_of(asked.waiting(connection), candidates, key)
    return tuple(replace(one, is_own=True) for one in (*published, *wait))


def own_of(found: Iterable[Asked], candidates: Set[str], key: PrivateKey) -> Iterator[Question]:
    """Yield those of some questions that are on these candidates and were asked by a key’s."""
    for one in found:
        if one.about.candidate in candidates and is_theirs(key, one):
            yield Question(one.id, one.about, one.text)


def is_known(connection: Connection, id: str) -> bool:
    """Tell whether a question with this id was taken in, or waits."""
    both = (tables.question.c.id, tables.asked.c.id)
    return any(connection.execute(select(one).where(one == id)).first() for one in both)


def read_waiting(connection: Connection, candidates: Set[str]) -> frozenset[str]:
    """Return on which of these candidates something was asked that nobody took in."""
    there = (one.about.candidate for one in asked.waiting(connection))
    return frozenset(there) & candidates


def _question(row: Row[Any]) -> Question:
    one = asked.asked_in(row)
    at = row.answered_in or "", row.version or 0
    return Question(one.id, one.about, one.text, row.answer, *at)
