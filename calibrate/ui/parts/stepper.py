"""A count, such as votes or minutes: minus, the number, plus. Empty until somebody enters one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QVBoxLayout,
    QWidget,
)

from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_minus, draw_plus, fills, strokes
from calibrate.ui.look.theme import set_role, tokens
from calibrate.ui.parts.frame import label

NONE, MOST = -1, 999
HEIGHT = 32
LESS, MORE = QStyle.SubControl.SC_SpinBoxDown, QStyle.SubControl.SC_SpinBoxUp


class CountField(QSpinBox):
    """The number, which has no text while none was entered. `entered` by Enter in it."""

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(NONE, MOST)
        self.setValue(NONE)
        zoom.hold(self, height=HEIGHT)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, "count")

    def textFromValue(self, value: int) -> str:
        """Return nothing for no count."""
        return "" if value == NONE else str(value)

    def valueFromText(self, text: str) -> int:
        """Return no count for nothing."""
        return int(text) if text else NONE

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let nothing be typed but a count, or nothing."""
        is_count = text.isascii() and text.isdecimal() and int(text) <= MOST
        state = QValidator.State.Acceptable if is_count or not text else QValidator.State.Invalid
        return state, text, position

    def stepBy(self, steps: int) -> None:
        """Count on from what stands there; the first step up says one, down nothing."""
        self.setValue(min(max(max(self.value(), 0) + steps, 0), MOST))

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:
        """Tell which of plus and minus would change something."""
        flags = QSpinBox.StepEnabledFlag
        down = flags.StepNone if self.value() == 0 else flags.StepDownEnabled
        return down | (flags.StepNone if self.value() == MOST else flags.StepUpEnabled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, and the signs beside the number."""
        painter, option = QPainter(self), QStyleOptionSpinBox()
        self.initStyleOption(option)
        with fills(painter, tokens().color("surface")):
            painter.drawRoundedRect(self.rect(), 6, 6)
        self._draw_sign(painter, option, LESS)
        self._draw_sign(painter, option, MORE)
        width = 2.0 if self.hasFocus() else 1.0
        inner = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        with strokes(painter, tokens().color("primary" if self.hasFocus() else "control"), width):
            painter.drawRoundedRect(inner, 6, 6)

    def _draw_sign(
        self, painter: QPainter, option: QStyleOptionSpinBox, which: QStyle.SubControl
    ) -> None:
        """Draw minus or plus, and the line towards the number."""
        control = QStyle.ComplexControl.CC_SpinBox
        area = QRectF(self.style().subControlRect(control, option, which, self))
        if option.activeSubControls & which:
            with fills(painter, tokens().color("tint")):
                painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 5, 5)
        ink = tokens().color("ink" if self.isEnabled() else "faint")
        sign = QRectF(area.center().x() - 4, area.center().y() - 4, 8, 8)
        (draw_plus if which == MORE else draw_minus)(painter, sign, ink)
        edge = int(area.left() if which == MORE else area.right())
        painter.setPen(tokens().color("strong_hairline"))
        painter.drawLine(edge, 1, edge, self.height() - 2)


class Stepper(QWidget):
    """One count with its label; `spoken` is its name where the label alone does not say enough.

    `changed` when a person changes it, `entered` by Enter in it.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str, spoken: str = "") -> None:
        super().__init__()
        self.field = CountField(spoken or name)
        self.field.valueChanged.connect(self.changed)
        self.field.entered.connect(self.entered)
        above = label(name, "meta")
        above.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(above)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> int | None:
        """The count, or None where nothing was entered."""
        return None if self.field.value() == NONE else self.field.value()

    def show_value(self, value: int | None) -> None:
        """Show a count without telling anybody."""
        with QSignalBlocker(self.field):
            self.field.setValue(NONE if value is None else value)
