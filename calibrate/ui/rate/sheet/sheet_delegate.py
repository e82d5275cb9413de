"""Draws the cells of the sheet."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from calibrate.domain.evidence import Evidence
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import SheetRow
from calibrate.ui.look import marks
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.text import Face, Wrapped, draw_lines, draw_one, height, wrap
from calibrate.ui.look.theme import tokens
from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.rate.rating_words import answer_word
from calibrate.ui.rate.sheet import card, expectation, measured, opened
from calibrate.ui.rate.sheet.sheet_layout import SheetLayout
from calibrate.ui.rate.sheet.sheet_model import (
    LADDER,
    UNPLACED,
    Block,
    Kind,
    Place,
    SheetModel,
)
from calibrate.ui.rate.sheet.sheet_words import SheetLookup, pieces_of
from calibrate.words.criteria import WHOLE_LEVEL, pairing_words
from calibrate.words.days import day
from calibrate.words.evidence import UNPLACED_EVIDENCE
from calibrate.words.phrases import several
from calibrate.words.ratings import confidence_words

CHECK = 11
STAYS = 10.0
"""How far below the top of the view an expectation stays while its cards scroll by."""
TITLES = {UNPLACED: UNPLACED_EVIDENCE, LADDER: WHOLE_LEVEL}
NOTES = {UNPLACED: "Can be cited anywhere"}
NOT_SAID = "Not rated by you"
WHOLE = "What the ladder says of a level as a whole. It belongs to no criterion and is not rated."


class SheetDelegate(EnlargedDelegate):
    """Draws folded rows, heads, cards and expectation panels from the model and the layout."""

    def __init__(self, model: SheetModel, layout: SheetLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.layout = layout
        self.current_row = -1
        self.hovered_row = -1
        self.has_focus = False

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lookup = self._model.lookup
        if lookup is None:
            return
        row, column = index.row(), index.column()
        place, cell = self._model.place(row), QRectF(option.rect)
        painter.save()
        match place.kind:
            case Kind.FOLDED if place.block.row:
                self._paint_folded(painter, cell, column, row, place.block, place.block.row)
            case Kind.HEAD:
                self._paint_head(painter, cell, column, place.block)
            case _ if column != 1:
                self._paint_panel(painter, cell, column, place.block, lookup)
            case Kind.EMPTY:
                self._paint_empty(painter, cell, row)
            case Kind.LADDER:
                self._paint_ladder(painter, cell, row)
            case Kind.LINE if place.piece:
                self._paint_line(painter, cell, row, place.block, place.piece)
            case Kind.CARD if place.piece:
                self._paint_card(painter, cell, row, place, lookup)
        painter.restore()

    def _column(self, cell: QRectF, column: int) -> QRectF:
        start, width = self.layout.columns.starts[column], self.layout.columns.widths[column]
        return QRectF(start, cell.top(), width, cell.height())

    def _paint_card(
        self, painter: QPainter, cell: QRectF, row: int, place: Place, lookup: SheetLookup
    ) -> None:
        assert place.piece
        stance = self._model.stance(place.block, place.piece)
        is_current = row == self.current_row
        look = card.CardLook(
            stance=stance,
            words=lookup.stance(stance) if stance else "",
            is_current=is_current,
            has_focus=is_current and self.has_focus,
            offers=self._offers(row),
            newer=self._model.newer(place.block, place.piece),
        )
        rect = self.layout.card_rect(cell)
        made = self.layout.card(place.piece)
        card.paint(painter, rect, place.piece, made, look, self.layout.faces, lookup.step)

    def _offers(self, row: int) -> bool:
        """Tell whether the buttons that mark a card are shown on a row."""
        is_here = row in (self.current_row, self.hovered_row)
        return is_here and self._model.takes(self._model.place(row).block)

    def _paint_panel(
        self, painter: QPainter, cell: QRectF, column: int, block: Block, lookup: SheetLookup
    ) -> None:
        """Draw an expectation beside its cards; it stays in sight while they scroll by."""
        made = self.layout.panel(block, lookup, column)
        if not made.items:
            return
        lowest = cell.bottom() - made.height - measured.FOOT - measured.FOOT_BELOW
        top = max(cell.top(), min(STAYS, lowest))
        area = self._column(cell, column)
        panel = QRectF(area.left(), top, area.width(), made.height)
        expectation.paint(painter, panel, made, column == 2, block.key == self._model.current)

    def _paint_head(self, painter: QPainter, cell: QRectF, column: int, block: Block) -> None:
        cell = cell.adjusted(0, measured.HEAD_ABOVE, 0, 0)
        area = self._column(cell, column)
        faces, colors = self.layout.faces, tokens()
        if column == 0:
            self._paint_title(painter, area, block)
        elif column == 2:
            self._paint_status(painter, area, block)
        elif block.row is None:
            words = NOTES.get(block.key, "")
            draw_one(painter, area, words, faces.small, colors.color("muted"))
        else:
            self._paint_said(painter, area, block, block.row)

    def _paint_folded(
        self, painter: QPainter, cell: QRectF, column: int, row: int, block: Block, found: SheetRow
    ) -> None:
        area = self._column(cell, column).adjusted(0, measured.FOLDED_ABOVE, 0, 0)
        line = QRectF(area.left(), area.top(), area.width(), measured.TITLE_LINE)
        below = line.translated(0, measured.TITLE_LINE)
        below.setHeight(measured.SUB_LINE)
        if column == 0:
            self._paint_title(painter, line, block)
            self._paint_folded_left(painter, below, found)
        elif column == 1:
            self._paint_answer(painter, line, block, found)
            below.adjust(0, 0, -self._paint_strip(painter, below, found), 0)
            self._paint_reason(painter, below, block)
            if row == self.current_row and self.has_focus:
                marks.draw_focus(painter, self._column(cell, 1).adjusted(-3, 5, 3, -5), 4)
        else:
            self._paint_status(painter, line, block)
            self._paint_folded_right(painter, line, below, found)

    def _paint_reason(self, painter: QPainter, below: QRectF, block: Block) -> None:
        rating, color = self._model.rating(block.key), tokens().color("muted")
        if not rating.answered and self._model.stands(block.key):
            draw_one(painter, below, NOT_SAID, self._small, color)
            return
        room, reason = self.layout.number_room, " ".join(rating.reason.split())
        draw_one(painter, below.adjusted(room, 0, 0, 0), reason, self._small, color)

    def _paint_said(self, painter: QPainter, line: QRectF, block: Block, found: SheetRow) -> None:
        """Draw above the cards what was said: by the panel at the right, by oneself at the left."""
        taken = self._paint_strip(painter, line, found)
        if self._model.rating(block.key).recorded:
            self._paint_answer(painter, line.adjusted(0, 0, -taken, 0), block, found)

    def _paint_strip(self, painter: QPainter, line: QRectF, found: SheetRow) -> float:
        """Draw what the panel said at the right of a line; return how much of it was taken."""
        lookup = self._model.lookup
        taken = opened.paint(painter, line, lookup.sheet, found) if lookup else 0
        return taken + 10 if taken else 0

    def _paint_folded_left(self, painter: QPainter, below: QRectF, found: SheetRow) -> None:
        lookup = self._model.lookup
        assert lookup
        below = below.adjusted(self.layout.number_room, 0, 0, 0)
        if found.pairing is Pairing.NEW:
            text = pairing_words(found.pairing, lookup.step)
            size = marks.pill_size(text)
            marks.draw_pill(
                painter, QRectF(below.left(), below.top(), size.width(), size.height()), text
            )
            return
        snippet = self.layout.snippets(found, lookup)[0]
        color = tokens().color("muted")
        if snippet:
            self._paint_snippet(painter, below, snippet)
            return
        draw_one(painter, below, pieces_of(len(found.evidence)), self.layout.faces.meta, color)

    def _paint_folded_right(
        self, painter: QPainter, line: QRectF, below: QRectF, found: SheetRow
    ) -> None:
        lookup = self._model.lookup
        assert lookup
        if found.pairing is Pairing.CURRENT_ONLY:
            text = pairing_words(found.pairing, lookup.step)
            size = marks.pill_size(text)
            top = line.center().y() - size.height() / 2
            marks.draw_pill(painter, QRectF(line.left(), top, size.width(), size.height()), text)
        snippet = self.layout.snippets(found, lookup)[1]
        if snippet:
            self._paint_snippet(painter, below, snippet)

    def _paint_snippet(self, painter: QPainter, below: QRectF, snippet: Wrapped) -> None:
        color = tokens().color("muted")
        x, y, width = below.left(), below.top(), below.width()
        draw_lines(painter, x, y, width, snippet, self._small, color)

    @property
    def _small(self) -> Face:
        return self.layout.faces.small

    def _paint_title(self, painter: QPainter, line: QRectF, block: Block) -> None:
        faces, colors = self.layout.faces, tokens()
        if block.row is None:
            draw_one(painter, line, TITLES[block.key], faces.strong, colors.color("ink"))
            return
        number, title = str(block.row.number), block.row.criterion.title
        is_current = block.key == self._model.current
        color = colors.color("ink" if is_current else "muted")
        draw_one(painter, line, number, faces.strong if is_current else faces.body, color)
        room = line.adjusted(self.layout.number_room, 0, 0, 0)
        draw_one(painter, room, title, faces.strong, colors.color("ink"))

    def _paint_answer(self, painter: QPainter, line: QRectF, block: Block, found: SheetRow) -> None:
        """Draw one's own rating in a line: value, words, how sure, and what it cites."""
        lookup, rating = self._model.lookup, self._model.rating(block.key)
        if lookup is None or not rating.answered:
            return
        faces, colors = self.layout.faces, tokens()
        cited = lookup.labels(rating)
        taken = min(faces.meta.width(cited), line.width() * 0.4) if cited else 0
        right = QRectF(line.right() - taken, line.top(), taken, line.height())
        draw_one(painter, right, cited, faces.meta, colors.color("muted"), right=True)
        line = line.adjusted(0, 0, -taken - 10, 0)
        draw_one(painter, line, answer_word(rating.value), faces.strong, colors.color("ink"))
        line = line.adjusted(self.layout.number_room, 0, 0, 0)
        words = lookup.answer(found, rating)
        draw_one(painter, line, words, faces.strong, colors.color("ink"))
        line = line.adjusted(faces.strong.width(words) + 8, 0, 0, 0)
        sure = f"·  {confidence_words(rating.confidence)}"
        draw_one(painter, line, sure, faces.small, colors.color("muted"))

    def _paint_status(self, painter: QPainter, line: QRectF, block: Block) -> None:
        faces, colors = self.layout.faces, tokens()
        if block.row is None:
            words = several(len(block.pieces), "piece")
            if block.key == UNPLACED:
                draw_one(painter, line, words, faces.meta, colors.color("muted"), right=True)
            return
        words = self._model.status(block)
        is_current = block.key == self._model.current and self._model.is_editable
        color = colors.color("ink" if is_current else "muted")
        draw_one(painter, line, words, faces.meta_strong, color, right=True)
        if self._model.rating(block.key).recorded and not self._model.stands(block.key):
            width = faces.meta_strong.width(words)
            left = line.right() - width - CHECK - 7
            box = QRectF(left, line.center().y() - CHECK / 2, CHECK, CHECK)
            marks.draw_check(painter, box, color)

    def _paint_empty(self, painter: QPainter, cell: QRectF, row: int) -> None:
        box = self.layout.card_rect(cell)
        marks.draw_dashed(painter, box)
        face = self.layout.faces.medium.font
        marks.draw_text(painter, box, pieces_of(0), face, tokens().color("muted"))
        if row == self.current_row and self.has_focus:
            marks.draw_focus(painter, box)

    def _paint_ladder(self, painter: QPainter, cell: QRectF, row: int) -> None:
        area, small = self._column(cell, 1), self._small
        room = area.width() - 2 * expectation.INSIDE
        words = wrap(WHOLE, small, int(room), 4)
        box = QRectF(area.left(), area.top(), area.width(), height(words, small) + 16)
        left, top = area.left() + expectation.INSIDE, area.top() + 8
        draw_lines(painter, left, top, room, words, small, tokens().color("muted"))
        if row == self.current_row and self.has_focus:
            marks.draw_focus(painter, box.adjusted(3, 3, -3, -3), 4)

    def _paint_line(
        self, painter: QPainter, cell: QRectF, row: int, block: Block, piece: Evidence
    ) -> None:
        """Draw a piece in one line: its label, title and day, and its stance if it is cited."""
        faces, colors, lookup = self.layout.faces, tokens(), self._model.lookup
        assert lookup
        area = self._column(cell, 1)
        stance = self._model.stance(block, piece)
        if row == self.current_row:
            self._paint_line_ground(painter, area)
        taken = 0.0
        if self._offers(row):
            corner = QPointF(*self.layout.button_corner(Kind.LINE, cell))
            taken = card.paint_buttons(painter, corner, stance, faces, lookup.step)
        elif stance:
            taken = card.paint_stance(painter, area, stance, lookup.stance(stance), faces)
        elif piece.content.date:
            when = day(piece.content.date)
            taken = faces.meta.width(when)
            draw_one(painter, area, when, faces.meta, colors.color("muted"), right=True)
        draw_one(painter, area, piece.label, faces.meta, colors.color("muted"))
        title = area.adjusted(54, 0, -taken - 12, 0)
        draw_one(painter, title, piece.content.title, faces.medium, colors.color("ink"))

    def _paint_line_ground(self, painter: QPainter, area: QRectF) -> None:
        ground = area.adjusted(-6, 1, 6, -1)
        with marks.fills(painter, tokens().color("selection")):
            painter.drawRoundedRect(ground, 5, 5)
        if self.has_focus:
            marks.draw_focus(painter, ground.adjusted(2, 2, -2, -2), 3)
