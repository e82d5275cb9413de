"""Files that hang over the evidence page: it says what will happen to them, and asks for that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from calibrate.domain.evidence import Evidence
from calibrate.ui.look.theme import scaled
from calibrate.ui.parts.files.dropping import dropped_files, is_table, may_be_attached
from calibrate.ui.parts.frame import label
from calibrate.ui.setup.evidence.attaching import drop_words
from calibrate.ui.setup.evidence.placement_view import PlacementView

ABOVE_FOOT = 54
WIDEST = 640


class Drops(QObject):
    """Hears what is dragged over a page with a matrix, whose row under it is marked.

    `attached` carries a piece and the files that were let go on it, `imported` a table. What is
    neither the window takes, as anywhere: a session, a ballot, an answer.
    """

    attached = Signal(object, object)
    imported = Signal(object)

    def __init__(self, page: QWidget, view: PlacementView, is_open: Callable[[], bool]) -> None:
        super().__init__(page)
        self._page, self._view, self._is_open = page, view, is_open
        self.told = label("", "beside", wrap=True)
        self.told.setParent(page)
        self.told.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear drags over the page, before the page and the window do."""
        if watched is not self._page:
            return super().eventFilter(watched, event)
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                assert isinstance(event, QDragMoveEvent)
                return self._hover(event)
            case QEvent.Type.Resize if self.told.isVisible():
                self._tell(self.told.text())
            case QEvent.Type.DragLeave:
                self.clear()
            case QEvent.Type.Drop:
                assert isinstance(event, QDropEvent)
                return self._let_go(event)
        return super().eventFilter(watched, event)

    def clear(self) -> None:
        """Nothing hangs over the page any more."""
        self.told.hide()
        self._view.mark_row(-1)

    def _hover(self, event: QDragMoveEvent) -> bool:
        paths = dropped_files(event)
        if not self._is_open() or not (is_table(paths) or may_be_attached(paths)):
            event.ignore()
            return True
        piece = self._piece_under(event)
        self._tell(drop_words(paths, piece))
        self._view.mark_row(self._row_of(piece) if piece and not is_table(paths) else -1)
        event.acceptProposedAction()
        return True

    def _let_go(self, event: QDropEvent) -> bool:
        paths, piece = dropped_files(event), self._piece_under(event)
        self.clear()
        if is_table(paths):
            self._later(event, partial(self.imported.emit, paths[0]))
        elif piece:
            self._later(event, partial(self.attached.emit, piece, paths))
        else:
            self._page.window().dropEvent(event)
        return True

    def _later(self, event: QDropEvent, then: Callable[[], None]) -> None:
        """Let whoever drags go first: a dialog within a drop would hold the other program."""
        event.acceptProposedAction()
        QTimer.singleShot(0, self, then)

    def _piece_under(self, event: QDropEvent) -> Evidence | None:
        where = self._page.mapToGlobal(event.position().toPoint())
        row = self._view.row_under(where)
        pieces: Sequence[Evidence] = self._view.placement.pieces
        return pieces[row] if 0 <= row < len(pieces) else None

    def _row_of(self, piece: Evidence) -> int:
        return next((at for at, one in enumerate(self._view.placement.pieces) if one is piece), -1)

    def _tell(self, words: str) -> None:
        page = self._page
        self.told.setText(words)
        width = min(scaled(WIDEST), page.width() - scaled(32))
        size = self.told.sizeHint().boundedTo(page.size())
        size.setWidth(min(width, self.told.fontMetrics().horizontalAdvance(words) + scaled(36)))
        size.setHeight(max(scaled(34), self.told.heightForWidth(size.width())))
        self.told.resize(size)
        below = page.height() - size.height() - scaled(ABOVE_FOOT)
        self.told.move(QPoint((page.width() - size.width()) // 2, max(0, below)))
        self.told.raise_()
        self.told.show()
