"""Long work in another process, so that no frame of the window waits for it.

A process of its own, not a thread: drawing packets in a thread took frames from 8.5 to 37 ms. It is
started as a program rather than forked or spawned by multiprocessing, which would run the main
module again and leave a helper behind; Qt reads the pipe, so that nothing is polled.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from calibrate.ui import faults
from calibrate.ui.job_process import BROKEN, DONE, TOLD, framed, unframed

MODULE = "calibrate.ui.job_process"
LAST_WORDS = 4000
END = 3000
"""Milliseconds that are waited for a killed process to be gone."""


class Jobs(QObject):
    """Runs a function for item after item in one process, which is kept for the next run.

    The function is one of a module's own and takes one item, and where it `tells` also a function
    by which it tells how far it is; all is pickled. `told` carries what it says. For every item
    either `done` carries its place and the result, or `failed` its place and one sentence. Then
    `finished` follows. If the process dies, `failed` tells it of the item at hand, and another
    process does the rest. After `cancel` nothing more is emitted.
    """

    done = Signal(int, object)
    failed = Signal(int, str)
    told = Signal(object)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._received = bytearray()
        self._work: Callable[..., object] | None = None
        self._tells = False
        self._items: Iterator[Any] = iter(())
        self._place = -1
        self._run = 0

    @property
    def is_running(self) -> bool:
        """Whether an answer is waited for."""
        return self._work is not None

    def run(
        self, work: Callable[..., object], items: Iterable[Any], *, tells: bool = False
    ) -> None:
        """Do `work` on every item. Items are taken one by one; what ran before is cancelled."""
        if self.is_running:
            self.cancel()
        self._work, self._items, self._place = work, iter(items), -1
        self._tells = tells
        self._run += 1
        self._next()

    def cancel(self) -> None:
        """End the process at once, whatever it is at; nothing more is told of this run."""
        self._work, self._items = None, iter(())
        process, self._process = self._process, None
        self._received.clear()
        if process:
            _end(process)

    def close(self) -> None:
        """Leave nothing running; for whoever owns this."""
        self.cancel()

    def _next(self) -> None:
        """Hand over the next item, or tell that there are no more."""
        try:
            item = next(self._items)
        except StopIteration:
            self._work = None
            self.finished.emit()
            return
        self._place += 1
        if self._process is None:
            self._process = self._started()
        self._process.write(framed((self._work, item, self._tells)))

    def _started(self) -> QProcess:
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._lost)
        process.errorOccurred.connect(self._not_started)
        process.start(sys.executable, ["-P", "-m", MODULE])
        return process

    def _read(self) -> None:
        if self._process is None:
            return
        self._received += self._process.readAllStandardOutput().data()
        for kind, value in unframed(self._received):
            self._tell(kind, value)

    def _tell(self, kind: str, value: object) -> None:
        """Tell what became of the item at hand, and go on unless somebody cancelled."""
        run = self._run
        if kind == TOLD:
            self.told.emit(value)
            return
        if kind == DONE:
            self.done.emit(self._place, value)
        else:
            self.failed.emit(self._place, _sentence(kind, str(value)))
        if self.is_running and self._run == run:
            self._next()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._lost()

    def _lost(self) -> None:
        """The process is gone: tell it of the item at hand, and go on with those that remain."""
        process, self._process = self._process, None
        if process is None:
            return
        words = bytes(process.readAllStandardError().data()).decode(errors="replace")[-LAST_WORDS:]
        self._received.clear()
        process.deleteLater()
        if self.is_running:
            self._tell(BROKEN, words)


def _environment() -> QProcessEnvironment:
    """Let the process find what this one imports, wherever it was started."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    return environment


def _sentence(kind: str, words: str) -> str:
    """Return one sentence for a person; what nobody foresaw is written down in full."""
    if kind != BROKEN:
        return words
    return faults.sentence(faults.write_down(RuntimeError(words)))


def _end(process: QProcess) -> None:
    process.blockSignals(True)
    process.kill()
    process.waitForFinished(END)
    process.deleteLater()
