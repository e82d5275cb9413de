"""What is said of a question before the meeting: what it is about, how far it is, who reads it."""

from __future__ import annotations

from collections.abc import Iterable

from calibrate.domain.evidence import Evidence
from calibrate.domain.questions.question import Question, QuestionState
from calibrate.domain.rubric.rubric import Rubric
from calibrate.words.phrases import several

STATES = {
    QuestionState.OPEN: "not answered yet",
    QuestionState.ANSWERED: "answered, not published yet",
    QuestionState.PUBLISHED: "published",
}
"""How far a question is."""

NO_QUESTIONS = "Nobody has asked anything."
NO_OWN = "You have not asked anything."
WHO_READS = (
    "Whoever presents {name} and whoever runs the session read this and may answer it; once they "
    "publish the answer, everybody reads both who reads the piece."
)
NO_NAME = (
    "Your name is kept nowhere with it. Your words, or the moment at which somebody looks, may "
    "still tell who you are."
)
COME_ALONG = (
    "Questions come along and are taken in without a name. Whoever merges one ballot alone can "
    "tell whose they are, so merge several at once."
)
CAME_ALONG = "Questions came along, without a name."
NO_RATINGS = "no ratings"
"""What a ballot brings that only asks."""


def about_words(question: Question, pieces: Iterable[Evidence], rubric: Rubric) -> str:
    """Say what a question is about: a piece by label and title, or what lacks evidence."""
    about = question.about
    if about.criterion:
        return gap_words(rubric.criterion(about.criterion).title)
    piece = next((one for one in pieces if one.id == about.evidence), None)
    return piece_words(piece) if piece else "a piece"


def piece_words(piece: Evidence) -> str:
    """Name a piece that is asked about."""
    return f"{piece.label} {piece.content.title}"


def gap_words(title: str) -> str:
    """Name a criterion where evidence is missing."""
    return f"what is missing on “{title}”"


def state_words(question: Question, pieces: Iterable[Evidence]) -> str:
    """Say how far a question is, and in which version of which piece its answer stands."""
    said = STATES[question.state]
    label = next((one.label for one in pieces if one.id == question.answered_in), "")
    return f"{said} in {label}, version {question.version}" if label else said


def count_words(questions: Iterable[Question]) -> str:
    """Count questions by how far they are, such as "3 questions, 1 not answered yet"."""
    every = list(questions)
    states = [one.state for one in every]
    counted = ((states.count(state), words) for state, words in STATES.items())
    told = [f"{count} {words}" for count, words in counted if count]
    return ", ".join([several(len(every), "question"), *told]) if every else NO_QUESTIONS
