"""What Packets asks before it writes: which folder, and what becomes of files that are there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from calibrate.ui.parts.dialog import FittedDialog
from calibrate.ui.parts.frame import label
from calibrate.ui.recent import path_in_words
from calibrate.words.phrases import several

MOST_NAMED = 5


class ExistingFiles(FittedDialog):
    """Asks once whether files that are there give way, or both are kept."""

    def __init__(self, parent: QWidget | None, folder: Path, names: Sequence[str]) -> None:
        super().__init__(parent, "Files are there already", "Keep both")
        self.replaces = False
        shown = list(names[:MOST_NAMED])
        if len(names) > MOST_NAMED:
            shown.append(f"and {len(names) - MOST_NAMED} more")
        are = "is" if len(names) == 1 else "are"
        sentence = (
            f"{several(len(names), 'file')} of these names {are} in {path_in_words(str(folder))}:"
        )
        self.body.addWidget(label(sentence, wrap=True))
        self.body.addWidget(label("\n".join(shown), "muted", wrap=True))
        self.replace = QPushButton("Replace")
        self.replace.setAccessibleName("Replace")
        self.replace.setAutoDefault(False)
        self.replace.clicked.connect(self._replace)
        self.buttons.insertWidget(self.buttons.indexOf(self.primary), self.replace)
        self.note.setText("Kept ones are counted: “Name\u00a0(2).pdf”.")

    @classmethod
    def ask(cls, parent: QWidget | None, folder: Path, names: Sequence[str]) -> bool | None:
        """Return whether files give way, or None to cancel; ask only if there are any."""
        if not names:
            return False
        dialog = cls(parent, folder, names)
        return dialog.replaces if dialog.exec() else None

    def _replace(self) -> None:
        self.replaces = True
        self.accept()


def ask_folder(parent: QWidget | None) -> Path | None:
    """Return the folder that a person chose, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, "Where the files go")
    return Path(chosen) if chosen else None
