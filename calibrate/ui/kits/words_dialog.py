"""Asks for the six words of an encrypted file, and opens it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from calibrate.domain.errors import CalibrateError, WordsNeeded
from calibrate.store.document.driver import Driver
from calibrate.store.document.encrypting import unlocking
from calibrate.store.sealed.drawn_words import typed_words
from calibrate.store.store import Store
from calibrate.ui.parts.apart import Apart
from calibrate.ui.parts.dialog import FittedDialog, named
from calibrate.ui.parts.fields.line_field import SearchField
from calibrate.words.travel.kits import WHO_HAS_WORDS

TRIES = 3


class WordsDialog(FittedDialog):
    """Takes the six words of a file; `store` is the file once it is open.

    Wrong words are told calmly, however often: trying is slow enough by itself.
    """

    def __init__(self, parent: QWidget | None, path: Path) -> None:
        super().__init__(parent, "Six words", "Open")
        self.store: Store | None = None
        self._path, self._tries = path, 0
        self._work: Apart | None = None
        self.subheading.setText(f"{path.name} is encrypted.")
        self.words = SearchField(placeholder="Case and blanks do not matter")
        self.body.addLayout(named("Its six words", self.words))
        self.words.textChanged.connect(self._allow)
        self._allow()

    @classmethod
    def ask(cls, parent: QWidget | None, path: Path) -> Store | None:
        """Ask, and return the file, open, or None if it was given up."""
        dialog = cls(parent, path)
        dialog.exec()
        return dialog.store

    def finish(self) -> None:
        """Make the key of what was typed, and try it."""
        if self._work:
            return
        try:
            words = typed_words(self.words.text())
        except CalibrateError as error:
            self._say(str(error))
            return
        self._say("", "Opening…")
        self._work = Apart(partial(unlocking, self._path, words), 1, self)
        self._work.made.connect(self._try)
        self._work.failed.connect(self._fail)
        self._work.start()

    def done(self, result: int) -> None:
        """Leave nothing running."""
        self._end()
        super().done(result)

    def _try(self, driver: Driver) -> None:
        try:
            self.store = Store.open(self._path, driver=driver)
        except WordsNeeded as wrong:
            self._tries += 1
            more = f" {WHO_HAS_WORDS}" if self._tries >= TRIES else ""
            self._fail(f"{wrong}{more}")
        except CalibrateError as error:
            self._fail(str(error))
        else:
            self.accept()

    def _fail(self, sentence: str) -> None:
        self._end()
        self._say(sentence)
        self.words.selectAll()
        self.words.setFocus()

    def _end(self) -> None:
        work, self._work = self._work, None
        if work:
            work.end()

    def _say(self, sentence: str, note: str = "") -> None:
        self.trouble.say(sentence)
        self.note.setText(note)
        self._allow()
        QTimer.singleShot(0, self, self.grow)  # once the sentence has its lines

    def _allow(self) -> None:
        self.words.setEnabled(self._work is None)
        self.primary.setEnabled(bool(self.words.text().strip()))
