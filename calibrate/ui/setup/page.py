"""What the four pages of Set-up share: a heading with actions, a body, and a foot of key hints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.agenda.readiness import Remark
from calibrate.domain.commands import Command
from calibrate.domain.search.places import Place
from calibrate.ui.desk import Desk
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import Measures, measures, scaled, set_role
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.setup.state import SetupState


class Page(QWidget):
    """One section in the middle of Set-up. Subclasses fill `body` and override `show_state`.

    `aside_changed` says that something else stands at the right, or nothing of the page's;
    `handed_in` carries files that came in here and are for the session as a whole.
    """

    aside_changed = Signal()
    handed_in = Signal(object)

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.state: SetupState | None = None
        self.measures: Measures = measures(1600)
        self.title = label(title, "title")
        self.subtitle = ElidedLabel(role="muted")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.subtitle.setContentsMargins(0, 3, 0, 0)  # on the base line of the title
        self.keys: tuple[Key, ...] = ()
        self._hints: list[tuple[Key, QWidget]] = []
        self._frozen: list[Key] = []
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._lay_out()

    def show_state(self, state: SetupState) -> None:
        """Show the session as it is now."""
        self.state = state
        self.show_hints()

    @property
    def aside(self) -> QWidget | None:
        """What of the page stands at the right, in the place of what is missing."""
        return None

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins on this page; for subclasses."""
        return self

    def show_remark(self, remark: Remark) -> None:
        """Go to where `remark` can be mended."""

    def show_place(self, place: Place) -> None:
        """Go to what was sought and stands on this page; for subclasses."""
        self.first.setFocus()

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        self.measures = measures
        self._column.setContentsMargins(measures.padding, 10, measures.padding, 0)
        self._heading.setMinimumHeight(scaled(44 if measures.padding > 20 else 40))
        set_role(self.title, "title" if measures.padding > 20 else "title-narrow")

    def apply(self, command: Command | None) -> bool:
        """Carry out a command, if there is one, and tell whether that went well."""
        return command is not None and self.desk.apply(command) is not None

    def add_action(self, text: str, tip: str = "") -> QPushButton:
        """Put a button into the heading."""
        button = QPushButton(text)
        button.setAccessibleName(text.rstrip("…"))
        button.setToolTip(tip)
        self.buttons.addWidget(button)
        return button

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._heading = QWidget()
        heading = QHBoxLayout(self._heading)
        heading.setContentsMargins(0, 0, 0, 0)
        heading.setSpacing(14)
        heading.addWidget(self.title)
        heading.addWidget(self.subtitle, 1)
        heading.addLayout(self.buttons)
        self._column.addWidget(self._heading)
        self._column.addLayout(self.body, 1)
        whole.addLayout(self._column, 1)
        self.foot = QFrame()
        set_role(self.foot, "foot")
        zoom.hold(self.foot, height=38)
        self.foot.setMinimumWidth(1)
        self.hints = QHBoxLayout(self.foot)
        self.hints.setContentsMargins(24, 0, 24, 0)
        self.hints.setSpacing(14)
        whole.addWidget(self.foot)

    def show_keys(self, *keys: Key, frozen: Sequence[Key] = (), quiet: Sequence[Key] = ()) -> None:
        """Fill the foot with keys and what they do; the screen hears them, and help shows them.

        Those that are `frozen` do nothing once rating is open; `quiet` ones are in the help alone.
        """
        hinted = (*keys, *frozen)
        self.keys = (*hinted, *quiet)
        for key in hinted:
            hint = KeyLabel(key.caps, key.hint or key.words)
            self._hints.append((key, hint))
            self.hints.addWidget(hint)
        self._frozen = list(frozen)
        self.hints.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the hints that do not fit."""
        super().resizeEvent(event)
        self.show_hints()

    def is_hinted(self, key: Key) -> bool:
        """Tell whether a key is of what the page shows now; for subclasses."""
        return True

    def show_hints(self) -> None:
        """Show the keys that do something now, as far as there is room."""
        is_frozen = self.state is not None and not self.state.is_setup
        room = self.width() - 48
        for key, hint in self._hints:
            if (is_frozen and key in self._frozen) or not self.is_hinted(key):
                hint.hide()
                continue
            room -= hint.sizeHint().width() + self.hints.spacing()
            hint.setVisible(room >= 0)
