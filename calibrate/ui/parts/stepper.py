"""A count of votes: minus, the number, plus. Empty until somebody enters one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calibrate.ui.look.marks import draw_minus, draw_plus, fills, strokes
from calibrate.ui.look.theme import set_role, tokens
from calibrate.ui.parts.frame import label

MOST = 999
HEIGHT = 32
BUTTON = 28


class StepButton(QAbstractButton):
    """Takes one away or adds one; it repeats while it is held. By keys the number does the same."""

    def __init__(self, name: str, adds: bool) -> None:
        super().__init__()
        self._adds = adds
        self.setAccessibleName(name)
        self.setFixedSize(BUTTON, HEIGHT)
        self.setAutoRepeat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign, and the line towards the number."""
        painter, area = QPainter(self), QRectF(self.rect())
        if self.isDown() or self.underMouse():
            inner = area.adjusted(2, 2, -2, -2)
            with fills(painter, tokens().color("tint")):
                painter.drawRoundedRect(inner, 5, 5)
        ink = tokens().color("ink" if self.isEnabled() else "faint")
        sign = QRectF(area.center().x() - 4, area.center().y() - 4, 8, 8)
        (draw_plus if self._adds else draw_minus)(painter, sign, ink)
        edge = area.left() + 0.5 if self._adds else area.right() - 0.5
        painter.setPen(tokens().color("strong_hairline"))
        painter.drawLine(int(edge), 1, int(edge), HEIGHT - 2)


class CountField(QLineEdit):
    """The number itself; up and down change it by one, Enter says that all are entered."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setValidator(QIntValidator(0, MOST, self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self, "bare")

    def sizeHint(self) -> QSize:
        return QSize(30, HEIGHT - 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down by the arrows, and go on by Enter."""
        steps = {int(Qt.Key.Key_Up): 1, int(Qt.Key.Key_Down): -1}
        if event.key() in steps:
            self.stepped.emit(steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Stepper(QWidget):
    """One count with its label. `changed` when a person changes it, `entered` by Enter in it."""

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = CountField(f"Votes {name.lower()}")
        self.less = StepButton(f"One less {name.lower()}", adds=False)
        self.more = StepButton(f"One more {name.lower()}", adds=True)
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        self.field.stepped.connect(self._step)
        self.field.textEdited.connect(self.changed)
        self.field.entered.connect(self.entered)
        self._lay_out(name)

    @property
    def value(self) -> int | None:
        """The count, or None where nothing was entered."""
        return int(self.field.text()) if self.field.text() else None

    def show_value(self, value: int | None) -> None:
        """Show a count without telling anybody."""
        shown = "" if value is None else str(value)
        if self.field.text() != shown:
            self.field.setText(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = QRectF(self._box.geometry())
        with fills(painter, tokens().color("surface")):
            painter.drawRoundedRect(frame, 6, 6)
        focused = self.field.hasFocus()
        width = 2.0 if focused else 1.0
        inset = width / 2
        ink = tokens().color("primary" if focused else "control")
        with strokes(painter, ink, width):
            painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), 6, 6)

    def _lay_out(self, name: str) -> None:
        above = label(name, "meta")
        above.setBuddy(self.field)
        self._box = QWidget()
        row = QHBoxLayout(self._box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.less)
        row.addWidget(self.field, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(above)
        column.addWidget(self._box)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _step(self, by: int) -> None:
        """Count on from what stands there; the first step up says one, down nothing."""
        value = min(max((self.value or 0) + by, 0), MOST)
        self.show_value(value)
        self.changed.emit()
