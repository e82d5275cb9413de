"""What is read of a session that another one is made from, for who runs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from calibrate.domain.canonical import canonical, digest
from calibrate.domain.decisions import FollowUp, Outcome
from calibrate.domain.earlier.earlier import Earlier
from calibrate.domain.session import Session
from calibrate.domain.voice.facts import Facts

DIGITS = 12


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision that stands on a candidate, as far as it matters to the next cycle."""

    id: str
    outcome: Outcome
    day: date
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """An earlier session as who runs it sees it.

    `decided` has the decisions that stand, by candidate, and `facts` what is kept until after the
    vote of those of whom it may be read; `line` and `head` are where its record ends.
    """

    session: Session
    decided: Mapping[str, Decided]
    line: int
    head: str
    facts: Mapping[str, Facts] = field(default_factory=dict)

    @property
    def as_earlier(self) -> Earlier:
        """How the session that is made from it names it."""
        session, meeting = self.session, self.session.meeting
        minutes = (meeting.minutes, meeting.reading_minutes)
        return Earlier(session.id, session.title, self.line, self.head, *minutes)


def reference_of(session: str, decision: str, place: int) -> str:
    """Return by what a follow-up is known again, whoever takes it over and how often."""
    told = digest(canonical(["follow-up", session, decision, place])).hex()
    return f"follow-up-{told[:DIGITS]}"
