"""How the rows of the ratings are set and drawn for one width."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from calibrate.domain.ratings import Confidence
from calibrate.domain.rubric import Pairing
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.reading import pairing_words
from calibrate.ui.marks import draw_chevron, draw_diamond
from calibrate.ui.meeting import dots
from calibrate.ui.meeting.dots import Columns
from calibrate.ui.meeting.pieces import Block, Words
from calibrate.ui.meeting.ratings_model import Item, RatingsModel
from calibrate.ui.meeting.reasons import Fold, Setting
from calibrate.ui.text import Face, Wrapped, draw_lines, draw_one, height, wrap
from calibrate.ui.theme import Measures, tokens

FOLDED, OPENED, HEADING, ABOVE_HEADING = 33, 46, 32, 10
AROUND = 11
ABOVE_REASONS = 6
NUMBER = 20
CHEVRON = 10
MOST_TITLE_LINES = 2


class Rows:
    """Rows of a model in columns: heights, drawing, and what is where."""

    def __init__(self, model: RatingsModel, sheet: Sheet, at: Columns, size: Measures) -> None:
        self.model, self.sheet, self.at, self.size = model, sheet, at, size
        self.name = Face(size.body, QFont.Weight.DemiBold)
        self.note = Face(size.hint, QFont.Weight.DemiBold)
        self._blocks: dict[tuple[int, Fold], Block] = {}

    def height(self, place: int) -> int:
        """Return how high a row is as it is opened now."""
        row, block = self.model.items[place].row, self.block(place)
        if row is None:
            return HEADING + (ABOVE_HEADING if place else 0)
        return self.band(place, row) + (block.height + ABOVE_REASONS if block else 0)

    def band(self, place: int, row: SheetRow) -> int:
        """Return how high a criterion's strip is: room for its dots, and for its title."""
        least = FOLDED if self.model.fold(place) is Fold.FOLDED else OPENED
        title = self._title(row)
        lines = len(title.lines) + (0 if self._note_beside(row) else 1)
        stacks = dots.strip_height(row, self.at) + AROUND
        return max(least, stacks, lines * self.name.leading + 12)

    def block(self, place: int) -> Block | None:
        """Return the reasons of a criterion that is opened."""
        row, fold = self.model.items[place].row, self.model.fold(place)
        if row is None or fold is Fold.FOLDED:
            return None
        if (place, fold) not in self._blocks:
            setting = Setting(self.sheet, row, fold, self.at, self.size)
            self._blocks[place, fold] = setting.block()
        return self._blocks[place, fold]

    def words_at(self, place: int, point: QPointF) -> Words | None:
        """Return the line at a point from a row's upper left corner."""
        row, block = self.model.items[place].row, self.block(place)
        if row is None or block is None:
            return None
        return block.words_at(point - QPointF(0, self.band(place, row) + ABOVE_REASONS))

    def paint(self, painter: QPainter, area: QRectF, place: int, seen: QRectF) -> None:
        """Draw a row as far as it is seen."""
        item = self.model.items[place]
        if item.row is None:
            self._paint_heading(painter, area, item, is_first=place == 0)
        else:
            self._paint_criterion(painter, area, place, item.row, seen)
        painter.setPen(QPen(tokens().color("strong_hairline"), 1))
        low = area.bottom() - 0.5
        painter.drawLine(QLineF(self.at.left, low, self.at.right, low))

    def _paint_heading(self, painter: QPainter, area: QRectF, item: Item, is_first: bool) -> None:
        """Draw "Split" or "Agreed" with what it means; the first one also has the legend."""
        at, strong, face = self.at, Face(14, QFont.Weight.DemiBold), Face(12)
        band = area.adjusted(0, area.height() - HEADING, 0, 0)
        title = QRectF(at.left, band.top(), at.right - at.left, band.height())
        draw_one(painter, title, item.title, strong, tokens().color("ink"))
        after = at.left + strong.width(item.title) + 10
        end = paint_legend(painter, band, at.right, self.model) if is_first else at.right
        note = QRectF(after, band.top(), end - after - 14, band.height())
        draw_one(painter, note, item.note, face, tokens().color("muted"))

    def _paint_criterion(
        self, painter: QPainter, area: QRectF, place: int, row: SheetRow, seen: QRectF
    ) -> None:
        is_open = self.model.fold(place) is not Fold.FOLDED
        band = QRectF(area.left(), area.top(), area.width(), self.band(place, row))
        dots.paint_strip(painter, band, self.at, self.sheet, row, len(self.model.absent))
        self._paint_name(painter, band, row)
        self._paint_count(painter, band, row, is_open)
        block = self.block(place)
        if block:
            corner = QPointF(area.left(), band.bottom() + ABOVE_REASONS)
            block.paint(painter, corner, seen)

    def _paint_name(self, painter: QPainter, band: QRectF, row: SheetRow) -> None:
        """Draw number and title; that a level is silent stands beside it, or below."""
        at, title, beside = self.at, self._title(row), self._note_beside(row)
        high = height(title, self.name) + (0 if beside else self.name.leading)
        top = band.center().y() - high / 2
        first = QRectF(at.left, top, NUMBER, self.name.leading)
        draw_one(painter, first, str(row.number), Face(self.size.body), tokens().color("muted"))
        x = at.left + NUMBER
        ink = tokens().color("ink")
        low = draw_lines(painter, x, top, at.scale - x, title, self.name, ink)
        if not beside:
            low_box = QRectF(x, low, at.scale - x - 8, self.name.leading)
            self._paint_note(painter, low_box, row, right=False)
        else:
            box = QRectF(x, top, at.scale - x - 8, self.name.leading)
            self._paint_note(painter, box, row, right=True)

    def _paint_note(self, painter: QPainter, box: QRectF, row: SheetRow, right: bool) -> None:
        words, muted = pairing_words(self.sheet, row), tokens().color("muted")
        draw_one(painter, box, words, self.note, muted, right)

    def _paint_count(self, painter: QPainter, band: QRectF, row: SheetRow, is_open: bool) -> None:
        """Draw how many meet the target; nothing where only the current level speaks."""
        count, right = self.sheet.count(row), self.at.right
        face = Face(self.size.body, QFont.Weight.DemiBold if is_open else QFont.Weight.Medium)
        if row.pairing is not Pairing.CURRENT_ONLY and count.rated:
            box = QRectF(self.at.meets, band.top(), right - self.at.meets - 18, band.height())
            words = f"{count.meets} of {count.rated}"
            draw_one(painter, box, words, face, tokens().color("ink"), right=True)
        sign = QRectF(right - CHEVRON, band.center().y() - CHEVRON / 2, CHEVRON, CHEVRON)
        draw_chevron(painter, sign, tokens().color("ink"), is_open)

    def _title(self, row: SheetRow) -> Wrapped:
        room = self.at.scale - self.at.left - NUMBER - 8
        return wrap(row.criterion.title, self.name, room, MOST_TITLE_LINES)

    def _note_beside(self, row: SheetRow) -> bool:
        words = pairing_words(self.sheet, row)
        room = self.at.scale - self.at.left - NUMBER - 20
        return not words or self.name.width(row.criterion.title) + self.note.width(words) <= room


def paint_legend(painter: QPainter, band: QRectF, right: float, model: RatingsModel) -> float:
    """Draw what the marks mean, ending at `right`; return where the legend begins."""
    face, middle = Face(12), band.center().y()
    entries = ["not enough evidence"]
    if model.absent:
        entries.append("absent")
    if model.sheet and any(
        opened.rating.confidence is Confidence.UNSURE
        for row in model.sheet.rows
        for opened in row.ratings
    ):
        entries.insert(0, "unsure")
    for words in reversed(entries):
        width = face.width(words)
        box = QRectF(right - width, band.top(), width + 2, band.height())
        draw_one(painter, box, words, face, tokens().color("muted"))
        centre = QPointF(right - width - 12, middle)
        _paint_sign(painter, centre, words)
        right -= width + 32
    return right + 12


def _paint_sign(painter: QPainter, centre: QPointF, words: str) -> None:
    if words == "absent":
        dots.draw_absent(painter, centre)
    elif words == "unsure":
        dots.draw_rating(painter, centre, is_unsure=True)
    else:
        draw_diamond(painter, centre, dots.DIAMOND, tokens().color("ink"))
