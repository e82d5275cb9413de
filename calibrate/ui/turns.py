"""Work of many small steps in the window itself: a few in each turn of the event loop.

It is for what needs the session's file, which no other process may open beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

SPARE = 0.006
"""Seconds of each turn that such work takes, so that no key waits longer for it."""


class Turns(QObject):
    """Takes the steps of an iterator while the window goes on hearing whoever uses it.

    The first are taken at once, so that what is short is done when `run` returns. `finished` is
    emitted after the last one; after `cancel` nothing more is done.
    """

    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether there are steps to take."""
        return self._steps is not None

    def run(self, steps: Iterator[object]) -> None:
        """Take these steps in place of those that were left, each a matter of milliseconds."""
        self._steps = steps
        self._timer.start()
        self._go_on()

    def cancel(self) -> None:
        """Take no more of the steps."""
        self._steps = None
        self._timer.stop()

    def rush(self) -> None:
        """Take all that are left at once."""
        while self._steps is not None:
            self._go_on()

    def _go_on(self) -> None:
        steps, end = self._steps, perf_counter() + SPARE
        while steps is not None and self._steps is steps:
            if not self._is_taken(steps):
                self.cancel()
                self.finished.emit()
            elif perf_counter() >= end:
                break

    def _is_taken(self, steps: Iterator[object]) -> bool:
        """Take a step, if there is one; one that fails is the last."""
        try:
            next(steps)
        except StopIteration:
            return False
        except BaseException:
            self.cancel()
            raise
        return True
