"""The outcomes that can be decided, in one row."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from calibrate.domain.decisions import Outcome
from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_text, fills, strokes
from calibrate.ui.look.theme import font, tokens
from calibrate.ui.parts.choosing import on_choice, show_checked
from calibrate.ui.parts.keys.places import meaning
from calibrate.words.decisions import outcome_words

HEIGHT = 36
RADIUS = 6.0
BEYOND = 20.0


class OutcomeButton(QRadioButton):
    """An outcome. Its frame runs on into its neighbour's; the ends of the row are round."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        self.is_first, self.is_last = False, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a width that lets three stand in a row."""
        return zoom.size(80, HEIGHT)

    def hitButton(self, where: QPoint) -> bool:
        """Take a click anywhere."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colors, area = zoom.enlarging(self), tokens(), zoom.area_of(self)
        frame = area.adjusted(0 if self.is_first else -BEYOND, 0, 0 if self.is_last else BEYOND, 0)
        frame = frame.adjusted(0.5, 0.5, -0.5, -0.5)
        with fills(painter, colors.color("primary" if self.isChecked() else "surface")):
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        with strokes(painter, colors.color("control"), 1):
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if not self.is_last:
            edge = QRectF(area.right() - 1, 0, 1, area.height())
            painter.fillRect(edge, colors.color("control"))
        ink = colors.color("on_primary" if self.isChecked() else "ink")
        if not self.isEnabled():
            ink = colors.color("faint")
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        draw_text(painter, area, self.text(), font(14, weight), ink)
        if self.hasFocus():
            with strokes(painter, ink, 1.5):
                painter.drawRoundedRect(area.adjusted(4, 4, -4, -4), 3, 3)


class OutcomeRow(QWidget):
    """Chooses an outcome, by press, by arrows or by its place; letters are the window's keys.

    `chosen` carries the outcome that a person chose.
    """

    chosen = Signal(object)

    def __init__(self, outcomes: Iterable[Outcome] = Outcome) -> None:
        super().__init__()
        self.buttons = {one: OutcomeButton(outcome_words(one)) for one in outcomes}
        self._group = QButtonGroup(self)
        self._keys: dict[str, Outcome] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (outcome, button) in enumerate(self.buttons.items(), start=1):
            self._add(outcome, button, str(place))
            row.addWidget(button)
        first, *_, last = self.buttons.values()
        first.is_first, last.is_last = True, True

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show what was chosen, without telling anybody."""
        self._group.setExclusive(False)
        for offered, button in self.buttons.items():
            show_checked(button, offered is outcome)
        self._group.setExclusive(True)

    def take_focus(self) -> None:
        """Let the keyboard go on here: at what is chosen, or at the first."""
        first = next(iter(self.buttons.values()))
        checked = (button for button in self.buttons.values() if button.isChecked())
        next(checked, first).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by the keys that the buttons name."""
        outcome = self._named(event)
        if outcome is None:
            super().keyPressEvent(event)
            return
        button = self.buttons[outcome]
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.click()

    def _named(self, event: QKeyEvent) -> Outcome | None:
        """Return the outcome that a key stands for."""
        others = ~Qt.KeyboardModifier.KeypadModifier
        return None if event.modifiers() & others else self._keys.get(meaning(event))

    def _add(self, outcome: Outcome, button: OutcomeButton, digit: str) -> None:
        self._group.addButton(button)
        self._keys[digit] = outcome
        button.setAccessibleDescription(f"Key {digit}")
        button.setToolTip(digit)
        on_choice(button, lambda: self.chosen.emit(outcome))
