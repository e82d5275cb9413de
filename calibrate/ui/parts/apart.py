"""Work that leaves Python alone while it runs, such as making a key of words: in a thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from calibrate.domain.errors import CalibrateError


class Apart(QThread):
    """Calls a function so many times; `made` carries each result, `failed` why there is none.

    What computes in Python itself would hold the window's frames up: that is for `Jobs`.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, work: Callable[[], object], times: int, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._times = work, times

    def run(self) -> None:
        """Work, until it is done or somebody asks for its end."""
        for _ in range(self._times):
            if self.isInterruptionRequested():
                return
            try:
                self.made.emit(self._work())
            except CalibrateError as error:
                self.failed.emit(str(error))
                return

    def end(self) -> None:
        """Tell nothing more, and wait for the work at hand."""
        self.blockSignals(True)
        self.requestInterruption()
        self.wait()
