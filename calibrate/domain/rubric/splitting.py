"""Splitting a criterion in two, where a sentence, a paragraph or a bullet of a level begins."""

from __future__ import annotations

import re
from dataclasses import replace

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.pairing import free_id, short_title, slug, with_criteria
from calibrate.domain.rubric.rubric import Criterion, Expectation, Rubric
from calibrate.domain.text.folding import folded

_BEGINS = re.compile(r"[.!?…][\"”’)\]]*\s+(?=\S)|[。！？](?=\S)|\n\s*\n\s*|\n[ \t]*(?=[-•*] )")
_BULLET = re.compile(r"[ \t]*[-•*] ")


def split_places(text: str) -> tuple[int, ...]:
    """Return where in a text something begins that can be a criterion of its own."""
    found = (one.end() for one in _BEGINS.finditer(text.rstrip()))
    return tuple(at for at in found if not text[at].islower() and text[:at].strip())


def split(rubric: Rubric, criterion_id: str, level: str, at: int) -> Rubric:
    """Make two criteria of one: what `level` says from `at` on is the second, right behind it.

    Examples and gaps stay with the first until somebody places them. Raises BadInput unless
    something begins at `at`.
    """
    criterion = rubric.criterion(criterion_id)
    expectation = criterion.expectation(level)
    if expectation is None or at not in split_places(expectation.text):
        raise BadInput(f"{level} has nothing on “{criterion.title}” that begins there.")
    left, right = expectation.text[:at].rstrip(), _alone(expectation.text[at:].strip())
    expectations = tuple(
        replace(one, text=left) if one.level == level else one for one in criterion.expectations
    )
    was_made = criterion.title == short_title(expectation.text)
    title = short_title(left) if was_made else criterion.title
    first = replace(criterion, title=title, expectations=expectations)
    return with_criteria(rubric, {criterion.id: (first, _second(rubric, criterion, level, right))})


def _second(rubric: Rubric, criterion: Criterion, level: str, text: str) -> Criterion:
    title = short_title(text)
    taken = {folded(one.id) for one in rubric.criteria}
    id = free_id(slug(title) or f"{slug(criterion.id)}-2", taken)
    return Criterion(id, title, (Expectation(level, text),), criterion.category)


def _alone(text: str) -> str:
    """Return a text without the hyphen of its only bullet."""
    bullets = [line for line in text.split("\n") if _BULLET.match(line)]
    return _BULLET.sub("", text, count=1) if len(bullets) == 1 and _BULLET.match(text) else text
