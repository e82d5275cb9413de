"""The line below Home: where everything stays, appearance, keyboard help, version."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from calibrate import __version__
from calibrate.ui.home.controls import own_words
from calibrate.ui.look.zoom import hold
from calibrate.ui.preferences import APPEARANCES, remembered_appearance

HEIGHT = 44


class Foot(QFrame):
    """The line below Home. `help_wanted` asks for the keys, `witness_wanted` to be a witness."""

    help_wanted = Signal()
    witness_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        hold(self, height=HEIGHT)
        self.appearance = _quiet_button("")
        self.appearance.clicked.connect(self._offer)
        self.keyboard = _quiet_button("Keyboard")
        self.keyboard.setAccessibleName("Keyboard help")
        self.keyboard.clicked.connect(self.help_wanted)
        self.witness = _quiet_button("Be a witness…")
        self.witness.setAccessibleName("Be a witness")
        self.witness.clicked.connect(self.witness_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(own_words("Everything stays in your files. No network, no account.", "meta"))
        row.addStretch()
        row.addWidget(self.witness)
        row.addWidget(self.appearance)
        row.addWidget(self.keyboard)
        version = own_words(__version__, "meta")
        version.setAccessibleName(f"Version {__version__}")
        row.addWidget(version)
        self._name()

    def menu(self) -> QMenu:
        """Return the three appearances, and the text sizes below them."""
        from calibrate.ui.parts.screen.menu import appearance_menu, text_size_menu

        menu = appearance_menu(self)
        menu.triggered.connect(self._name)
        menu.addSeparator()
        menu.addMenu(text_size_menu(menu))
        return menu

    def _offer(self) -> None:
        menu = self.menu()
        above = self.appearance.rect().topLeft()
        above.setY(above.y() - menu.sizeHint().height())
        menu.exec(self.appearance.mapToGlobal(above))

    def _name(self, *_: object) -> None:
        text = f"Appearance: {APPEARANCES[remembered_appearance()]}"
        self.appearance.setText(text)
        self.appearance.setAccessibleName(f"{text}. Change")


def _quiet_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    return button
