"""What was noted of the talk on a criterion: shown below its reasons, written in place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from calibrate.ui.look.text import Face, height, wrap
from calibrate.ui.meeting.ratings.placed import Lines, Link, Piece, Placed, Words

HEAD, BELOW, EDITOR = 22, 10, 122
BRIEF_LINES, ALL = 6, 400
ADD, EDIT = "Add a note ›", "Edit ›"


@dataclass(frozen=True, slots=True)
class Note:
    """The note of one criterion as it is shown.

    `is_kept` is false for one that is still being written; `is_open` says that its editor is.
    """

    text: str = ""
    is_kept: bool = True
    may_write: bool = False
    is_open: bool = False


def add_link(note: Note, x: int, y: int) -> Placed:
    """Set the link that adds a note, where there is none and one may be written."""
    if note.text or note.is_open or not note.may_write:
        return Placed([], 0)
    strong = Face(13, QFont.Weight.DemiBold)
    place = QRectF(x, y, strong.width(ADD) + 2, 20)
    return Placed([Words(place, ADD, strong, "ink", link=Link.NOTE)], HEAD)


def note_pieces(note: Note, x: int, y: int, width: int, body: Face, is_brief: bool) -> Placed:
    """Set a note with the link that changes it, or leave room for its editor."""
    if note.is_open:
        return Placed([], EDITOR)
    if note.text:
        return _written(note, x, y, width, body, is_brief)
    return Placed([], 0)


def _written(note: Note, x: int, y: int, width: int, body: Face, is_brief: bool) -> Placed:
    strong = Face(13, QFont.Weight.DemiBold)
    text = wrap(note.text, body, width, BRIEF_LINES if is_brief else ALL)
    title = "Note" if note.is_kept else "Note, not kept yet"
    head = QRectF(x, y, strong.width(title) + 2, 20)
    lines = QRectF(x, y + HEAD, width, height(text, body))
    pieces: list[Piece] = [Words(head, title, strong, "ink"), Lines(lines, text, body, "ink")]
    if note.may_write:
        place = QRectF(x + width - 60, y, 60, 20)
        pieces.append(Words(place, EDIT, strong, "ink", right=True, link=Link.NOTE))
    return Placed(pieces, HEAD + int(lines.height()) + BELOW)
