"""How the rows of the ratings are set and drawn for one width."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.ui.look.marks import draw_chevron
from calibrate.ui.look.text import Face, Wrapped, draw_lines, draw_one, height, wrap
from calibrate.ui.look.theme import Measures, tokens
from calibrate.ui.meeting.ratings import dots
from calibrate.ui.meeting.ratings.dots import Columns
from calibrate.ui.meeting.ratings.legend import paint_legend
from calibrate.ui.meeting.ratings.notes import Note
from calibrate.ui.meeting.ratings.placed import Block, Words
from calibrate.ui.meeting.ratings.ratings_model import Item, RatingsModel
from calibrate.ui.meeting.ratings.reasons import Fold, Setting
from calibrate.words.criteria import pairing_words

FOLDED, OPENED, HEADING, ABOVE_HEADING = 33, 46, 32, 10
AROUND = 11
ABOVE_REASONS = 6
NUMBER = 20
CHEVRON = 10
MOST_TITLE_LINES, MOST_ASIDE_LINES = 2, 6
BETWEEN = " · "
UNBROKEN_BLANK = "\N{NO-BREAK SPACE}"


class Name(NamedTuple):
    """A criterion's title, and what is said of it beside and below."""

    title: Wrapped
    beside: str
    below: Wrapped


class Rows:
    """Rows of a model in columns: heights, drawing, and what is where."""

    def __init__(self, model: RatingsModel, sheet: Sheet, at: Columns, size: Measures) -> None:
        self.model, self.sheet, self.at, self.size = model, sheet, at, size
        self.name = Face(size.body, QFont.Weight.DemiBold)
        self.aside = Face(size.meta, QFont.Weight.DemiBold)
        self.room = at.scale - at.left - NUMBER - 8
        self._names: dict[str, Name] = {}
        self._bands: dict[str, int] = {}
        self._blocks: dict[tuple[int, Fold, Note], Block] = {}

    def height(self, place: int) -> int:
        """Return how high a row is as it is opened now."""
        row, block = self.model.items[place].row, self.block(place)
        if row is None:
            return HEADING + (ABOVE_HEADING if place else 0)
        return self.band(place, row) + (block.height + ABOVE_REASONS if block else 0)

    def band(self, place: int, row: SheetRow) -> int:
        """Return how high a criterion's strip is: room for its dots, and for what it is called."""
        least = FOLDED if self.model.fold(place) is Fold.FOLDED else OPENED
        return max(least, self._least_band(row))

    def _least_band(self, row: SheetRow) -> int:
        """Return what dots and name need, measured once."""
        id = row.criterion.id
        if id not in self._bands:
            stacks = dots.strip_height(self.sheet, row, self.at) + AROUND
            self._bands[id] = max(stacks, self._name_height(row) + 12)
        return self._bands[id]

    def block(self, place: int) -> Block | None:
        """Return the reasons of a criterion that is opened."""
        told = self.model.told(place)
        if told is None:
            return None
        key = (place, told.fold, told.note)
        if key not in self._blocks:
            self._blocks[key] = Setting(told, self.at, self.size).block()
        return self._blocks[key]

    def words_at(self, place: int, point: QPointF) -> Words | None:
        """Return the line at a point from a row's upper left corner."""
        row, block = self.model.items[place].row, self.block(place)
        if row is None or block is None:
            return None
        return block.words_at(point - QPointF(0, self.band(place, row) + ABOVE_REASONS))

    def cited(self, place: int) -> list[Words]:
        """Return what opens evidence on a criterion as it is opened now."""
        block = self.block(place)
        return block.cited if block else []

    def in_row(self, place: int, words: Words) -> QRectF:
        """Return where a line stands, from its row's upper left corner."""
        row = self.model.items[place].row
        below = self.band(place, row) + ABOVE_REASONS if row else 0
        return words.place.translated(0, below)

    def writing(self, place: int) -> QRectF | None:
        """Return where a note is written, from a row's upper left corner."""
        row, block = self.model.items[place].row, self.block(place)
        if row is None or block is None or block.writing is None:
            return None
        return block.writing.translated(0, self.band(place, row) + ABOVE_REASONS)

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
        line = QRectF(at.left, band.top(), at.right - at.left, band.height())
        draw_one(painter, line, item.title, strong, tokens().color("ink"))
        after = at.left + strong.width(item.title) + 10
        end = paint_legend(painter, line, after, self.sheet) if is_first else at.right
        note = QRectF(after, band.top(), end - after - 14, band.height())
        draw_one(painter, note, item.note, face, tokens().color("muted"))

    def _paint_criterion(
        self, painter: QPainter, area: QRectF, place: int, row: SheetRow, seen: QRectF
    ) -> None:
        is_open = self.model.fold(place) is not Fold.FOLDED
        band = QRectF(area.left(), area.top(), area.width(), self.band(place, row))
        dots.paint_strip(painter, band, self.at, self.sheet, row)
        self._paint_name(painter, band, row)
        self._paint_count(painter, band, row, is_open)
        block = self.block(place)
        if block:
            corner = QPointF(area.left(), band.bottom() + ABOVE_REASONS)
            block.paint(painter, corner, seen)

    def _paint_name(self, painter: QPainter, band: QRectF, row: SheetRow) -> None:
        """Draw number and title, beside it what fits, and below it the rest."""
        name, muted = self.named(row), tokens().color("muted")
        x, top = self.at.left + NUMBER, band.center().y() - self._name_height(row) / 2
        first = QRectF(self.at.left, top, NUMBER, self.name.leading)
        draw_one(painter, first, str(row.number), Face(self.size.body), muted)
        ink = tokens().color("ink")
        low = draw_lines(painter, x, top, self.room, name.title, self.name, ink)
        beside = QRectF(x, top, self.room, self.name.leading)
        draw_one(painter, beside, name.beside, self.aside, muted, right=True)
        draw_lines(painter, x, low, self.room, name.below, self.aside, muted)

    def _name_height(self, row: SheetRow) -> int:
        name = self.named(row)
        return height(name.title, self.name) + height(name.below, self.aside)

    def named(self, row: SheetRow) -> Name:
        """Set a criterion's name, once: all that is said of it beside its title, or below."""
        if row.criterion.id not in self._names:
            silent = pairing_words(row.pairing, self.sheet.step)
            said = [one for one in (silent, *self.model.marks(row)) if one]
            beside = self._beside(row, said) or self._beside(row, [silent])
            rest = [] if beside == BETWEEN.join(said) else [mark for mark in said if mark != beside]
            self._names[row.criterion.id] = Name(
                wrap(row.criterion.title, self.name, self.room, MOST_TITLE_LINES),
                beside,
                wrap(self._unbroken(rest), self.aside, self.room, MOST_ASIDE_LINES),
            )
        return self._names[row.criterion.id]

    def _beside(self, row: SheetRow, said: list[str]) -> str:
        """Return words as they stand right of the title, or nothing if they do not fit there."""
        words, free = BETWEEN.join(said), self.room - self.name.width(row.criterion.title) - 12
        return words if self.aside.width(words) <= free else ""

    def _unbroken(self, said: list[str]) -> str:
        """Join words so that lines break between them only, where each has room on one line."""
        fits = (self.aside.width(mark) <= self.room for mark in said)
        whole = (mark.replace(" ", UNBROKEN_BLANK) for mark in said)
        return BETWEEN.join(
            one if is_short else mark for mark, one, is_short in zip(said, whole, fits, strict=True)
        )

    def _paint_count(self, painter: QPainter, band: QRectF, row: SheetRow, is_open: bool) -> None:
        """Draw how many meet the target; nothing where only the current level speaks."""
        count, right = self.sheet.count(row), self.at.right
        face = Face(self.size.body, QFont.Weight.DemiBold if is_open else QFont.Weight.Medium)
        if row.pairing is not Pairing.CURRENT_ONLY and count.rated:
            box = QRectF(self.at.meets, band.top(), right - self.at.meets - 18, band.height())
            words = f"{count.meets} of {count.rated}"
            ink = tokens().color("muted" if self.sheet.is_sealed_again(row) else "ink")
            draw_one(painter, box, words, face, ink, right=True)
        sign = QRectF(right - CHEVRON, band.center().y() - CHEVRON / 2, CHEVRON, CHEVRON)
        draw_chevron(painter, sign, tokens().color("ink"), is_open)
