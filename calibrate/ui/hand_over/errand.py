"""Something that takes a moment, done beside the window so that no frame waits for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Signal


class Errand(QObject):
    """Does one thing in a thread; `done` carries what it returns, or what it raised.

    Only for what frees the interpreter meanwhile, as libsodium does while it derives a key: else
    the frames of the window would wait for it all the same.
    """

    done = Signal(object)

    def run(self, work: Callable[[], object]) -> None:
        """Begin, and return at once."""
        Thread(target=self._do, args=(work,), daemon=True).start()

    def _do(self, work: Callable[[], object]) -> None:
        try:
            found = work()
        except Exception as error:
            found = error
        with suppress(RuntimeError):  # whoever waited for it may be gone
            self.done.emit(found)
