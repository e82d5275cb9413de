"""What documents of every format become: blocks of plain text, the addresses of links aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from calibrate.domain.errors import BadInput

DEEPEST_NESTING = 16
MOST_BLOCKS = 20_000
BREAK = "\n"
SOFT = "\v"
"""Where a line of the source ends within a paragraph; no text that comes in has it."""

_LINES = re.compile(f"[^{SOFT}{BREAK}]*[{SOFT}{BREAK}]|[^{SOFT}{BREAK}]+")
MARKS = " \t\n:–—-"
"""What sets a title off from the text behind it."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line with one look; `address` is where it leads, if it is a link."""

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or heading as plain text, and what of it is bold, set off, or leads elsewhere."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The plain text, without blanks around it."""
        return _tidy(run.text for run in self.runs)

    @property
    def lines(self) -> list[Line]:
        """The lines of it as they stand in the source, each with its end."""
        rows: list[list[Run]] = [[]]
        for run in self.runs:
            for piece in _LINES.findall(run.text):
                rows[-1].append(replace(run, text=piece))
                if piece.endswith((SOFT, BREAK)):
                    rows.append([])
        return [Line(tuple(row)) for row in rows if row]

    @property
    def lead(self) -> str:
        """The bold text at the beginning, or nothing."""
        return _tidy(run.text for run in self._led())

    @property
    def behind(self) -> Line:
        """What stands behind the bold beginning."""
        return Line(self.runs[len(self._led()) :])

    @property
    def rest(self) -> str:
        """The text behind the bold beginning."""
        return self.behind.text

    def without(self, count: int) -> Line:
        """Return the line without its first characters."""
        kept: list[Run] = []
        for run in self.runs:
            kept.append(replace(run, text=run.text[count:]))
            count = max(0, count - len(run.text))
        return Line(tuple(run for run in kept if run.text))

    def without_marks(self) -> Line:
        """Return the line without the marks that set its beginning off, such as a colon."""
        whole = "".join(run.text for run in self.runs)
        return self.without(len(whole) - len(whole.lstrip(MARKS)))

    @property
    def is_set_off(self) -> bool:
        """Whether all of it is bold or in italics."""
        said = self._said()
        return bool(said) and all(run.strong or run.emphasis for run in said)

    @property
    def is_link(self) -> bool:
        """Whether all of it is links, and what stands between links."""
        said = self._said()
        linked = [run for run in said if run.address]
        return bool(linked) and all(run.address or len(run.text.strip()) < 3 for run in said)

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The text and the address of each link."""
        return tuple((" ".join(run.text.split()), run.address) for run in self.runs if run.address)

    def _said(self) -> list[Run]:
        return [run for run in self.runs if run.text.strip()]

    def _led(self) -> tuple[Run, ...]:
        count = 0
        while count < len(self.runs) and (
            self.runs[count].strong or not self.runs[count].text.strip()
        ):
            count += 1
        return self.runs[:count] if any(run.text.strip() for run in self.runs[:count]) else ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the highest."""

    depth: int
    line: Line
    at: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. One that is `aside`, a quotation or a block of code, expects nothing."""

    line: Line
    at: int = 0
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is made of blocks."""

    items: tuple[tuple[Block, ...], ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each cell is made of blocks. `name` is that of its sheet, if it has one."""

    rows: tuple[tuple[tuple[Block, ...], ...], ...]
    at: int = 0
    name: str = ""


Block = Heading | Paragraph | Bullets | Table


@dataclass(slots=True)
class Document:
    """A ladder's document: its file's name, what it says of itself on top, and its blocks."""

    name: str
    blocks: list[Block]
    about: dict[str, object] = field(default_factory=dict)

    def refused(self, at: int, why: str) -> BadInput:
        """Return the sentence that refuses this document at a line."""
        where = f"{self.name}, line {at}" if at else self.name
        return BadInput(f"{where}: {why}")


def plain(text: str) -> Line:
    """Return text without any look as a line."""
    return Line((Run(text),))


def as_aside(block: Block) -> Block:
    """Return a block of a quotation, whose paragraphs expect nothing."""
    return Paragraph(block.line, block.at, aside=True) if isinstance(block, Paragraph) else block


def lines_of(blocks: Sequence[Block], depth: int = 0) -> Iterator[str]:
    """Yield the lines of text that blocks make; bullets keep a hyphen and their depth."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.line.text
            case Bullets():
                for item in block.items:
                    first, *others = (*lines_of(item, depth + 1), "")
                    yield f"{'  ' * depth}- {first}"
                    yield from others[:-1]
            case Table():
                for row in block.rows:
                    cells = (" ".join(lines_of(cell)) for cell in row)
                    yield " · ".join(cell for cell in cells if cell)


def text_of(blocks: Sequence[Block]) -> str:
    """Return the text that blocks make."""
    return BREAK.join(lines_of(blocks)).strip()


def links_of(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Yield text and address of every link in blocks."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from block.line.links
            case Bullets():
                for item in block.items:
                    yield from links_of(item)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from links_of(cell)


def _tidy(texts: Iterable[str]) -> str:
    """Return texts as one, each line without doubled blanks or blanks around it."""
    lines = "".join(texts).replace("\N{NO-BREAK SPACE}", " ").split(BREAK)
    return BREAK.join(" ".join(line.split()) for line in lines).strip()
