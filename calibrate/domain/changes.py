"""What came of a command: what changed, or why it was refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.commands import TakeBack


class Subject(StrEnum):
    """What a change is about, as far as whoever reads again tells it apart."""

    SESSION = "session"
    RUBRIC = "rubric"
    POLICY = "policy"
    CANDIDATES = "candidates"
    PANEL = "panel"
    RELATIONS = "relations"
    EVIDENCE = "evidence"
    PLACEMENT = "placement"
    KEYS = "keys"
    SUBMISSIONS = "submissions"
    RATINGS = "ratings"
    DECISION = "decision"
    NOTES = "notes"
    MEETING = "meeting"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    KITS = "kits"
    OFFERS = "offers"
    LETTERS = "letters"
    ISSUED = "issued"
    SENIORITY = "seniority"
    STATEMENT = "statement"
    FACTS = "facts"
    ANSWERS = "answers"
    TALK = "talk"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Change:
    """What a command changed: its log line, one sentence, what to read again, how to undo it.

    `candidates` are the ids of those it names; none where it is about the session as a whole.
    """

    line: int
    sentence: str
    subjects: frozenset[Subject]
    candidates: frozenset[str] = frozenset()
    take_back: TakeBack | None = None

    def concerns(self, candidate: str) -> bool:
        """Tell whether it may be about this candidate: it names them, or nobody in particular."""
        return not self.candidates or candidate in self.candidates


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was not carried out, in one sentence for whoever asked."""

    sentence: str


Answer = Change | Refusal
"""What whoever asked for a command is told."""
