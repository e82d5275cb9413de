"""What becomes of questions before the meeting; to ask one is no command, as a draft is none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakeQuestions:
    """Take in what panelists asked about a candidate since, all in one line that names nobody."""

    candidate: str


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Write the answer to a question, in place of what was written before; it waits until Publish.

    Without words there is none any more.
    """

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class PublishAnswers:
    """Publish all answers that wait on a candidate, as one version of each piece asked about.

    `piece` is the id of the piece that gets those about criteria, if there was none yet.
    """

    candidate: str
    piece: str
