"""Facts about a candidate that are kept until after the vote, because they anchor who reads them.

Earlier ratings and years in a level say what others thought; the panel is to say what it sees.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from calibrate.domain.errors import BadInput

MOST_OUTCOMES = 50


@dataclass(frozen=True, slots=True)
class EarlierOutcome:
    """What came of an earlier session: on which day, what, and in free words more of it."""

    day: date
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Since when a candidate has their level, when they were last promoted, and what came before.

    Each may be absent; `outcomes` stand oldest first.
    """

    level_since: date | None = None
    promoted: date | None = None
    outcomes: tuple[EarlierOutcome, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept."""
        return self == Facts()

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are named."""
        alone = (one for one in (self.level_since, self.promoted) if one)
        return (*alone, *(one.day for one in self.outcomes))


NO_FACTS = Facts()


def checked_facts(facts: Facts, today: date) -> Facts:
    """Return facts as they are kept: each outcome on one line, oldest first, none of them twice.

    Raises BadInput for a day that is still to come, an outcome without words, and too many.
    """
    outcomes = {_checked(one): None for one in facts.outcomes}
    if len(outcomes) > MOST_OUTCOMES:
        raise BadInput(f"At most {MOST_OUTCOMES} earlier outcomes are kept; leave some out.")
    if later := [day for day in facts.days if day > today]:
        raise BadInput(f"{min(later).isoformat()} is still to come; facts are of days gone by.")
    return replace(facts, outcomes=tuple(sorted(outcomes, key=lambda one: one.day)))


def _checked(outcome: EarlierOutcome) -> EarlierOutcome:
    what, words = (" ".join(text.split()) for text in (outcome.what, outcome.words))
    if not what:
        raise BadInput(f"Say what came of {outcome.day.isoformat()}, such as “not yet”.")
    if ":" in what:
        raise BadInput(f"“{what}” has a colon; what came of it is a word or two before it.")
    return EarlierOutcome(outcome.day, what, words)


def with_outcome(facts: Facts, outcome: EarlierOutcome) -> Facts:
    """Return facts with one more outcome: what a next session may carry over from this one."""
    return replace(facts, outcomes=(*facts.outcomes, outcome))


def outcome_line(outcome: EarlierOutcome) -> str:
    """Return an outcome as one line, as it is typed: “2025-11-03 not yet: The scope was small.”"""
    more = f": {outcome.words}" if outcome.words else ""
    return f"{outcome.day.isoformat()} {outcome.what}{more}"


def read_outcome(line: str) -> EarlierOutcome:
    """Return the outcome that a line says; raise BadInput for one that is none."""
    first, _, rest = line.strip().partition(" ")
    what, _, words = rest.partition(":")
    try:
        return _checked(EarlierOutcome(date.fromisoformat(first), what, words))
    except ValueError:
        raise BadInput(
            f"“{line.strip()}” does not begin with a day; write one line such as "
            "2025-11-03 not yet: why."
        ) from None
