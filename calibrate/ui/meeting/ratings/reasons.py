"""An opened criterion: what both levels expect, and between them each rater's reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.ui.look.text import Face, height, wrap
from calibrate.ui.look.theme import Measures, tokens
from calibrate.ui.meeting.ratings.dots import Columns
from calibrate.ui.meeting.ratings.expectation_panels import INSIDE, absent_panel, panel
from calibrate.ui.meeting.ratings.notes import EDITOR, Note, add_link, note_pieces
from calibrate.ui.meeting.ratings.placed import Block, Lines, Link, Piece, Placed, Sign, Words
from calibrate.ui.meeting.ratings.rater_reasons import Pieces, ReasonSetter, column, sides
from calibrate.ui.meeting.situation.wording import side_titles
from calibrate.words.phrases import capitalized
from calibrate.words.ratings import NOT_ENOUGH
from calibrate.words.rounds import BEFORE, moved_words

BRIEF_REASONS, BRIEF_EXPECTATION, BRIEF_MOVES, ALL = 2, 12, 3, 400
TITLE, BELOW, PART = 24, 14, 30
GAP = 18


class Fold(IntEnum):
    """How much of a criterion is shown: its strip, some of its reasons, or all of them."""

    FOLDED = 0
    OPEN = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an opened criterion, and how much of it."""

    sheet: Sheet
    row: SheetRow
    fold: Fold
    pieces: Pieces
    note: Note


class Setting:
    """Sets the reasons of one criterion for a width: faces, places, how much is shown."""

    def __init__(self, told: Told, at: Columns, size: Measures) -> None:
        self.sheet, self.row, self.note, self.at = told.sheet, told.row, told.note, at
        self.is_brief = told.fold is not Fold.FULL
        self.body = Face(size.body)
        self.label, self.strong = Face(size.label), Face(size.label, QFont.Weight.DemiBold)
        self.setter = ReasonSetter(self.sheet.step, self.row, told.pieces, self.body, self.is_brief)
        self.panel_width = round((at.right - at.left) * (0.18 if at.is_wide else 0.26))
        self.start = at.left + self.panel_width + GAP
        self.end = at.right - (self.panel_width + GAP if at.is_wide else 0)
        self.column_width = (self.end - self.start - 2 * GAP) // 2

    def block(self) -> Block:
        """Return the pieces below the strip."""
        pieces, panels_height = self._panels()
        high = 0
        for part in (self._moves, self._standing, self._earlier, self._note):
            more, extra = part(high)
            pieces, high = [*pieces, *more], high + extra
        writing = None
        if self.note.is_open:
            writing = QRectF(self.start, high - EDITOR, self.end - self.start, EDITOR)
        return Block(tuple(pieces), max(panels_height, high) + BELOW, writing)

    def _panels(self) -> Placed:
        """Put the current level left and the target right, or both left where it is narrow.

        Below what stands left, a note can be added.
        """
        pieces, left = self._panel(self.at.left, 0, target=False)
        high = 0
        if self.at.is_wide:
            target, high = self._panel(self.at.right - self.panel_width, 0, target=True)
        else:
            target, more = self._panel(self.at.left, left + 8, target=True)
            left += 8 + more
        link, more = add_link(self.note, self.at.left + INSIDE, left + 8)
        left += 8 + more if more else 0
        return Placed([*pieces, *target, *link], max(left, high))

    def _note(self, y: int) -> Placed:
        width = self.end - self.start
        return note_pieces(self.note, self.start, y, width, self.body, self.is_brief)

    def _panel(self, x: int, y: int, target: bool) -> Placed:
        expectation = self.row.target if target else self.row.current
        area = (x, y, self.panel_width)
        if expectation is None:
            return absent_panel(self.row.pairing, self.sheet.step, area)
        most = BRIEF_EXPECTATION if self.is_brief else ALL
        return panel(expectation, area, self.body, most, target)

    def _moves(self, y: int) -> Placed:
        """Say who moved."""
        words, width = moved_words(self.row), self.end - self.start
        if not words:
            return Placed([], 0)
        text = wrap(words, self.label, width, BRIEF_MOVES if self.is_brief else ALL)
        high = height(text, self.label)
        lines = Lines(QRectF(self.start, y, width, high), text, self.label, "ink")
        return Placed([lines], high + 8)

    def _standing(self, y: int) -> Placed:
        """Set both sides of what counts, and below them those who gave no number."""
        pieces, high = self._sides(self.row.standing, y, side_titles(self.row, self.sheet.step))
        silent = [opened for opened in self.row.standing if opened.rating.value is None]
        if silent:
            more, extra = self._column(
                capitalized(NOT_ENOUGH), silent, self.start, y + high + 4, self.end - self.start
            )
            pieces, high = [*pieces, *more], high + 4 + extra
        return Placed(pieces, high)

    def _earlier(self, y: int) -> Placed:
        """Set what was said before the talk by those who rated again; only where all is shown."""
        earlier = self._superseded
        if self.is_brief or not earlier:
            return Placed([], 0)
        head = QRectF(self.start, y + 6, self.end - self.start, 20)
        pieces: list[Piece] = [
            Sign(QRectF(self.start, y, head.width(), 1), _across),
            Words(head, BEFORE, self.strong, "ink"),
        ]
        titles = side_titles(self.row, self.sheet.step)
        more, high = self._sides(earlier, y + PART, titles)
        silent = [opened for opened in earlier if opened.rating.value is None]
        below, extra = column(
            self.setter, silent, self.start, y + PART + high, self.end - self.start
        )[0]
        return Placed([*pieces, *more, *below], PART + high + extra)

    @property
    def _superseded(self) -> list[OpenedRating]:
        return [opened for opened in self.row.ratings if not opened.stands]

    def _sides(self, told: Sequence[OpenedRating], y: int, titles: tuple[str, str]) -> Placed:
        """Set both sides beside each other, with a line between them."""
        below, above = sides(self.sheet, self.row, told)
        right = self.start + self.column_width + 2 * GAP
        left_pieces, left_height = self._column(titles[0], below, self.start, y, self.column_width)
        right_pieces, right_height = self._column(titles[1], above, right, y, self.column_width)
        high = max(left_height, right_height)
        line = QRectF(self.start + self.column_width + GAP, y + 2, 1, high - 4)
        return Placed([*left_pieces, *right_pieces, Sign(line, _divider)], high)

    def _column(
        self, title: str, told: Sequence[OpenedRating], x: int, y: int, width: int
    ) -> Placed:
        """Set a heading and the reasons of one side from `y` on."""
        shown = told[:BRIEF_REASONS] if self.is_brief else told
        (pieces, high), is_cut = column(self.setter, shown, x, y + TITLE, width)
        link = self._link(len(told), len(told) - len(shown), is_cut)
        room = width - (self.strong.width(link) + 8 if link else 0)
        heading = f"{title} · {len(told)}"
        pieces.append(Words(QRectF(x, y, room, 20), heading, self.strong, "ink"))
        if link:
            box = QRectF(x + room, y, width - room, 20)
            pieces.append(Words(box, link, self.strong, "ink", right=True, link=Link.ALL))
        return Placed(pieces, TITLE + high)

    def _link(self, reasons: int, hidden: int, is_cut: bool) -> str:
        if not self.is_brief:
            return "fewer ‹" if reasons > BRIEF_REASONS or self._superseded else ""
        if hidden:
            return f"{hidden} more ›"
        return "all of it ›" if reasons and (is_cut or self._superseded) else ""


def _divider(painter: QPainter, place: QRectF) -> None:
    painter.setPen(QPen(tokens().color("strong_hairline"), 1))
    painter.drawLine(QLineF(place.topLeft(), place.bottomLeft()))


def _across(painter: QPainter, place: QRectF) -> None:
    painter.setPen(QPen(tokens().color("strong_hairline"), 1))
    painter.drawLine(QLineF(place.topLeft(), place.topRight()))
