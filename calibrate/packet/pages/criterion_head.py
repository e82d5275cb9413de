"""The head of a criterion, wherever its evidence or its ratings stand."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.flow.flow import Strip, Strips, beginning, gap, together
from calibrate.packet.flow.operations import Bookmark, Operation, Stroke
from calibrate.packet.flow.style import (
    CRITERION,
    CRITERION_NUMBER,
    INK,
    LEFT,
    META,
    QUIET,
    RIGHT,
)
from calibrate.packet.flow.text import Align, block, fitted, width_of, written
from calibrate.words.criteria import meeting, pairing_words

GAP = 7.0
NOTE_RIGHT = 410.0


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
    return _head(str(row.number), row.criterion.title, "continued", "", None, "")


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
    return _head("", title, "continued", "", None, "")


def goes_on(
    title: str, left: Strips, page: int, noun: str, unset: int = 0
) -> tuple[Operation, ...]:
    """Return the note at the foot of a page whose block goes on, with how much of it is left.

    `unset` counts what is left beside the strips.
    """
    begun = unset + sum(bool(strip.begins) for strip in left)
    more = f": {begun} more {noun if begun == 1 else noun + 's'}" if begun else ""
    tail = f" goes on, page {page}{more}"
    room = RIGHT - LEFT - width_of(tail, META)
    words = fitted(title, META, room) + tail
    return written(words, META, LEFT, META.leading)


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
    lines = block(title, CRITERION, left, NOTE_RIGHT)
    behind = width_of(title, CRITERION) + left + GAP + 1
    beside = (
        len(lines) == 1 and behind + width_of(note, QUIET) < RIGHT - width_of(right, QUIET) - GAP
    )
    first = (
        *written(number, CRITERION_NUMBER, LEFT, CRITERION.baseline),
        *lines[0].operations,
        *(written(note, QUIET, behind, CRITERION.baseline) if beside else ()),
        *written(right, QUIET, RIGHT, CRITERION.baseline, Align.RIGHT),
    )
    rule = Stroke(LEFT, 0, RIGHT, 0, INK, 0.7)
    top = Strip(6, (*((bookmark,) if bookmark else ()), rule))
    rest = () if beside or not note else block(note, QUIET, left, NOTE_RIGHT)
    strips = (top, replace(lines[0], operations=first), *lines[1:], *rest, gap(4))
    return together(beginning(strips, begins))
