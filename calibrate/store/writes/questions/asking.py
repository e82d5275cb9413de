"""Carrying out what takes questions in, answers them and publishes the answers."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import func, select

from calibrate.domain.authority import A_PANELIST
from calibrate.domain.commands import (
    AddEvidence,
    AnswerQuestion,
    CorrectEvidence,
    PublishAnswers,
    TakeQuestions,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.permissions import need_case, need_open
from calibrate.domain.questions.publishing import REASON, answered, new_answers
from calibrate.domain.questions.question import Question, to_publish
from calibrate.store.asking import asked
from calibrate.store.document import tables
from calibrate.store.reads.questions.questions import read_question, read_questions
from calibrate.store.writes.work import Work, perform
from calibrate.words.phrases import several

UNANSWERED = {"answer": "", "answered_in": None, "version": None}


@perform.register
def _take(command: TakeQuestions, work: Work) -> str:
    """The line is by a panelist, whoever looked; when and in what order they asked it tells not."""
    need_open(work.session)
    name = work.session.candidate(command.candidate).name
    rows = asked.take(work.connection, command.candidate)
    if not rows:
        raise Refused(f"Nobody asked anything more about {name}.")
    work.journal.insert(tables.question, *(row | UNANSWERED for row in rows))
    work.actor = A_PANELIST
    work.about(command.candidate)
    return f"asked {several(len(rows), 'question')} about {name}"


@perform.register
def _answer(command: AnswerQuestion, work: Work) -> str:
    question = read_question(work.connection, command.question)
    if question is None:
        raise BadInput("There is no such question in this session.")
    state = need_case(work.session, question.candidate)
    if question.answered_in:
        raise Refused("This answer was published already; correct the piece that has it.")
    answer = command.answer.strip()
    work.journal.update(tables.question, (question.id,), answer=answer)
    work.about(state.id)
    return f"{'wrote' if answer else 'took away'} an answer to a question about {state.name}"


@perform.register
def _publish(command: PublishAnswers, work: Work) -> str:
    state = need_case(work.session, command.candidate)
    every = read_questions(work.connection, {state.id})
    waiting = to_publish(every, state.id)
    if not waiting:
        raise Refused(f"No answer about {state.name} waits to be published.")
    about_pieces = sorted((one for one in waiting if one.about.evidence), key=_piece_of)
    for id, group in groupby(about_pieces, key=_piece_of):
        _correct(id, list(group), work)
    about_gaps = [one for one in waiting if one.about.criterion]
    if about_gaps:
        _fill(about_gaps, _of_gaps(every), command.piece, work)
    work.about(state.id)
    return f"published {several(len(waiting), 'answer')} about {state.name}"


def _piece_of(question: Question) -> str:
    return question.about.evidence


def _of_gaps(questions: tuple[Question, ...]) -> str:
    """Return the piece that has the answers about criteria which were published before, if any."""
    before = (one.answered_in for one in questions if one.about.criterion and one.answered_in)
    return next(before, "")


def _correct(id: str, questions: list[Question], work: Work) -> None:
    """Give a piece the answers, in a version of its own, which its raters are asked to confirm."""
    version, content = _newest(id, work)
    perform(CorrectEvidence(id, answered(content, questions), REASON), work)
    _note_published(questions, id, version + 1, work)


def _fill(questions: list[Question], before: str, new: str, work: Work) -> None:
    """Give the answers about criteria to the one piece that has them all, new if there is none."""
    criteria = tuple(sorted({one.about.criterion for one in questions}))
    if before:
        _correct(before, questions, work)
        _place_too(before, criteria, work)
        return
    if work.journal.read(tables.evidence, (new,)):
        raise BadInput("There is a piece with this id already; publish under a new one.")
    candidate = questions[0].candidate
    piece = NewEvidence(new, candidate, new_answers(questions), criteria, Audience.PANEL)
    perform(AddEvidence(piece, REASON), work)
    _note_published(questions, new, 1, work)


def _newest(id: str, work: Work) -> tuple[int, EvidenceText]:
    """Return the newest version of a piece, and what it says."""
    version = tables.evidence_version.c
    query = select(func.max(version.version)).where(version.evidence == id)
    newest: int = work.connection.execute(query).scalar_one()
    row = work.journal.read(tables.evidence_version, (id, newest)) or {}
    told: dict[str, Any] = {one.name: row[one.name] or "" for one in fields(EvidenceText)}
    told["date"] = date.fromisoformat(row["date"]) if row["date"] else None
    return newest, EvidenceText(**told)


def _place_too(id: str, criteria: tuple[str, ...], work: Work) -> None:
    placed = tables.placement.c
    query = select(placed.criterion).where(placed.evidence == id)
    there = set(work.connection.execute(query).scalars())
    rows = [{"evidence": id, "criterion": one} for one in criteria if one not in there]
    work.journal.insert(tables.placement, *rows)


def _note_published(questions: list[Question], piece: str, version: int, work: Work) -> None:
    for one in questions:
        work.journal.update(tables.question, (one.id,), answered_in=piece, version=version)
