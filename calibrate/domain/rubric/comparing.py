"""What differs between two rubrics: criterion by criterion, level by level, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from calibrate.domain.rubric.rubric import Criterion, Level, Rubric, Scale, Section, SplitRule
from calibrate.domain.text.folding import folded

_Names = Callable[[Criterion], list[str]]

MOST_WORDS = 4_000
"""Longer texts are not compared word by word: it takes the square of them."""


class Kind(StrEnum):
    """Whether a word, or whatever else, stands in both, or in one of the two."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that follow each other and are all kept, removed or added."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text before and after; empty where there was, or is, none."""

    before: str
    after: str

    @property
    def words(self) -> tuple[Words, ...]:
        """The text with its changes marked, word by word."""
        return changed_words(self.before, self.after)


@dataclass(frozen=True, slots=True)
class LevelChange:
    """What changed in what one level says: its text, and which examples and gaps came or went."""

    level: str
    text: TextChange | None = None
    examples_added: tuple[str, ...] = ()
    examples_removed: tuple[str, ...] = ()
    gaps_added: tuple[str, ...] = ()
    gaps_removed: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether anything changed."""
        lists = (self.examples_added, self.examples_removed, self.gaps_added, self.gaps_removed)
        return self.text is not None or any(lists)


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """A criterion of both rubrics that is not the same in them."""

    before: Criterion
    after: Criterion
    levels: tuple[LevelChange, ...]


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What a category says of a level as a whole, where that is not the same in both."""

    category: str
    change: LevelChange


@dataclass(frozen=True, slots=True)
class Moved:
    """An example that stands elsewhere; None is the level as a whole."""

    level: str
    text: str
    before: Criterion | None
    after: Criterion | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs from one rubric to another. What was moved is neither added nor removed."""

    before: Rubric
    after: Rubric
    levels_added: tuple[Level, ...] = ()
    levels_removed: tuple[Level, ...] = ()
    levels_renamed: tuple[tuple[Level, Level], ...] = ()
    added: tuple[Criterion, ...] = ()
    removed: tuple[Criterion, ...] = ()
    changed: tuple[CriterionChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    moved: tuple[Moved, ...] = ()

    @property
    def scale(self) -> tuple[Scale, Scale] | None:
        """The scale before and after, if it changed."""
        both = self.before.scale, self.after.scale
        return None if both[0] == both[1] else both

    @property
    def split(self) -> tuple[SplitRule, SplitRule] | None:
        """The rule by which criteria split before and after, if it changed."""
        both = self.before.split, self.after.split
        return None if both[0] == both[1] else both

    @property
    def is_same(self) -> bool:
        """Whether nothing differs that anybody reads."""
        parts = (self.levels_added, self.levels_removed, self.levels_renamed, self.added)
        more = (self.removed, self.changed, self.sections, self.moved, self.scale, self.split)
        return not (any(parts) or any(more))


def compare(rubric: Rubric, other: Rubric) -> Comparison:
    """Return what differs from `rubric` to `other`.

    A criterion is the same one by its id, or else by its title, or by what a level says on it.
    """
    pairs = _pairs(rubric.criteria, other.criteria)
    moved = _moved(rubric, other, pairs)
    order = list(dict.fromkeys(one.key for one in (*rubric.levels, *other.levels)))
    changes = (_criterion(one, partner, order, moved) for one, partner in pairs)
    kept = {level.key: level for level in other.levels}
    return Comparison(
        rubric,
        other,
        levels_added=_without(other.levels, {level.key for level in rubric.levels}),
        levels_removed=_without(rubric.levels, kept),
        levels_renamed=tuple(
            (level, kept[level.key])
            for level in rubric.levels
            if level.key in kept and kept[level.key] != level
        ),
        added=_but(other.criteria, [partner for _, partner in pairs]),
        removed=_but(rubric.criteria, [one for one, _ in pairs]),
        changed=tuple(change for change in changes if _is_any(change)),
        sections=_sections(rubric, other, moved),
        moved=moved,
    )


def _without(levels: Sequence[Level], keys: Iterable[str]) -> tuple[Level, ...]:
    known = set(keys)
    return tuple(level for level in levels if level.key not in known)


def _but(criteria: Sequence[Criterion], paired: Sequence[Criterion]) -> tuple[Criterion, ...]:
    ids = {one.id for one in paired}
    return tuple(one for one in criteria if one.id not in ids)


# Which criterion is which


def _pairs(
    criteria: Sequence[Criterion], others: Sequence[Criterion]
) -> list[tuple[Criterion, Criterion]]:
    found: dict[str, Criterion] = {}
    for names in (_by_id, _by_title, _by_text):
        left = [one for one in criteria if one.id not in found]
        taken = {one.id for one in found.values()}
        free = [one for one in others if one.id not in taken]
        found |= _same(left, free, names)
    return [(one, found[one.id]) for one in criteria if one.id in found]


def _same(
    criteria: Sequence[Criterion], others: Sequence[Criterion], names: _Names
) -> dict[str, Criterion]:
    """Return for criteria, by id, the one of the others that a name leads to and no other does."""
    known: dict[str, Criterion] = {}
    for other in others:
        for name in names(other):
            known.setdefault(name, other)
    found: dict[str, Criterion] = {}
    taken: set[str] = set()
    for one in criteria:
        partner = next((known[name] for name in names(one) if name in known), None)
        if partner and partner.id not in taken:
            taken.add(partner.id)
            found[one.id] = partner
    return found


def _by_id(criterion: Criterion) -> list[str]:
    return [folded(criterion.id)]


def _by_title(criterion: Criterion) -> list[str]:
    return [f"{folded(criterion.category)}\n{folded(criterion.title)}"]


def _by_text(criterion: Criterion) -> list[str]:
    return [f"{one.level}\n{folded(one.text)}" for one in criterion.expectations if one.text]


# What changed


def _is_any(change: CriterionChange) -> bool:
    before, after = change.before, change.after
    names = (before.title, before.category) != (after.title, after.category)
    return names or bool(change.levels)


def _criterion(
    before: Criterion, after: Criterion, levels: Sequence[str], moved: Sequence[Moved]
) -> CriterionChange:
    changes = (_level(before, after, level, moved) for level in levels)
    return CriterionChange(before, after, tuple(change for change in changes if change.is_any))


def _level(before: Criterion, after: Criterion, level: str, moved: Sequence[Moved]) -> LevelChange:
    old, new = before.expectation(level), after.expectation(level)
    text = _text(old.text if old else "", new.text if new else "")
    gone = [one.text for one in moved if (one.level, one.before) == (level, before)]
    come = [one.text for one in moved if (one.level, one.after) == (level, after)]
    examples = _lists(old.examples if old else (), new.examples if new else (), gone, come)
    gaps = _lists(old.gaps if old else (), new.gaps if new else ())
    return LevelChange(level, text, *examples, *gaps)


def _text(before: str, after: str) -> TextChange | None:
    return None if before == after else TextChange(before, after)


def _lists(
    before: Sequence[str],
    after: Sequence[str],
    gone: Sequence[str] = (),
    come: Sequence[str] = (),
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what was added and what was removed, but for what only stands elsewhere."""
    was, now = Counter(before), Counter(after)
    added, removed = now - was - Counter(come), was - now - Counter(gone)
    return tuple(added.elements()), tuple(removed.elements())


def _sections(rubric: Rubric, other: Rubric, moved: Sequence[Moved]) -> tuple[SectionChange, ...]:
    places = dict.fromkeys((one.category, one.level) for one in (*rubric.sections, *other.sections))
    found = (
        SectionChange(category, _section(rubric, other, category, level, moved))
        for category, level in places
    )
    return tuple(one for one in found if one.change.is_any)


def _section(
    rubric: Rubric, other: Rubric, category: str, level: str, moved: Sequence[Moved]
) -> LevelChange:
    old, new = _there(rubric, category, level), _there(other, category, level)
    gone = [one.text for one in moved if (one.level, one.before) == (level, None)]
    come = [one.text for one in moved if (one.level, one.after) == (level, None)]
    examples = _lists(old.examples, new.examples, gone, come)
    text = _text(_introductions(old), _introductions(new))
    return LevelChange(level, text, *examples, *_lists(old.gaps, new.gaps))


def _introductions(section: Section) -> str:
    return "\n\n".join(filter(None, (section.introduction, section.examples_introduction)))


def _there(rubric: Rubric, category: str, level: str) -> Section:
    found = (one for one in rubric.sections if (one.category, one.level) == (category, level))
    return next(found, Section(category, level))


# Examples that stand elsewhere


def _moved(
    rubric: Rubric, other: Rubric, pairs: Sequence[tuple[Criterion, Criterion]]
) -> tuple[Moved, ...]:
    """Return the examples that both have, each at one place, and not at the same one."""
    partner = {one.id: other.id for one, other in pairs}
    was, now = _placed(rubric), _placed(other)
    found: list[Moved] = []
    for (level, text), before in was.items():
        after = now.get((level, text), [])
        if len(before) == len(after) == 1:
            (old,), (new,) = before, after
            if (partner.get(old.id, "") if old else None) != (new.id if new else None):
                found.append(Moved(level, text, old, new))
    return tuple(found)


def _placed(rubric: Rubric) -> dict[tuple[str, str], list[Criterion | None]]:
    places: dict[tuple[str, str], list[Criterion | None]] = {}
    for section in rubric.sections:
        for text in section.examples:
            places.setdefault((section.level, text), []).append(None)
    for criterion in rubric.criteria:
        for expectation in criterion.expectations:
            for text in expectation.examples:
                places.setdefault((expectation.level, text), []).append(criterion)
    return places


# Words


def changed_words(before: str, after: str) -> tuple[Words, ...]:
    """Return a text with what was removed from it and added to it, word by word."""
    old, new = _words_of(before), _words_of(after)
    if len(old) + len(new) > MOST_WORDS:
        whole = (Words(before, Kind.REMOVED), Words(after, Kind.ADDED))
        return tuple(one for one in whole if one.text)
    found: list[Words] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Words("".join(new[c:d]), Kind.KEPT))
            continue
        found.append(Words("".join(old[a:b]), Kind.REMOVED))
        found.append(Words("".join(new[c:d]), Kind.ADDED))
    return tuple(one for one in found if one.text)


def _words_of(text: str) -> list[str]:
    return re.findall(r"\s+|[^\W]+|[^\w\s]", text)
