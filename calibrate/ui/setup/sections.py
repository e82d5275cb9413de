"""The four sections of Set-up at the left, each with what it holds and what it lacks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.marks import Mark, draw_check, draw_focus, draw_text, strokes
from calibrate.ui.look.painted_text import draw_line
from calibrate.ui.look.theme import font, set_role, tokens
from calibrate.ui.parts.chosen import draw_chosen
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.setup.state import SetupState
from calibrate.words.phrases import several
from calibrate.words.session import PARTS


def draw_badge(painter: QPainter, rect: QRectF, missing: int) -> None:
    """Draw a check where nothing is missing, or else the number in a ring."""
    if not missing:
        draw_check(painter, rect.adjusted(3, 3, -3, -3), tokens().color("muted"))
        return
    with strokes(painter, tokens().color("ink"), 1.6):
        painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    draw_text(painter, rect, str(missing), font(11, QFont.Weight.Bold), tokens().color("ink"))


class SectionButton(QAbstractButton):
    """One section: its name, a few words below, and a check or how much is missing."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self.words = ""
        self.missing = 0
        self.setText(PARTS[part])
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, words: str, missing: int) -> None:
        """Show what the section holds and how many things it lacks."""
        self.words, self.missing = words, missing
        lacks = f"{several(missing, 'thing')} missing" if missing else "ready"
        self.setAccessibleName(f"{self.text()}: {words}, {lacks}")
        self.setToolTip(plain_tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(4, 1, -4, -1)
        if self.isChecked():
            draw_chosen(painter, area)
        if self.hasFocus():
            draw_focus(painter, area.adjusted(3, 3, -3, -3), 5)
        text = area.adjusted(16, 0, -40, 0)
        top = QRectF(text.left(), area.top() + 9, text.width(), 20)
        below = QRectF(text.left(), area.top() + 31, area.width() - 28, 18)
        draw_line(painter, top, self.text(), font(14, QFont.Weight.DemiBold), "ink")
        draw_line(painter, below, self.words, font(12), "muted")
        draw_badge(painter, QRectF(area.right() - 32, area.top() + 9, 21, 21), self.missing)


class _Badge(Mark):
    """A badge as the legend below the sections shows it."""

    def __init__(self, missing: int) -> None:
        super().__init__(QSize(20, 20))
        self._missing = missing

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_badge(QPainter(self), self.area, self._missing)


class Sections(QWidget):
    """The list of sections. `chosen` carries the Part that a person wants to see."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {part: SectionButton(part) for part in Part}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 14, 4, 16)
        column.setSpacing(4)
        heading = label("Set-up", "label")
        heading.setContentsMargins(16, 0, 0, 8)
        column.addWidget(heading)
        for number, (part, button) in enumerate(self.buttons.items(), start=1):
            self._group.addButton(button)
            button.setToolTip(f"Ctrl+{number}")
            button.clicked.connect(lambda _=False, part=part: self.chosen.emit(part))
            column.addWidget(button)
        column.addWidget(self._legend())
        column.addStretch()
        column.addWidget(self._hint())

    def show_state(self, state: SetupState) -> None:
        """Show what each section holds and lacks."""
        for part, button in self.buttons.items():
            button.show_state(state.summary(part), state.missing_in(part))

    def choose(self, part: Part) -> None:
        """Mark the section that is shown."""
        self.buttons[part].setChecked(True)

    def _legend(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 16, 16, 0)
        column.setSpacing(12)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(6)
        for badge, words in ((_Badge(0), "ready"), (_Badge(2), "missing")):
            row.addWidget(badge)
            row.addWidget(label(words, "meta"))
            row.addSpacing(6)
        row.addStretch()
        column.addLayout(row)
        return box

    def _hint(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(KeyLabel(("Ctrl", "1–4"), "section"))
        row.addStretch()
        set_role(box, "hint")
        return box
