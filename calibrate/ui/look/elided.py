"""Words that are cut with an ellipsis where they do not fit, never clipped."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from calibrate.ui.look.theme import scaled, set_role

NARROWEST = 24
NEW_LINE = "\n"


def plain_tip(text: str) -> str:
    """Return a tool tip that shows `text` as it is: it wraps, and no mark-up in it is obeyed."""
    return f"<qt>{escape(text).replace(NEW_LINE, '<br>')}</qt>" if text else ""


def give_tip(widget: QWidget, text: str) -> None:
    """Let a widget explain itself by a tool tip; a screen reader hears the text without mark-up."""
    widget.setToolTip(plain_tip(text))
    widget.setAccessibleDescription(text)


class ElidedLabel(QLabel):
    """Plain text on one line. Where it is cut, the tool tip has all of it; its name always has."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(
            Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignAbsolute
            | Qt.AlignmentFlag.AlignVCenter
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            set_role(self, role)
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """Show another text."""
        whole = " ".join(text.split())
        if whole == self.whole and self.accessibleName() == whole:
            return
        self.whole = whole
        self.setAccessibleName(self.whole)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        metrics, inside = self.fontMetrics(), self.contentsMargins()
        height = metrics.height() + 2 + inside.top() + inside.bottom()
        return QSize(metrics.horizontalAdvance(self.whole) + 2, height)

    def minimumSizeHint(self) -> QSize:
        """Return a size that leaves room for an ellipsis."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), scaled(NARROWEST)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:
        """Cut the text anew for another face, and ask for the room it needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._cut()

    def _cut(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.whole, mode, self.width())
        self.setText(shown)
        give_tip(self, self.whole if shown != self.whole else "")


class ElidedButton(QPushButton):
    """A button that never widens what it stands in. Its name always has all of its words."""

    PADDING = 32

    def __init__(self) -> None:
        super().__init__()
        self.whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_whole(self, text: str) -> None:
        """Show other words."""
        self.whole = text
        self.setAccessibleName(text.rstrip("…"))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew; the middle goes, so that the last word stays."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        mode, room = Qt.TextElideMode.ElideMiddle, self.width() - self.PADDING
        shown = self.fontMetrics().elidedText(self.whole, mode, room)
        self.setText(shown.replace("&", "&&"))
        give_tip(self, self.whole if shown != self.whole else "")
