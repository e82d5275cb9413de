"""The line below Home: where everything stays, appearance, keyboard help, version."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from calibrate import __version__
from calibrate.ui.home.controls import own_words
from calibrate.ui.preferences import APPEARANCES

HEIGHT = 44


class Foot(QFrame):
    """The line below Home. `appearance_wanted` carries one of the keys of APPEARANCES."""

    appearance_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(self, chosen: str) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.setFixedHeight(HEIGHT)
        self.chosen = chosen
        self.appearance = _quiet_button("")
        self.appearance.clicked.connect(self._offer)
        self.keyboard = _quiet_button("Keyboard")
        self.keyboard.setAccessibleName("Keyboard help")
        self.keyboard.clicked.connect(self.help_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(own_words("Everything stays in your files. No network, no account.", "meta"))
        row.addStretch()
        row.addWidget(self.appearance)
        row.addWidget(self.keyboard)
        version = own_words(__version__, "meta")
        version.setAccessibleName(f"Version {__version__}")
        row.addWidget(version)
        self._name()

    def menu(self) -> QMenu:
        """Return the three appearances to choose from."""
        from PySide6.QtGui import QActionGroup

        menu = QMenu(self)
        group = QActionGroup(menu)
        for key, words in APPEARANCES.items():
            action = menu.addAction(words.capitalize(), partial(self.choose, key))
            action.setCheckable(True)
            action.setChecked(key == self.chosen)
            group.addAction(action)
        return menu

    def choose(self, key: str) -> None:
        """Ask for the appearance of this key."""
        self.chosen = key
        self._name()
        self.appearance_wanted.emit(key)

    def _offer(self) -> None:
        menu = self.menu()
        above = self.appearance.rect().topLeft()
        above.setY(above.y() - menu.sizeHint().height())
        menu.exec(self.appearance.mapToGlobal(above))

    def _name(self) -> None:
        text = f"Appearance: {APPEARANCES[self.chosen]}"
        self.appearance.setText(text)
        self.appearance.setAccessibleName(f"{text}. Change")


def _quiet_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    return button
