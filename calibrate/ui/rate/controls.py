"""Small controls of the Rate screen: buttons that show their key, labels that fit, a refusal."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from calibrate.ui import marks
from calibrate.ui.frame import label
from calibrate.ui.rate.text import Face, draw_one
from calibrate.ui.theme import set_role, tokens


class KeyButton(QPushButton):
    """A button that elides a long text, and shows the key that does the same."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return room for the text and the key."""
        size = super().sizeHint()
        size.setWidth(size.width() + 4)
        if self.key:
            size.setWidth(size.width() + marks.key_size(self.key).width() + 10)
        return size

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; a long text is elided."""
        return QSize(min(90, self.sizeHint().width()), super().minimumSizeHint().height())

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
        cap = marks.key_size(self.key) if self.key else QSize(0, 0)
        extra = cap.width() + 8 if self.key else 0
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
            top = (self.height() - cap.height()) / 2
            box = QRectF(left + width + 8, top, cap.width(), cap.height())
            marks.draw_key(painter, box, self.key)

    def _ink(self) -> QColor:
        colors = tokens()
        if not self.isEnabled():
            return colors.color("faint")
        return colors.color("on_primary" if self.property("role") == "primary" else "ink")


class Elided(QLabel):
    """A label of one line that is cut with an ellipsis; its tool tip has the whole."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if role:
            set_role(self, role)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        size = super().minimumSizeHint()
        return QSize(min(40, size.width()), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        painter = QPainter(self)
        metrics = QFontMetrics(self.font())
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()


class DropDown(QComboBox):
    """A choice from a list; its words are elided and its chevron is painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame by the style, then the words and the chevron."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter, ink = QStylePainter(self), tokens().color("ink")
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        words = QRectF(self.rect()).adjusted(11, 0, -24, 0)
        face = Face(self.fontInfo().pixelSize())
        draw_one(painter, words, self.currentText(), face, ink)
        chevron = QRectF(self.width() - 20, self.height() / 2 - 4, 9, 8)
        marks.draw_chevron(painter, chevron, tokens().color("muted"), opened=True)
        painter.end()


class WarningSign(marks.Mark):
    """The triangle that says: look here."""

    def __init__(self) -> None:
        super().__init__(QSize(16, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        marks.draw_warning(painter, self.area.adjusted(1, 1, -1, -1), tokens().color("ink"))
        painter.end()


class Refusal(QWidget):
    """A sentence that says why something was not done, beside the control that was refused."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "label", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(WarningSign(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.say("")

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Say a sentence, or nothing."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
