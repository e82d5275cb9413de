"""What the four pages of Set-up share: a heading with actions, a body, and a foot of key hints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.commands import Command
from calibrate.domain.readiness import Remark
from calibrate.ui.desk import Desk
from calibrate.ui.frame import label
from calibrate.ui.marks import KeyHint
from calibrate.ui.setup.state import SetupState
from calibrate.ui.theme import Measures, measures, set_role


class Page(QWidget):
    """One section in the middle of Set-up. Subclasses fill `body` and override `show_state`."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.state: SetupState | None = None
        self.measures: Measures = measures(1600)
        self.title = label(title, "title")
        self.subtitle = label("", "muted")
        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._lay_out()

    def show_state(self, state: SetupState) -> None:
        """Show the session as it is now."""
        self.state = state

    def show_remark(self, remark: Remark) -> None:
        """Go to where `remark` can be mended."""

    def fit(self, measures: Measures) -> None:
        """Lay out for a window's measures."""
        self.measures = measures
        self._column.setContentsMargins(measures.padding, 10, measures.padding, 0)
        self._heading.setMinimumHeight(44 if measures.padding > 20 else 40)
        set_role(self.title, "title" if measures.padding > 20 else "title-narrow")

    def apply(self, command: Command | None) -> bool:
        """Carry out a command, if there is one, and tell whether that went well."""
        return command is not None and self.desk.apply(command) is not None

    def add_action(self, text: str, tip: str = "") -> QPushButton:
        """Put a button into the heading."""
        button = QPushButton(text)
        button.setAccessibleName(text.rstrip("…"))
        button.setToolTip(tip)
        self.actions.addWidget(button)
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
        heading.addLayout(self.actions)
        self._column.addWidget(self._heading)
        self._column.addLayout(self.body, 1)
        whole.addLayout(self._column, 1)
        self.foot = QFrame()
        set_role(self.foot, "foot")
        self.foot.setFixedHeight(38)
        self.hints = QHBoxLayout(self.foot)
        self.hints.setContentsMargins(24, 0, 24, 0)
        self.hints.setSpacing(4)
        whole.addWidget(self.foot)

    def show_hints(self, *hints: tuple[tuple[str, ...], str]) -> None:
        """Fill the foot with keys and what they do."""
        for keys, words in hints:
            for key in keys:
                self.hints.addWidget(KeyHint(key))
            self.hints.addWidget(label(words, "meta"))
            self.hints.addSpacing(10)
        self.hints.addStretch()


def without_focus(*widgets: QWidget) -> None:
    """Take widgets out of the order of Tab."""
    for widget in widgets:
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
