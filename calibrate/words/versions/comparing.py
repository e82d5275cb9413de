"""What differs between two rubrics, line by line, for screen and command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.rubric.comparing import (
    Comparison,
    CriterionChange,
    Kind,
    LevelChange,
    Moved,
    Words,
    changed_words,
)
from calibrate.domain.rubric.rubric import Criterion, Level, Scale, Step
from calibrate.words.criteria import whole_level
from calibrate.words.phrases import listing, several
from calibrate.words.rules import rule_words, scale_words

SAME = "Both say the same."
SAME_BUT = "Both say the same; only order, links or names of versions differ."


class Role(StrEnum):
    """What a line is: a heading, or something that is said below one."""

    HEADING = "heading"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in words that are kept, removed or added."""

    role: Role
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        """The line without any look: what was removed and added stands between signs."""
        signs = {Kind.KEPT: ("", ""), Kind.REMOVED: ("[-", "-]"), Kind.ADDED: ("{+", "+}")}
        return "".join(f"{signs[one.kind][0]}{one.text}{signs[one.kind][1]}" for one in self.words)


def summary(comparison: Comparison) -> str:
    """Say in one sentence how much differs."""
    if comparison.is_same:
        return SAME if comparison.before.hash == comparison.after.hash else SAME_BUT
    counts = (
        (len(comparison.added), "criterion added", "criteria added"),
        (len(comparison.removed), "criterion removed", "criteria removed"),
        (len(comparison.changed), "criterion changed", "criteria changed"),
        (len(comparison.sections), "level as a whole changed", "levels as a whole changed"),
        (len(comparison.moved), "example moved", "examples moved"),
    )
    parts = [several(count, *words) for count, *words in counts if count]
    levels = comparison.levels_added or comparison.levels_removed or comparison.levels_renamed
    named = ((levels, "levels"), (comparison.scale, "scale"), (comparison.split, "split rule"))
    parts += [f"another {name}" if name != "levels" else "other levels" for it, name in named if it]
    return f"{listing(parts)}."


def lines(comparison: Comparison) -> tuple[Line, ...]:
    """Return all that differs, the criteria before the rest."""
    return tuple(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[Line]:
    for criterion in comparison.added:
        yield from _whole(criterion, "Added", Kind.ADDED)
    for criterion in comparison.removed:
        yield from _whole(criterion, "Removed", Kind.REMOVED)
    for change in comparison.changed:
        yield from _changed(change)
    for section in comparison.sections:
        category = f" of {section.category}" if section.category else ""
        yield _heading(f"{whole_level(section.change.level)}{category}")
        yield from _level(section.change)
    if comparison.moved:
        yield _heading("Examples that moved")
    for moved in comparison.moved:
        yield _said(f"{moved.level}, {_from_to(moved)}: {moved.text}")
    yield from _levels(comparison)
    yield from _rules(comparison)


def _whole(criterion: Criterion, verb: str, kind: Kind) -> Iterator[Line]:
    yield _heading(f"{verb}: {_named(criterion)}")
    for one in criterion.expectations:
        yield _said(f"{one.level}: ", Words(one.text, kind))
        yield from _list("Example", one.examples, kind)
        yield from _list("Gap", one.gaps, kind)


def _named(criterion: Criterion) -> str:
    return f"{criterion.title} ({criterion.category})" if criterion.category else criterion.title


def _changed(change: CriterionChange) -> Iterator[Line]:
    before, after = change.before, change.after
    yield _heading(f"Changed: {_named(after)}")
    if _named(before) != _named(after):
        yield _said("Called before: ", Words(_named(before), Kind.REMOVED))
    for level in change.levels:
        yield from _level(level)


def _level(change: LevelChange) -> Iterator[Line]:
    if change.text:
        yield _said(f"{change.level}: ", *change.text.words)
    of = f" of {change.level}"
    yield from _list(f"Example{of}", change.examples_added, Kind.ADDED)
    yield from _list(f"Example{of}", change.examples_removed, Kind.REMOVED)
    yield from _list(f"Gap{of}", change.gaps_added, Kind.ADDED)
    yield from _list(f"Gap{of}", change.gaps_removed, Kind.REMOVED)


def _list(name: str, texts: Sequence[str], kind: Kind) -> Iterator[Line]:
    for text in texts:
        yield _said(f"{name} {kind}: ", Words(text, kind))


def _from_to(moved: Moved) -> str:
    names = (
        f"“{place.title}”" if place else "the level as a whole"
        for place in (moved.before, moved.after)
    )
    return "from {} to {}".format(*names)


def _levels(comparison: Comparison) -> Iterator[Line]:
    found = (comparison.levels_added, comparison.levels_removed, comparison.levels_renamed)
    if any(found):
        yield _heading("Levels")
    for level in comparison.levels_added:
        yield _said(Words(_level_words(level), Kind.ADDED))
    for level in comparison.levels_removed:
        yield _said(Words(_level_words(level), Kind.REMOVED))
    for before, after in comparison.levels_renamed:
        yield _said(f"{before.key}: ", *changed_words(before.title, after.title))


def _level_words(level: Level) -> str:
    return f"{level.key} {level.title}".strip()


def _rules(comparison: Comparison) -> Iterator[Line]:
    if comparison.scale:
        yield _heading("Scale")
        before, after = (_scale(one) for one in comparison.scale)
        yield _said(*changed_words(before, after))
    if comparison.split:
        yield _heading("Split rule")
        yield _said(*changed_words(*(rule_words(rule) for rule in comparison.split)))


def _scale(scale: Scale) -> str:
    return scale_words(scale, Step("the current level", "the target level"))


def _heading(text: str) -> Line:
    return Line(Role.HEADING, (Words(text, Kind.KEPT),))


def _said(*parts: str | Words) -> Line:
    words = (Words(part, Kind.KEPT) if isinstance(part, str) else part for part in parts)
    return Line(Role.SAID, tuple(one for one in words if one.text))
