"""A ladder by its headings: level above category, category above level, both in one, or a document
for each level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from calibrate.domain.rubric.level_names import LADDER_WORDS, bare, is_title, naming
from calibrate.domain.rubric.rubric import Level
from calibrate.exchange.ladders.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Table,
    text_of,
)
from calibrate.exchange.ladders.passages import OF_EXAMPLES, fill
from calibrate.exchange.ladders.sections import Reading
from calibrate.exchange.ladders.shapes.promoting import promoted
from calibrate.exchange.ladders.shapes.tables import read_table

LONGEST_HEADING = 300
MOST_WORDS_OF_A_CATEGORY = 7

_IN_FULL = re.compile(
    r"(?P<category>\S.*?)(?:\s+[-–—]\s+|\s*:\s+)(?P<title>\S.*?)\s*\((?P<key>[^()\s]+)\)"
)
_PARTED = re.compile(r"\s+[-–—|/]+\s+|\s*:\s+")
_IN_BRACKETS = re.compile(r"(?P<category>.*\S)\s*[(\[](?P<level>[^()\[\]]+)[)\]]")
_LEVEL_FIRST = re.compile(r"(?P<level>\S*\d)\s+(?P<category>\S.*)")
_LAST_WORD = re.compile(r"(?P<category>.*\S)[\s_-]+(?P<level>\S+)")


@dataclass(frozen=True, slots=True)
class _Place:
    """What a heading says: a level, a category, or both. `weak` ones are levels only perhaps."""

    depth: int
    level: Level | None = None
    category: str = ""
    weak: bool = False
    of_examples: bool = False


@dataclass(slots=True)
class _Part:
    """A heading, None for what stands before the first, and the blocks below it."""

    heading: Heading | None
    place: _Place
    blocks: list[Block]


def read_headings(
    document: Document,
    known: Sequence[str] = (),
    is_one_of_many: bool = False,
    takes_words: bool = False,
) -> Reading:
    """Return the sections of a document; `known` are level names that somebody gave.

    A document whose headings name no level is of one level, if its top or its file's name says so
    and it `is_one_of_many`. With `takes_words` a table of mere words counts as a ladder's.
    """
    parts = _settled(_parts(promoted(document.blocks, known), known))
    reading = Reading(title=_title(document, parts))
    levels = {part.place.level for part in parts if part.place.level}
    root = _root(document, known) if is_one_of_many and not levels else None
    fallback = reading.title or (_stem(document) if is_one_of_many and len(levels) > 1 else "")
    walk = _Walk(document, reading, known, root, len(levels) == 1, takes_words, fallback)
    for part in parts:
        walk.step(part)
    return reading


def _parts(blocks: Sequence[Block], known: Sequence[str]) -> list[_Part]:
    parts = [_Part(None, _Place(0), [])]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(_Part(block, _place(block, known), []))
        else:
            parts[-1].blocks.append(block)
    return parts


def _place(heading: Heading, known: Sequence[str]) -> _Place:
    text = heading.line.text.replace("\n", " ")
    if len(text) > LONGEST_HEADING:
        return _Place(heading.depth, category=text)
    if both := _in_full(text, known):
        return _Place(heading.depth, both[1], both[0])
    if found := naming(text, known):
        return _Place(heading.depth, found.level, weak=found.weak)
    if both := _both(text, known):
        return _Place(heading.depth, both[1], both[0])
    is_example = bool(OF_EXAMPLES.search(text)) and len(text.split()) <= MOST_WORDS_OF_A_CATEGORY
    return _Place(heading.depth, category=text, of_examples=is_example)


def _in_full(text: str, known: Sequence[str]) -> tuple[str, Level] | None:
    """Return category and level of a heading such as "Craft - Senior Engineer (L4)"."""
    if found := _IN_FULL.fullmatch(text):
        category, title, key = (part.strip() for part in found.groups())
        if not naming(category, known) and (is_title(title) or naming(key, known)):
            return _real(category), Level(key, title)
    return None


def _real(category: str) -> str:
    """Return a category, or nothing where the word only says that a level follows."""
    return "" if category.casefold() in LADDER_WORDS else category


def _both(text: str, known: Sequence[str]) -> tuple[str, Level] | None:
    """Return the category and the level of a heading that names both, one beside the other."""
    for mark in list(_PARTED.finditer(text))[:3]:
        before, after = text[: mark.start()].strip(), text[mark.end() :].strip()
        for level, category in ((after, before), (before, after)):
            if category and (named := naming(level, known)) and not named.weak:
                return _real(category), named.level
    found = _IN_BRACKETS.fullmatch(text) or _LEVEL_FIRST.fullmatch(text)
    if found and (named := naming(found["level"], known)) and not named.weak:
        return found["category"], named.level
    return None


def _settled(parts: list[_Part]) -> list[_Part]:
    """Return parts where a level within a level is settled: the surer one is the level.

    A weak name within a sure one is a category; a name above other levels is a title.
    """
    for place, part in enumerate(parts):
        if part.place.level is None or part.place.category:
            continue
        below = _below(parts, place)
        inner = [one for one in below if one.place.level and not one.place.category]
        if inner and (part.place.weak or any(not one.place.weak for one in inner)):
            _demote(part)
        else:
            for one in inner:
                _demote(one)
    return parts


def _below(parts: list[_Part], place: int) -> list[_Part]:
    below: list[_Part] = []
    for part in parts[place + 1 :]:
        if part.place.depth <= parts[place].place.depth:
            break
        below.append(part)
    return below


def _demote(part: _Part) -> None:
    assert part.heading
    part.place = _Place(part.place.depth, category=part.heading.line.text)


def _title(document: Document, parts: list[_Part]) -> str:
    """Return what a document calls itself: on top, or by a first heading that is no level."""
    said = document.about.get("title")
    first = next((part for part in parts if part.heading), None)
    if first and first.heading and not first.place.level:
        beside = [part for part in parts if part.heading and part.place.depth <= first.place.depth]
        if len(beside) == 1:
            return first.heading.line.text
    return said if isinstance(said, str) and not naming(said) else ""


def _root(document: Document, known: Sequence[str]) -> _Place | None:
    """Return the level of a whole document by its top or its file's name, if they name one."""
    for key in ("title", "name", "level"):
        said = document.about.get(key)
        if isinstance(said, str):
            said = f"Level {said}" if key == "level" and said.isdecimal() else said
            if found := naming(said, known):
                return _Place(0, found.level)
    stem = _stem(document)
    if found := naming(stem, known):
        key = found.level.key
        return _Place(0, Level(key.upper() if len(key) < 5 else key[0].upper() + key[1:]))
    last = _LAST_WORD.fullmatch(stem)
    if last and (found := naming(last["level"], known)):
        return _Place(0, Level(found.level.key.upper()), last["category"].capitalize())
    return None


def _stem(document: Document) -> str:
    """Return the name of a document's file as words."""
    words = re.sub(r"[\s_-]+", " ", PurePath(document.name).stem).strip()
    return words[:1].upper() + words[1:]


class _Walk:
    """Goes through the parts of a document with the headings that each of them stands below."""

    def __init__(
        self,
        document: Document,
        reading: Reading,
        known: Sequence[str],
        root: _Place | None,
        stays: bool,
        takes_words: bool,
        fallback: str,
    ) -> None:
        self.document = document
        self.reading = reading
        self.known = known
        self.above = [root] if root else []
        self.stays = stays
        self.takes_words = takes_words
        self.fallback = fallback

    def step(self, part: _Part) -> None:
        """Take a part: put it where its headings say."""
        self._descend(part)
        level = next((one.level for one in reversed(self.above) if one.level), None)
        if level is None:
            self._without_level(part)
        elif part.blocks or (part.heading and part.place.level is None):
            self._fill(part, level)

    def _descend(self, part: _Part) -> None:
        if part.heading is None:
            return
        kept = [one for one in self.above if one.depth < part.place.depth]
        if self.stays and part.place.level is None:
            kept = [one for one in self.above if one.level or one.depth < part.place.depth]
        self.above = [*kept, part.place]

    def _fill(self, part: _Part, level: Level) -> None:
        at = part.heading.at if part.heading else 1
        section = self.reading.section(self._category(), level, self.document.name, at)
        if part.place.level and part.place.category and section.expectations:
            there = f"{section.category} at {level.key} is there already, in {section.where}"
            raise self.document.refused(at, f"{there}; keep one.")
        if part.heading and not part.place.level and _is_sentence(part.place.category):
            fill(section, [_as_bullet(part)])
            return
        of_examples = bool(self.above and self.above[-1].of_examples)
        if of_examples and part.heading:
            section.examples_introductions.append(part.heading.line.text)
        fill(section, part.blocks, of_examples)

    def _category(self) -> str:
        """Return the category here: the nearest below the level, or the nearest above it."""
        names = [
            bare(one.category) or one.category
            for one in self.above
            if one.category and not one.of_examples and not _is_sentence(one.category)
        ]
        return names[-1] if names else self.fallback

    def _without_level(self, part: _Part) -> None:
        """Read the tables of a part that stands at no level; the rest of it is left out."""
        for block in part.blocks:
            if not isinstance(block, Table) or not read_table(
                block, self.reading, self.document, self._category(), self.known, self.takes_words
            ):
                self.reading.left_out.append(text_of((block,)))


def _is_sentence(category: str) -> bool:
    """Tell whether a heading says what is expected, rather than of what it speaks."""
    is_long = len(category.split()) > MOST_WORDS_OF_A_CATEGORY
    return category.endswith(".") or (is_long and not category.endswith("?"))


def _as_bullet(part: _Part) -> Block:
    """Return a heading that is a sentence, and what stands below it, as one bullet."""
    assert part.heading
    first = Paragraph(part.heading.line, part.heading.at)
    return Bullets(((first, *part.blocks),), part.heading.at)
