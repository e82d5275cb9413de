"""Files of another program that hang over a widget, and are let go there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


class Dragged:
    """Files that are dragged over one widget; whatever is sent to it is kept alive."""

    def __init__(self, widget: QWidget, paths: Sequence[Path]) -> None:
        self._widget, self._mime = widget, QMimeData()
        self._mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])

    def over(self, place: QPoint) -> bool:
        """Bring them to a place of the widget; tell whether they are welcome there."""
        enter = QDragEnterEvent(place, COPY, self._mime, LEFT, NONE)
        move = QDragMoveEvent(place, COPY, self._mime, LEFT, NONE)
        for event in (enter, move):
            QCoreApplication.sendEvent(self._widget, event)
        return move.isAccepted()

    def away(self) -> None:
        """Take them elsewhere."""
        QCoreApplication.sendEvent(self._widget, QDragLeaveEvent())

    def let_go(self, place: QPoint) -> None:
        """Drop them at a place of the widget; what follows is done once events are."""
        self.over(place)
        drop = QDropEvent(QPointF(place), COPY, self._mime, LEFT, NONE)
        QCoreApplication.sendEvent(self._widget, drop)
