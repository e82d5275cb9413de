"""Pairing the levels of a rubric: which expectations form one criterion, and where examples lie.

Each function returns another rubric. None loses or invents an expectation, an example or a gap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.rubric import (
    Criterion,
    Expectation,
    Origin,
    Rubric,
    Section,
    origin_of,
)
from calibrate.domain.text.clusters import cut

Holder = TypeVar("Holder", Expectation, Section)

LONGEST_SHORT_TITLE = 40
LONGEST_TITLE = 120
LONGEST_SLUG = 32

WEAK_ENDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "for",
        "in",
        "is",
        "of",
        "on",
        "or",
        "so",
        "some",
        "that",
        "the",
        "to",
        "with",
    ]
)


@dataclass(frozen=True, slots=True)
class Joined:
    """A criterion that went into another, and so do the pieces that are placed on it."""

    criterion: str
    into: str


def pair(rubric: Rubric, criterion_id: str, with_id: str) -> Rubric:
    """Make one criterion of two; the first keeps its id, title and place.

    A title that somebody gave goes before one made of the text, and each side remembers its own.
    Raises BadInput if both speak at one level, or are of different categories.
    """
    kept, other = rubric.criterion(criterion_id), rubric.criterion(with_id)
    _check_pair(kept, other)
    together = _in_order(rubric, (*_signed(rubric, kept), *_signed(rubric, other)))
    title = _given_title(kept) or _given_title(other) or kept.title
    paired = replace(kept, title=title, expectations=together)
    return with_criteria(rubric, {kept.id: (paired,), other.id: ()})


def merge(rubric: Rubric, criterion_id: str, with_id: str) -> Rubric:
    """Make one criterion of two that may speak at the same levels; the first keeps id and title.

    Where both speak, one text follows the other as a paragraph, and examples and gaps stay.
    Raises BadInput if they are of different categories.
    """
    kept, other = rubric.criterion(criterion_id), rubric.criterion(with_id)
    _check_apart(kept, other)
    if not shared_levels(kept, other):
        return pair(rubric, criterion_id, with_id)
    there = {one.level: one for one in kept.expectations}
    for expectation in _signed(rubric, other):
        before = there.get(expectation.level)
        there[expectation.level] = _both(before, expectation) if before else expectation
    merged = _in_order(rubric, there.values())
    expectations = merged if len(merged) > 1 else tuple(map(_unsigned, merged))
    replaced = {kept.id: (replace(kept, expectations=expectations),), other.id: ()}
    return with_criteria(rubric, replaced)


def _both(first: Expectation, second: Expectation) -> Expectation:
    return Expectation(
        first.level,
        "\n\n".join(filter(None, (first.text, second.text))),
        first.examples + second.examples,
        first.gaps + second.gaps,
        first.title,
        tuple(dict.fromkeys(first.origins + second.origins)),
    )


def shared_levels(criterion: Criterion, other: Criterion) -> tuple[str, ...]:
    """Return the levels at which both speak: two with none of them pair, others merge."""
    levels = [expectation.level for expectation in criterion.expectations]
    return tuple(level for level in levels if other.expectation(level))


def together(rubric: Rubric, ids: Sequence[str]) -> tuple[Rubric, tuple[Joined, ...]]:
    """Pair or merge several criteria into the first of them; also return which went into it.

    Raises BadInput for fewer than two, or where their categories differ.
    """
    ordered = [one.id for one in rubric.criteria if one.id in ids]
    if len(ordered) < 2:
        raise BadInput("It takes two criteria to make one of them; choose another as well.")
    first, *others = ordered
    for other in others:
        rubric = merge(rubric, first, other)
    return rubric, tuple(Joined(other, first) for other in others)


def _signed(rubric: Rubric, criterion: Criterion) -> tuple[Expectation, ...]:
    """Return what a criterion expects, its lowest level with the title that it bears."""
    lowest, *others = _in_order(rubric, criterion.expectations)
    return (replace(lowest, title=_given_title(criterion)), *others)


def _given_title(criterion: Criterion) -> str:
    """Return a criterion's title, or nothing if it was made of the text of what is expected."""
    made = [short_title(expectation.text) for expectation in criterion.expectations]
    return "" if criterion.title in made else criterion.title


def _check_apart(kept: Criterion, other: Criterion) -> None:
    if kept.id == other.id:
        raise BadInput("A criterion cannot be paired with itself; choose another.")
    if kept.category != other.category:
        raise BadInput(f"“{other.title}” is of another category than “{kept.title}”.")


def _check_pair(kept: Criterion, other: Criterion) -> None:
    _check_apart(kept, other)
    for expectation in other.expectations:
        if kept.expectation(expectation.level):
            raise BadInput(
                f"Both “{kept.title}” and “{other.title}” speak at {expectation.level}; "
                "unpair one of them first."
            )


def unpair(rubric: Rubric, criterion_id: str) -> Rubric:
    """Make one criterion of each level's expectation; the lowest keeps the id and the title.

    What was paired before gets back the titles that somebody gave. Raises BadInput if only one
    level speaks.
    """
    criterion = rubric.criterion(criterion_id)
    if len(criterion.expectations) < 2:
        raise BadInput(f"Only one level speaks on “{criterion.title}”; there is nothing to unpair.")
    lowest, *others = _in_order(rubric, criterion.expectations)
    is_anothers = criterion.title in [expectation.title for expectation in others]
    title = _own_title(lowest) if is_anothers else criterion.title
    parts = [replace(criterion, title=title, expectations=(_unsigned(lowest),))]
    taken = {one.id for one in rubric.criteria}
    for expectation in others:
        id = free_id(f"{criterion.id}-{slug(expectation.level)}", taken)
        taken.add(id)
        alone, title = (_unsigned(expectation),), _own_title(expectation)
        parts.append(Criterion(id, title, alone, criterion.category))
    return with_criteria(rubric, {criterion.id: tuple(parts)})


def _own_title(expectation: Expectation) -> str:
    return expectation.title or short_title(expectation.text)


def _unsigned(expectation: Expectation) -> Expectation:
    """Return an expectation that stands alone, where its criterion bears the title."""
    return replace(expectation, title="")


def rename_criterion(rubric: Rubric, criterion_id: str, title: str) -> Rubric:
    """Give a criterion another title; raise BadInput if it is empty or too long."""
    tidy = " ".join(title.split())
    if not tidy or len(tidy) > LONGEST_TITLE:
        raise BadInput(f"A criterion's title has 1 to {LONGEST_TITLE} characters.")
    renamed = replace(rubric.criterion(criterion_id), title=tidy)
    return with_criteria(rubric, {criterion_id: (renamed,)})


def place_example(rubric: Rubric, level: str, text: str, criterion_id: str | None) -> Rubric:
    """Move an example of `level` to a criterion, or with None back to none.

    Raises BadInput if the level has no such example elsewhere or does not speak on the criterion.
    """
    if criterion_id is not None:
        _need_expectation(rubric.criterion(criterion_id), level)
    source = _holder(rubric, level, text, criterion_id)
    origins = _origins(source, level, text)
    lifted, category = _lift(rubric, level, text, source)
    if criterion_id is None:
        return _put_in_section(lifted, category, level, text, origins)
    return _put_on_criterion(lifted, criterion_id, level, text, origins)


def _origins(source: Section | Criterion, level: str, text: str) -> tuple[Origin, ...]:
    """Return where an example came from, which goes with it wherever it is placed."""
    holder = source if isinstance(source, Section) else _need_expectation(source, level)
    found = origin_of(holder, text)
    return (found,) if found else ()


def _need_expectation(criterion: Criterion, level: str) -> Expectation:
    expectation = criterion.expectation(level)
    if expectation is None:
        raise BadInput(f"{level} says nothing on “{criterion.title}”, so no example fits there.")
    return expectation


def _holder(rubric: Rubric, level: str, text: str, target: str | None) -> Section | Criterion:
    """Return where the example lies now, leaving out the place it is to go to."""
    for section in rubric.sections if target is not None else ():
        if section.level == level and text in section.examples:
            return section
    for criterion in rubric.criteria:
        expectation = criterion.expectation(level)
        if criterion.id != target and expectation and text in expectation.examples:
            return criterion
    raise BadInput(f"{level} has no such example to place: “{text[:80]}”.")


def _lift(rubric: Rubric, level: str, text: str, source: Section | Criterion) -> tuple[Rubric, str]:
    """Take the example out of where it lies; also return the category it lay in."""
    if isinstance(source, Section):
        less = _less(source, text)
        sections = tuple(less if section is source else section for section in rubric.sections)
        return replace(rubric, sections=sections), source.category
    expectation = _need_expectation(source, level)
    return with_expectation(rubric, source, _less(expectation, text)), source.category


def _less(holder: Holder, text: str) -> Holder:
    """Return a holder without an example, and without where that came from."""
    examples = _without(holder.examples, text)
    gone = () if text in examples else (origin_of(holder, text),)
    origins = tuple(one for one in holder.origins if one not in gone)
    return replace(holder, examples=examples, origins=origins)


def with_example(holder: Holder, text: str, origins: tuple[Origin, ...] = ()) -> Holder:
    """Return a holder with an example more, and where it came from."""
    more: tuple[Origin, ...] = tuple(one for one in origins if one not in holder.origins)
    return replace(holder, examples=(*holder.examples, text), origins=(*holder.origins, *more))


def _put_on_criterion(
    rubric: Rubric, criterion_id: str, level: str, text: str, origins: tuple[Origin, ...]
) -> Rubric:
    criterion = rubric.criterion(criterion_id)
    expectation = _need_expectation(criterion, level)
    return with_expectation(rubric, criterion, with_example(expectation, text, origins))


def _put_in_section(
    rubric: Rubric, category: str, level: str, text: str, origins: tuple[Origin, ...]
) -> Rubric:
    sections = list(rubric.sections)
    for index, section in enumerate(sections):
        if (section.category, section.level) == (category, level):
            sections[index] = with_example(section, text, origins)
            return replace(rubric, sections=tuple(sections))
    fresh = Section(category, level, examples=(text,), origins=origins)
    return replace(rubric, sections=(*sections, fresh))


def with_expectation(rubric: Rubric, criterion: Criterion, changed: Expectation) -> Rubric:
    """Return a rubric with another expectation of a criterion in place of that of its level."""
    expectations = tuple(
        changed if one.level == changed.level else one for one in criterion.expectations
    )
    return with_criteria(rubric, {criterion.id: (replace(criterion, expectations=expectations),)})


def with_criteria(rubric: Rubric, replaced: dict[str, tuple[Criterion, ...]]) -> Rubric:
    """Return the rubric with other criteria, or none, in the place of some, by their ids."""
    parts = (replaced.get(one.id, (one,)) for one in rubric.criteria)
    return replace(rubric, criteria=tuple(criterion for part in parts for criterion in part))


def _in_order(rubric: Rubric, expectations: Iterable[Expectation]) -> tuple[Expectation, ...]:
    keys = [level.key for level in rubric.levels]
    return tuple(sorted(expectations, key=lambda expectation: keys.index(expectation.level)))


def _without(texts: tuple[str, ...], text: str) -> tuple[str, ...]:
    index = texts.index(text)
    return texts[:index] + texts[index + 1 :]


def short_title(text: str) -> str:
    """Return the first words of an expectation as a title, cut at a word and then marked with …"""
    whole = " ".join(text.split()).rstrip(" .,;:")
    if len(whole) <= LONGEST_SHORT_TITLE:
        return whole or text.strip()
    words = whole[: LONGEST_SHORT_TITLE + 1].split(" ")[:-1]
    while len(words) > 1 and words[-1].lower() in WEAK_ENDS:
        words.pop()
    kept = " ".join(words) or cut(whole, LONGEST_SHORT_TITLE)
    return f"{kept.rstrip(' .,;:')}…"


def slug(text: str) -> str:
    """Return `text` in lower-case ASCII letters and digits joined by hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    joined = "-".join(re.findall(r"[a-z0-9]+", plain))
    return joined if len(joined) <= LONGEST_SLUG else joined[: LONGEST_SLUG + 1].rpartition("-")[0]


def free_id(id: str, taken: Collection[str]) -> str:
    """Return `id`, with a number behind it if it is taken."""
    number, free = 2, id
    while free in taken:
        number, free = number + 1, f"{id}-{number}"
    return free
