"""What can be told of a criterion, to choose from by press, by arrows or by a digit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from calibrate.domain.letter.letter import Finding
from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_text, fills, strokes
from calibrate.ui.look.theme import font, tokens
from calibrate.ui.parts.choosing import on_choice, show_checked
from calibrate.ui.parts.keys.places import meaning

HEIGHT, RADIUS = 36, 6.0


class FindingButton(QRadioButton):
    """One of the words, in a frame of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a width that lets two stand in a row."""
        return zoom.size(150, HEIGHT)

    def hitButton(self, where: QPoint) -> bool:
        """Take a click anywhere."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors, area = zoom.enlarging(self), tokens(), zoom.area_of(self)
        frame = area.adjusted(0.5, 0.5, -0.5, -0.5)
        with fills(painter, colors.color("primary" if self.isChecked() else "surface")):
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        with strokes(painter, colors.color("control"), 1):
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        ink = colors.color("on_primary" if self.isChecked() else "ink")
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        draw_text(painter, area, self.text(), font(13, weight), ink)
        if self.hasFocus():
            with strokes(painter, ink, 1.5):
                painter.drawRoundedRect(area.adjusted(4, 4, -4, -4), 3, 3)


class FindingRow(QWidget):
    """Chooses what is told of a criterion. `chosen` carries the finding that a person chose."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {one: FindingButton() for one in Finding}
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, (finding, button) in enumerate(self.buttons.items()):
            self._group.addButton(button)
            button.setAccessibleDescription(f"Key {place + 1}")
            button.setToolTip(str(place + 1))
            on_choice(button, partial(self.chosen.emit, finding))
            grid.addWidget(button, place // 2, place % 2)

    @property
    def finding(self) -> Finding:
        """What is chosen."""
        return next(one for one, button in self.buttons.items() if button.isChecked())

    def show_finding(self, finding: Finding, words: dict[Finding, str]) -> None:
        """Show what was chosen, and how each is said here, without telling anybody."""
        for one, button in self.buttons.items():
            button.setText(words[one])
            button.setAccessibleName(words[one])
        show_checked(self.buttons[finding], True)

    def take(self, digit: str) -> bool:
        """Choose by a digit; tell whether it stands for one of them."""
        places = {str(place): one for place, one in enumerate(self.buttons.values(), start=1)}
        if digit not in places:
            return False
        places[digit].setFocus(Qt.FocusReason.ShortcutFocusReason)
        places[digit].click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by the digits that the buttons name."""
        others = ~Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & others or not self.take(meaning(event)):
            super().keyPressEvent(event)
