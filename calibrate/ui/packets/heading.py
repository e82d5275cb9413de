"""What stands above the pages: whose they are, what they are, and which of them is in view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.parts.frame import label


class Heading(QWidget):
    """A name, a line about the pages, and the way to the page before and after.

    `turn_wanted` carries by how many pages.
    """

    turn_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel(role="title")
        self.about = ElidedLabel(role="meta")
        self.page = label("", "meta")
        self.back, self.on = QPushButton("‹"), QPushButton("›")
        self._row = QHBoxLayout(self)
        self._lay_out()

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        side = measures.padding
        self._row.setContentsMargins(side, 14, side, 10)
        set_role(self.name, "title" if side > 20 else "title-narrow")

    def show_words(self, name: str, about: str) -> None:
        """Show whose pages they are and what there is to say of them."""
        self.name.set_whole(name)
        self.about.set_whole(about)

    def show_page(self, page: int, pages: int) -> None:
        """Show which page is in view, from 0, of how many."""
        self.page.setText(f"Page {page + 1} of {pages}" if pages else "")
        for button in (self.back, self.on):
            button.setVisible(pages > 1)
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < pages)

    def _lay_out(self) -> None:
        self._row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.about)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.page)
        for button, name, by in ((self.back, "Page back", -1), (self.on, "Page on", 1)):
            button.setAccessibleName(name)
            button.clicked.connect(lambda _, by=by: self.turn_wanted.emit(by))
            set_role(button, "small")
            self._row.addWidget(button)
