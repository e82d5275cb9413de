"""The list of recent sessions: one model and one delegate, whatever its length."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from calibrate.ui.home.paint import LEFT, RIGHT, box, key_cap, ring, words
from calibrate.ui.recent import Recent, path_in_words, time_in_words
from calibrate.ui.theme import appearance, font, tokens

Index = QModelIndex | QPersistentModelIndex

RECENT = Qt.ItemDataRole.UserRole
MISSING = Qt.ItemDataRole.UserRole + 1
FIND, REMOVE = "Find it…", "Remove"
PADDING = 20
PHASE_AT, PHASE_WIDTH = 0.495, 190
BAR_WIDTH, BAR_HEIGHT = 92, 4
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


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

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many sessions are shown."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, the session as a value, or what a screen reader says of it."""
        recent, missing = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return recent.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{recent.title}\n{recent.path}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(recent, missing)
        if role == RECENT:
            return recent
        return missing if role == MISSING else None


def _spoken(recent: Recent, missing: bool) -> str:
    where = path_in_words(recent.path)
    if missing:
        return f"{recent.title}: not found at {where}. Enter finds it, Delete removes it."
    said = (recent.title, recent.phase, recent.detail, time_in_words(recent.time, datetime.now()))
    return ", ".join(one for one in (*said, where) if one)


class SessionDelegate(QStyledItemDelegate):
    """Paints a session: title and place, phase and progress, when it was last open."""

    def __init__(self) -> None:
        super().__init__()
        self.row_height = 80
        self.rings = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Say that all rows are of one height."""
        return QSize(200, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        active = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        _ground(painter, area, selected, bool(state & QStyle.StateFlag.State_MouseOver))
        if active and self.rings:
            ring(painter, area.adjusted(2, 2, -2, -2), 7)
        if not selected and index.row() + 1 < index.model().rowCount():
            _hairline(painter, area)
        _row(painter, area, index, active)
        painter.restore()


def _ground(painter: QPainter, area: QRectF, selected: bool, hovered: bool) -> None:
    inner = area.adjusted(5, 5, -5, -5)
    if selected:
        box(painter, inner, tokens().selection, radius=6)
        middle = inner.center().y()
        box(painter, QRectF(inner.left() + 5, middle - 13, 3, 26), tokens().primary, radius=1.5)
    elif hovered:
        box(painter, inner, tokens().chip, radius=6)


def _hairline(painter: QPainter, area: QRectF) -> None:
    painter.setPen(QPen(tokens().color("hairline"), 1))
    y = int(area.bottom()) - 0.5
    painter.drawLine(
        QRectF(area.left() + PADDING, y, area.width() - 2 * PADDING, 0).topLeft(),
        QRectF(area.left() + PADDING, y, area.width() - 2 * PADDING, 0).topRight(),
    )


def _lines(area: QRectF) -> tuple[QRectF, QRectF]:
    """Return the places of a row's first and second line of text."""
    middle = area.center().y()
    return (
        QRectF(area.left() + PADDING, middle - 23, area.width() - 2 * PADDING, 23),
        QRectF(area.left() + PADDING, middle + 1, area.width() - 2 * PADDING, 20),
    )


def _row(painter: QPainter, area: QRectF, index: Index, active: bool) -> None:
    recent: Recent = index.data(RECENT)
    missing: bool = index.data(MISSING)
    first, second = _lines(area)
    wide = area.width() * PHASE_AT - 2 * PADDING
    place = path_in_words(recent.path)
    title = font(15, QFont.Weight.DemiBold)
    words(painter, _part(first, 0, wide), recent.title, title, "muted" if missing else "ink")
    words(
        painter,
        _part(second, 0, wide),
        f"Not found at {place}" if missing else place,
        font(12),
        "muted",
        elide=Qt.TextElideMode.ElideMiddle,
    )
    words(painter, first, time_in_words(recent.time, datetime.now()), font(13), "muted", RIGHT)
    if missing:
        _links(painter, area)
    else:
        _progress(painter, area, recent)
        if active:
            _open_hint(painter, second)


def _part(line: QRectF, start: float, width: float) -> QRectF:
    return QRectF(line.left() + start, line.top(), width, line.height())


def _progress(painter: QPainter, area: QRectF, recent: Recent) -> None:
    first, second = _lines(area)
    start = area.width() * PHASE_AT - PADDING
    words(painter, _part(first, start, 72), recent.phase, font(14, QFont.Weight.Medium), "ink")
    words(painter, _part(second, start, PHASE_WIDTH), recent.detail, font(12), "muted")
    if recent.total:
        bar = QRectF(first.left() + start + 78, first.center().y() - 2, BAR_WIDTH, BAR_HEIGHT)
        box(painter, bar, tokens().strong_hairline, radius=2)
        if recent.share:
            filled = max(bar.width() * recent.share, BAR_HEIGHT)
            done = QRectF(bar.left(), bar.top(), filled, bar.height())
            box(painter, done, tokens().muted, radius=2)


def _open_hint(painter: QPainter, line: QRectF) -> None:
    left = key_cap(painter, line.right() - 0.5, line.center().y(), "⏎")
    area = QRectF(line.left(), line.top(), left - 9 - line.left(), line.height())
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
        words(painter, place, text, font(13, QFont.Weight.Medium), "ink", LEFT)
        painter.setPen(QPen(tokens().color("control"), 1))
        y = place.bottom() - 0.5
        painter.drawLine(place.left(), y, place.right(), y)


class SessionList(QListView):
    """The list in its card. Arrow keys choose, Enter opens, Delete takes a row off the list."""

    chosen = Signal(Recent)
    find_wanted = Signal(Recent)
    remove_wanted = Signal(Recent)

    def __init__(self) -> None:
        super().__init__()
        self.sessions = SessionModel()
        self.painter_of_rows = SessionDelegate()
        self.setModel(self.sessions)
        self.setItemDelegate(self.painter_of_rows)
        self.setAccessibleName("Recent sessions")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(1, 1, 1, 1)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.viewport().setAutoFillBackground(False)
        appearance.changed.connect(self.viewport().update)

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """Show these sessions, the first one chosen."""
        self.sessions.show(recents)
        self.setCurrentIndex(self.sessions.index(0))
        self.updateGeometry()

    def set_row_height(self, height: int) -> None:
        """Make all rows this high, in pixels."""
        if height != self.painter_of_rows.row_height:
            self.painter_of_rows.row_height = height
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows; a longer list than fits scrolls."""
        return QSize(400, self.sessions.rowCount() * self.painter_of_rows.row_height + 2)

    def minimumSizeHint(self) -> QSize:
        """Stay two rows high at least."""
        rows = min(self.sessions.rowCount(), 2)
        return QSize(320, rows * self.painter_of_rows.row_height + 2)

    def current(self) -> Recent | None:
        """Return the session that is chosen."""
        index = self.currentIndex()
        return index.data(RECENT) if index.isValid() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card below the rows."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.viewport().rect())
        box(painter, area, tokens().surface, tokens().strong_hairline, 8)
        painter.end()
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring if the keyboard led here."""
        self.painter_of_rows.rings = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, find or remove the chosen session; the rest is the list's own."""
        recent = self.current()
        if recent and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(self.currentIndex())
        elif recent and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(recent)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a session by one click, or act on the link that was hit."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        link = self._link_at(event.position().toPoint())
        if link == REMOVE:
            self.remove_wanted.emit(index.data(RECENT))
        elif link == FIND or not index.data(MISSING):
            self._act(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be pressed."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        pressable = index.isValid() and (not index.data(MISSING) or self._link_at(point))
        shape = Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen session."""
        recent = self.current()
        if recent is None:
            return
        menu = QMenu(self)
        index = self.currentIndex()
        menu.addAction(FIND if index.data(MISSING) else "Open", lambda: self._act(index))
        menu.addAction("Remove from this list", lambda: self.remove_wanted.emit(recent))
        menu.exec(event.globalPos())

    def _act(self, index: QModelIndex) -> None:
        signal = self.find_wanted if index.data(MISSING) else self.chosen
        signal.emit(index.data(RECENT))

    def _link_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        if not index.isValid() or not index.data(MISSING):
            return ""
        links = link_areas(QRectF(self.visualRect(index)))
        return next((text for text, area in links if area.contains(point)), "")
