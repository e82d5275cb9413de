"""The parts of a session as tabs in the top bar."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_focus, draw_text
from calibrate.ui.look.theme import appearance, font, tokens

ASIDE, ABOVE = 7, 2
FACE = 13


class PartTabs(QTabBar):
    """A tab for each part, of which `here` is shown: one that was pressed leaves with its screen.

    `wanted` carries the key of a part.
    """

    wanted = Signal(str)

    def __init__(self, parts: Mapping[str, str], here: str) -> None:
        super().__init__()
        self.keys = tuple(parts)
        self._here = self.keys.index(here) if here in parts else -1
        self.setAccessibleName("Parts of the session")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves with the screen
        for name in parts.values():
            self.addTab(name)
        self.setCurrentIndex(self._here)
        self.currentChanged.connect(self._want)
        appearance.changed.connect(self.update)

    def tabSizeHint(self, index: int) -> QSize:
        """Return room for the name as it is once it is chosen."""
        metrics = QFontMetrics(self._face(True))
        width = metrics.horizontalAdvance(self.tabText(index)) + 2 * ASIDE
        return zoom.size(width, metrics.height() + 2 * ABOVE)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: names are never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names, a line below the one that is shown, and the focus around it."""
        painter = zoom.enlarging(self)
        for index in range(self.count()):
            self._paint(painter, zoom.at_hundred(self.tabRect(index)), index)
        painter.end()

    def _paint(self, painter: QPainter, area: QRectF, index: int) -> None:
        is_here, colors = index == self.currentIndex(), tokens()
        ink = colors.color("ink" if is_here else "muted")
        draw_text(painter, area, self.tabText(index), self._face(is_here), ink)
        if is_here:
            beside = ASIDE - 2
            painter.fillRect(area.adjusted(beside, area.height() - 2, -beside, 0), ink)
        if is_here and self.hasFocus():
            draw_focus(painter, area.adjusted(3, 3, -3, -4), 5)

    def _want(self, index: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(self._here)
        self.wanted.emit(self.keys[index])

    def _face(self, is_here: bool) -> QFont:
        weight = QFont.Weight.DemiBold if is_here else QFont.Weight.Medium
        return font(FACE, weight)
