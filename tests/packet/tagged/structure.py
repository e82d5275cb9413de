"""The structure of a PDF as it is read back: elements, their words, and what marks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf

from calibrate.domain.record.case import Case
from calibrate.exchange.exported.case_json import attached_case
from calibrate.packet.layout import Pages, layout_case
from calibrate.packet.packet import paint

SHOWS = {"Tj", "TJ", "'", '"'}
Piece = tuple[int, int]
"""A page, from 0, and the number of a marked piece on it."""


@dataclass
class Read:
    """An element: PDF's name of it, the dictionary, and what stands in it, in order."""

    tag: str
    entry: pikepdf.Object
    kids: list[Read | Piece] = field(default_factory=list)
    links: list[pikepdf.Object] = field(default_factory=list)

    def all(self, *tags: str) -> list[Read]:
        """Return this element and those within it that are one of these, in reading order."""
        return [one for one in self.walk() if one.tag in tags or not tags]

    def walk(self) -> Iterator[Read]:
        """Yield this element and all within it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Read):
                yield from kid.walk()

    def pieces(self) -> list[Piece]:
        """Return the marked pieces within it, in reading order."""
        found: list[Piece] = []
        for kid in self.kids:
            found += kid.pieces() if isinstance(kid, Read) else [kid]
        return found


class Heard:
    """A packet as it is read back: its structure, and what each element says."""

    def __init__(self, made: Case | Pages) -> None:
        """Paint a packet, with its case attached, and open it."""
        target = BytesIO()
        if isinstance(made, Case):
            paint(layout_case(made), target, attached_case(made))
        else:
            paint(made, target)
        self.pdf = pikepdf.open(target)
        places = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.root = _read(self.pdf.Root.StructTreeRoot.K, places)
        numbers = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        self._found = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    def __enter__(self) -> Heard:
        return self

    def __exit__(self, *_: object) -> None:
        self.pdf.close()

    @cached_property
    def words(self) -> dict[Piece, str]:
        """What each marked piece of the pages says, without what had to be shaped."""
        return {
            (number, piece): "".join(words)
            for number, page in enumerate(self.pdf.pages)
            for piece, words in _words(page).items()
        }

    def all(self, *tags: str) -> list[Read]:
        """Return the elements that are one of these, in reading order."""
        return self.root.all(*tags)

    def said(self, element: Read) -> str:
        """Return what an element says, with all that is within it."""
        return "".join(self.words.get(piece, "") for piece in element.pieces())

    def told(self, *tags: str) -> list[str]:
        """Return what each element of these kinds says, in reading order."""
        return [self.said(one) for one in self.all(*tags)]

    def found(self, key: int) -> pikepdf.Object:
        """Return what the parent tree has under a number."""
        return self._found[key]


def _read(entry: pikepdf.Object, places: dict[tuple[int, int], int]) -> Read:
    found = Read(str(entry.S).removeprefix("/"), entry)
    for kid in entry.get("/K", ()):
        if isinstance(kid, int):
            found.kids.append((places[entry.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            found.kids.append((places[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            found.links.append(kid.Obj)
        else:
            found.kids.append(_read(kid, places))
    return found


def _words(page: pikepdf.Page) -> dict[int, list[str]]:
    """Return what the pieces of a page say: plain letters are written by their own numbers."""
    found: dict[int, list[str]] = {}
    for piece, operands, operator in marked(page):
        if piece is not None and operator == "Tj":
            letters = bytes(operands[0]).decode("utf-16-be")
            found.setdefault(piece, []).append(letters)
    return found


def marked(page: pikepdf.Page) -> Iterator[tuple[int | None, Any, str]]:
    """Yield what a page draws and the piece that it belongs to, None for an artifact.

    Raises AssertionError where something belongs to no piece, or to two.
    """
    stack: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "BMC":
            stack.append(None)
            assert str(operands[0]) == "/Artifact" and len(stack) == 1
        elif name == "BDC":
            properties = operands[1]
            if "/MCID" in properties:
                assert not stack
                stack.append(int(properties.MCID))
            else:
                stack.append(stack[-1])
        elif name == "EMC":
            stack.pop()
        elif name in SHOWS or name in {"S", "s", "f", "B"}:
            assert stack, name
            yield stack[-1], operands, name
    assert not stack
