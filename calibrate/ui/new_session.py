"""Asks for what a new session needs: its title, its file, and the ladder to rate by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.commands import CreateSession, new_id
from calibrate.domain.errors import CalibrateError
from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.text.lengths import LONGEST_NAME
from calibrate.exchange.ladders.rubric_file import bundled_rubrics, read_rubric
from calibrate.store.store import Store
from calibrate.ui.kept_rubrics import is_kept, kept_rubrics
from calibrate.ui.kept_rubrics import remove as remove_kept
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import Confirm, Dialog, line_field, named
from calibrate.ui.parts.frame import label
from calibrate.ui.recent import path_in_words

SUFFIX = ".calib"
NEW_FILES = f"Calibrate sessions (*{SUFFIX})"
LADDER_FILES = "Ladders (*.toml *.md *.markdown *.html *.yaml *.yml *.csv *.xlsx);;All files (*)"


class NewSession(Dialog):
    """Title, file and ladder; `store` is the new session once it was created."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "New session", "Create session")
        zoom.hold(self, 600)
        self.subheading.setText("People and evidence come next.")
        self.store: Store | None = None
        self.rubric: Rubric | None = None
        self.ladders: list[tuple[Path, ...]] = []
        self.title = line_field("", "Spring 2026 calibration", LONGEST_NAME)
        self.file = line_field()
        self.choose_file = QPushButton("Choose…")
        self.ladder = ChoiceBox()
        self.choose_ladder = QPushButton("From files…")
        self.about = label("", "muted", wrap=True)
        self.forget = QPushButton("Keep this rubric no more")
        self._is_file_chosen = False
        self._connect()
        self._fill_body()
        self._offer_ladders()
        self._suggest()
        self._read_ladder()

    @classmethod
    def ask(cls, parent: QWidget | None) -> Store | None:
        """Ask, and return the new session, open, or None if it was given up."""
        dialog = cls(parent)
        dialog.exec()
        return dialog.store

    def finish(self) -> None:
        """Create the session, or say in one sentence why that cannot be."""
        if self.rubric is None:
            return
        try:
            path = _checked(self.file.text())
            create = CreateSession(new_id(), self.title.text().strip(), self.rubric)
            self.store = Store.create(path, create)
        except CalibrateError as error:
            self._say(str(error))
        else:
            self.accept()

    def use_file(self, path: str) -> None:
        """Take a place for the session's file that a person chose."""
        self._is_file_chosen = True
        self.file.setText(path_in_words(str(_checked(path))))

    def use_ladder(self, paths: Sequence[Path]) -> None:
        """Take a ladder from files: one of ours, or its documents in Markdown."""
        self.ladders.append(tuple(paths))
        self.ladder.addItem(", ".join(path.name for path in paths))
        self.ladder.setCurrentIndex(self.ladder.count() - 1)

    def _offer_ladders(self) -> None:
        """Offer the rubrics that are kept, newest first, and those of the app."""
        kept = [(one.path, one.words) for one in kept_rubrics()]
        bundled = [(path, _bundled_name(path)) for path in bundled_rubrics()]
        with QSignalBlocker(self.ladder):
            self.ladder.clear()
            self.ladders = [(path,) for path, _ in (*kept, *bundled)]
            self.ladder.addItems([words for _, words in (*kept, *bundled)])

    def _forget_ladder(self) -> None:
        """Keep the chosen rubric no more, once the person agrees."""
        (path,) = self.ladders[self.ladder.currentIndex()]
        sentence = f"New sessions no longer offer {self.ladder.currentText()}; no session changes."
        if not Confirm.ask(self, "Keep this rubric no more?", sentence, "Remove"):
            return
        try:
            remove_kept(path)
        except CalibrateError as error:
            self._say(str(error))
            return
        self._offer_ladders()
        self._read_ladder()
        self.ladder.setFocus()

    def _connect(self) -> None:
        self.title.textChanged.connect(self._suggest)
        self.file.textEdited.connect(self._keep_file)
        self.ladder.currentIndexChanged.connect(self._read_ladder)
        self.choose_file.clicked.connect(self._choose_file)
        self.choose_ladder.clicked.connect(self._choose_ladder)
        self.forget.clicked.connect(self._forget_ladder)

    def _fill_body(self) -> None:
        self.choose_file.setAccessibleName("Choose where the file goes")
        self.choose_ladder.setAccessibleName("Take the ladder from files")
        for button in (self.choose_file, self.choose_ladder):
            button.setAutoDefault(False)
            set_role(button, "beside")
        self.forget.setAccessibleName(self.forget.text())
        self.forget.setAutoDefault(False)
        set_role(self.forget, "link")
        self.body.setSpacing(16)
        self.body.addLayout(named("Title", self.title))
        self.body.addLayout(_beside(named("File", self.file), self.choose_file))
        self.body.addLayout(_beside(named("Ladder", self.ladder), self.choose_ladder))
        self.body.addWidget(self.about)
        self.body.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()

    def _suggest(self) -> None:
        """Suggest a file that is called like the session, until a person chose one."""
        if not self._is_file_chosen:
            path = _documents() / f"{_file_name(self.title.text())}{SUFFIX}"
            self.file.setText(path_in_words(str(path)))
        self._allow()

    def _keep_file(self) -> None:
        self._is_file_chosen = True
        self._allow()

    def _choose_file(self) -> None:
        # The store refuses a file that is there already, in its own words.
        quiet = QFileDialog.Option.DontConfirmOverwrite
        path, _ = QFileDialog.getSaveFileName(
            self, "Where the session goes", str(_checked(self.file.text())), NEW_FILES, "", quiet
        )
        if path:
            self.use_file(path)

    def _choose_ladder(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self, "A rubric file, or a ladder's documents", "", LADDER_FILES
        )
        if paths:
            self.use_ladder([Path(path) for path in paths])

    def _read_ladder(self) -> None:
        self.rubric, trouble = None, ""
        paths = self.ladders[self.ladder.currentIndex()]
        self.forget.setVisible(len(paths) == 1 and is_kept(paths[0]))
        try:
            self.rubric = read_rubric(paths)
            self.about.setText(_about(self.rubric))
        except CalibrateError as error:
            trouble = str(error)
        self._say(trouble)
        self.about.setVisible(not trouble)
        self._allow()

    def _say(self, trouble: str) -> None:
        self.trouble.say(trouble)
        self.adjustSize()

    def _allow(self) -> None:
        """Say beside the button what is still missing."""
        missing = ""
        if not self.title.text().strip():
            missing = "It needs a title."
        elif not self.file.text().strip():
            missing = "It needs a file."
        elif self.rubric is None:
            missing = "It needs a ladder that can be read."
        self.note.setText(missing)
        self.primary.setEnabled(not missing)


def _beside(field: QVBoxLayout, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addLayout(field, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
    return row


def _bundled_name(path: Path) -> str:
    return f"{path.stem.replace('-', ' ').capitalize()} (comes with Calibrate)"


def _about(rubric: Rubric) -> str:
    """Say how large a ladder is, which steps it has, and where it has gaps."""
    count = len(rubric.criteria)
    steps = ", ".join(str(step) for step in rubric.steps)
    gaps = sum(
        len(expectation.gaps)
        for criterion in rubric.criteria
        for expectation in criterion.expectations
    )
    gaps += sum(len(section.gaps) for section in rubric.sections)
    size = "1 criterion" if count == 1 else f"{count} criteria"
    kept = f" {gaps} gaps of the ladder are kept and shown." if gaps > 1 else ""
    kept = " 1 gap of the ladder is kept and shown." if gaps == 1 else kept
    each = " Each candidate takes one of the steps." if len(rubric.steps) > 1 else ""
    return f"{size}, {steps}.{each}{kept}"


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    return documents if documents.is_dir() else Path.home()


def _file_name(title: str) -> str:
    """Return a title as a file's name: words in lower case with dashes between."""
    return "-".join(re.findall(r"\w+", title.casefold()))[:80] or "session"


def _checked(text: str) -> Path:
    """Return what was typed as a whole path with our suffix."""
    path = Path(text.strip()).expanduser()
    if path.suffix == SUFFIX or not path.name:  # the store refuses a folder in its own words
        return path
    return path.with_name(f"{path.name}{SUFFIX}")
