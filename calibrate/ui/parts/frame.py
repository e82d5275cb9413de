"""The frame that every screen of a session stands in: top bar, left, middle, right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from calibrate.ui.look.theme import Measures, measures, set_role
from calibrate.ui.parts.part_tabs import PartTabs


class TopBar(QFrame):
    """Who and what at the left, the parts of a session in the middle, actions at the right.

    `wanted` carries the key of the part that a person asked for, home or one of PARTS.
    """

    wanted = Signal(str)
    PARTS = (
        ("setup", "Set-up"),
        ("rate", "Rate"),
        ("meeting", "Meeting"),
        ("packets", "Packets"),
        ("record", "Record"),
    )

    def __init__(self, part: str) -> None:
        super().__init__()
        set_role(self, "bar")
        self.home = QPushButton("Calibrate")
        self.home.setAccessibleName("Back to Home")
        set_role(self.home, "tab")
        self.home.clicked.connect(lambda: self.wanted.emit("home"))
        self.title = QLabel()
        set_role(self.title, "session")
        self.subtitle = QLabel()
        set_role(self.subtitle, "meta")
        self.subtitle.setContentsMargins(0, 2, 0, 0)  # on the base line of the title
        self.status = QLabel()
        set_role(self.status, "meta")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.tabs = PartTabs(dict(self.PARTS), part)
        self.tabs.wanted.connect(self.wanted)
        self._lay_out()

    def lead_nowhere(self) -> None:
        """Take away what leads out of the screen: the parts of the session, and Home."""
        self.home.hide()
        self.tabs.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(14)
        left = QHBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.title)
        left.addWidget(self.subtitle)
        left.addStretch()
        right = QHBoxLayout()
        right.addStretch()
        right.addWidget(self.status)
        right.addLayout(self.tools)
        right.addWidget(self.home)
        row.addLayout(left, 1)
        row.addWidget(self.tabs)
        row.addLayout(right, 1)


class Screen(QWidget):
    """A screen of a session. Subclasses fill `left`, `middle` and `right`.

    `measures` follows the width of the window; `fit` is called whenever it changes. `wanted` asks
    for another part, by its key, and there for a candidate; `onward` asks for where what comes next
    is done. `handed_back` is emitted when somebody
    to whom the machine was handed got up, and nothing of theirs may be left anywhere.
    """

    wanted = Signal(str, str)
    onward = Signal()
    handed_back = Signal()

    def __init__(self, part: str, top: TopBar | None = None) -> None:
        super().__init__()
        self.measures: Measures = measures(1600)
        self.top = top or TopBar(part)
        self.left, self.middle, self.right = QFrame(), QFrame(), QFrame()
        set_role(self.left, "left")
        set_role(self.right, "right")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.middle, 1)
        row.addWidget(self.right)
        column.addLayout(row, 1)
        self._apply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = measures(self.width())
        if wanted is not self.measures:
            self.measures = wanted
            self._apply()
            self.fit()

    def fit(self) -> None:
        """Lay out again for new measures; for subclasses."""

    def refresh(self) -> None:
        """Read again what is shown; for subclasses."""

    def show_candidate(self, candidate: str) -> None:
        """Go to a candidate; for subclasses."""

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

    def _apply(self) -> None:
        self.top.setFixedHeight(self.measures.top_bar)
        self.left.setFixedWidth(self.measures.left)
        self.right.setFixedWidth(self.measures.right)


def rule() -> QFrame:
    """Return a hairline across."""
    line = QFrame()
    set_role(line, "line")
    return line


def label(text: str, role: str = "", wrap: bool = False) -> QLabel:
    """Return plain text in one of the style sheet's roles; user text is never taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        set_role(made, role)
    return made
