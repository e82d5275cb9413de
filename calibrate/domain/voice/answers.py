"""What a candidate answers to the decision on them, and until when they may."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from calibrate.domain.errors import BadInput, Refused


@dataclass(frozen=True, slots=True)
class Response:
    """A response in the candidate's own words; it is never edited, a later one is added.

    `came` is the day on which it came, `entered` when it was filed; `is_late` says that it came
    after the deadline, and it is kept all the same.
    """

    id: str
    text: str
    came: date
    entered: datetime
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What belongs to one decision: until when its candidate may respond, to whom, and what came.

    `until` is None where no day was set; `turn_to` is in the words of who set it.
    """

    until: date | None = None
    turn_to: str = ""
    responses: tuple[Response, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether neither a day was set nor anything came."""
        return self.until is None and not self.responses


NO_ANSWERS = Answers()


def in_order(until: date | None, responses: Iterable[Response]) -> tuple[Response, ...]:
    """Return responses by the day they came, each marked where that is after the deadline."""
    found = (replace(one, is_late=until is not None and one.came > until) for one in responses)
    return tuple(sorted(found, key=lambda one: (one.came, one.entered)))


def need_deadline(until: date, decided: date, answers: Answers) -> None:
    """Raise BadInput or Refused unless a candidate decided on that day may respond until `until`.

    What came in time stays in time.
    """
    if until < decided:
        raise BadInput("The day until which somebody may respond is before that of the decision.")
    in_time = [one.came for one in answers.responses if not one.is_late]
    if in_time and until < max(in_time):
        raise Refused("A response came in time by the day that was set, which stays so.")


def need_came(came: date, decided: date, today: date) -> None:
    """Raise BadInput unless a response may have come on that day."""
    if not decided <= came <= today:
        raise BadInput("A response comes after the decision, and not on a day that is still ahead.")
