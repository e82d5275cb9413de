"""Looking for words while somebody types them, and reading on what was not read yet."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, Signal

from calibrate.domain.errors import CalibrateError
from calibrate.domain.phases import Viewer
from calibrate.ui.desk import Desk
from calibrate.ui.turns import Turns

AGAIN = 0.5
"""Seconds of reading after which what is new is looked through as well."""


class Searching(QObject):
    """Seeks words for one viewer. `found` carries each answer, `failed` why there can be none."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, viewer: Viewer, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._viewer = desk, viewer
        self._turns = Turns(self)

    @property
    def is_running(self) -> bool:
        """Whether there is more to find or to read."""
        return self._turns.is_running

    def seek(self, words: str) -> None:
        """Look for these words in place of those before; the rest is read on the way."""
        self._turns.run(self._steps(words))

    def end(self) -> None:
        """Seek and read no more."""
        self._turns.cancel()

    def _steps(self, words: str) -> Iterator[None]:
        try:
            yield from self._look(words)
            if self._desk.search_on(self._viewer) < 1:
                yield from self._read_on(words)
        except CalibrateError as error:
            self.failed.emit(str(error))

    def _look(self, words: str) -> Iterator[None]:
        for found in self._desk.finding(words, self._viewer):
            if found:
                self.found.emit(found)
            yield

    def _read_on(self, words: str) -> Iterator[None]:
        looked = perf_counter()
        while self._desk.search_on(self._viewer) < 1:
            yield
            if perf_counter() - looked > AGAIN:
                yield from self._look(words)
                looked = perf_counter()
        yield from self._look(words)
