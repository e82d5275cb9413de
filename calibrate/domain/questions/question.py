"""A question before the meeting as somebody reads it: what is asked, and how far the answer is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from calibrate.domain.evidence import Evidence
from calibrate.domain.questions.asking import About

QUESTION = "Question:"


class QuestionState(StrEnum):
    """How far a question is: nobody answered it, an answer waits to be published, or it was.

    Of their own questions askers are not told what waits: it may change until it is published.
    """

    OPEN = "open"
    ANSWERED = "answered"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a viewer reads it.

    `answered_in` is the piece whose `version` has the answer, once that is published; `is_own` says
    that the viewer asked it.
    """

    id: str
    about: About
    text: str
    answer: str = ""
    answered_in: str = ""
    version: int = 0
    is_own: bool = False

    @property
    def candidate(self) -> str:
        """Whom it is on."""
        return self.about.candidate

    @property
    def state(self) -> QuestionState:
        """How far it is."""
        if self.answered_in:
            return QuestionState.PUBLISHED
        return QuestionState.ANSWERED if self.answer.strip() else QuestionState.OPEN


def found_in(question: Question, pieces: Iterable[Evidence]) -> Question:
    """Return a question with where it is answered, as far as the pieces that there are tell it.

    So a newer kit, which has the pieces and not the questions, says what became of them.
    """
    if question.answered_in:
        return question
    said = paragraph_of(question.text)
    there = (one for one in pieces if said in one.content.text.split("\n\n"))
    piece = next(there, None)
    return replace(question, answered_in=piece.id, version=piece.version) if piece else question


def paragraph_of(text: str) -> str:
    """Return what is asked as one paragraph, so that nothing in it looks like an answer."""
    return f"{QUESTION} {' '.join(text.split())}"


def to_publish(questions: Iterable[Question], candidate: str) -> tuple[Question, ...]:
    """Return those on a candidate whose answers wait to be published."""
    return tuple(
        one
        for one in questions
        if one.candidate == candidate and one.state is QuestionState.ANSWERED
    )
