"""A candidate's statement at the head of their sheet, folded where it is long."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from calibrate.domain.sheet import Sheet
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.ui.look import zoom
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import Measures, set_role
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton
from calibrate.words.voice.statement import STATEMENT, statement_aside

HEIGHT = 168
FOLDED, UNFOLDED = "Read all", "Fold"
KEY = "T"


class OwnWords(QFrame):
    """Whose words they are and how they begin, on one line; all of them below, once unfolded.

    It takes no room where the candidate made no statement. `left` says that it was folded again.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.beginning = label(STATEMENT, "strong"), ElidedLabel(role="muted")
        self._aside = self._folded = ""
        self.fold = KeyButton(FOLDED, KEY)
        self.area = TextArea()
        self.area.setReadOnly(True)
        self.area.setAccessibleName(STATEMENT)
        zoom.hold(self.area, height=HEIGHT)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(self.title)
        self._row.addWidget(self.beginning, 1)
        self._row.addWidget(self.fold)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addLayout(self._row)
        self._column.addWidget(self.area)
        self.fold.clicked.connect(self.toggle)
        self.hide()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a candidate's statement, folded; or nothing."""
        said = sheet.statement
        self.setVisible(said is not None)
        self.area.hide()
        self.fold.setText(FOLDED)
        if said is None:
            return
        self._aside = statement_aside(said)
        self._folded = "  ·  ".join(filter(None, (self._aside, said.text)))
        self.beginning.set_whole(self._folded)
        self.area.setPlainText(in_paragraphs(said.text))

    def toggle(self) -> None:
        """Unfold it, or fold it again."""
        if self.isHidden():
            return
        is_folded = self.area.isHidden()
        self.area.setVisible(is_folded)
        self.beginning.set_whole(self._aside if is_folded else self._folded)
        self.fold.setText(UNFOLDED if is_folded else FOLDED)
        if is_folded:
            self.area.setFocus()
        else:
            self.left.emit()

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        self._column.setContentsMargins(measures.padding, 4, measures.padding, 6)
        set_role(self, "foot")
