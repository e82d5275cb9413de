"""The button that brings back what is folded away at the left of a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_focus, fills, strokes
from calibrate.ui.look.theme import tokens

SIDE = 32


class FoldButton(QAbstractButton):
    """Three lines, one below the other. It takes no room where nothing is folded away."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        zoom.hold(self, SIDE, SIDE)
        self.hide()

    def stand_for(self, name: str, is_folded: bool) -> None:
        """Stand for what is folded away; keep the room where there is nothing in it."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(is_folded)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"Show {name}")
        self.setAccessibleDescription("Key F9")
        self.setToolTip(f"{name}  (F9)")
        self.setVisible(is_folded and bool(name))

    def sizeHint(self) -> QSize:
        return zoom.size(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = zoom.enlarging(self), zoom.area_of(self)
        if self.underMouse():
            with fills(painter, tokens().color("tint")):
                painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 6, 6)
        left, right, middle = area.left() + 8, area.right() - 8, area.center().y()
        with strokes(painter, tokens().color("ink"), 1.8):
            for y in (middle - 5, middle, middle + 5):
                painter.drawLine(QLineF(left, y, right, y))
        if self.hasFocus():
            draw_focus(painter, area.adjusted(5, 5, -5, -5), 4)
