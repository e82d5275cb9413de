"""How strips fill pages: side by side in columns, cut only between strips, never inside one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import accumulate, zip_longest
from typing import NamedTuple

from calibrate.packet.flow.elements import ARTIFACT, Element
from calibrate.packet.flow.operations import Operation, part
from calibrate.packet.flow.style import TOP

ROUNDING = 0.01
TALLEST_NOTES = 240.0


class Strip(NamedTuple):
    """A piece of a page that is never cut; a tuple, for a packet makes thousands of them.

    The operations count from its own top edge. `keep` holds it together with the strip that
    follows; `begins` names what begins here, so that other pages can refer to it.
    """

    height: float
    operations: tuple[Operation, ...] = ()
    keep: bool = False
    begins: str = ""


Strips = tuple[Strip, ...]
Ground = Callable[[float], tuple[Operation, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """Strips below one another; `ground` draws what lies behind them, for a height in points."""

    strips: Strips
    ground: Ground | None = None


@dataclass(slots=True)
class Page:
    """A page while it is filled: operations with the height from which they count, in order."""

    number: int
    placed: list[tuple[float, tuple[Operation, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Continuation:
    """What a block says where it is cut by the end of a page.

    `note` says at the foot what comes, from the strips that are left and the next page's number;
    `again` heads the next page.
    """

    note: Callable[[Strips, int], tuple[Operation, ...]]
    again: Strips


class Flow:
    """A cursor that fills pages from `number` on; `head` draws what heads each page.

    `where` has the number of the page on which each named thing begins, `inside` the elements that
    whatever is placed now belongs to, from the outermost.
    """

    def __init__(
        self,
        number: int,
        head: Callable[[int], Strip],
        bottom: float,
        inside: tuple[Element, ...] = (),
    ) -> None:
        """Begin the first page, whose content may reach down to `bottom`."""
        self.inside = inside
        self.pages: list[Page] = []
        self.where: dict[str, int] = {}
        self._first = number
        self._head = head
        self._bottom = bottom
        self._top = self._y = TOP
        self._is_fresh = True
        self._turn()

    @property
    def room(self) -> float:
        """How much height is left on the page."""
        return self._bottom - self._y

    @property
    def next_number(self) -> int:
        """The number of the page after the last."""
        return self._first + len(self.pages)

    @contextmanager
    def within(self, *elements: Element) -> Iterator[None]:
        """Let everything that is placed meanwhile belong to an element."""
        around = self.inside
        self.inside = (*around, *elements)
        yield
        self.inside = around

    def need(self, height: float) -> None:
        """Go on to the next page unless so much height is left, or a fresh page has no more."""
        if height > self.room and self._y > self._top:
            self.cut((), None)

    def space(self, height: float) -> None:
        """Leave `height` free, except at the top of a page."""
        if self._y > self._top:
            self._y += height

    def add(self, strips: Iterable[Strip]) -> None:
        """Place strips below one another."""
        self.lay(Column(tuple(strips)))

    def lay(
        self,
        *columns: Column,
        head: Strips = (),
        continuation: Continuation | None = None,
        goes_on: bool = False,
    ) -> None:
        """Place columns side by side under `head`, which stays with the beginning of each.

        `goes_on` says that the block began before, so that a page that ends here cuts it.
        """
        self.begin(head, columns, continuation if goes_on else None)
        rests = self.fill(columns)
        while any(rest.strips for rest in rests):
            self.cut(rests, continuation)
            rests = self.fill(rests)

    def begin(
        self, head: Strips, columns: Sequence[Column], continuation: Continuation | None = None
    ) -> None:
        """Place `head` where the beginning of each column fits under it."""
        self._is_fresh = self._y == self._top
        begins = height_of(head) + max(height_of(_first_chunk(column.strips)) for column in columns)
        if begins > self.room and not self._is_fresh:
            self.cut(columns, continuation)
        self._y = self._place(Column(head), len(head))

    def fill(self, columns: Sequence[Column]) -> list[Column]:
        """Place as much of each column as fits on this page; return what is left of each."""
        counts = [self.fitting(column) for column in columns]
        pairs = list(zip(columns, counts, strict=True))
        self._y = max([self._place(column, count) for column, count in pairs])
        self._is_fresh = False
        return [replace(column, strips=column.strips[count:]) for column, count in pairs]

    def fitting(self, column: Column) -> int:
        """Return how many strips of a column fit on this page without a bad cut.

        On a fresh page it is at least one, wherever that cuts.
        """
        used, fitting, cut = 0.0, 0, 0
        for index, strip in enumerate(column.strips, start=1):
            used += strip.height
            if used > self.room + ROUNDING:
                break
            fitting = index
            if not strip.keep or index == len(column.strips):
                cut = index
        if cut or not self._is_fresh or not column.strips:
            return cut
        return max(fitting, 1)

    def cut(self, rests: Sequence[Column], continuation: Continuation | None) -> None:
        """Go on to the next page within a block of which `rests` are left."""
        if continuation:
            left = tuple(strip for rest in rests for strip in rest.strips)
            note = continuation.note(left, self.next_number)
            self.pages[-1].placed.append((self._bottom, part(note, ARTIFACT)))
        self._turn()
        self._is_fresh = True
        if continuation:
            with self.within(ARTIFACT):
                again = continuation.again
                self._y = self._place(Column(again), len(again))

    def _place(self, column: Column, count: int) -> float:
        """Draw the first `count` strips from the cursor down; return where they end."""
        placed = self.pages[-1].placed
        taken = column.strips[:count]
        if column.ground and taken:
            placed.append((self._y, column.ground(height_of(taken))))
        top = self._y
        for strip in taken:
            if strip.operations:
                placed.append((top, part(strip.operations, *self.inside)))
            if strip.begins:
                self.where.setdefault(strip.begins, self.pages[-1].number)
            top += strip.height
        return top

    def _turn(self) -> None:
        page = Page(self.next_number)
        self.pages.append(page)
        head = self._head(page.number)
        page.placed.append((0.0, part(head.operations, *self.inside)))
        self._top = self._y = head.height


def height_of(strips: Iterable[Strip]) -> float:
    """Return how high strips are together."""
    return sum(strip.height for strip in strips)


def together(strips: Iterable[Strip]) -> Strips:
    """Return strips that are not cut apart."""
    result = tuple(strips)
    return (*map(kept, result[:-1]), *result[-1:])


def kept(strip: Strip) -> Strip:
    """Return a strip that is not cut from what follows."""
    return strip if strip.keep else Strip(strip.height, strip.operations, True, strip.begins)


def lowered(strip: Strip, by: float) -> Strip:
    """Return a strip with `by` points left free above what it shows."""
    operations = tuple(operation.lowered(by) for operation in strip.operations)
    return Strip(strip.height + by, operations, strip.keep, strip.begins)


def beginning(strips: Strips, begins: str) -> Strips:
    """Return strips of which the first begins something."""
    return (strips[0]._replace(begins=begins), *strips[1:])


def gap(height: float) -> Strip:
    """Return an empty strip."""
    return Strip(height)


def overlaid(strips: Strips, notes: Strips) -> Strips:
    """Return strips with notes drawn beside them from the first one down.

    Notes are read first, so that they do not cut into the text; as many strips as they are high
    stay together, and empty room is added if they are higher than all. Only notes that would take
    much of a page are shared out, one a strip, so that they can be cut with the text.
    """
    if height_of(notes) > TALLEST_NOTES:
        return _shared_out(strips, notes)
    high = height_of(notes)
    room = high - height_of(strips)
    padded = (*strips, gap(room)) if room > ROUNDING else strips
    if not notes or not padded:
        return padded
    first = padded[0]
    noted = Strip(first.height, (*stacked(notes), *first.operations), first.keep, first.begins)
    beside = _covering(padded, high)
    return (*together((noted, *padded[1:beside])), *padded[beside:])


def _covering(strips: Strips, high: float) -> int:
    """Return how many strips it takes to be as high."""
    bottoms = accumulate(strip.height for strip in strips)
    return min(len(strips), 1 + sum(bottom + ROUNDING < high for bottom in bottoms))


def _shared_out(strips: Strips, notes: Strips) -> Strips:
    both = zip_longest(strips, notes)
    return tuple(
        Strip(
            max(strip.height if strip else 0.0, note.height if note else 0.0),
            (*(strip.operations if strip else ()), *(note.operations if note else ())),
            strip.keep if strip else False,
            strip.begins if strip else "",
        )
        for strip, note in both
    )


def stacked(strips: Iterable[Strip]) -> tuple[Operation, ...]:
    """Return the operations of strips below one another, counted from the top of the first."""
    operations: list[Operation] = []
    top = 0.0
    for strip in strips:
        operations.extend(operation.lowered(top) for operation in strip.operations)
        top += strip.height
    return tuple(operations)


def _first_chunk(strips: Strips) -> Strips:
    for index, strip in enumerate(strips):
        if not strip.keep:
            return strips[: index + 1]
    return strips
