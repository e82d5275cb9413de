"""The frame that every screen of a session stands in: top bar, left, middle, right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.phases import Viewer
from calibrate.domain.search.places import Place
from calibrate.ui.look.theme import (
    TIGHT,
    WIDE,
    Measures,
    appearance,
    measures,
    scaled,
    set_role,
)
from calibrate.ui.parts.screen.drawer import Drawer
from calibrate.ui.parts.screen.top_bar import TopBar
from calibrate.ui.parts.scrolled import Reach

LEAST_MIDDLE = 420
"""How wide the middle is at least, at a text size of 100 %; in a smaller window all scrolls."""


class Side(QFrame):
    """A part of the screen. It is as high as the window lets it be, however its words break."""

    def hasHeightForWidth(self) -> bool:
        """Deny it: what scrolls around it would give it the height at which nothing scrolls."""
        return False


class Screen(QWidget):
    """A screen of a session. Subclasses fill `left`, `middle` and `right`.

    `measures` follows the width of the window; `fit` is called whenever it changes. In a narrow
    window the left, which LEFT names, folds away; without a name there is nothing at the left.
    `wanted` asks for another part, by its key, and there for a candidate; `onward` for where what
    comes next is done; `search_wanted` for words. `handed_back` is emitted when somebody to whom
    the machine was handed got up, and nothing of theirs may be left anywhere; `handed_in` carries
    files that came in here and are for the session as a whole.
    """

    LEFT = ""
    wanted = Signal(str, str)
    onward = Signal()
    search_wanted = Signal()
    handed_back = Signal()
    handed_in = Signal(object)

    def __init__(self, part: str, top: TopBar | None = None) -> None:
        super().__init__()
        self.measures: Measures = WIDE
        self._zoom = appearance.zoom
        self.top = top or TopBar(part)
        self.left, self.middle, self.right = Side(), Side(), Side()
        set_role(self.left, "left")
        set_role(self.right, "right")
        whole, body = QWidget(), QWidget()
        column, row = QVBoxLayout(whole), QHBoxLayout(body)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(body, 1)
        row.addWidget(self.left)
        row.addWidget(self.middle, 1)
        row.addWidget(self.right)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Reach(whole))
        self.drawer = Drawer(self, self.left, row)
        self.left.setVisible(bool(self.LEFT))
        self.top.fold.clicked.connect(self.drawer.toggle)
        self.top.menu.search_wanted.connect(self.search_wanted)
        self._apply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_drawer()
        if measures(self.width()) is not self.measures:
            self._fit_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._zoom != appearance.zoom:
            self._fit_anew()

    def _fit_anew(self) -> None:
        self.measures, self._zoom = measures(self.width()), appearance.zoom
        self._apply()
        self.fit()

    def fit(self) -> None:
        """Lay out again for new measures; for subclasses."""

    def refresh(self) -> None:
        """Read again what is shown; for subclasses."""

    def show_candidate(self, candidate: str) -> None:
        """Go to a candidate; for subclasses."""

    @property
    def reader(self) -> Viewer | None:
        """For whom words are sought here; None where nobody reads anything. For subclasses."""
        return None

    def show_place(self, place: Place) -> bool:
        """Go to what stands at a place, and tell whether that can be seen here; for subclasses."""
        return False

    @property
    def front(self) -> Screen:
        """The screen that a person sees, where another lies over this one; for subclasses."""
        return self

    def lead(self) -> None:
        """Go to where what comes next is done here; for subclasses."""

    def flush(self) -> bool:
        """Keep what was typed, and tell whether that went well; for subclasses."""
        return True

    @property
    def is_handed_over(self) -> bool:
        """Whether somebody sits here whom nothing may lead elsewhere; for subclasses."""
        return False

    def unfinished(self) -> str:
        """Return what would be lost with the screen, as a sentence or nothing; for subclasses."""
        return ""

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where work is done, not at the first button of the top bar."""
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Let the keyboard begin in the middle where the place that it begins at is folded away."""
        proxy = self.focusProxy()
        if proxy and self.drawer.is_folded and self.left.isAncestorOf(proxy):
            proxy = self._first_in_middle() or proxy
            proxy.setFocus(reason)
        else:
            super().setFocus(reason)

    def _first_in_middle(self) -> QWidget | None:
        parts = [part for part in self.middle.findChildren(QWidget) if part.isVisible()]
        able = [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        lists = [part for part in able if isinstance(part, QAbstractScrollArea)]
        return next(iter([*lists, *able]), None)

    def _apply(self) -> None:
        is_folded = self.measures is TIGHT
        self.top.setFixedHeight(scaled(self.measures.top_bar))
        self.top.fit(self.measures)
        self.top.fold.stand_for(self.LEFT, is_folded)
        self.left.setFixedWidth(scaled(self.measures.left))
        self.right.setFixedWidth(scaled(self.measures.right))
        self.middle.setMinimumWidth(scaled(LEAST_MIDDLE))
        if self.LEFT:
            self.drawer.fold(is_folded)
            self._place_drawer()

    def _place_drawer(self) -> None:
        below = scaled(self.measures.top_bar)
        self.drawer.place(QRect(0, below, self.left.width(), self.height() - below))
