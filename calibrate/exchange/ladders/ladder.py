"""Ladder documents become a rubric: nothing lost, nothing invented, and a pairing proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.level_names import folded_name, level_named, rising
from calibrate.domain.rubric.pairing import LONGEST_TITLE
from calibrate.domain.rubric.rubric import (
    MOST_AT_A_STEP,
    Criterion,
    Level,
    Link,
    Rubric,
    Section,
    Step,
)
from calibrate.domain.text.folding import folded
from calibrate.exchange.ladders.pairing import criteria_of, place_gaps
from calibrate.exchange.ladders.reading import open_source
from calibrate.exchange.ladders.sections import LadderSection, Reading, distinct

MOST_NAMED = 12
MOST_CATEGORIES_NAMED = 3


def read_documents(
    paths: Sequence[Path], encoding: str | None = None, step: Step | None = None
) -> tuple[Rubric, int]:
    """Return the rubric that ladder documents make, and how many passages stand at no level.

    With a `step` it has its two levels alone, found by whatever name they go by. Examples stay with
    their level; a gap is placed where it names a criterion's subject. What is not UTF-8 is read as
    `encoding`, if one was chosen. Raises BadInput, naming file and line.
    """
    known = (step.current, step.target) if step else ()
    sources = [open_source(path, encoding) for path in paths]
    readings = [source.read(known, len(paths) > 1) for source in sources]
    if not _has(readings, step):
        lenient = [source.read(known, len(paths) > 1, takes_words=True) for source in sources]
        readings = lenient if _has(lenient, step) else readings
    sections = _joined(_one_name_a_level(readings))
    levels = _chosen(sections, step, paths)
    kept = [section for section in sections if section.level in levels]
    return _rubric(kept, levels, readings), sum(len(one.left_out) for one in readings)


def _has(readings: Sequence[Reading], step: Step | None) -> bool:
    """Tell whether what was read has the levels of a step, or two where none is asked for."""
    found = distinct(level for reading in readings for level in reading.levels())
    try:
        asked = (
            [level_named(found, name) for name in (step.current, step.target)] if step else found
        )
    except BadInput:
        return False
    return len(asked) > 1


def _rubric(
    sections: Sequence[LadderSection], levels: Sequence[Level], readings: Sequence[Reading]
) -> Rubric:
    ordered = sorted(sections, key=lambda section: levels.index(section.level))
    for section in ordered:
        place_gaps(section)
    criteria = criteria_of(ordered, levels)
    for step in pairwise(levels):
        _need_room(criteria, step, ordered)
    rubric = Rubric(
        title=_title(ordered, readings),
        levels=tuple(levels),
        criteria=criteria,
        sections=tuple(_section(section) for section in ordered),
    )
    rubric.need_names_apart()
    return rubric


def _need_room(
    criteria: Sequence[Criterion], step: tuple[Level, Level], sections: Sequence[LadderSection]
) -> None:
    """Raise BadInput, counting by document, if a step has more criteria than anybody can rate."""
    keys = {level.key for level in step}
    count = sum(any(one.level in keys for one in each.expectations) for each in criteria)
    if count <= MOST_AT_A_STEP:
        return
    found: Counter[str] = Counter()
    for section in sections:
        if section.level in step:
            found[section.document] += len(section.expectations)
    listed = ", ".join(f"{name}: {number}" for name, number in found.most_common(MOST_NAMED))
    raise BadInput(
        f"{step[0].key} to {step[1].key} has {count} criteria ({listed}), and a step has at most "
        f"{MOST_AT_A_STEP}; leave out documents or categories, join bullets that are rated "
        "together, or name two other levels with --from and --to."
    )


def _title(sections: Sequence[LadderSection], readings: Sequence[Reading]) -> str:
    """Return what the documents call themselves, or their categories."""
    titles = {reading.title for reading in readings}
    if len(titles) == 1 and (title := " ".join(titles.pop().split())):
        return title[:LONGEST_TITLE]
    spoken = [section for section in sections if section.expectations]
    names = {folded(section.category): section.category for section in reversed(spoken)}
    categories = [name for name in reversed(names.values()) if name]
    more = len(categories) - MOST_CATEGORIES_NAMED
    named = ", ".join(categories[:MOST_CATEGORIES_NAMED])
    named += f" and {more} more" if more > 0 else ""
    return named[:LONGEST_TITLE] or f"{sections[0].level.key} to {sections[-1].level.key}"


def _section(section: LadderSection) -> Section:
    return Section(
        category=section.category,
        level=section.level.key,
        introduction="\n".join(section.introductions),
        examples_introduction="\n".join(section.examples_introductions),
        examples=tuple(section.examples),
        gaps=tuple(section.gaps),
        links=tuple(Link(text, address) for text, address in section.links),
    )


def _one_name_a_level(readings: Sequence[Reading]) -> list[LadderSection]:
    """Return all sections, those of one level under one name, whatever each place calls it.

    The first title counts; another one is kept as an introduction.
    """
    sections = [one for reading in readings for one in reading.sections if one.is_kept]
    called: dict[str, Level] = {}
    for level in sorted(distinct(one.level for one in sections), key=lambda one: not one.title):
        known = called.get(folded_name(level.key))
        for name in (level.key, level.title):
            if name:
                called.setdefault(folded_name(name), known or level)
    for section in sections:
        level = called[folded_name(section.level.key)]
        if section.level.title and folded_name(section.level.title) != folded_name(level.title):
            section.introductions.insert(0, section.level.title)
        section.level = level
    return sections


def _joined(sections: Sequence[LadderSection]) -> list[LadderSection]:
    """Return one section a category and level; raise BadInput where one is there twice over."""
    first: dict[tuple[str, Level], LadderSection] = {}
    for section in sections:
        other = first.setdefault((folded(section.category), section.level), section)
        if other is not section:
            _refuse_repeats(section, other)
            for name in ("introductions", "expectations", "examples_introductions", "examples"):
                getattr(other, name).extend(getattr(section, name))
            other.gaps.extend(section.gaps)
            other.links.extend(section.links)
    return list(first.values())


def _refuse_repeats(section: LadderSection, other: LadderSection) -> None:
    texts = {passage.text for passage in other.expectations}
    is_same = any(passage.text in texts for passage in section.expectations)
    if is_same or section.document != other.document:
        raise BadInput(
            f"{section.where}: {section.category or 'what is expected'} at "
            f"{section.level.key} is there already, in {other.where}; "
            "keep one."
        )


def _chosen(
    sections: Sequence[LadderSection], step: Step | None, paths: Sequence[Path]
) -> list[Level]:
    """Return the levels of a step, or all, lowest first; raise BadInput where there are too few."""
    found = rising(distinct(section.level for section in sections if section.expectations))
    if len(found) < 2:
        raise BadInput(_too_few(found, paths))
    if step is None:
        return found
    levels = [level_named(found, step.current), level_named(found, step.target)]
    if rising(levels) != levels or levels[0] == levels[1]:
        raise BadInput(f"{levels[1].key} is not above {levels[0].key} in the ladder.")
    return levels


def _too_few(found: Sequence[Level], paths: Sequence[Path]) -> str:
    name = paths[0].name if len(paths) == 1 else f"{paths[0].name} and the other documents"
    if found:
        return f"{name} has only level {found[0].key}; give the documents of at least two levels."
    return (
        f"{name}: no level was found. Name each level in a heading, such as “## L3: Engineer”, "
        "in the first row or column of a table, or in the name of a document of its own, such as "
        "l3.md; or give the names it has with --from and --to."
    )
