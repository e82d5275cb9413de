"""The keys of a screen with what they do, for the foot of its left side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from calibrate.ui.look.marks import KeyHint
from calibrate.ui.parts.frame import label


class KeyHints(QWidget):
    """One line for each meaning: one or two key caps, then the words."""

    def __init__(self, lines: Sequence[tuple[tuple[str, ...], str]]) -> None:
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
