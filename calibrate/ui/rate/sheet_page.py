"""The middle of the Rate screen: a candidate's heading, the sheet, finding in it, its keys."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calibrate.domain.ratings import Draft
from calibrate.ui.look.theme import Measures
from calibrate.ui.parts.frame import label
from calibrate.ui.rate.sheet.finding import Finding
from calibrate.ui.rate.sheet.heading import FindBar, Heading, KeyLine
from calibrate.ui.rate.sheet.sheet_view import SheetView
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.ui.voice.own_words import OwnWords


class SheetPage(QWidget):
    """Shows a sheet with what stands above and below it."""

    def __init__(self, measures: Measures) -> None:
        super().__init__()
        self.banner = label("", "banner", wrap=True)
        self.heading, self.find_bar = Heading(measures), FindBar()
        self.view, self.keys = SheetView(measures), KeyLine()
        self.finding = Finding(self.view)
        self.own_words = OwnWords()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.heading)
        column.addWidget(self.own_words)
        column.addWidget(self.view, 1)
        column.addWidget(self.find_bar)
        column.addWidget(self.keys)
        self.own_words.left.connect(self.view.setFocus)
        self.heading.unfold_wanted.connect(self.unfold_all)
        self.heading.find_wanted.connect(self.find_bar.open_bar)
        self.find_bar.sought.connect(self._find)
        self.find_bar.closed.connect(self._end_finding)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self.heading.fit(measures)
        self.own_words.fit(measures)
        self.view.set_measures(measures)
        self.keys.fit(measures)

    def show_sheet(
        self, lookup: SheetLookup, draft: Draft, current: str | None, editable: bool
    ) -> None:
        """Show another candidate."""
        self.heading.show_sheet(lookup.sheet)
        self.heading.show_folding(False)
        self.own_words.show_sheet(lookup.sheet)
        self.keys.show_step(lookup.step)
        self.finding.forget()
        self.view.show_sheet(lookup, draft, current, editable)

    def warn(self, sentence: str) -> None:
        """Say something above the sheet, or nothing."""
        self.banner.setText(sentence)
        self.banner.setVisible(bool(sentence))

    def unfold_all(self) -> None:
        """Unfold every row, or fold again what is rated."""
        unfold = not self.view.sheet.unfolds_all
        self.view.unfold_all(unfold)
        self.heading.show_folding(unfold)

    def _find(self, text: str, step: int) -> None:
        """Show where the text is found: the nearest place, the next, or the one before."""
        self.find_bar.show_found(*self.finding.seek(text, step))

    def _end_finding(self) -> None:
        self.finding.end()
        self.view.setFocus()
