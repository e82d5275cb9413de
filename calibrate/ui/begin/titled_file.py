"""A dialog that makes a session: its title, and the file that is called like it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.text.lengths import LONGEST_NAME
from calibrate.store.store import Store
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import Dialog, line_field, named
from calibrate.ui.recent import path_in_words

SUFFIX = ".calib"
NEW_FILES = f"Calibrate sessions (*{SUFFIX})"


class TitledFile(Dialog):
    """Title and file; `store` is the new session once it was created.

    Subclasses say by `lacking` what else they need, and create the session in `finish`.
    """

    def __init__(self, parent: QWidget | None, heading: str, primary: str) -> None:
        super().__init__(parent, heading, primary)
        self.store: Store | None = None
        self.title = line_field("", "Spring 2026 calibration", LONGEST_NAME)
        self.file = line_field()
        self.choose_file = QPushButton("Choose…")
        self.choose_file.setAccessibleName("Choose where the file goes")
        self.choose_file.setAutoDefault(False)
        set_role(self.choose_file, "beside")
        self._is_file_chosen = False
        self.title.textChanged.connect(self.suggest)
        self.file.textEdited.connect(self._keep_file)
        self.choose_file.clicked.connect(self._choose_file)

    @property
    def path(self) -> Path:
        """Where the session goes."""
        return checked(self.file.text())

    def use_file(self, path: str) -> None:
        """Take a place for the session's file that a person chose."""
        self._is_file_chosen = True
        self.file.setText(path_in_words(str(checked(path))))

    def suggest(self) -> None:
        """Suggest a file that is called like the session, until a person chose one."""
        if not self._is_file_chosen:
            path = documents() / f"{_file_name(self.title.text())}{SUFFIX}"
            self.file.setText(path_in_words(str(path)))
        self.allow()

    def lacking(self) -> str:
        """Say what is missing besides title and file, or nothing; for subclasses."""
        return ""

    def allow(self) -> None:
        """Say beside the button what is still missing."""
        missing = self.lacking()
        if not self.title.text().strip():
            missing = "It needs a title."
        elif not self.file.text().strip():
            missing = "It needs a file."
        self.note.setText(missing)
        self.primary.setEnabled(not missing)

    def add_title_and_file(self) -> None:
        """Put the two fields into the body."""
        self.body.addLayout(named("Title", self.title))
        self.body.addLayout(beside(named("File", self.file), self.choose_file))

    def say(self, trouble: str) -> None:
        """Say what is wrong, or nothing."""
        self.trouble.say(trouble)
        self.adjustSize()

    def _keep_file(self) -> None:
        self._is_file_chosen = True
        self.allow()

    def _choose_file(self) -> None:
        # The store refuses a file that is there already, in its own words.
        quiet = QFileDialog.Option.DontConfirmOverwrite
        path, _ = QFileDialog.getSaveFileName(
            self, "Where the session goes", str(self.path), NEW_FILES, "", quiet
        )
        if path:
            self.use_file(path)


def beside(field: QVBoxLayout, button: QPushButton) -> QHBoxLayout:
    """Return a field with a button at its right."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addLayout(field, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
    return row


def documents() -> Path:
    """Return where a person's documents are."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(place))
    return found if found.is_dir() else Path.home()


def _file_name(title: str) -> str:
    """Return a title as a file's name: words in lower case with dashes between."""
    return "-".join(re.findall(r"\w+", title.casefold()))[:80] or "session"


def checked(text: str) -> Path:
    """Return what was typed as a whole path with our suffix."""
    path = Path(text.strip()).expanduser()
    if path.suffix == SUFFIX or not path.name:  # the store refuses a folder in its own words
        return path
    return path.with_name(f"{path.name}{SUFFIX}")
