"""Questions before the meeting, asked, taken in, answered and published as people do it."""

from __future__ import annotations

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    AnswerQuestion,
    PublishAnswers,
    TakeQuestions,
    new_id,
)
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.questions.asking import About
from calibrate.domain.questions.question import Question
from calibrate.store.store import Store
from tests.worlds.secrets import sitting
from tests.worlds.sessions import Made, in_charge, running

WORDS = "How long did the slow path stay in place after that?"


def about_piece(made: Made, candidate: int = 0, piece: int = 0) -> About:
    """A piece of a candidate, by their indexes."""
    whom = made.candidates[candidate]
    with made.store._document.transaction() as connection:
        query = "SELECT id FROM evidence WHERE candidate = ? ORDER BY number"
        rows = connection.exec_driver_sql(query, (whom,)).all()
    return About(whom, evidence=rows[piece].id)


def about_gap(made: Made, candidate: int = 0, criterion: str = "code") -> About:
    """A criterion of a candidate, by index and id."""
    return About(made.candidates[candidate], criterion=criterion)


def ask(made: Made, panelist: int, about: About, text: str = WORDS, id: str = "") -> str:
    """Let a panelist ask in the room; return the question's id."""
    id = id or new_id()
    made.store.ask(id, about, text, sitting(made.store, made.panelists[panelist]))
    return id


def ask_in(kit: Store, about: About, text: str = WORDS) -> str:
    """Ask in a kit; return the question's id."""
    assert kit.kit
    id = new_id()
    kit.ask(id, about, text, Viewer(ViewerKind.PANELIST, kit.kit.panelist))
    return id


def take(made: Made, candidate: int = 0) -> None:
    """Take in what was asked about a candidate, as whoever runs their part."""
    by(made, candidate, TakeQuestions(made.candidates[candidate]))


def answer(made: Made, question: str, text: str = "Two weeks.", candidate: int = 0) -> None:
    """Answer a question, as whoever runs the candidate's part."""
    by(made, candidate, AnswerQuestion(question, text))


def publish(made: Made, candidate: int = 0, piece: str = "") -> None:
    """Publish what was answered about a candidate, as whoever runs their part."""
    by(made, candidate, PublishAnswers(made.candidates[candidate], piece or new_id()))


def by(
    made: Made, candidate: int, command: TakeQuestions | AnswerQuestion | PublishAnswers
) -> None:
    """Give a command as whoever runs a candidate's part."""
    made.store.apply(command, running(made.store, made.candidates[candidate]))


def all_of(made: Made) -> tuple[Question, ...]:
    """What whoever runs the session reads."""
    return made.store.questions(in_charge(made.store))


def presenting(made: Made, panelist: int) -> Actor:
    """A panelist as an actor, such as the one who presents."""
    return Actor(made.panelists[panelist])
