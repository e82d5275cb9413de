"""Our own Markdown read as it was written, by its headings: no guess, and nothing passed over."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.pairing import free_id, slug
from calibrate.exchange.ladders.documents.markdown import FRONT_MATTER
from calibrate.exchange.ladders.documents.yaml_text import read_yaml
from calibrate.exchange.ladders.escaping import unescaped
from calibrate.exchange.ladders.rubric_markdown import (
    AS_A_WHOLE,
    CRITERIA,
    EXAMPLES,
    GAPS,
    LINKS,
    MARK,
    ORIGINS,
)

NUMBERS = (MARK, "holds", "bar", "value", "distance")

Table = dict[str, Any]

_OURS = re.compile(rf"^{MARK}[ \t]*:", re.MULTILINE)
_HEADING = re.compile(r"(#{1,5})(?:[ \t]+(.*?))?[ \t]*$")
_WITH_ID = re.compile(r"(?P<title>.*)(?<!\\)<!--[ \t]*(?P<id>.*?)[ \t]*-->")
_LINK = re.compile(r"\[(?P<text>.*)\]\(<(?P<address>.*)>\)")
INTRODUCTION = "examples_introduction"
_LISTS = {EXAMPLES: "examples", GAPS: "gaps", LINKS: "links", ORIGINS: "origins"}
_ORIGIN = re.compile(r"(?P<month>\S+), (?P<session>[^\n]*):[ \t]*\n(?P<example>.*)", re.DOTALL)


def is_ours(text: str) -> bool:
    """Tell whether a document in Markdown is a whole rubric that was written by us."""
    found = FRONT_MATTER.match(text)
    return bool(found and _OURS.search(found["matter"]))


def markdown_content(text: str) -> Table:
    """Return what a document of ours holds, as tables of a rubric file.

    Raises BadInput, naming the line, for what stands where nothing of a rubric does.
    """
    found = FRONT_MATTER.match(text)
    assert found
    matter = read_yaml(found["matter"], "its top", 1)
    content: Table = _with_numbers(matter if isinstance(matter, dict) else {})
    content["format"] = content.pop(MARK)
    reader = _Reader(text[: found.end()].count("\n"))
    reader.read(text[found.end() :])
    return content | {"sections": reader.sections, "criteria": reader.criteria}


def _with_numbers(tree: Any, key: str = "") -> Any:
    """Return what YAML held with numbers where a rubric has them; all of it is text there."""
    if isinstance(tree, dict):
        return {name: _with_numbers(one, name) for name, one in tree.items()}
    if isinstance(tree, list):
        return [_with_numbers(one) for one in tree]
    return int(tree) if key in NUMBERS and tree.isdecimal() and len(tree) < 10 else tree


@dataclass(slots=True)
class _Reader:
    """Goes from line to line; `holder` is the table that what comes next belongs to."""

    at: int
    sections: list[Table] = field(default_factory=list)
    criteria: list[Table] = field(default_factory=list)
    part: str = ""
    category: str = ""
    criterion: Table | None = None
    holder: Table | None = None
    into: str = ""
    lines: list[str] = field(default_factory=list)

    def read(self, body: str) -> None:
        for line in body.split("\n"):
            self.at += 1
            if found := _HEADING.fullmatch(line):
                self._close()
                self._head(len(found[1]), found[2] or "")
            elif line.rstrip() in _LISTS and self.holder is not None:
                self._close()
                self._begin(_LISTS[line.rstrip()])
            elif self.holder is not None:
                self._take(line)
            elif line.strip():
                raise self._refused("this stands below no heading that could hold it")
        self._close()

    def _refused(self, why: str) -> BadInput:
        return BadInput(f"line {self.at}: {why}.")

    def _head(self, depth: int, text: str) -> None:
        self.holder = None
        heads: dict[tuple[int, str], Callable[[str], None]] = {
            (3, AS_A_WHOLE): self._section,
            (3, CRITERIA): self._category,
            (4, CRITERIA): self._criterion,
            (5, CRITERIA): self._expectation,
        }
        if depth == 2:
            self._part(text)
        elif depth > 2 and (head := heads.get((depth, self.part))):
            head(text)
        elif depth > 1:
            raise self._refused("no heading of this depth belongs here")

    def _part(self, text: str) -> None:
        if text not in (AS_A_WHOLE, CRITERIA):
            raise self._refused(f"this heading is neither “{AS_A_WHOLE}” nor “{CRITERIA}”")
        self.part = text

    def _section(self, text: str) -> None:
        key, _, category = text.partition(":")
        self.holder = {"category": unescaped(category), "level": unescaped(key)}
        self.sections.append(self.holder)
        self.into = "introduction"

    def _category(self, text: str) -> None:
        self.category, self.criterion = unescaped(text), None

    def _criterion(self, text: str) -> None:
        found = _WITH_ID.fullmatch(text)
        title = unescaped(found["title"] if found else text)
        taken = {one["id"] for one in self.criteria}
        id = unescaped(found["id"]) if found else free_id(slug(title) or "criterion", taken)
        self.criterion = {"id": id, "title": title, "category": self.category, "expectations": []}
        self.criteria.append(self.criterion)

    def _expectation(self, text: str) -> None:
        if self.criterion is None:
            raise self._refused("a level stands below no criterion")
        key, _, title = text.partition(":")
        self.holder = {"level": unescaped(key), "title": unescaped(title)}
        self.criterion["expectations"].append(self.holder)
        self.into = "text"

    def _begin(self, into: str) -> None:
        assert self.holder is not None
        if into in self.holder:
            raise self._refused("this list is there already; keep one")
        self.holder[into], self.into = [], into
        if into == "examples" and "category" in self.holder:
            self.into = INTRODUCTION

    def _take(self, line: str) -> None:
        """Take a line of a text, or one that begins or continues a bullet."""
        is_bullet = line == "-" or line.startswith("- ")
        if is_bullet and self.into in (INTRODUCTION, *_LISTS.values()):
            self._close()
            self.into = "examples" if self.into == INTRODUCTION else self.into
            self.lines = [line[2:]]
        elif self.into not in _LISTS.values():
            self.lines.append(line)
        elif self.lines and (line.startswith("  ") or not line.strip()):
            self.lines.append(line[2:])
        elif line.strip():
            raise self._refused("this is no bullet; begin it with a hyphen, or indent it by two")

    def _close(self) -> None:
        """Put what was gathered where it belongs."""
        lines, self.lines = self.lines, []
        if self.holder is None:
            return
        if self.into not in _LISTS.values():
            self.holder[self.into] = unescaped("\n".join(lines))
        elif lines:
            self.holder[self.into].append(self._item("\n".join(lines)))

    def _item(self, marked: str) -> Any:
        if self.into == "origins":
            return self._origin(marked)
        if self.into != "links":
            return unescaped(marked)
        found = _LINK.fullmatch(marked.strip())
        if not found:
            raise self._refused("this is no link such as [words](<https://…>)")
        return {"text": unescaped(found["text"]), "address": unescaped(found["address"])}

    def _origin(self, marked: str) -> Table:
        found = _ORIGIN.fullmatch(marked)
        if not found:
            raise self._refused("this is no month and session such as 2026-11, Autumn:")
        return {name: unescaped(text) for name, text in found.groupdict().items()}
