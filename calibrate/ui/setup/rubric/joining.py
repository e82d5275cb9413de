"""What making one criterion of several is called, and where one can be split."""

from __future__ import annotations

from calibrate.domain.rubric.pairing import shared_levels
from calibrate.domain.rubric.rubric import Criterion, Step
from calibrate.domain.rubric.splitting import split_places
from calibrate.words.phrases import briefly

LONGEST_PART = 90


def joining_words(count: int, marked: Criterion | None, current: Criterion | None) -> str:
    """Say what it would be to make one of `count` criteria that are chosen, or of two."""
    if count > 1:
        return f"Make one of these {count}"
    if marked is None or current is None:
        return "Pair or merge"
    if marked.id == current.id:
        return "Marked: choose another"
    verb = "Merge" if shared_levels(marked, current) else "Pair"
    return f"{verb} with “{marked.title}”"


def parts_of(criterion: Criterion, step: Step) -> list[tuple[str, str]]:
    """Return where a criterion can be split, as (place and level, what begins there)."""
    return [
        (f"{at} {level}", f"{level}: {briefly(expectation.text[at:], LONGEST_PART)}")
        for level in (step.current, step.target)
        if (expectation := criterion.expectation(level))
        for at in split_places(expectation.text)
    ]
