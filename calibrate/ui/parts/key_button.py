"""A button that shows the key which does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from calibrate.ui.look import marks, zoom
from calibrate.ui.look.theme import scaled, tokens


class KeyButton(QPushButton):
    """A button that elides a long text, and shows the key that does the same."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell_key()

    def show_key(self, key: str) -> None:
        """Show another key, or none."""
        if key != self.key:
            self.key = key
            self._tell_key()
            self.updateGeometry()
            self.update()

    def _tell_key(self) -> None:
        """Tell screen readers the key, after whatever else is told of the button."""
        said = self.accessibleDescription()
        if not said or said.startswith("Key "):
            self.setAccessibleDescription(f"Key {self.key}" if self.key else "")

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        size.setWidth(size.width() + 4)
        if self.key:
            size.setWidth(size.width() + scaled(marks.key_size(self.key).width()) + 10)
        return size

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; a long text is elided."""
        return QSize(min(scaled(90), self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button's ground by its style, then text and key."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        cap = marks.key_size(self.key)
        extra = scaled(cap.width()) + 8 if self.key else 0
        metrics = QFontMetrics(self.font())
        margin = 0 if self.property("role") == "link" else 20
        room = self.width() - extra - margin
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        left = (self.width() - width - extra) / 2
        painter.setFont(self.font())
        painter.setPen(self._ink())
        painter.drawText(
            QRectF(left, 0, width + 2, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text
        )
        if self.key:
            self._paint_cap(painter, left + width + 8)

    def _paint_cap(self, painter: QPainter, left: float) -> None:
        size = marks.key_size(self.key)
        with zoom.enlarged(painter, self.rect()) as area:
            top = (area.height() - size.height()) / 2
            box = QRectF(zoom.length(left), top, size.width(), size.height())
            marks.draw_key(painter, box, self.key)

    def _ink(self) -> QColor:
        colors = tokens()
        if not self.isEnabled():
            return colors.color("faint")
        is_filled = self.property("role") in ("primary", "bar-primary")
        return colors.color("on_primary" if is_filled else "ink")
