"""What is said of one's own ratings: answers, reasons that are due, what a submission changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calibrate.domain.drafts.rating import NONE_BEFORE, ReasonDue, reason_due
from calibrate.domain.ratings import DraftRating, Rating
from calibrate.domain.rubric.rubric import Rubric, Scale
from calibrate.words.standing import REASONS_DUE


def reason_hint(
    rating: DraftRating, scale: Scale, before: Mapping[str, int | None] = NONE_BEFORE
) -> str:
    """Return in words whether this rating needs a reason."""
    due = reason_due(rating, scale, before)
    return "" if due is ReasonDue.NOT else REASONS_DUE[due]


def difference(before: Sequence[Rating], after: Sequence[Rating], rubric: Rubric) -> str:
    """Return in words what `after` changed: "Design 3, was 4; Code and tests: reason"."""
    old = {rating.criterion: rating for rating in before}
    parts = [_difference(old.get(rating.criterion), rating, rubric) for rating in after]
    return "; ".join(part for part in parts if part) or "nothing changed"


def answer_word(value: int | None) -> str:
    """Return a value as it stands alone: its digit, or a dash for *not enough evidence*."""
    return "–" if value is None else str(value)


def _difference(before: Rating | None, after: Rating, rubric: Rubric) -> str:
    title = rubric.criterion(after.criterion).title
    if before is None:
        return f"{title} {answer_word(after.value)}, new"
    if before.value != after.value:
        return f"{title} {answer_word(after.value)}, was {answer_word(before.value)}"
    names = {
        "reason": before.reason != after.reason,
        "how sure": before.confidence != after.confidence,
        "citations": before.citations != after.citations,
        "observations": before.observations != after.observations,
    }
    changed = ", ".join(name for name, differs in names.items() if differs)
    return f"{title}: {changed}" if changed else ""
