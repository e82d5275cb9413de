"""The tabs of the candidates above their evidence; with many of them they scroll."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
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
        self._tabs: list[tuple[str, str, int]] = []
        self._widths: list[tuple[int, int]] = []
        self._longest = LONGEST_NAMES[0]
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_tabs(self, tabs: Sequence[tuple[str, str, int]]) -> None:
        """Show tabs of (key, name, count); the one that is chosen stays chosen."""
        if list(tabs) == self._tabs:
            return
        before, self._tabs = self._tabs, list(tabs)
        is_other = [one != other for one, other in zip_longest(tabs, before)]
        self._widths = [
            _widths(name, count) if is_other[index] else self._widths[index]
            for index, (_, name, count) in enumerate(tabs)
        ]
        with QSignalBlocker(self), self._laid_out_once():
            self._put(index for index in range(len(tabs)) if is_other[index])
        self._share_width()

    def _put(self, changed: Iterable[int]) -> None:
        while self.count() > len(self._tabs):
            self.removeTab(self.count() - 1)
        while self.count() < len(self._tabs):
            self.addTab("")
        for index in changed:
            key, name, count = self._tabs[index]
            self.setTabData(index, key)
            self.setTabText(index, name.replace("&", "&&"))
            self.setTabToolTip(index, name)
            self.setAccessibleTabName(index, f"{name}, {several(count, self._noun)}")

    @contextmanager
    def _laid_out_once(self) -> Iterator[None]:
        """Change tabs out of sight: tabs that are seen are all laid out anew for each of them."""
        is_shown, has_focus = not self.isHidden(), self.hasFocus()
        self.hide()
        yield
        self.setVisible(is_shown)
        if has_focus:
            self.setFocus()

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
        name, count = self._widths[index] if index < len(self._widths) else (0, 0)
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
            if self.tabRect(index).intersects(event.rect()):
                self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        rect, chosen = zoom.at_hundred(self.tabRect(index)), index == self.currentIndex()
        _, count = self._widths[index]
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
        return str(self._tabs[index][2])


def _widths(name: str, count: int) -> tuple[int, int]:
    """Return how wide a tab's name and its number are at 100 %."""
    bold, small = QFontMetrics(_face(True)), QFontMetrics(font(12))
    return bold.horizontalAdvance(name) + 2, small.horizontalAdvance(str(count))


def _face(chosen: bool) -> QFont:
    return font(13, QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
