"""The four sections of Set-up at the left, each with what it holds and what it lacks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.ui.look import zoom
from calibrate.ui.look.marks import Mark, draw_check, draw_focus, draw_text, strokes
from calibrate.ui.look.painted_text import draw_line
from calibrate.ui.look.theme import font, scaled, set_role, tokens
from calibrate.ui.parts.chosen import draw_chosen
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.setup.state import SetupState
from calibrate.words.phrases import several
from calibrate.words.session import PARTS

HEIGHT, BETWEEN = 60, 4


def draw_badge(painter: QPainter, rect: QRectF, missing: int) -> None:
    """Draw a check where nothing is missing, or else the number in a ring."""
    if not missing:
        draw_check(painter, rect.adjusted(3, 3, -3, -3), tokens().color("muted"))
        return
    with strokes(painter, tokens().color("ink"), 1.6):
        painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    draw_text(painter, rect, str(missing), font(12, QFont.Weight.Bold), tokens().color("ink"))


class SectionTabs(QTabBar):
    """One section below the other: its name, a few words, and a check or how much is missing.

    What is bare has neither: it holds nothing up, and is not done either.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[Part, str] = dict.fromkeys(Part, "")
        self.missing: dict[Part, int] = dict.fromkeys(Part, 0)
        self.bare: frozenset[Part] = frozenset()
        self.setAccessibleName("Sections of Set-up")
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for number, part in enumerate(Part, start=1):
            self.addTab(PARTS[part])
            self.setTabToolTip(number - 1, f"Ctrl+{number}")

    def show_section(self, part: Part, words: str, missing: int) -> None:
        """Show what a section holds and how many things it lacks."""
        self.words[part], self.missing[part] = words, missing
        lacks = f"{several(missing, 'thing')} missing" if missing else "ready"
        told = words if part in self.bare else f"{words}, {lacks}"
        self.setAccessibleTabName(list(Part).index(part), f"{PARTS[part]}: {told}")
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(max(1, self.width()), scaled(HEIGHT + BETWEEN))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(1, scaled(HEIGHT + BETWEEN))

    def sizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(HEIGHT + BETWEEN) * self.count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every tab the whole width."""
        self.setIconSize(self.iconSize())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, as the tabs stand."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.setCurrentIndex(min(max(self.currentIndex() + step, 0), self.count() - 1))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = zoom.enlarging(self)
        for index, part in enumerate(Part):
            place = zoom.at_hundred(self.tabRect(index))
            self._paint(painter, place.adjusted(0, 0, 0, -BETWEEN), part)
        painter.end()

    def _paint(self, painter: QPainter, row: QRectF, part: Part) -> None:
        area = row.adjusted(4, 1, -4, -1)
        if part is list(Part)[self.currentIndex()]:
            draw_chosen(painter, area)
            if self.hasFocus():
                draw_focus(painter, area.adjusted(3, 3, -3, -3), 5)
        text = area.adjusted(16, 0, -40, 0)
        top = QRectF(text.left(), area.top() + 9, text.width(), 20)
        below = QRectF(text.left(), area.top() + 31, area.width() - 28, 18)
        draw_line(painter, top, PARTS[part], font(14, QFont.Weight.DemiBold), "ink")
        draw_line(painter, below, self.words[part], font(12), "muted")
        if part not in self.bare:
            badge = QRectF(area.right() - 32, area.top() + 9, 21, 21)
            draw_badge(painter, badge, self.missing[part])


class _Badge(Mark):
    """A badge as the legend below the sections shows it."""

    def __init__(self, missing: int) -> None:
        super().__init__(QSize(20, 20))
        self._missing = missing

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_badge(zoom.enlarging(self), self.area, self._missing)


class Sections(QWidget):
    """The list of sections. `chosen` carries the Part that a person wants to see."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tabs = SectionTabs()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 14, 4, 16)
        column.setSpacing(4)
        heading = label("Set-up", "label")
        heading.setContentsMargins(16, 0, 0, 8)
        column.addWidget(heading)
        column.addWidget(self.tabs)
        self.tabs.currentChanged.connect(lambda at: self.chosen.emit(list(Part)[at]))
        self.legend = self._legend()
        column.addWidget(self.legend)
        column.addStretch()
        column.addWidget(self._hint())

    def show_state(self, state: SetupState) -> None:
        """Show what each section holds and lacks."""
        self.tabs.bare = frozenset(filter(state.is_bare, Part))
        for part in Part:
            self.tabs.show_section(part, state.summary(part), state.missing_in(part))
        self.legend.setVisible(any(map(state.missing_in, Part)))

    def choose(self, part: Part) -> None:
        """Mark the section that is shown."""
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(list(Part).index(part))

    def _legend(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 16, 16, 0)
        column.setSpacing(12)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(6)
        for badge, words in ((_Badge(0), "ready"), (_Badge(2), "missing")):
            row.addWidget(badge)
            row.addWidget(label(words, "meta"))
            row.addSpacing(6)
        row.addStretch()
        column.addLayout(row)
        return box

    def _hint(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(KeyLabel(("Ctrl", "1–4"), "section"))
        row.addStretch()
        set_role(box, "hint")
        return box
