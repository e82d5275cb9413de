"""What every shape of ladder is read into: sections, a category at a level, with their passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from calibrate.domain.rubric.rubric import Level


@dataclass(slots=True)
class Passage:
    """One thing that a level expects; `title` is what the ladder itself calls it, if it does."""

    text: str
    title: str = ""
    examples: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)


@dataclass(slots=True)
class LadderSection:
    """What one document says on one category at one level; `line` is where it begins, from 1."""

    category: str
    level: Level
    document: str
    line: int
    introductions: list[str] = field(default_factory=list)
    expectations: list[Passage] = field(default_factory=list)
    examples_introductions: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def where(self) -> str:
        """The document, and the line if it has any."""
        return f"{self.document}, line {self.line}" if self.line else self.document

    @property
    def says_something(self) -> bool:
        """Whether there is more to it than a heading."""
        return bool(self.expectations or self.examples or self.gaps or self.introductions)

    @property
    def is_kept(self) -> bool:
        """Whether there is anything of it to keep, be it a heading alone."""
        return bool(self.says_something or self.category or self.links)


@dataclass(slots=True)
class Reading:
    """What was read of a document: its sections, its title, and what stands at no level."""

    sections: list[LadderSection] = field(default_factory=list)
    title: str = ""
    left_out: list[str] = field(default_factory=list)
    _known: dict[tuple[str, Level], LadderSection] = field(default_factory=dict)

    def section(self, category: str, level: Level, document: str, line: int) -> LadderSection:
        """Return the section of a category at a level, a new one where there is none yet."""
        if (category, level) not in self._known:
            self._known[category, level] = LadderSection(category, level, document, line)
            self.sections.append(self._known[category, level])
        return self._known[category, level]

    def levels(self) -> list[Level]:
        """Return the levels at which something is said, in the order of the document."""
        return distinct(section.level for section in self.sections if section.says_something)


def distinct(levels: Iterable[Level]) -> list[Level]:
    """Return each level once, in order."""
    return list(dict.fromkeys(levels))
