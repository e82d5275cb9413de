"""How a piece of evidence is set on the room's screen: as large as it fits whole, else on pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from calibrate.ui.look.text import Face, TextLine, Wrapped, height, wrap
from calibrate.ui.projector.page import Opened
from calibrate.ui.projector.space import BOLD, MARGIN, Space

TOP, FOOT = 218.0, 116.0
"""The base line of the title, and how much room is left below the text."""
TITLE, TITLE_LEADING, MOST_TITLE = 50.0, 62.0, 2
ABOUT, BELOW_TITLE, BELOW_ABOUT = 32.0, 54.0, 34.0
SIZES = (56, 50, 45, 40, 36)
"""The sizes of its text; the last can still be read from the back of a room."""
MEASURE = 46
"""The longest line, in sizes of its letters."""
APART = 0.5
"""The room above a paragraph, in sizes of its letters."""
ALL = 10_000


class PiecePlan(NamedTuple):
    """Where title, facts and text stand, in units, and the lines of each page."""

    title: tuple[str, ...]
    about: float
    text: float
    size: int
    room: float
    leaves: tuple[Wrapped, ...]


def plan(space: Space, opened: Opened) -> PiecePlan:
    """Return how a piece is set, whichever of its pages is shown."""
    return _plan(space, opened.title, opened.text)


@lru_cache(maxsize=4)
def _plan(space: Space, title: str, text: str) -> PiecePlan:
    whole = space.width - 2 * MARGIN
    lines = space.lines(title, TITLE, BOLD, whole, MOST_TITLE)
    about = TOP + TITLE_LEADING * (len(lines) - 1) + BELOW_TITLE
    top = about + BELOW_ABOUT
    free = int((space.height - FOOT - top) * space.unit)
    for size in SIZES[:-1]:
        found = _set(space, text, size, free)
        if not found.is_cut and height(found, space.face(size)) <= free:
            return PiecePlan(lines, about, top, size, _room(space, size), (found,))
    size = SIZES[-1]
    leaves = tuple(_leaves(_set(space, text, size), space.face(size), free))
    return PiecePlan(lines, about, top, size, _room(space, size), leaves)


def _room(space: Space, size: int) -> float:
    return min(space.width - 2 * MARGIN, MEASURE * size)


def _set(space: Space, text: str, size: int, free: int | None = None) -> Wrapped:
    """Break a text into lines; no more of them than can stand in `free` pixels, if it is given."""
    face = space.face(size)
    most = ALL if free is None else free // face.leading + 1
    wrapped = wrap(text, face, int(_room(space, size) * space.unit), max(most, 1))
    apart = round(APART * face.pixels)
    lines = (line._replace(above=apart if line.above else 0) for line in wrapped.lines)
    return Wrapped(tuple(lines), wrapped.is_cut)


def _leaves(whole: Wrapped, face: Face, free: int) -> Iterator[Wrapped]:
    """Yield pages of lines; a page begins without room above it, and there is always one."""
    leaf: list[TextLine] = []
    used = 0
    for line in whole.lines:
        if leaf and used + line.above + face.leading > free:
            yield Wrapped(tuple(leaf), False)
            leaf, used = [], 0
        leaf.append(line if leaf else line._replace(above=0))
        used += leaf[-1].above + face.leading
    yield Wrapped(tuple(leaf), False)
