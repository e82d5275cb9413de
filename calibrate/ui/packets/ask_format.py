"""What Packets asks before ratings leave for other programs: in which format."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import FittedDialog, named
from calibrate.ui.parts.frame import label
from calibrate.words.phrases import several

LEAVES = (
    "Ratings with their reasons, decisions, dissents and follow-ups of {}, as far as you may read "
    "them. What is sealed does not leave."
)


class FormatWords(NamedTuple):
    """What a format is called, and what a person gets."""

    name: str
    about: str


FORMATS = {
    "xlsx": FormatWords(
        "Workbook (XLSX)", "One file with four sheets. Nothing in it is worked out or linked."
    ),
    "csv": FormatWords(
        "Tables (CSV)",
        "Four files. An apostrophe stands before a text that begins as a formula does.",
    ),
    "json": FormatWords("The session (JSON)", "One file with everything, for scripts."),
    "ics": FormatWords(
        "Calendar (ICS)", "One file with a day for each follow-up that has a due date."
    ),
}
"""In the order in which they are offered."""


class AskFormat(FittedDialog):
    """Asks in which format, and says what leaves."""

    def __init__(self, parent: QWidget | None, count: int) -> None:
        super().__init__(parent, "Export to other programs", "Choose a folder…")
        self.body.addWidget(label(LEAVES.format(several(count, "candidate")), wrap=True))
        self.format = ChoiceBox("Format")
        for key, words in FORMATS.items():
            self.format.addItem(words.name, key)
        self.body.addLayout(named("Format", self.format))
        self.about = label("", "muted", wrap=True)
        self.body.addWidget(self.about)
        self.note.setText("No file is replaced. Only you can read what is written.")
        self.format.currentIndexChanged.connect(self._say)
        self._say()

    @classmethod
    def ask(cls, parent: QWidget | None, count: int) -> str | None:
        """Return the format for so many candidates, or None to cancel."""
        dialog = cls(parent, count)
        return dialog.format.currentData() if dialog.exec() else None

    def _say(self) -> None:
        self.about.setText(FORMATS[self.format.currentData()].about)
        self.grow()
