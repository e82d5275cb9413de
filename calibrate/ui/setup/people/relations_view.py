"""The matrix of candidates and panelists, painted and worked by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
)

from calibrate.domain.commands import Relate, Unrelate
from calibrate.domain.people import RelationKind
from calibrate.domain.session import Session
from calibrate.ui.look.enlarged import EnlargedDelegate, EnlargedHeader
from calibrate.ui.look.marks import draw_dashed, draw_dot, draw_focus, fills, strokes
from calibrate.ui.look.painted_text import CENTRE, draw_line, hairline, wrapped
from calibrate.ui.look.theme import Measures, font, scaled, tokens
from calibrate.ui.parts.tables.corner import Corner
from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.parts.tables.one_focus import OneFocus
from calibrate.ui.setup.people.relations_model import RelationsModel

NARROWEST, WIDEST = 84, 150
NAMES_HEIGHT = 44


class RelationDelegate(EnlargedDelegate):
    """Paints a relation: rates is a quiet dot, presents an outlined word, recused a dashed one.

    Who is deputy for the candidate has the bare word.
    """

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, model = option.widget, index.model()
        assert isinstance(view, QTableView) and isinstance(model, RelationsModel)
        rect, current = QRectF(option.rect), view.currentIndex()
        if index.row() == current.row() and view.hasFocus():
            painter.fillRect(rect, tokens().color("selection"))
        painter.fillRect(hairline(rect), tokens().color("hairline"))
        chip = QRectF(0, 0, 78, 22)
        chip.moveCenter(rect.center())
        self._paint_relation(painter, chip, model, index)
        if index == current and view.hasFocus():
            draw_focus(painter, chip, 8)

    def _paint_relation(
        self, painter: QPainter, chip: QRectF, model: RelationsModel, index: Index
    ) -> None:
        words, relation = model.words(index), model.relation(index)
        if model.panelist(index.column()) is None:
            raters, quorum = model.counts(index.row())
            face = font(13, QFont.Weight.Bold if raters < quorum else QFont.Weight.Normal)
            below = "" if raters >= quorum else f" of {quorum}"
            draw_line(painter, chip, f"{raters}{below}", face, "ink", CENTRE)
        elif relation is None and model.is_deputy(index):
            _paint_deputy(painter, chip, words.startswith("rates"))
        elif relation is None and words == "rates":
            draw_dot(painter, chip.center(), 7, tokens().color("muted"))
        elif relation is None or relation.kind is RelationKind.RELIEVED:
            draw_line(painter, chip, "–", font(12), "faint", CENTRE)
        else:
            _paint_chip(painter, chip, words, relation.kind)


def _paint_chip(painter: QPainter, chip: QRectF, words: str, kind: RelationKind) -> None:
    if kind is RelationKind.RECUSED:
        draw_dashed(painter, chip, 6)
    else:
        with fills(painter, tokens().color("chip")):
            painter.drawRoundedRect(chip, 6, 6)
        with strokes(painter, tokens().color("control"), 1):
            painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    draw_line(painter, chip, words, font(12, QFont.Weight.DemiBold), "ink", CENTRE)


def _paint_deputy(painter: QPainter, chip: QRectF, rates: bool) -> None:
    """Draw the word, after the dot of somebody who rates as well."""
    if rates:
        draw_dot(painter, QPointF(chip.left() + 12, chip.center().y()), 7, tokens().color("muted"))
        chip = chip.adjusted(14, 0, 0, 0)
    draw_line(painter, chip, "deputy", font(12, QFont.Weight.DemiBold), "ink", CENTRE)


class NamesHeader(EnlargedHeader):
    """Names: of panelists above on two lines, of candidates beside on one."""

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(NAMES_HEIGHT))

    def draw_section(self, painter: QPainter, area: QRectF, section: int) -> None:
        name = str(self.model().headerData(section, self.orientation()))
        face = font(13, QFont.Weight.Medium)
        if self.orientation() is Qt.Orientation.Vertical:
            view = self.parentWidget()
            assert isinstance(view, QTableView)
            if section == view.currentIndex().row() and view.hasFocus():
                painter.fillRect(area, tokens().color("selection"))
            draw_line(painter, area.adjusted(8, 0, -6, 0), name, face, "ink")
            painter.fillRect(hairline(area), tokens().color("hairline"))
            return
        face = font(12, QFont.Weight.DemiBold)
        lines = wrapped(name, face, area.width() - 8, 2)
        top = area.bottom() - 6 - 16 * len(lines)
        for number, words in enumerate(lines):
            line = QRectF(area.left() + 4, top + 16 * number, area.width() - 8, 16)
            draw_line(painter, line, words, face, "ink", CENTRE)
        painter.fillRect(hairline(area), tokens().color("strong_hairline"))


class RelationsView(OneFocus, QTableView):
    """The matrix. Space goes from rates to presents to recused; Enter asks for the reason.

    `cycled` carries the command of the next relation, `reason_wanted` a Relation.
    """

    cycled = Signal(object)
    reason_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.relations = RelationsModel()
        self.editable = True
        self.setModel(self.relations)
        self.setItemDelegate(RelationDelegate(self))
        self.setHorizontalHeader(NamesHeader(Qt.Orientation.Horizontal))
        self.setVerticalHeader(NamesHeader(Qt.Orientation.Vertical))
        self.setAccessibleName("Who rates, presents or is recused")
        self.setCornerButtonEnabled(False)
        self.corner = Corner(self, "Candidate")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._repaint)

    def fit(self, measures: Measures) -> None:
        """Take the row height of a window's measures."""
        self.verticalHeader().setMinimumSectionSize(scaled(24))
        self.verticalHeader().setDefaultSectionSize(scaled(36 if measures.padding > 20 else 30))

    def show_session(self, session: Session, editable: bool) -> None:
        """Show a session's relations."""
        self.editable = editable
        self.relations.show_session(session)
        self._share_width()
        self._repaint()
        if not self.currentIndex().isValid() and self.relations.rowCount():
            self.setCurrentIndex(self.relations.index(0, 0))

    @property
    def content_height(self) -> int:
        """The height at which every row is seen."""
        rows = self.relations.rowCount() * self.verticalHeader().defaultSectionSize()
        return (
            scaled(NAMES_HEIGHT)
            + rows
            + (scaled(12) if self.horizontalScrollBar().maximum() else 2)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        columns = max(1, self.relations.columnCount())
        width = self.width()
        names = max(scaled(150), int(width * 0.26))
        cell = max(scaled(NARROWEST), min(scaled(WIDEST), (width - names - 10) // columns))
        self.verticalHeader().setFixedWidth(
            max(names, min(scaled(300), width - cell * columns - 10))
        )
        self.horizontalHeader().setDefaultSectionSize(cell)
        self.updateGeometries()
        self.corner.setGeometry(0, 0, self.verticalHeader().width(), scaled(NAMES_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cycle on Space, ask for the reason on Enter."""
        index = self.currentIndex()
        if index.isValid() and event.key() == Qt.Key.Key_Space:
            self._cycle(index)
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if relation := self.relations.relation(index):
                self.reason_wanted.emit(relation)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make a cell the current one; cycle it if it was that already."""
        before = self.currentIndex() if self.hasFocus() else None
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == before and event.button() is Qt.MouseButton.LeftButton:
            self._cycle(index)

    def _cycle(self, index: Index) -> None:
        self._give(self.relations.cycled(index))

    def turn(self, kind: RelationKind) -> None:
        """Say that the current cell is of this kind, or no more where it is."""
        if self.currentIndex().isValid():
            self._give(self.relations.turned(self.currentIndex(), kind))

    def _give(self, command: Relate | Unrelate | None) -> None:
        if command and self.editable:
            self.cycled.emit(command)

    def _repaint(self) -> None:
        self.viewport().update()
        self.verticalHeader().viewport().update()
