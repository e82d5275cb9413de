"""The kits that were made, with their words: shown once, to be copied or printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from calibrate.domain.session import Session
from calibrate.store.kits.making import MadeKit
from calibrate.ui.kits.slip import print_slip
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import Confirm, Dialog
from calibrate.ui.parts.frame import label
from calibrate.ui.recent import path_in_words
from calibrate.words.phrases import several
from calibrate.words.travel.kits import CLOSE_WORDS, KEEP_APART, WITHOUT_WORDS

WIDTH, HEIGHT = 720, 480


class MadeDialog(Dialog):
    """Each kit's file and its six words. Closing it asks once: the words are nowhere else."""

    def __init__(self, parent: QWidget | None, session: Session, made: Sequence[MadeKit]) -> None:
        super().__init__(parent, f"{several(len(made), 'kit')} made", "I have passed them on")
        self._session = session
        self._words = frozenset(one.words for one in made if one.words)
        self._has_words = bool(self._words)
        self.take_size(WIDTH, HEIGHT)
        self.subheading.setText(f"In {path_in_words(str(made[0].path.parent))}")
        self.cancel.hide()
        self.body.addWidget(label(KEEP_APART if self._has_words else WITHOUT_WORDS, wrap=True))
        self.copies: dict[str, QPushButton] = {}
        self.slips: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, kit in enumerate(made):
            self._add(grid, row, kit)
        self.body.addLayout(grid)
        self.body.addStretch()
        if not self._has_words:
            self.primary.setText("Close")
            self.primary.setAccessibleName("Close")

    def _add(self, grid: QGridLayout, row: int, kit: MadeKit) -> None:
        name = self._name(kit)
        grid.addWidget(label(name, "strong"), row, 0, Qt.AlignmentFlag.AlignVCenter)
        words = label(kit.words or kit.path.name, wrap=True)
        words.setAccessibleName(f"{name}: {kit.words or kit.path.name}")
        zoom.set_face(words, 15 if kit.words else 13)
        grid.addWidget(words, row, 1)
        if kit.words:
            grid.addLayout(self._buttons(kit, name), row, 2)

    def _buttons(self, kit: MadeKit, name: str) -> QHBoxLayout:
        copy, slip = QPushButton("Copy"), QPushButton("Print as a slip…")
        copy.setAccessibleName(f"Copy the words of {name}")
        slip.setAccessibleName(f"Print the words of {name} as a slip")
        self.copies[kit.panelist], self.slips[kit.panelist] = copy, slip
        copy.clicked.connect(partial(self._copy, kit))
        slip.clicked.connect(partial(print_slip, self, self._session.title, name, kit))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (copy, slip):
            button.setAutoDefault(False)
            set_role(button, "beside")
            row.addWidget(button)
        return row

    def _copy(self, kit: MadeKit, *_: object) -> None:
        QGuiApplication.clipboard().setText(kit.words)
        self.note.setText(f"Copied: the words of {self._name(kit)}")

    def _name(self, kit: MadeKit) -> str:
        found = self._session.panel.panelist(kit.panelist)
        return found.name if found else kit.panelist

    def finish(self) -> None:
        """Let the words go."""
        self._forget()
        self.accept()

    def reject(self) -> None:
        """Ask before Escape takes what nobody can show again."""
        asked = not self._has_words or Confirm.ask(
            self, "Close without the words?", CLOSE_WORDS, "Close"
        )
        if asked:
            self._forget()
            super().reject()

    def _forget(self) -> None:
        """Leave no words on the clipboard."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() in self._words:
            clipboard.clear()
