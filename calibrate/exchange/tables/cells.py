"""What one cell of a table means. Each function raises BadInput saying what it expected."""

from __future__ import annotations

import re
from dataclasses import dataclass

from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import Audience
from calibrate.domain.people import same_name
from calibrate.domain.ratings import Confidence
from calibrate.domain.rubric.rubric import Criterion, Rubric
from calibrate.domain.text.lengths import (
    LONGEST_LINE,
    LONGEST_REASON,
    LONGEST_TEXT,
    LONGEST_TITLE,
    within,
)
from calibrate.domain.text.rule import in_lines, on_one_line
from calibrate.words.phrases import briefly

NOT_ENOUGH = ("na", "n/a", "–", "-")

_VALUE = re.compile(r"(\d{1,3})(?:[.,]0+)?", re.ASCII)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a panelist answered: a number, or None for *not enough evidence*."""

    value: int | None


def title(cell: str) -> str:
    """Return a title on one line."""
    line = _line(cell)
    if not line:
        raise BadInput("A title is needed.")
    return within(line, LONGEST_TITLE)


def detail(cell: str) -> str:
    """Return a short text on one line, such as a kind, a reference or a link."""
    return within(_line(cell), LONGEST_LINE)


def body(cell: str) -> str:
    """Return a text as it is, newlines kept."""
    return within(in_lines(cell), LONGEST_TEXT)


def reason(cell: str) -> str:
    """Return a rating's reason without blanks around it."""
    return within(in_lines(cell.strip()), LONGEST_REASON)


def _line(cell: str) -> str:
    return " ".join(on_one_line(cell).split())


def answer(cell: str) -> Answer | None:
    """Return a rating's whole number or *not enough evidence*; None where nothing was answered."""
    text = cell.strip().translate(_FULL_WIDTH)
    if not text:
        return None
    if text.casefold() in NOT_ENOUGH:
        return Answer(None)
    number = _VALUE.fullmatch(text)
    if number is None:
        raise BadInput("Expected a point of the scale, NA for “not enough evidence”, or nothing.")
    return Answer(int(number[1]))


def confidence(cell: str) -> Confidence | None:
    """Return a confidence, None where the cell is empty: it was not stated."""
    text = cell.strip().casefold()
    if not text:
        return None
    if text not in tuple(Confidence):
        raise BadInput(f"Expected a confidence: {', '.join(Confidence)}, or nothing.")
    return Confidence(text)


def audience(cell: str) -> Audience | None:
    """Return who may see a piece, None where the cell is empty: who usually does."""
    text = cell.strip().casefold()
    if not text:
        return None
    if text not in tuple(Audience):
        raise BadInput(f"Expected who may see it: {', '.join(Audience)}, or nothing.")
    return Audience(text)


def criterion(cell: str, rubric: Rubric) -> Criterion:
    """Return the criterion that is named by its id or title."""
    name = cell.strip()
    by_id = [criterion for criterion in rubric.criteria if same_name(criterion.id, name)]
    found = by_id or [
        criterion for criterion in rubric.criteria if same_name(criterion.title, name)
    ]
    if len(found) > 1:
        raise BadInput(f"Several criteria are called “{briefly(name)}”; name it by its id.")
    if not found:
        choice = ", ".join(f"{criterion.id} ({criterion.title})" for criterion in rubric.criteria)
        raise BadInput(f"There is no criterion “{briefly(name)}”; there are: {choice}.")
    return found[0]


def criteria(cell: str, rubric: Rubric) -> tuple[str, ...]:
    """Return the ids of the criteria in a cell, separated by semicolons, commas or newlines.

    A title that holds a comma is taken as a whole.
    """
    ids: dict[str, None] = {}
    for part in filter(str.strip, re.split(r"[;\n]", cell)):
        ids.update(dict.fromkeys(_ids(part, rubric)))
    return tuple(ids)


def _ids(part: str, rubric: Rubric) -> list[str]:
    whole = [criterion.id for criterion in rubric.criteria if same_name(criterion.title, part)]
    if len(whole) == 1:
        return whole
    return [criterion(name, rubric).id for name in filter(str.strip, part.split(","))]
