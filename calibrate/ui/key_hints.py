"""The keys of a screen with what they do, for the foot of its left side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from calibrate.ui.frame import label
from calibrate.ui.marks import KeyHint


class KeyHints(QWidget):
    """One line for each meaning: one or two key caps, then the words."""

    def __init__(self, lines: Sequence[tuple[tuple[str, ...], str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 0, 12, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, (keys, words) in enumerate(lines):
            span = 2 if len(keys) == 1 else 1
            for column, key in enumerate(keys):
                side = Qt.AlignmentFlag.AlignLeft
                grid.addWidget(KeyHint(key), row, column, 1, span, side)
            meaning = label(words, "meta")
            meaning.setContentsMargins(6, 0, 0, 0)
            grid.addWidget(meaning, row, 2)
