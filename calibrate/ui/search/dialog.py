"""One quiet window that finds words in all that somebody may read, and leads to the place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calibrate.domain.phases import Viewer
from calibrate.domain.search.places import Found, Place
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import Shaded, Trouble
from calibrate.ui.parts.fields.line_field import SearchField
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.keys.key_label import KeyLabel
from calibrate.ui.search.results_list import ResultsList
from calibrate.ui.search.searching import Searching
from calibrate.words.search.places import count_words, progress_words

ASKED = "Search evidence, ladder, people, and what was opened"
HINT = (
    "All of the words have to be there; the last may be the beginning of one. "
    "Drafts, and what is sealed, are not looked through."
)
NOTHING = "Nothing holds “{words}” that you may read."
PAGE = 5
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -PAGE,
    Qt.Key.Key_PageDown: PAGE,
}


class SearchDialog(Shaded):
    """A field above what is found in what `viewer` may read; `wanted` carries a Place."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, viewer: Viewer) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Search")
        self.take_size(760, 600)
        self._session = desk.session(viewer)
        self.line, self.list, self.trouble = SearchField(), ResultsList(), Trouble()
        self.line.setPlaceholderText(ASKED)
        self.line.setAccessibleName(ASKED)
        self.said = label(HINT, "muted", wrap=True)
        self.count = label("", "meta")
        self.searching = Searching(desk, viewer, self)
        self._lay_out()
        self.line.textChanged.connect(self.searching.seek)
        self.searching.found.connect(self._show)
        self.searching.failed.connect(self.trouble.say)
        self.list.wanted.connect(self._go)
        self.finished.connect(self.searching.end)
        self.line.setFocus()
        self.searching.seek("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(14, 14, 14, 12)
        above.addWidget(self.line)
        above.addWidget(self.trouble)
        self.pages = QStackedWidget()
        aside = QWidget()
        quiet = QVBoxLayout(aside)
        quiet.setContentsMargins(16, 16, 16, 16)
        quiet.addWidget(self.said)
        quiet.addStretch()
        self.pages.addWidget(aside)
        self.pages.addWidget(self.list)
        foot = QFrame()
        set_role(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(14)
        row.addWidget(self.count, 1)
        for caps, words in ((("↑", "↓"), "choose"), (("⏎",), "go there"), (("Esc",), "close")):
            row.addWidget(KeyLabel(caps, words))
        column.addLayout(above)
        column.addWidget(rule())
        column.addWidget(self.pages, 1)
        column.addWidget(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose and go by keys while the keyboard stays in the field."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.list.step(STEPS[key])
            self._speak()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.current:
                self._go(self.list.current.place)
        else:
            super().keyPressEvent(event)

    def _show(self, found: Found) -> None:
        words = self.line.text().strip()
        self.list.show_found(found, self._session)
        self.pages.setCurrentIndex(1 if found.hits else 0)
        self.said.setText(NOTHING.format(words=words) if words else HINT)
        parts = (count_words(found) if found.hits else "", progress_words(found))
        self.count.setText("  ·  ".join(filter(None, parts)))
        if words:
            self._tell(self.count.text() or self.said.text())

    def _speak(self) -> None:
        """Say the place that is chosen: the keyboard is in the field all the time."""
        index = self.list.currentIndex()
        if index.isValid():
            self._tell(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _tell(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def _go(self, place: Place) -> None:
        self.accept()
        self.wanted.emit(place)
