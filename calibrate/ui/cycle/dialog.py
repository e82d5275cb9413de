"""Asks from which session the next one is made, and who of it comes along."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.cycle.carrying import Coming, Next, chosen, everybody
from calibrate.domain.cycle.former import Former
from calibrate.domain.errors import CalibrateError, WordsNeeded
from calibrate.domain.phases import HOLDER, Viewer, in_chair
from calibrate.exchange.cycle.making import begin_next, read_former_session
from calibrate.store.store import Store
from calibrate.ui.begin.titled_file import NEW_FILES, TitledFile, beside
from calibrate.ui.kits.words_dialog import WordsDialog
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.choosing import show_checked
from calibrate.ui.parts.dialog import named
from calibrate.ui.parts.frame import label
from calibrate.ui.recent import Recent, recent_sessions
from calibrate.words.cycle.cycle import (
    COMES_ALONG,
    NEXT_SESSION,
    ONLY_READ,
    STAYS_BEHIND,
    next_title,
    way_words,
)
from calibrate.words.session import SESSION_PHASES

WIDTH = 760
PHASES = {words.name for words in SESSION_PHASES.values()}


class NextSession(TitledFile):
    """The earlier session, what comes along of it, and whom; the rest stays as in any new one."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, NEXT_SESSION, "Create session")
        zoom.hold(self, WIDTH)
        self.subheading.setText(ONLY_READ)
        self.former: Former | None = None
        self.people: tuple[Coming, ...] = ()
        self.boxes: dict[str, CheckBox] = {}
        self._paths: list[Path] = []
        self._suggested = ""
        self.earlier = ChoiceBox()
        self.choose_earlier = QPushButton("Choose…")

        self.candidates = QWidget()
        self._fill_body()
        self._offer(recent_sessions())
        self.suggest()

    @classmethod
    def ask(cls, parent: QWidget | None) -> Store | None:
        """Ask, and return the new session, open, or None if it was given up."""
        dialog = cls(parent)
        dialog.exec()
        return dialog.store

    def finish(self) -> None:
        """Create the session, or say in one sentence why that cannot be."""
        if self.former is None:
            return
        try:
            coming = chosen(self.people, self.ticked)
            plan = Next(self.former, self.former.session.rubric, coming)
            self.store = begin_next(self.path, self.title.text().strip(), plan)
        except CalibrateError as error:
            self.say(str(error))
        else:
            self.accept()

    def lacking(self) -> str:
        """Say that an earlier session is missing."""
        return "" if self.former else "It needs an earlier session."

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of those who come along."""
        return tuple(id for id, box in self.boxes.items() if box.isChecked())

    def use_earlier(self, path: Path) -> None:
        """Take a session's file as the earlier one, and show who could come along."""
        with QSignalBlocker(self.earlier):
            if path not in self._paths:
                self._paths.append(path)
                self.earlier.addItem(path.name)
            self.earlier.setCurrentIndex(self._paths.index(path) + 1)
        self._read()

    def _offer(self, recents: Sequence[Recent]) -> None:
        with QSignalBlocker(self.earlier):
            self.earlier.addItem("Choose one", None)
            for recent in recents:
                if recent.phase in PHASES and not recent.is_missing:
                    self._paths.append(Path(recent.path))
                    self.earlier.addItem(f"{recent.title}, {recent.detail}")

    def _read(self) -> None:
        """Read what may be taken over, as whoever runs the session sees it."""
        place, self.former = self.earlier.currentIndex() - 1, None
        trouble = ""
        if place >= 0:
            try:
                self.former = read_former_session(self._paths[place], self._opened, _in_chair)
            except CalibrateError as error:
                trouble = str(error)
        self._show_people()
        self._entitle()
        self.say(trouble)
        self.allow()

    def _opened(self, copy: Path) -> Store:
        """Open a copy; ask for the words of an encrypted one."""
        try:
            return Store.open(copy)
        except WordsNeeded as needed:
            store = WordsDialog.ask(self, copy)
            if store is None:
                raise needed from None
            return store

    def _entitle(self) -> None:
        """Suggest a title, unless a person wrote one."""
        if self.former and self.title.text() in ("", self._suggested):
            self._suggested = next_title(self.former.session.title)
            self.title.setText(self._suggested)

    def _show_people(self) -> None:
        """Show a box for each, ticked for who usually comes; who cannot is told why."""
        self._clear_people()
        former = self.former
        self.people = everybody(former, former.session.rubric) if former else ()
        column = self.candidates.layout()
        assert former or not self.people
        for one in self.people:
            assert former and column
            box = CheckBox(f"{one.state.name}: {way_words(one, former)}")
            show_checked(box, one.does_usually)
            box.setEnabled(one.can)
            self.boxes[one.id] = box
            column.addWidget(box)
        self.candidates.setVisible(bool(self.people))

    def _clear_people(self) -> None:
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {}

    def _fill_body(self) -> None:
        self.choose_earlier.setAccessibleName("Choose the earlier session’s file")
        self.choose_earlier.setAutoDefault(False)
        set_role(self.choose_earlier, "beside")
        self.body.setSpacing(14)
        self.body.addLayout(beside(named("Earlier session", self.earlier), self.choose_earlier))
        self.add_title_and_file()
        lists = QHBoxLayout()
        lists.setSpacing(28)
        lists.addLayout(_listed("Comes along", COMES_ALONG), 1)
        lists.addLayout(_listed("Stays behind", STAYS_BEHIND), 1)
        self.body.addLayout(lists)
        column = QVBoxLayout(self.candidates)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label("Candidates", "label"))
        self.candidates.hide()
        self.body.addWidget(self.candidates)
        self.body.addStretch()
        self.earlier.currentIndexChanged.connect(self._read)
        self.choose_earlier.clicked.connect(self._choose_earlier)

    def _choose_earlier(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "The earlier session", "", NEW_FILES)
        if path:
            self.use_earlier(Path(path))


def _listed(title: str, lines: Sequence[str]) -> QVBoxLayout:
    """Return a heading with short lines below it."""
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(label(title, "label"))
    for line in lines:
        column.addWidget(label(line, "muted", wrap=True))
    column.addStretch()
    return column


def _in_chair(store: Store) -> Viewer:
    return in_chair(store.chairs(HOLDER).usual)
