"""What stands around the cells of the matrix: criteria above, pieces beside, coverage below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from calibrate.domain.agenda.covering import Covering, Span
from calibrate.domain.evidence import Evidence
from calibrate.ui.look import zoom
from calibrate.ui.look.enlarged import EnlargedHeader
from calibrate.ui.look.marks import draw_dashed, draw_pill, fills, pill_size, strokes
from calibrate.ui.look.painted_text import CENTRE, draw_line, elided, hairline, wrapped
from calibrate.ui.look.theme import font, scaled, tokens
from calibrate.ui.setup.evidence.placement_model import (
    Column,
    PlacementModel,
)
from calibrate.words.criteria import pairing_words
from calibrate.words.days import day
from calibrate.words.evidence import NO_PEER, coverage_words, files_words, span_words

NARROWEST = 62
HEADER_HEIGHT, MOST_LINES = 66, 4
MOST_DIGITS, DIGIT = 9, 16

MOST_OF_A_WORD = 96
HIGH, TICK = 74, 8


class CriteriaHeader(EnlargedHeader):
    """The criteria above the cells, with a pill on those that are not paired."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(scaled(NARROWEST))
        self._high = HEADER_HEIGHT

    @property
    def high(self) -> int:
        """How high it is, at 100 %: as its titles need."""
        return self._high

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(self.high))

    def share_width(self, even: int) -> int:
        """Give each column `even` pixels, or what its longest word needs; return their sum."""
        model = self.model()
        assert isinstance(model, PlacementModel)
        widths = [max(even, _longest_word(column)) for column in model.columns]
        for section, width in enumerate(widths):
            self.resizeSection(section, width)
        needed = [self._needed(at, zoom.length(width)) for at, width in enumerate(widths)]
        self._high = max([HEADER_HEIGHT, *needed])
        return sum(widths)

    def _needed(self, section: int, width: float) -> int:
        lines, pill = self._lines(section, width)
        return 16 * len(lines) + (32 if pill else 12) + DIGIT

    def _lines(self, section: int, width: float) -> tuple[list[str], str]:
        """Return the lines of a title, and the words of its pill."""
        model = self.model()
        assert isinstance(model, PlacementModel)
        column = model.columns[section]
        lines = wrapped(column.criterion.title, _title_face(), width - 2, MOST_LINES)
        return lines, pairing_words(column.pairing, model.step)

    def draw_section(self, painter: QPainter, area: QRectF, section: int) -> None:
        lines, pill = self._lines(section, area.width())
        top = area.bottom() - 10 - 16 * len(lines)
        for number, words in enumerate(lines):
            line = QRectF(area.left() + 1, top + 16 * number, area.width() - 2, 16)
            draw_line(painter, line, words, _title_face(), "ink", CENTRE)
        if section < MOST_DIGITS:
            digit = QRectF(area.left(), area.top() + 4, area.width(), 14)
            draw_line(painter, digit, str(section + 1), font(12), "faint", CENTRE)
        if pill:
            size = pill_size(pill)
            left = area.center().x() - size.width() / 2
            draw_pill(painter, QRectF(left, top - 20, size.width(), size.height()), pill)
        painter.fillRect(hairline(area), tokens().color("strong_hairline"))


class PieceHeader(EnlargedHeader):
    """The pieces beside the cells: label, title, kind, date. It stays when cells scroll across.

    A piece can be dragged from here: `dropped` carries its row and where, on the screen.
    """

    dropped = Signal(int, QPoint)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._dragged = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a piece."""
        super().mousePressEvent(event)
        self._dragged = self.logicalIndexAt(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a piece is being carried once it leaves its place."""
        super().mouseMoveEvent(event)
        is_carried = self._dragged >= 0 and event.position().x() > self.width()
        self.setCursor(Qt.CursorShape.DragCopyCursor if is_carried else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it: among the cells that places it."""
        super().mouseReleaseEvent(event)
        row, self._dragged = self._dragged, -1
        self.unsetCursor()
        if row >= 0 and event.position().x() > self.width():
            self.dropped.emit(row, event.globalPosition().toPoint())

    def draw_section(self, painter: QPainter, area: QRectF, section: int) -> None:
        model = self.model()
        assert isinstance(model, PlacementModel)
        piece = model.pieces[section]
        if section in self._chosen_rows():
            with fills(painter, tokens().color("selection")):
                painter.drawRoundedRect(area.adjusted(0, 0, 8, 0), 6, 6)
        painter.fillRect(hairline(area), tokens().color("hairline"))
        if section == getattr(self.parentWidget(), "marked_row", -1):
            with strokes(painter, tokens().color("primary"), 2):
                painter.drawRoundedRect(area.adjusted(2, 2, 20, -3), 6, 6)
        label = QRectF(area.left() + 8, area.top(), 50, area.height())
        draw_line(painter, label, piece.label, font(12), "muted")
        text = area.adjusted(60, 0, -8, 0)
        gap = 19 if area.height() > 40 else 17
        upper = QRectF(text.left(), area.center().y() - gap, text.width(), 18)
        draw_line(painter, upper, piece.content.title, font(13, QFont.Weight.Medium), "ink")
        self._paint_meta(painter, upper.translated(0, gap), piece)

    def _chosen_rows(self) -> range:
        rows = getattr(self.parentWidget(), "rows", range(0))
        assert isinstance(rows, range)
        return rows

    def _paint_meta(self, painter: QPainter, rect: QRectF, piece: Evidence) -> None:
        words = [piece.content.kind, day(piece.content.date) if piece.content.date else ""]
        if piece.version > 1:
            words.append(f"version {piece.version}")
        words.append(files_words(piece))
        meta = "  ·  ".join(word for word in words if word)
        if piece.criteria:
            draw_line(painter, rect, meta, font(12), "muted")
            return
        strong = font(12, QFont.Weight.DemiBold)
        meta = elided(f"{meta}  ·  " if meta else "", font(12), rect.width() - 62)
        draw_line(painter, rect, meta, font(12), "muted")
        used = QFontMetricsF(font(12)).horizontalAdvance(f"{meta} ") if meta else 0
        draw_line(painter, rect.adjusted(used, 0, 0, 0), "unplaced", strong, "ink")


class Coverage(QWidget):
    """Below the cells: how many pieces each criterion has, of when they are, and what they lack."""

    def __init__(self, view: QTableView) -> None:
        super().__init__()
        self._view = view
        zoom.hold(self, height=HIGH)
        view.horizontalScrollBar().valueChanged.connect(self.update)

    def refresh(self) -> None:
        """Show the coverage as it is now."""
        words = (
            f"{column.criterion.title}: {coverage_words(column.covering)}"
            for column in self._columns()
        )
        self.setAccessibleName("Coverage")
        self.setAccessibleDescription("; ".join(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the coverage of each criterion under its column."""
        painter, area = zoom.enlarging(self), zoom.area_of(self)
        painter.fillRect(QRectF(0, 0, area.width(), 1), tokens().color("control"))
        left = zoom.length(self._view.verticalHeader().width())
        words = QRectF(8, 9, left - 16, 18)
        draw_line(painter, words, "Coverage", font(13, QFont.Weight.DemiBold), "ink")
        draw_line(painter, words.translated(0, 19), "pieces, and what they lack", font(12), "muted")
        draw_line(painter, words.translated(0, 37), span_words(self._span()), font(12), "muted")
        painter.setClipRect(QRectF(left, 0, area.width() - left, area.height()))
        header = self._view.horizontalHeader()
        for section, column in enumerate(self._columns()):
            place = left + zoom.length(header.sectionViewportPosition(section))
            width = zoom.length(header.sectionSize(section))
            self._paint_column(painter, QRectF(place, 0, width, HIGH), column)

    def _columns(self) -> tuple[Column, ...]:
        model = self._view.model()
        assert isinstance(model, PlacementModel)
        return model.columns

    def _span(self) -> Span | None:
        model = self._view.model()
        assert isinstance(model, PlacementModel)
        return model.time

    def _paint_column(self, painter: QPainter, rect: QRectF, column: Column) -> None:
        here = column.covering
        upper = QRectF(rect.left() + 2, 9, rect.width() - 4, 18)
        if not here.pieces:
            draw_dashed(painter, rect.adjusted(3, 7, -3, -24), 6)
            small = font(12, QFont.Weight.DemiBold)
            draw_line(painter, upper.adjusted(0, 2, 0, 0), "No", small, "ink", CENTRE)
            draw_line(painter, upper.translated(0, 16), "evidence", small, "ink", CENTRE)
            return
        strong = font(13, QFont.Weight.DemiBold)
        draw_line(painter, upper, str(here.pieces), strong, "ink", CENTRE)
        draw_line(painter, upper.translated(0, 19), _lack(here), font(12), "muted", CENTRE)
        self._paint_dates(painter, rect, here)

    def _paint_dates(self, painter: QPainter, rect: QRectF, here: Covering) -> None:
        """Draw a line for the time that all evidence spans, with a tick for each piece here."""
        span = self._span()
        if span is None:
            return
        left, right, y = rect.left() + 8, rect.right() - 8, rect.top() + 56
        painter.fillRect(QRectF(left, y, right - left, 1), tokens().color("strong_hairline"))
        for when in here.dates:
            x = left + span.place(when) * (right - left)
            painter.fillRect(QRectF(x - 1, y - TICK / 2, 2, TICK + 1), tokens().color("ink"))


def _lack(here: Covering) -> str:
    """Say in two words at most what is weakest about a criterion's evidence."""
    if here.pieces == 1:
        return "only one"
    if here.is_recent:
        return "last month"
    return "" if here.has_peer else NO_PEER


def _title_face() -> QFont:
    return font(12, QFont.Weight.DemiBold)


def _longest_word(column: Column) -> int:
    metrics = QFontMetricsF(_title_face())
    words = column.criterion.title.split()
    longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    return scaled(min(MOST_OF_A_WORD, round(longest) + 4))
