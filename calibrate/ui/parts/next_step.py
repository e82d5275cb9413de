"""What comes next, in a sentence, and the one dark button that leads there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton


class NextStep(QWidget):
    """Takes no room until a step is shown.

    `wanted` is emitted by the dark button, `other_wanted` by the plain one, where there are two.
    """

    wanted = Signal()
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("", "label", wrap=True)
        self.button, self.other = _button(), _button()
        set_role(self.button, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.sentence, self.button, self.other):
            column.addWidget(widget)
        self.button.clicked.connect(self.wanted)
        self.other.clicked.connect(self.other_wanted)
        self.setFocusProxy(self.button)
        self.hide()

    def show_step(self, sentence: str, words: str, other: str = "") -> None:
        """Show what comes next, the words of its button, and of another way if there is one."""
        self.sentence.setText(sentence)
        _name(self.button, words)
        self.button.setAccessibleDescription(sentence)
        _name(self.other, other)
        self.other.setVisible(bool(other))
        self.show()


def _button() -> KeyButton:
    """Return a button that may be narrower than its words.

    Else the sentence above is laid out for their width, and gets the height of too few lines.
    """
    made = KeyButton("")
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def _name(button: KeyButton, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words.rstrip("…"))
    give_tip(button, words)
