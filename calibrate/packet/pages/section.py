"""Sections that run on: each begins where the one before ends, and heads the pages that follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Flow, Strip, kept
from calibrate.packet.flow.operations import Bookmark, Operation, Stroke
from calibrate.packet.flow.parts import one_of
from calibrate.packet.flow.style import HEADER_RULE, INK, LEFT, RIGHT, SECTION
from calibrate.packet.flow.text import written

Head = Callable[[int, str, bool], Strip]
"""Draws the head of a page from its number, its section, and whether that begins there."""

NOTE_BAND = 13.0
"""Room at a page's foot for what goes on."""
LEAST_LEFT = 120.0
"""A section that would have less room than this begins on a page of its own."""


@dataclass(slots=True)
class _Current:
    """Which section is being laid, and on which page it began, apart from what is laid in it.

    So pages that were painted are forgotten at once, in no circle with what headed them.
    """

    draw: Head
    title: str
    first: int

    def head(self, page: int) -> Strip:
        head = self.draw(page, self.title, page == self.first)
        return Strip(HEADER_RULE, head.operations)


class Sections:
    """The pages behind the first, and which section is being laid.

    The line below a page's head is also the first line of whatever stands there.
    """

    def __init__(
        self, head: Head, number: int, title: str, bottom: float, *inside: Element
    ) -> None:
        """Begin the first section on page `number`, which may reach down to `bottom`.

        `head` draws what heads a page; `inside` are the elements that all sections stand in.
        """
        self._current, self._inside = _Current(head, title, number), inside
        self.flow = Flow(number, self._current.head, bottom - NOTE_BAND, self._section())

    def begin(self, title: str) -> None:
        """Begin another section: under a heading where there is room, or on the next page."""
        if self.flow.room < LEAST_LEFT:
            self.begin_page(title)
            return
        self._current.title, self._current.first = title, 0
        self.flow.inside = self._section()
        self.flow.space(9)
        self.flow.add((kept(_heading(title)),))

    def begin_page(self, title: str) -> None:
        """Begin another section on the next page."""
        self._current.title, self._current.first = title, self.flow.next_number
        self.flow.inside = self._section()
        self.flow.cut((), None)

    def _section(self) -> tuple[Element, ...]:
        return (*self._inside, Element(Kind.SECTION))


def _heading(title: str) -> Strip:
    operations: tuple[Operation, ...] = (
        Bookmark(0, title, 0),
        Stroke(LEFT, 0, RIGHT, 0, INK, 1.2),
        *one_of(Kind.HEADING, written(title, SECTION, LEFT, 6 + SECTION.baseline)),
    )
    return Strip(6 + SECTION.leading, operations)
