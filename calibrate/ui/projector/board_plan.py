"""Where everything of the opened ratings stands: columns, rows, and how large they can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from calibrate.ui.projector.page import Board, Row, Strip
from calibrate.ui.projector.space import BOLD, MARGIN, WIDTH, Space
from calibrate.words.dots import dot_rows

TOP, FOOT = 262.0, 92.0
"""Where the rows begin, and the height of what stands below them."""
DOT, PITCH = 25.0, 30.0
HOLLOW, HOLLOW_PITCH = 21.0, 26.0
TITLE, TITLE_LEADING, SUB, SUB_LEADING = 38.0, 46.0, 31.0, 38.0
COUNT, COUNT_BEFORE, COUNT_LEADING = 38.0, 33.0, 40.0
MARK_PITCH, MARK_TEXT = 38.0, 34.0
BETWEEN_ROUNDS = 10.0
LEAST_PADDING, MOST_PADDING = 12.0, 56.0
SCALES = tuple(percent / 100 for percent in range(100, 9, -2))
"""The shares of their usual size that dots and text may have."""
READABLE = 0.8
"""The share below which long titles are cut to one line, so that everything can be larger."""


class Sizes(NamedTuple):
    """What share of their usual size dots and text have, and how many lines a title may."""

    dots: float
    text: float
    lines: int


class Columns(NamedTuple):
    """Where the columns stand, in units: the title's room, the scale, no number, how many meet."""

    room: float
    first: float
    pitch: float
    no_number: float
    right: float

    def x(self, place: int) -> float:
        """Return where the dots of the point at a place of the scale stand."""
        return self.first + self.pitch * place

    def longest(self, dot: float, pitch: float) -> int:
        """Return how many dots of one point fit beside each other."""
        return max(int((self.pitch - dot) / pitch) + 1, 1)


class PlacedRow(NamedTuple):
    """A criterion with the height that it takes, and its texts broken into lines.

    `tag` is what stands beside the title's last line, `sub` what stands below it.
    """

    row: Row
    top: float
    height: float
    title: tuple[str, ...]
    tag: str
    sub: str

    @property
    def bottom(self) -> float:
        """Where the row ends."""
        return self.top + self.height


class Plan(NamedTuple):
    """All rows, and how large dots and text in them are."""

    sizes: Sizes
    columns: Columns
    rows: tuple[PlacedRow, ...]


def plan(board: Board, space: Space) -> Plan:
    """Place a board: as large as all of its rows fit, the rest of the height shared out evenly."""
    columns = _columns(board, space)
    room = space.height - FOOT - TOP
    sizes = _largest(board, columns, space, room)
    rows = [_measured(row, columns, space, sizes) for row in board.rows]
    left = room - sum(row.height for row in rows)
    padding = min(max(left, 0) / max(len(rows), 1), MOST_PADDING * sizes.dots)
    return Plan(sizes, columns, tuple(_placed(rows, padding)))


def _largest(board: Board, columns: Columns, space: Space, room: float) -> Sizes:
    """Return the largest sizes that fit: of both together, then of text and dots by themselves."""

    def first(tried: Iterable[Sizes]) -> Sizes | None:
        fits = (sizes for sizes in tried if _height(board, columns, space, sizes) <= room)
        return next(fits, None)

    smallest = Sizes(SCALES[-1], SCALES[-1], 1)
    sizes = first(Sizes(scale, scale, 2) for scale in SCALES) or smallest
    if sizes.text < READABLE:
        sizes = first(Sizes(scale, scale, 1) for scale in SCALES) or smallest
    sizes = first(sizes._replace(text=text) for text in SCALES if text > sizes.text) or sizes
    return first(sizes._replace(dots=dots) for dots in SCALES if dots > sizes.dots) or sizes


def _height(board: Board, columns: Columns, space: Space, sizes: Sizes) -> float:
    return sum(_measured(row, columns, space, sizes).height for row in board.rows)


def _columns(board: Board, space: Space) -> Columns:
    wide = space.width / WIDTH
    count = len(board.points)
    pitch = (176.0 if count <= 5 else 1000 / count) * wide
    no_number = space.right - 216 * wide
    first = no_number - 156 * wide - pitch * (count - 0.5)
    return Columns(first - pitch / 2 - MARGIN - 12, first, pitch, no_number, space.right)


def _measured(row: Row, columns: Columns, space: Space, sizes: Sizes) -> PlacedRow:
    """Return a row at the least height that it needs."""
    scale = sizes.text
    title = space.lines(row.title, TITLE * scale, BOLD, columns.room, sizes.lines)
    tag, sub = _tag_and_sub(row, title, columns, space, scale)
    text = len(title) * TITLE_LEADING * scale + (SUB_LEADING * scale if sub else 0)
    height = max(text, strips_height(row, columns, sizes)) + LEAST_PADDING * sizes.dots
    return PlacedRow(row, 0, height, title, tag, sub)


def _tag_and_sub(
    row: Row, title: tuple[str, ...], columns: Columns, space: Space, scale: float
) -> tuple[str, str]:
    """A tag stands beside a title that leaves room for it, or else below."""
    needed = space.measure(title[-1], TITLE * scale, BOLD) + tag_gap(scale)
    needed += space.measure(row.tag, SUB * scale)
    has_room = needed <= columns.room
    below = ("" if has_room else row.tag, row.remark, row.speaking)
    return row.tag if has_room else "", " · ".join(part for part in below if part)


def tag_gap(scale: float) -> float:
    """Return the space between a title and the tag beside it."""
    return 24 * scale


def strips_height(row: Row, columns: Columns, sizes: Sizes) -> float:
    """Return how high a row's dots are, both rounds together."""
    between = BETWEEN_ROUNDS * sizes.dots * max(len(row.strips) - 1, 0)
    return sum(strip_height(strip, columns, sizes) for strip in row.strips) + between


def strip_height(strip: Strip, columns: Columns, sizes: Sizes) -> float:
    """Return how high a round is: its tallest stack of dots, or the count beside it."""
    dot, pitch = dot_and_pitch(strip, sizes)
    longest = columns.longest(dot, pitch)
    tallest = max(len(dot_rows(count, longest)) for count in strip.counts)
    return max(tallest * pitch, COUNT_LEADING * sizes.text)


def dot_and_pitch(strip: Strip, sizes: Sizes) -> tuple[float, float]:
    """Return a dot's diameter and how far it is from the next, hollow before the talk."""
    if strip.is_first:
        return HOLLOW * sizes.dots, HOLLOW_PITCH * sizes.dots
    return DOT * sizes.dots, PITCH * sizes.dots


def _placed(rows: list[PlacedRow], padding: float) -> Iterator[PlacedRow]:
    top = TOP
    for row in rows:
        yield row._replace(top=top, height=row.height + padding)
        top += row.height + padding
