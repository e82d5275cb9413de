"""The top bar: whose session it is with its parts below, tools and the menu at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import TIGHT, Measures, set_role
from calibrate.ui.parts.screen.fold_button import FoldButton
from calibrate.ui.parts.screen.menu import MenuButton
from calibrate.ui.parts.screen.part_tabs import ASIDE, PartTabs


class TopBar(QFrame):
    """Two lines at the left, the same on every screen; subclasses and screens fill the rest.

    `wanted` carries the key of the part that a person asked for, home or one of PARTS.
    """

    wanted = Signal(str)
    PARTS = (
        ("setup", "Set-up"),
        ("rate", "Rate"),
        ("meeting", "Meeting"),
        ("packets", "Packets"),
        ("record", "Record"),
    )

    def __init__(self, part: str) -> None:
        super().__init__()
        set_role(self, "bar")
        self.fold = FoldButton()
        self.title, self.subtitle = ElidedLabel(role="session"), ElidedLabel(role="meta")
        self.status = ElidedLabel(role="meta")
        self.middle, self.tools = QHBoxLayout(), QHBoxLayout()
        self.tools.setSpacing(8)
        self.tabs = PartTabs(dict(self.PARTS), part)
        self.tabs.wanted.connect(self.wanted)
        self.menu = MenuButton()
        self.menu.home_wanted.connect(lambda: self.wanted.emit("home"))
        self._lay_out()

    def lead_nowhere(self) -> None:
        """Take away what leads out of the screen: the parts of the session, and Home."""
        self.tabs.hide()
        self.menu.leads_out = False

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        is_tight = measures is TIGHT
        self._words.setSpacing(2 if measures.padding > 20 else 0)
        self._row.setSpacing(8 if is_tight else 14)
        self.tools.setSpacing(4 if is_tight else 8)
        self.menu.setText("Menu ▾" if is_tight else "Calibrate ▾")
        left, right = (6, 8) if is_tight else (20 - ASIDE, 12)
        self._row.setContentsMargins(left, 0, right, 0)

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.addWidget(self.fold)
        row.addLayout(self._left(), 1)
        row.addLayout(self.middle)
        row.addLayout(self._right(), 1)

    def _left(self) -> QVBoxLayout:
        above = QHBoxLayout()
        above.setSpacing(10)
        above.setContentsMargins(ASIDE, 0, 0, 0)  # on the edge of the first tab's word
        above.addWidget(self.title)
        above.addWidget(self.subtitle, 1)
        self.subtitle.setContentsMargins(0, 2, 0, 0)  # on the base line of the title
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch()
        self._words = QVBoxLayout()
        self._words.addStretch()
        self._words.addLayout(above)
        self._words.addLayout(tabs)
        self._words.addStretch()
        return self._words

    def _right(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.status, 1)
        row.addLayout(self.tools)
        row.addWidget(self.menu)
        return row
