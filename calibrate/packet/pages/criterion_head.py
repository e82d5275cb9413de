"""The head of a criterion, wherever its evidence or its ratings stand."""

from __future__ import annotations

from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Strip, Strips, beginning, gap, together
from calibrate.packet.flow.operations import Bookmark, Operation, Stroke, part
from calibrate.packet.flow.parts import one_of, within
from calibrate.packet.flow.style import (
    CRITERION,
    CRITERION_NUMBER,
    INK,
    LEFT,
    META,
    QUIET,
    RIGHT,
)
from calibrate.packet.flow.text import Align, block, fitted, in_few_words, width_of, written
from calibrate.words.criteria import meeting, pairing_words

GAP = 7.0
NOTE_RIGHT = 410.0
MOST_WORDS = 5
"""Of a title where it goes on, for it stood in full before."""


def criterion_head(
    sheet: Sheet, row: SheetRow, begins: str = "", remarks: tuple[str, ...] = ()
) -> Strips:
    """Return a criterion's number and title, a silent level, and how many meet the bar.

    `remarks` follow that.
    """
    bookmark = Bookmark(0, f"{row.number} {row.criterion.title}", 1)
    return _head(
        str(row.number),
        row.criterion.title,
        pairing_words(row.pairing, sheet.step),
        ", ".join(words for words in (_meeting(sheet, row), *remarks) if words),
        bookmark,
        begins,
    )


def criterion_again(row: SheetRow) -> Strips:
    """Return the head of a criterion that goes on from the page before."""
    title = in_few_words(row.criterion.title, MOST_WORDS)
    return _head(str(row.number), title, "continued", "", None, "")


def numbered_head(number: int, title: str, note: str, right: str) -> Strips:
    """Return a head of the same form, with a note and, at the right, what is told."""
    bookmark = Bookmark(0, f"{number} {title}", 1)
    return _head(str(number), title, note, right, bookmark, "")


def numbered_again(number: int, title: str) -> Strips:
    """Return that head where its criterion goes on from the page before."""
    return _head(str(number), title, "continued", "", None, "")


def plain_head(title: str) -> Strips:
    """Return a head of the same form for what is no criterion."""
    return _head("", title, "", "", Bookmark(0, title, 1), "")


def plain_again(title: str) -> Strips:
    """Return the head of what is no criterion where it goes on."""
    return _head("", in_few_words(title, MOST_WORDS), "continued", "", None, "")


def goes_on(left: Strips, page: int, noun: str) -> tuple[Operation, ...]:
    """Return the note at the foot of a page whose block goes on, with how much of it is left."""
    begun = sum(bool(strip.begins) for strip in left)
    more = f": {begun} more {noun if begun == 1 else noun + 's'}" if begun else ""
    return written(f"Goes on, page {page}{more}", META, LEFT, META.leading)


def _meeting(sheet: Sheet, row: SheetRow) -> str:
    """Say how many meet the bar, and by which round if there is more than one."""
    words = meeting(sheet, row)
    if sheet.is_sealed_again(row):
        return f"{words} in round 1" if words else ""
    return f"{words} after round 2" if row.movement else words


def _head(
    number: str, title: str, note: str, right: str, bookmark: Bookmark | None, begins: str
) -> Strips:
    left = LEFT + (width_of(number, CRITERION_NUMBER) + GAP if number else 0)
    right = fitted(right, QUIET, (RIGHT - LEFT) / 2)
    edge = min(NOTE_RIGHT, RIGHT - width_of(right, QUIET) - GAP)
    lines = block(title, CRITERION, left, edge)
    behind = width_of(title, CRITERION) + left + GAP + 1
    beside = (
        len(lines) == 1 and behind + width_of(note, QUIET) < RIGHT - width_of(right, QUIET) - GAP
    )
    heading = Element(Kind.HEADING)
    numbered = written(number, CRITERION_NUMBER, LEFT, CRITERION.baseline)
    noted = written(note, QUIET, behind, CRITERION.baseline) if beside else ()
    met = written(right, QUIET, RIGHT, CRITERION.baseline, Align.RIGHT)
    first = (
        *part((*numbered, *lines[0].operations), heading),
        *one_of(Kind.PARAGRAPH, noted),
        *one_of(Kind.PARAGRAPH, met),
    )
    rule = Stroke(LEFT, 0, RIGHT, 0, INK, 0.7)
    top = Strip(6, (*((bookmark,) if bookmark else ()), rule))
    rest = () if beside or not note else block(note, QUIET, left, edge)
    titled = (lines[0]._replace(operations=first), *within(lines[1:], heading))
    strips = (top, *titled, *rest, gap(4))
    return together(beginning(strips, begins))
