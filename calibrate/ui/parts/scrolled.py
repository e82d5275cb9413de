"""Parts that scroll on the ground that they stand on, and take no focus themselves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from calibrate.ui.look.theme import set_role


class Reach(QScrollArea):
    """Shows something as if it stood there by itself, and scrolls where it has no room."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self, "plain")
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Return the size at which nothing scrolls."""
        return self.inside.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say whether what is inside needs another height in another width."""
        return self.inside.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self.inside.heightForWidth(width)


def scrolled(inside: QWidget, name: str) -> QScrollArea:
    """Return what scrolls `inside` up and down; `name` is what a screen reader says."""
    area = Reach(inside)
    area.setAccessibleName(name)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
