"""What a book of all packets says beside them: of everybody in it, and where they are."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.decisions import Outcome
from calibrate.domain.rubric.rubric import Scale, Step
from calibrate.words.decisions import BY_CONSENT, outcome_words
from calibrate.words.phrases import capitalized, several

BOOK, CONTENTS, OVERVIEW = "Session book", "Contents", "Overview"
CANDIDATE, RATINGS, DECISION, PAGE = "Candidate", "Ratings", "Decision", "Page"
MIDDLE_AT_BAR, MIDDLE_BELOW, RANGE, NO_NUMBER = (
    "median at or above the bar",
    "median below it",
    "lowest to highest",
    "no number given",
)
BOLD = "bold: at or above the bar"
DRAFT, WITHDRAWN, DAMAGED, NOT_BOUND = "Draft", "Withdrawn", "Damaged", "Not here"
WHY_EMPTY = {
    DRAFT: "Nothing is decided yet, so no number is shown.",
    WITHDRAWN: "Withdrew, so no number is shown.",
    DAMAGED: "It does not verify, so no number is shown.",
    NOT_BOUND: "It does not verify, so it is not in this book.",
}
HALF = 0.5


def middle_words(middle: float) -> str:
    """Return a median as it is written, such as 4 or 3½."""
    whole = int(middle)
    return f"{whole or ''}½" if middle - whole == HALF else str(whole)


def spread_words(low: int, high: int) -> str:
    """Say between which numbers all ratings lie."""
    return f"all ratings {low}" if low == high else f"ratings from {low} to {high}"


def summary_words(at_bar: int, criteria: int, step: Step) -> str:
    """Say of more criteria than have room how many have their median at or above the bar."""
    of = several(criteria, "criterion", "criteria")
    return f"{at_bar} of {of} with a median at {step.target} or above"


def count_words(
    outcomes: Sequence[Outcome], others: Sequence[str], by_consent: int = 0
) -> tuple[str, ...]:
    """Return how many there are in all, of each outcome, without one, and decided by consent."""
    counts = [(outcome_words(one), outcomes.count(one)) for one in Outcome]
    counts += [(words, others.count(words)) for words in WHY_EMPTY]
    counts += [(capitalized(BY_CONSENT), by_consent)]
    total = several(len(outcomes) + len(others), "candidate")
    return (total, *(f"{words} {count}" for words, count in counts if count))


def left_out_words(count: int) -> str:
    """Say how many of the session are not in the book; nothing where all are."""
    are = "is" if count == 1 else "are"
    said = several(count, "candidate")
    return f"{said} of the session {are} not in it." if count else ""


def point_words(scale: Scale, value: int, step: Step) -> str:
    """Return a point of the scale as the overview's legend names it, such as 4, meets L4."""
    label = scale.label(value, step)
    return f"{value}, {label[:1].lower()}{label[1:]}"
