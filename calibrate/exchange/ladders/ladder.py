"""Ladder documents become a rubric: nothing lost, nothing invented, and a pairing proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from calibrate.analysis.likeness import content_words, likeness, rarity
from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.pairing import short_title, slug
from calibrate.domain.rubric.rubric import (
    MOST_CRITERIA,
    Criterion,
    Expectation,
    Level,
    Rubric,
    Section,
)
from calibrate.domain.text.rule import FORBIDDEN, in_lines
from calibrate.exchange.files import MEGABYTE, decode, read_bytes
from calibrate.exchange.ladders.gaps import subjects_of
from calibrate.exchange.ladders.ladder_document import LadderSection, read_sections

LEAST_LIKENESS = 0.1


def read_ladder(paths: Sequence[Path], encoding: str | None = None) -> Rubric:
    """Return the rubric that ladder documents in Markdown make, one or more levels a document.

    Levels rise by the number in their key, or in the order given where one has none. Examples stay
    with their level; a gap is placed where it names a criterion's subject. What is not UTF-8 is
    read as `encoding`, if one was chosen. Raises BadInput, naming file and line.
    """
    sections = _lowest_first([section for path in paths for section in _read(path, encoding)])
    _refuse_repeats(sections)
    levels = _levels(sections)
    if len(levels) < 2:
        known = f"{paths[0].name} has only level {levels[0].key}" if levels else "There is no level"
        raise BadInput(f"{known}; give the documents of at least two levels.")
    categories = tuple(dict.fromkeys(section.category for section in sections))
    return Rubric(
        title=", ".join(categories),
        levels=levels,
        criteria=_criteria(sections, categories),
        sections=tuple(_section(section) for section in sections),
    )


def _read(path: Path, encoding: str | None) -> tuple[LadderSection, ...]:
    text, _ = decode(read_bytes(path, MEGABYTE), path.name, encoding)
    if control := FORBIDDEN.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise BadInput(f"{path.name}, line {line}: a control character; this is not plain text.")
    sections = read_sections(in_lines(text), path.name)
    for section in sections:
        if len(section.expectations) > MOST_CRITERIA:
            raise BadInput(
                f"{path.name}, line {section.line}: {len(section.expectations)} expectations; "
                f"a rubric has at most {MOST_CRITERIA} criteria."
            )
    return sections


def _lowest_first(sections: Sequence[LadderSection]) -> list[LadderSection]:
    numbers = [re.search(r"\d{1,9}", section.level) for section in sections]
    ranks = [int(number.group()) for number in numbers if number]
    if len(ranks) < len(sections):
        order = list(dict.fromkeys(section.level for section in sections))
        ranks = [order.index(section.level) for section in sections]
    by_rank = sorted(zip(ranks, sections, strict=True), key=lambda ranked: ranked[0])
    return [section for _, section in by_rank]


def _refuse_repeats(sections: Sequence[LadderSection]) -> None:
    first: dict[tuple[str, str], LadderSection] = {}
    for section in sections:
        other = first.setdefault((section.category, section.level), section)
        if other is not section:
            raise BadInput(
                f"{section.document}, line {section.line}: {section.category} at {section.level} "
                f"is there already, in {other.document}, line {other.line}; keep one."
            )


def _levels(sections: Sequence[LadderSection]) -> tuple[Level, ...]:
    levels: dict[str, Level] = {}
    for section in sections:
        level = levels.setdefault(section.level, Level(section.level, section.title))
        if level.title != section.title:
            raise BadInput(
                f"{section.document}, line {section.line}: {section.level} is called "
                f"“{section.title}” here and “{level.title}” elsewhere; use one title."
            )
    return tuple(levels.values())


def _section(section: LadderSection) -> Section:
    return Section(
        category=section.category,
        level=section.level,
        introduction="\n".join(section.introductions),
        examples_introduction="\n".join(section.examples_introductions),
        examples=tuple(section.examples),
        gaps=_gaps_on(section, None),
    )


def _expectation(section: LadderSection, index: int) -> Expectation:
    text = section.expectations[index]
    return Expectation(section.level, text, gaps=_gaps_on(section, index))


def _gaps_on(section: LadderSection, index: int | None) -> tuple[str, ...]:
    """Return the gaps that speak of the expectation at `index`, or with None of no single one."""
    subjects = subjects_of(section.gaps, section.expectations)
    return tuple(gap for gap, on in zip(section.gaps, subjects, strict=True) if on == index)


def _criteria(
    sections: Sequence[LadderSection], categories: Sequence[str]
) -> tuple[Criterion, ...]:
    criteria: list[Criterion] = []
    for category in categories:
        of_category = [section for section in sections if section.category == category]
        for strand in _strands(of_category):
            title = short_title(strand[0].text)
            id = f"c{len(criteria) + 1}-{slug(title)}".rstrip("-")
            criteria.append(Criterion(id, title, tuple(strand), category))
    return tuple(criteria)


def _strands(sections: Sequence[LadderSection]) -> list[list[Expectation]]:
    """Return the expectations that belong together, those of the lowest level first."""
    strands: list[list[Expectation]] = []
    for section in sections:
        pairing = propose_pairing([strand[-1].text for strand in strands], section.expectations)
        for index, partner in enumerate(pairing):
            if partner is None:
                strands.append([])
            strand = strands[-1 if partner is None else partner]
            strand.append(_expectation(section, index))
    return strands


def propose_pairing(lower: Sequence[str], upper: Sequence[str]) -> tuple[int | None, ...]:
    """Return for each text of `upper` the index of the text of `lower` that it goes with, or None.

    The likest two are paired first, each text once, and none that share too little.
    """
    found = [content_words(text) for text in (*lower, *upper)]
    weights = rarity(found)
    ranked = sorted(
        (-likeness(below, above, weights), up, low)
        for low, below in enumerate(found[: len(lower)])
        for up, above in enumerate(found[len(lower) :])
    )
    partners: dict[int, int] = {}
    for unlikeness, up, low in ranked:
        if -unlikeness >= LEAST_LIKENESS and up not in partners and low not in partners.values():
            partners[up] = low
    return tuple(partners.get(up) for up in range(len(upper)))
