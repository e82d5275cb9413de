"""Questions before the meeting as lines of plain text: about what, how far, and the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from calibrate.domain.evidence import Evidence
from calibrate.domain.questions.question import Question
from calibrate.domain.session import Session
from calibrate.exchange.printable import printable
from calibrate.words.questions.questions import NO_OWN, NO_QUESTIONS, about_words, state_words

Pieces = Mapping[str, Sequence[Evidence]]
"""The evidence that the reader sees, by candidate."""
SHORTEST = 6
"""So many digits of an id are enough to name a question, as long as no other begins so."""


def questions_text(
    questions: Sequence[Question], session: Session, pieces: Pieces, is_own: bool = False
) -> str:
    """Return the questions by candidate; nothing in them can steer a terminal."""
    lines = [line for one in questions for line in _lines(one, session, pieces)]
    lines = lines or [NO_OWN if is_own else NO_QUESTIONS]
    return "\n".join(printable(line, " ") for line in lines) + "\n"


def _lines(question: Question, session: Session, pieces: Pieces) -> Iterator[str]:
    seen = pieces.get(question.candidate, ())
    name = session.candidate(question.candidate).name
    yield f"{question.id[:SHORTEST]}  {name}, {about_words(question, seen, session.rubric)}"
    yield f"  {state_words(question, seen)}"
    yield f"  asked: {question.text}"
    if question.answer:
        yield f"  answer: {question.answer}"
