"""The keys of a screen with what they do, for its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.parts.keys.key_label import KeyLabel, caps_width

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
        grid.setColumnStretch(0, 1)
        room = max(caps_width(keys) for keys, _ in lines)
        for row, (keys, words) in enumerate(lines):
            grid.addWidget(KeyLabel(keys, words, room=room), row, 0)


class KeyLine(QFrame):
    """All of them in one line, below the middle."""

    def __init__(self, hints: Hints) -> None:
        super().__init__()
        set_role(self, "foot")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(6)
        for keys, words in hints:
            self._row.addWidget(KeyLabel(keys, words))
            self._row.addSpacing(14)
        self._row.addStretch()

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self._row.setContentsMargins(measures.padding, 6, measures.padding, 6)
