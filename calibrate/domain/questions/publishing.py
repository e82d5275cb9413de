"""What a published answer looks like: words below those of a piece, or a piece of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from calibrate.domain.evidence import EvidenceText
from calibrate.domain.questions.question import Question, paragraph_of

HEADING = "Questions before the meeting"
REASON = "Answers to questions before the meeting"
KIND = "Answers"
ANSWER = "Answer:"


def answered(content: EvidenceText, questions: Sequence[Question]) -> EvidenceText:
    """Return what a piece says with these questions and their answers below; BadInput if too long.

    What was published before stays as it stands, and whoever corrects the piece may edit it.
    """
    begun = HEADING in content.text.split("\n")
    above = [content.text.rstrip()] if content.text.strip() else []
    parts = [*above, *([] if begun else [HEADING]), *map(_pair, questions)]
    return replace(content, text="\n\n".join(parts))


def new_answers(questions: Sequence[Question]) -> EvidenceText:
    """Return a piece that has the answers where no piece was asked about."""
    return answered(EvidenceText(REASON, kind=KIND), questions)


def _pair(question: Question) -> str:
    return f"{paragraph_of(question.text)}\n\n{ANSWER} {question.answer.strip()}"
