"""The examples of a ladder as a list to be placed: where each stands, and where it may go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calibrate.domain.rubric.rubric import Criterion, Rubric, Step


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a level; without a criterion it stands at the level as a whole."""

    level: str
    category: str
    text: str
    criterion: Criterion | None = None


def unplaced(rubric: Rubric, levels: Sequence[str]) -> tuple[Example, ...]:
    """Return the examples of some levels that stand on no criterion, level by level."""
    return tuple(
        Example(level, section.category, text)
        for level in levels
        for section in rubric.sections
        if section.level == level
        for text in section.examples
    )


def placed(rubric: Rubric, levels: Sequence[str]) -> tuple[Example, ...]:
    """Return the examples of some levels that stand on a criterion, criterion by criterion."""
    return tuple(
        example
        for criterion in rubric.criteria
        for level in levels
        for example in _on(criterion, level)
    )


def _on(criterion: Criterion, level: str) -> Iterator[Example]:
    expectation = criterion.expectation(level)
    for text in expectation.examples if expectation else ():
        yield Example(level, criterion.category, text, criterion)


def places_for(rubric: Rubric, step: Step, example: Example) -> tuple[Criterion, ...]:
    """Return the criteria of a step among which an example belongs: those of its category.

    All of them where none is. It goes only where its level speaks, as `may_go` tells.
    """
    criteria = [criterion for criterion, _ in rubric.for_step(step)]
    of_category = [one for one in criteria if one.category == example.category]
    speaks = any(may_go(one, example) for one in of_category)
    return tuple(of_category if speaks else criteria)


def may_go(criterion: Criterion, example: Example) -> bool:
    """Tell whether the level of an example says something on a criterion."""
    return criterion.expectation(example.level) is not None
