"""What a page is drawn with: plain values, in points, with y growing downwards.

They are tuples, for a packet makes thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from calibrate.packet.flow.elements import Element
from calibrate.packet.fonts.typesetting import SetLine


class Text(NamedTuple):
    """One line of text that begins at `x` on the baseline `y`."""

    x: float
    y: float
    line: SetLine
    size: float
    colour: str

    def lowered(self, by: float) -> Text:
        """Return the same text, `by` points further down."""
        return Text(self.x, self.y + by, self.line, self.size, self.colour)


class PageOf(NamedTuple):
    """The number of the page on which `begins` stands, set to end at `x`.

    It holds a place until all pages are known, and is never painted.
    """

    x: float
    y: float
    begins: str

    def lowered(self, by: float) -> PageOf:
        """Return the same reference, `by` points further down."""
        return PageOf(self.x, self.y + by, self.begins)


class Stroke(NamedTuple):
    """A straight line; `dash` has the lengths of dash and gap."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    thickness: float = 0.5
    dash: tuple[float, ...] = ()

    def lowered(self, by: float) -> Stroke:
        """Return the same line, `by` points further down."""
        return self._replace(y=self.y + by, to_y=self.to_y + by)


class Box(NamedTuple):
    """A rectangle with its top left corner at `x`, `y`; a colour of "" leaves out fill or edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    thickness: float = 0.5
    radius: float = 0
    dash: tuple[float, ...] = ()

    def lowered(self, by: float) -> Box:
        """Return the same rectangle, `by` points further down."""
        return self._replace(y=self.y + by)


class Dot(NamedTuple):
    """A filled circle around `x`, `y`."""

    x: float
    y: float
    radius: float
    colour: str

    def lowered(self, by: float) -> Dot:
        """Return the same dot, `by` points further down."""
        return Dot(self.x, self.y + by, self.radius, self.colour)


class Ring(NamedTuple):
    """A hollow circle around `x`, `y`, white within; `radius` reaches to its outer edge."""

    x: float
    y: float
    radius: float
    colour: str

    def lowered(self, by: float) -> Ring:
        """Return the same ring, `by` points further down."""
        return Ring(self.x, self.y + by, self.radius, self.colour)


class Diamond(NamedTuple):
    """An outlined square that stands on its corner, around `x`, `y`."""

    x: float
    y: float
    radius: float
    colour: str

    def lowered(self, by: float) -> Diamond:
        """Return the same diamond, `by` points further down."""
        return Diamond(self.x, self.y + by, self.radius, self.colour)


class Bookmark(NamedTuple):
    """An entry of the outline that leads to `y`; sections have level 0, what they hold level 1."""

    y: float
    title: str
    level: int

    def lowered(self, by: float) -> Bookmark:
        """Return the same entry, `by` points further down."""
        return Bookmark(self.y + by, self.title, self.level)


class Picture(NamedTuple):
    """A PNG or JPEG with its top left corner at `x`, `y`; `words` tell what it shows."""

    x: float
    y: float
    width: float
    height: float
    content: bytes
    words: str

    def lowered(self, by: float) -> Picture:
        """Return the same picture, `by` points further down."""
        return self._replace(y=self.y + by)


class Part(NamedTuple):
    """Operations that belong to an element, which stands in those named before it.

    One that has no operations keeps the element's place in the reading order.
    """

    elements: tuple[Element, ...]
    operations: tuple[Operation, ...]

    def lowered(self, by: float) -> Part:
        """Return the same part, `by` points further down."""
        return Part(self.elements, tuple([one.lowered(by) for one in self.operations]))


Operation = Text | PageOf | Stroke | Box | Dot | Ring | Diamond | Picture | Bookmark | Part


def moved(operation: Operation, by: float) -> Operation:
    """Return an operation `by` points further to the right."""
    match operation:
        case Text(x, y, line, size, colour):
            return Text(x + by, y, line, size, colour)
        case Part(elements, operations):
            return Part(elements, tuple([moved(one, by) for one in operations]))
        case Bookmark():
            return operation
        case Stroke():
            return operation._replace(x=operation.x + by, to_x=operation.to_x + by)
        case _:
            return operation._replace(x=operation.x + by)


def part(operations: Iterable[Operation], *elements: Element) -> tuple[Operation, ...]:
    """Return operations that belong to an element, named after those that it stands in."""
    inner = tuple(operations)
    if not (inner and elements):
        return inner
    first = inner[0]
    if len(inner) == 1 and type(first) is Part:
        return (Part(elements + first[0], first[1]),)
    return (Part(elements, inner),)


def plain(operations: Iterable[Operation]) -> list[Operation]:
    """Return what is drawn, without the parts that it belongs to."""
    drawn: list[Operation] = []
    for operation in operations:
        if isinstance(operation, Part):
            drawn += plain(operation.operations)
        else:
            drawn.append(operation)
    return drawn
