"""The keys of a screen with what they do, for its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from calibrate.ui.look.marks import KeyHint
from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.parts.frame import label

Hints = Sequence[tuple[tuple[str, ...], str]]
"""One or two keys, and what they do."""


class KeyHints(QWidget):
    """One line for each meaning, at the left: key caps, then the words."""

    def __init__(self, lines: Hints) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 0, 12, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (keys, words) in enumerate(lines):
            caps = QHBoxLayout()
            caps.setSpacing(4)
            for key in keys:
                caps.addWidget(KeyHint(key))
            caps.addStretch()
            grid.addLayout(caps, row, 0)
            grid.addWidget(label(words, "meta"), row, 1)


class KeyLine(QFrame):
    """All of them in one line, below the middle."""

    def __init__(self, hints: Hints) -> None:
        super().__init__()
        set_role(self, "foot")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(6)
        for keys, words in hints:
            for key in keys:
                self._row.addWidget(KeyHint(key))
            self._row.addWidget(label(words, "meta"))
            self._row.addSpacing(14)
        self._row.addStretch()

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self._row.setContentsMargins(measures.padding, 6, measures.padding, 6)
