"""How strips fill pages: side by side in columns, cut only between strips, never inside one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from calibrate.packet.operations import Operation
from calibrate.packet.style import BOTTOM, TOP


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a page that is never cut.

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

    def operations(self) -> Iterator[Operation]:
        """Yield all operations, counted from the top of the page, in reading order."""
        for top, operations in self.placed:
            for operation in operations:
                yield operation.lowered(top)


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

    `where` has the number of the page on which each named thing begins.
    """

    def __init__(
        self, number: int, head: Callable[[int], Strip], bottom: float = BOTTOM
    ) -> None:
        self.pages: list[Page] = []
        self.where: dict[str, int] = {}
        self._first = number
        self._head = head
        self._bottom = bottom
        self._top = self._y = TOP
        self._turn()

    @property
    def room(self) -> float:
        """How much height is left on the page."""
        return self._bottom - self._y

    @property
    def next_number(self) -> int:
        """The number of the page after the last."""
        return self._first + len(self.pages)

    def space(self, height: float) -> None:
        """Leave `height` free, except at the top of a page."""
        if self._y > self._top:
            self._y += height

    def add(self, strips: Iterable[Strip]) -> None:
        """Place strips below one another."""
        self.lay(Column(tuple(strips)))

    def need(self, height: float) -> None:
        """Go on to the next page unless `height` is left on this one."""
        if self.room < height and self._y > self._top:
            self._turn()

    def lay(
        self, *columns: Column, head: Strips = (), continuation: Continuation | None = None
    ) -> None:
        """Place columns side by side under `head`, which stays with the beginning of each."""
        self.need(height_of(head) + max(height_of(_first_chunk(one.strips)) for one in columns))
        fresh = self._y == self._top
        self._y = self._place(Column(head), len(head))
        rests = self._fill(columns, fresh)
        while any(rest.strips for rest in rests):
            self._cut(rests, continuation)
            rests = self._fill(rests, fresh=True)

    def _cut(self, rests: Sequence[Column], continuation: Continuation | None) -> None:
        if continuation is None:
            self._turn()
            return
        left = tuple(strip for rest in rests for strip in rest.strips)
        note = continuation.note(left, self.next_number)
        self.pages[-1].placed.append((self._bottom, note))
        self._turn()
        again = Column(continuation.again)
        self._y = self._place(again, len(again.strips))

    def _fill(self, columns: Sequence[Column], fresh: bool) -> list[Column]:
        """Place as much of each column as fits; return what is left of each."""
        counts = [_fitting(column.strips, self.room, fresh) for column in columns]
        ends = [
            self._place(column, count) for column, count in zip(columns, counts, strict=True)
        ]
        self._y = max(ends)
        return [
            replace(column, strips=column.strips[count:])
            for column, count in zip(columns, counts, strict=True)
        ]

    def _place(self, column: Column, count: int) -> float:
        """Draw the first `count` strips from the cursor down; return where they end."""
        placed = self.pages[-1].placed
        taken = column.strips[:count]
        if column.ground and taken:
            placed.append((self._y, column.ground(height_of(taken))))
        top = self._y
        for strip in taken:
            if strip.operations:
                placed.append((top, strip.operations))
            if strip.begins:
                self.where.setdefault(strip.begins, self.pages[-1].number)
            top += strip.height
        return top

    def _turn(self) -> None:
        page = Page(self.next_number)
        self.pages.append(page)
        head = self._head(page.number)
        page.placed.append((0.0, head.operations))
        self._top = self._y = head.height


def height_of(strips: Iterable[Strip]) -> float:
    """Return how high strips are together."""
    return sum(strip.height for strip in strips)


def together(strips: Iterable[Strip]) -> Strips:
    """Return strips that are not cut apart."""
    result = tuple(strips)
    return (*(replace(strip, keep=True) for strip in result[:-1]), *result[-1:])


def beginning(strips: Strips, begins: str) -> Strips:
    """Return strips of which the first begins something."""
    return (replace(strips[0], begins=begins), *strips[1:])


def gap(height: float) -> Strip:
    """Return an empty strip."""
    return Strip(height)


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


def _fitting(strips: Strips, room: float, fresh: bool) -> int:
    """Return how many strips fit into `room`; on a fresh page at least one, wherever it cuts."""
    used, fitting, cut = 0.0, 0, 0
    for index, strip in enumerate(strips, start=1):
        used += strip.height
        if used > room + 0.01:
            break
        fitting = index
        if not strip.keep or index == len(strips):
            cut = index
    if cut or not fresh or not strips:
        return cut
    return max(fitting, 1)
