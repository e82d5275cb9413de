"""A field that narrows the list beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent

from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_key, key_size
from calibrate.ui.parts.fields.line_field import SearchField

LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindField(SearchField):
    """The field; `sent` carries the keys that are meant for the list."""

    sent = Signal(QKeyEvent)

    def __init__(self, placeholder: str, name: str, width: int) -> None:
        super().__init__(placeholder=placeholder)
        self.setAccessibleName(name)
        zoom.hold(self, width)
        self.setAccessibleDescription("Key /")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key that leads here while nothing is typed."""
        super().paintEvent(event)
        if not self.text():
            size = key_size("/")
            area = zoom.area_of(self)
            left, top = area.width() - size.width() - 10, (area.height() - size.height()) / 2
            box = QRectF(left, top, size.width(), size.height())
            draw_key(zoom.enlarging(self), box, "/")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what is meant for the list."""
        if event.key() in LIST_KEYS or event.key() == Qt.Key.Key_Escape:
            self.sent.emit(event)
        else:
            super().keyPressEvent(event)
