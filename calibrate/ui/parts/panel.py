"""What the pages at the right share: a body that scrolls and a foot that stays."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.scrolled import scrolled


class Panel(QWidget):
    """A page of the right side. Subclasses fill `body` and `foot`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._foot = QFrame()
        set_role(self._foot, "panel-foot")
        self.foot = QVBoxLayout(self._foot)
        self.foot.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scrolled(name), 1)
        column.addWidget(self._foot)

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        side = measures.padding - 4
        self.body.setContentsMargins(side, 14, side, 10)
        self.foot.setContentsMargins(side, 12, side, 14)
        self._foot.setVisible(self.foot.count() > 0)

    def _scrolled(self, name: str) -> QScrollArea:
        self.inside = _Inside()
        self.inside.setLayout(self.body)
        self.area = scrolled(self.inside, name)
        return self.area


class _Inside(QWidget):
    """What scrolls. It is never wider than the view: a long word is cut there, not all the rest."""

    def minimumSizeHint(self) -> QSize:
        """Return the height that is needed, and no width."""
        return QSize(0, super().minimumSizeHint().height())


class Section(QWidget):
    """A heading with something at its right, under a hairline unless it is the first."""

    def __init__(self, title: str, is_first: bool = False, role: str = "strong") -> None:
        super().__init__()
        self.title = label(title, role)
        self.note: QLabel = label("", "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if not is_first:
            column.addSpacing(6)
            column.addWidget(rule())
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self.title)
        self.row.addStretch()
        self.row.addWidget(self.note)
        column.addLayout(self.row)
