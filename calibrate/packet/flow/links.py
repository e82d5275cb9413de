"""Addresses of the web in what is printed, made into links that lead nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Strip, Strips
from calibrate.packet.flow.operations import Operation, Part, Text, part
from calibrate.packet.fonts.embed import embedded
from calibrate.packet.fonts.typesetting import Run, SetLine

LEAST_CUT = 3
"""So many letters of an address have to stand at a line's end to be known as its beginning."""

Piece = tuple[Element | None, Run]
"""A piece of a line, and the link that it belongs to, if any."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address of the web, and the letters that are printed of it."""

    printed: str
    address: str

    def element(self) -> Element:
        """Return the link as an element of a document."""
        return Element(Kind.LINK, self.address, self.address)


def linked(strips: Iterable[Strip], links: Iterable[Link]) -> Strips:
    """Return lines of a text with what is printed of these addresses as links.

    One that is not found in them, because it had to be shaped, is printed as it was.
    """
    linker = _Linker(links)
    return tuple(
        strip._replace(operations=tuple(linker.linked(strip.operations))) for strip in strips
    )


class _Linker:
    """Goes through lines in their order, for an address may go on in the next."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._left = list(links)
        self._rest, self._element = "", None

    _element: Element | None

    def linked(self, operations: Iterable[Operation]) -> Iterator[Operation]:
        for operation in operations:
            match operation:
                case Part(elements, inner):
                    yield Part(elements, tuple(self.linked(inner)))
                case Text():
                    yield from self._text(operation)
                case _:
                    yield operation

    def _text(self, text: Text) -> Iterator[Operation]:
        if not (self._left or self._rest):
            yield text
            return
        pieces = [piece for run in text.line.runs for piece in self._pieces(run, text.line)]
        if not any(element for element, _ in pieces):
            yield text
            return
        groups = [(element, [run for _, run in some]) for element, some in _grouped(pieces)]
        for number, (element, runs) in enumerate(groups, start=1):
            goes_on = number < len(groups) or text.line.within_word
            yield from part((_of_line(text, runs, goes_on),), *((element,) if element else ()))

    def _pieces(self, run: Run, line: SetLine) -> Iterator[Piece]:
        """Yield a run in pieces; one that had to be shaped whole."""
        if run.glyphs:
            yield None, run
            return
        ends = line.within_word and run is line.runs[-1]
        x = run.x
        for element, text in self._parted(run.text, ends):
            if text:
                width = sum([_advance(run.font, character) for character in text])
                yield element, replace(run, text=text, width=width, x=x)
                x += width

    def _parted(self, text: str, ends: bool) -> Iterator[tuple[Element | None, str]]:
        """Yield letters with their link; `ends` says that the line ends within a word."""
        at = self._going_on(text)
        yield self._element, text[:at]
        while found := self._next(text, at, ends):
            begin, link = found
            self._left.remove(link)
            self._element = link.element()
            end = min(begin + len(link.printed), len(text))
            self._rest = link.printed[end - begin :]
            yield None, text[at:begin]
            yield self._element, text[begin:end]
            at = end
        yield None, text[at:]

    def _going_on(self, text: str) -> int:
        """Return how many letters go on with the address that the line before began."""
        if not self._rest:
            return 0
        taken = min(len(self._rest), len(text))
        goes_on = text[:taken] == self._rest[:taken]
        self._rest = self._rest[taken:] if goes_on else ""
        return taken if goes_on else 0

    def _next(self, text: str, at: int, ends: bool) -> tuple[int, Link] | None:
        """Return where the next address begins, whole or cut by the end of the line."""
        whole = [(text.find(link.printed, at), link) for link in self._left]
        found = [one for one in whole if one[0] >= 0]
        if not found and ends:
            found = [
                (begin, link)
                for link in self._left
                for begin in range(at, len(text) - LEAST_CUT + 1)
                if link.printed.startswith(text[begin:])
            ]
        return min(found, key=lambda one: one[0], default=None)


@cache
def _advance(font: str, character: str) -> float:
    """Return how wide a character is in em, which a page asks again and again."""
    return embedded(font).stringWidth(character, 1.0)


def _grouped(pieces: list[Piece]) -> Iterator[tuple[Element | None, Iterator[Piece]]]:
    return groupby(pieces, key=lambda piece: piece[0])


def _of_line(text: Text, runs: list[Run], goes_on: bool) -> Text:
    """Return some of a line's runs where they stood in it."""
    left = min(run.x for run in runs)
    width = text.size * (max(run.x + run.width for run in runs) - left)
    moved = tuple(replace(run, x=run.x - left) for run in runs)
    line = SetLine(moved, width, text.line.right_to_left, goes_on)
    return text._replace(x=text.x + text.size * left, line=line)
