"""Asks for what a new session needs: its title, its file, and the ladder to rate by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from calibrate.domain.commands import CreateSession, SetPolicy, new_id
from calibrate.domain.errors import CalibrateError
from calibrate.domain.policy.policy import USUAL
from calibrate.domain.rubric.rubric import Rubric
from calibrate.exchange.ladders.rubric_file import bundled_rubrics, read_rubric
from calibrate.store.store import Store
from calibrate.ui.begin.policy_row import PolicyRow
from calibrate.ui.begin.titled_file import TitledFile, beside
from calibrate.ui.kept_rubrics import is_kept, kept_rubrics
from calibrate.ui.kept_rubrics import remove as remove_kept
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import Confirm, named
from calibrate.ui.parts.frame import label
from calibrate.ui.policy.remembered import remember
from calibrate.words.cycle.cycle import FROM_EARLIER

LADDER_FILES = "Ladders (*.toml *.md *.markdown *.html *.yaml *.yml *.csv *.xlsx);;All files (*)"


class NewSession(TitledFile):
    """Title, file, ladder and policy; or the way to a session that is made from an earlier one."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "New session", "Create session")
        zoom.hold(self, 600)
        self.subheading.setText("People and evidence come next.")
        self.rubric: Rubric | None = None
        self.ladders: list[tuple[Path, ...]] = []
        self.ladder = ChoiceBox()
        self.choose_ladder = QPushButton("From files…")
        self.about = label("", "muted", wrap=True)
        self.forget = QPushButton("Keep this rubric no more")
        self.policy = PolicyRow()
        self.from_earlier = QPushButton(FROM_EARLIER)
        self._connect()
        self._fill_body()
        self._offer_ladders()
        self.suggest()
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
            create = CreateSession(new_id(), self.title.text().strip(), self.rubric)
            policy = self.policy.policy
            chosen = (SetPolicy(policy),) if policy != USUAL else ()
            self.store = Store.create(self.path, create, further=chosen)
        except CalibrateError as error:
            self.say(str(error))
        else:
            remember(policy)
            self.accept()

    def begin_from_earlier(self) -> None:
        """Ask for an earlier session in place of this; back here if that is given up."""
        from calibrate.ui.cycle.dialog import NextSession

        self.store = NextSession.ask(self)
        if self.store:
            self.accept()

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
            self.say(str(error))
            return
        self._offer_ladders()
        self._read_ladder()
        self.ladder.setFocus()

    def _connect(self) -> None:
        self.ladder.currentIndexChanged.connect(self._read_ladder)
        self.choose_ladder.clicked.connect(self._choose_ladder)
        self.forget.clicked.connect(self._forget_ladder)
        self.policy.refused.connect(self.say)
        self.from_earlier.clicked.connect(self.begin_from_earlier)

    def _fill_body(self) -> None:
        self.choose_ladder.setAccessibleName("Take the ladder from files")
        set_role(self.choose_ladder, "beside")
        self.forget.setAccessibleName(self.forget.text())
        self.from_earlier.setAccessibleName(FROM_EARLIER.rstrip("…"))
        for link in (self.forget, self.from_earlier):
            set_role(link, "link")
        for button in (self.choose_ladder, self.forget, self.from_earlier):
            button.setAutoDefault(False)
        self.body.setSpacing(16)
        self.add_title_and_file()
        self.body.addLayout(beside(named("Ladder", self.ladder), self.choose_ladder))
        self.body.addWidget(self.about)
        self.body.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.policy)
        self.body.addStretch()
        self.head.addWidget(self.from_earlier, 0, Qt.AlignmentFlag.AlignTop)

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
        self.say(trouble)
        self.about.setVisible(not trouble)
        self.allow()

    def lacking(self) -> str:
        """Say that a ladder is missing."""
        return "" if self.rubric else "It needs a ladder that can be read."


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
