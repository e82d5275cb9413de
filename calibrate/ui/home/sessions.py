"""The list of recent sessions: one model and one delegate, whatever its length."""

from __future__ import annotations

from collections.abc import Sequence
from time import time

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from calibrate.ui.home.paint import RIGHT, fill, key_cap, line, stroke, words
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.enlarged import EnlargedDelegate
from calibrate.ui.look.marks import draw_focus
from calibrate.ui.look.theme import appearance, font
from calibrate.ui.parts.tables.indexes import Index
from calibrate.ui.recent import Recent, detail_in_words, path_in_words, time_in_words

FIND, REMOVE = "Find it…", "Remove"
PADDING = 20
PHASE_AT, PHASE_WIDTH = 0.495, 224
BAR_WIDTH, BAR_HEIGHT = 92, 4
WITH_BAR = 560
"""How wide a row has to be for the bar of its progress."""


class SessionModel(QAbstractListModel):
    """Recent sessions as rows; whether a file is missing is looked up once, when it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[Recent, bool], ...] = ()

    def show(self, recents: Sequence[Recent]) -> None:
        """Put these sessions in place of those shown."""
        self.beginResetModel()
        self._rows = tuple((recent, recent.is_missing) for recent in recents)
        self.endResetModel()

    def recent(self, row: int) -> tuple[Recent, bool]:
        """Return the session of a row, and whether its file is missing."""
        return self._rows[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, what a pointer shows of it, or what a screen reader says of it."""
        recent, missing = self._rows[index.row()]
        roles = Qt.ItemDataRole
        match role:
            case roles.DisplayRole:
                return recent.title
            case roles.ToolTipRole:
                return plain_tip(f"{recent.title}\n{recent.path}")
            case roles.AccessibleTextRole:
                return _spoken(recent, missing)
        return None


def _spoken(recent: Recent, missing: bool) -> str:
    where = path_in_words(recent.path)
    if missing:
        return f"{recent.title}: not found at {where}. Enter finds it, Delete removes it."
    now = time()
    how_far = detail_in_words(recent, now)
    said = (recent.title, recent.phase, how_far, time_in_words(recent.time, now), where)
    return ", ".join(part for part in said if part)


class SessionDelegate(EnlargedDelegate):
    """Paints a session: title and place, phase and progress, when it was last open.

    The list says what is selected and hovered, and whether the keyboard is in use.
    """

    def __init__(self, sessions: SessionModel) -> None:
        super().__init__()
        self._sessions = sessions
        self.row_height = 80
        self.selected = self.hovered = -1
        self.has_focus = self.rings = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return zoom.size(200, self.row_height)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        selected = index.row() == self.selected
        _ground(painter, area, selected, index.row() == self.hovered)
        if selected and self.has_focus and self.rings:
            draw_focus(painter, _inner(area), 6)
        if not selected and index.row() + 1 < self._sessions.rowCount():
            line(painter, area.left() + PADDING, area.right() - PADDING, area.bottom(), "hairline")
        recent, missing = self._sessions.recent(index.row())
        _title(painter, area, recent, missing)
        if missing:
            _links(painter, area)
        else:
            _progress(painter, area, recent)
            if selected and self.has_focus:
                _open_hint(painter, _lines(area)[1])


def _inner(area: QRectF) -> QRectF:
    return area.adjusted(5, 5, -5, -5)


def _ground(painter: QPainter, area: QRectF, selected: bool, hovered: bool) -> None:
    inner = _inner(area)
    if selected:
        fill(painter, inner, "selection")
        bar = QRectF(inner.left() + 5, inner.center().y() - 13, 3, 26)
        fill(painter, bar, "primary", 1.5)
    elif hovered:
        fill(painter, inner, "chip")


def _lines(area: QRectF) -> tuple[QRectF, QRectF]:
    """Return the places of a row's first and second line of text."""
    middle = area.center().y()
    return (
        QRectF(area.left() + PADDING, middle - 23, area.width() - 2 * PADDING, 23),
        QRectF(area.left() + PADDING, middle + 1, area.width() - 2 * PADDING, 20),
    )


def _part(place: QRectF, start: float, width: float) -> QRectF:
    return QRectF(place.left() + start, place.top(), width, place.height())


def _title(painter: QPainter, area: QRectF, recent: Recent, missing: bool) -> None:
    first, second = _lines(area)
    wide = area.width() * PHASE_AT - 2 * PADDING
    face = font(15, QFont.Weight.DemiBold)
    words(painter, _part(first, 0, wide), recent.title, face, "muted" if missing else "ink")
    where = path_in_words(recent.path)
    place = f"Not found at {where}" if missing else where
    words(painter, _part(second, 0, wide), place, font(12), "muted", middle=True)
    words(painter, first, time_in_words(recent.time, time()), font(13), "muted", RIGHT)


def _progress(painter: QPainter, area: QRectF, recent: Recent) -> None:
    first, second = _lines(area)
    start = area.width() * PHASE_AT - PADDING
    words(painter, _part(first, start, 72), recent.phase, font(14, QFont.Weight.Medium), "ink")
    how_far = detail_in_words(recent, time())
    words(painter, _part(second, start, PHASE_WIDTH), how_far, font(12), "muted")
    if recent.total and area.width() >= WITH_BAR:
        bar = QRectF(first.left() + start + 78, first.center().y() - 1.5, BAR_WIDTH, BAR_HEIGHT)
        fill(painter, bar, "strong_hairline", 2)
        if recent.share:
            bar.setWidth(max(BAR_WIDTH * recent.share, BAR_HEIGHT))
            fill(painter, bar, "muted", 2)


def _open_hint(painter: QPainter, place: QRectF) -> None:
    left = key_cap(painter, place.right() - 0.5, place.center().y(), "⏎")
    area = QRectF(place.left(), place.top(), left - 9 - place.left(), place.height())
    words(painter, area, "Open", font(12, QFont.Weight.Medium), "ink", RIGHT)


def link_areas(area: QRectF) -> tuple[tuple[str, QRectF], ...]:
    """Return the links of a missing session's row and where they are."""
    first, _ = _lines(area)
    metrics = QFontMetricsF(font(13, QFont.Weight.Medium))
    start, found = area.width() * PHASE_AT - PADDING, []
    for text in (FIND, REMOVE):
        width = metrics.horizontalAdvance(text) + 1
        found.append((text, _part(first, start, width)))
        start += width + 26
    return tuple(found)


def _links(painter: QPainter, area: QRectF) -> None:
    for text, place in link_areas(area):
        words(painter, place, text, font(13, QFont.Weight.Medium), "ink")
        line(painter, place.left(), place.right(), place.bottom() - 1, "control")


class SessionList(QListView):
    """The list in its card. Arrow keys choose, Enter opens, Delete takes a row off the list.

    All three signals carry a Recent.
    """

    chosen = Signal(object)
    find_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sessions = SessionModel()
        self.rows = SessionDelegate(self.sessions)
        # A viewport of our own: wrapping Qt's would load every class of widgets, 15 ms.
        self._card = QWidget()
        self.setViewport(self._card)
        self.setModel(self.sessions)
        self.setItemDelegate(self.rows)
        self.setAccessibleName("Recent sessions")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        appearance.changed.connect(self._card.update)

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """Show these sessions, the first one chosen."""
        self.sessions.show(recents)
        self.setCurrentIndex(self.sessions.index(0))
        self.updateGeometry()

    def set_row_height(self, height: int) -> None:
        """Make all rows this high, in pixels."""
        if height != self.rows.row_height:
            self.rows.row_height = height
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows; a longer list than fits scrolls."""
        return zoom.size(400, self.sessions.rowCount() * self.rows.row_height + 2)

    def minimumSizeHint(self) -> QSize:
        """Stay two rows high at least."""
        return zoom.size(320, min(self.sessions.rowCount(), 2) * self.rows.row_height + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.rows.selected = self.currentIndex().row()
        self.rows.has_focus = self.hasFocus()
        painter, area = zoom.enlarging(self._card), zoom.area_of(self._card)
        fill(painter, area, "surface", 8)
        stroke(painter, area, "strong_hairline", 8)
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, find or remove the chosen session, leave `/` to Home; the rest is the list's."""
        keys = Qt.Key
        index = self.currentIndex()
        self._use_rings(True)
        if index.isValid() and event.key() in (keys.Key_Return, keys.Key_Enter):
            self._act(index)
        elif index.isValid() and event.key() == keys.Key_Delete:
            self.remove_wanted.emit(self.sessions.recent(index.row())[0])
        elif event.key() == keys.Key_Slash:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Draw the ring once the keyboard is in use: the Tab that led here is released here."""
        self._use_rings(True)
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row; who points needs no ring."""
        self._use_rings(False)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a session by one click, or act on the link that was hit."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        recent, missing = self.sessions.recent(index.row())
        link = self._link_at(point)
        if link == REMOVE:
            self.remove_wanted.emit(recent)
        elif link == FIND or not missing:
            self._act(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be pressed."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        row = self.indexAt(point).row()
        self._hover(row)
        pressable = row >= 0 and (not self.sessions.recent(row)[1] or self._link_at(point))
        shapes = Qt.CursorShape
        self._card.setCursor(shapes.PointingHandCursor if pressable else shapes.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen session."""
        from PySide6.QtWidgets import QMenu

        index = self.currentIndex()
        if not index.isValid():
            return
        recent, missing = self.sessions.recent(index.row())
        menu = QMenu(self)
        menu.addAction(FIND if missing else "Open", lambda: self._act(index))
        menu.addAction("Remove from this list", lambda: self.remove_wanted.emit(recent))
        menu.exec(event.globalPos())

    def _act(self, index: QModelIndex) -> None:
        recent, missing = self.sessions.recent(index.row())
        signal = self.find_wanted if missing else self.chosen
        signal.emit(recent)

    def _hover(self, row: int) -> None:
        if row != self.rows.hovered:
            self.rows.hovered = row
            self._card.update()

    def _use_rings(self, used: bool) -> None:
        if used != self.rows.rings:
            self.rows.rings = used
            self._card.update()

    def _link_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        if not index.isValid() or not self.sessions.recent(index.row())[1]:
            return ""
        links = link_areas(zoom.at_hundred(self.visualRect(index)))
        here = zoom.point_at_hundred(point)
        return next((text for text, area in links if area.contains(here)), "")
