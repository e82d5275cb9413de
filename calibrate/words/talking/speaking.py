"""What is said of who speaks when on a criterion that split."""

from __future__ import annotations

from collections.abc import Callable

from calibrate.domain.speaking.order import Turns
from calibrate.words.phrases import listing

NOTHING_TO_TALK = "no order of speaking: nothing that splits is talked about"
ANSWERS = "answers last and does not pitch"


def turns_words(turns: Turns, most: int | None = None) -> str:
    """Return who speaks in order, at most so many by name: "To speak: Rosa, Sami, 3 more"."""
    named = turns.speakers[:most]
    left = len(turns.speakers) - len(named)
    told = ", ".join((*named, *((f"{left} more",) if left else ())))
    return f"To speak: {told or 'nobody is here'}{_presenting(turns)}"


def fitting_words(turns: Turns, fits: Callable[[str], bool]) -> str:
    """Return it with as many names as fit, and one at least."""
    count = len(turns.speakers)
    wholes = (turns_words(turns, most) for most in range(count, 0, -1))
    return next(filter(fits, wholes), turns_words(turns, 1))


def _presenting(turns: Turns) -> str:
    if not turns.presenters:
        return ""
    verb = ANSWERS if len(turns.presenters) == 1 else "answer last and do not pitch"
    return f". {listing(turns.presenters)} {verb}"
