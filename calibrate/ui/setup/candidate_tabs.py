"""The tabs of the candidates above their evidence; with many of them they scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTabBar

from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_focus, fills
from calibrate.ui.look.painted_text import draw_line, hairline
from calibrate.ui.look.theme import font, tokens
from calibrate.words.phrases import several

LONGEST_NAMES = (220, 170, 130, 110, 92, 78)
HEIGHT = 40


class CountTabs(QTabBar):
    """Tabs that say how many things are behind each, the chosen one underlined."""

    def __init__(self, name: str, noun: str) -> None:
        super().__init__()
        self._noun = noun
        self._counts: list[int] = []
        self._longest = LONGEST_NAMES[0]
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_tabs(self, tabs: Sequence[tuple[str, str, int]]) -> None:
        """Show tabs of (key, name, count); the one that is chosen stays chosen."""
        blocked = self.blockSignals(True)
        self._counts = [count for _, _, count in tabs]
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        while self.count() < len(tabs):
            self.addTab("")
        for index, (key, name, count) in enumerate(tabs):
            self.setTabData(index, key)
            self.setTabText(index, name.replace("&", "&&"))
            self.setTabToolTip(index, name)
            self.setAccessibleTabName(index, f"{name}, {several(count, self._noun)}")
        self.blockSignals(blocked)
        self._share_width()

    @property
    def key(self) -> str:
        """The key of the chosen tab; empty while there is none."""
        return str(self.tabData(self.currentIndex()) or "")

    def choose(self, key: str) -> None:
        """Choose the tab of this key, if there is one."""
        for index in range(self.count()):
            if self.tabData(index) == key:
                self.setCurrentIndex(index)

    def tabSizeHint(self, index: int) -> QSize:
        return zoom.size(self._width(index, self._longest), HEIGHT)

    def _width(self, index: int, longest: int) -> int:
        name = QFontMetrics(_face(True)).horizontalAdvance(self._name(index)) + 2
        count = QFontMetrics(font(12)).horizontalAdvance(self._count(index))
        return min(longest, name) + count + 26

    def _share_width(self) -> None:
        """Cut long names before tabs have to scroll."""
        tabs = range(self.count())
        fitting = (
            longest
            for longest in LONGEST_NAMES
            if sum(self._width(index, longest) for index in tabs) <= zoom.length(self.width())
        )
        self._longest = next(fitting, LONGEST_NAMES[-1])
        self.setIconSize(self.iconSize())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        super().resizeEvent(event)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same room: tabs scroll before they shrink."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = zoom.enlarging(self)
        painter.fillRect(hairline(zoom.area_of(self)), tokens().color("hairline"))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        rect, chosen = zoom.at_hundred(self.tabRect(index)), index == self.currentIndex()
        count = QFontMetrics(font(12)).horizontalAdvance(self._count(index))
        name = rect.adjusted(0, 0, -count - 24, 0)
        draw_line(painter, name, self._name(index), _face(chosen), "ink" if chosen else "muted")
        used = min(name.width(), QFontMetrics(_face(chosen)).horizontalAdvance(self._name(index)))
        where = QRectF(rect.left() + used + 6, rect.top(), count + 4, rect.height())
        draw_line(painter, where, self._count(index), font(12), "muted")
        if chosen:
            line = QRectF(rect.left(), rect.bottom() - 2, used + 6 + count, 2)
            with fills(painter, tokens().color("ink")):
                painter.drawRect(line)
            if self.hasFocus():
                draw_focus(painter, QRectF(rect.left() + 3, 8, line.width() - 2, HEIGHT - 16), 3)

    def _name(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def _count(self, index: int) -> str:
        return str(self._counts[index]) if index < len(self._counts) else ""


def _face(chosen: bool) -> QFont:
    return font(13, QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
