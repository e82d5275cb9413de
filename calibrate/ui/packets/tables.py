"""Writing what candidates were rated and decided as tables, JSON or a calendar, into a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.record.case import Case
from calibrate.ui.desk import Desk
from calibrate.ui.jobs import Jobs
from calibrate.ui.packets.ask_format import AskFormat
from calibrate.ui.packets.making import Made, Wanted, take
from calibrate.ui.paper import ask
from calibrate.ui.paper.outcome import CHECKING, Outcome, said_read
from calibrate.ui.paper.reading import Reading
from calibrate.ui.paper.writing import DAMAGED
from calibrate.words.phrases import several

WAY_ON = f"Use a copy, or tick “{DAMAGED}” below, and names of files and rows say so."


class TablesWritten:
    """What became of it: the folder, a line for each file in it, and what a person has to know."""

    folder: Path
    files: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What is said of it: the files, and what is not in them."""
        lines = (*self.files, *self.told)
        if not self.files:
            return Outcome(lines=lines)
        return Outcome(f"{several(len(self.files), 'file')} in {self.folder}", lines, self.folder)


class Tables(QObject):
    """Reads who is wanted, makes files of them in another process, and writes these.

    `ran` carries a Progress, `ended` an Outcome; `read` a candidate with their Case, or a sentence
    why there is none. A cancelled one leaves the folder as it was.
    """

    ran = Signal(object)
    ended = Signal(object)
    read = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._reading = Reading(desk, self)
        self._jobs = Jobs(self)
        self._folder, self._format, self._takes_damaged = Path(), "", False
        self._count = 0
        self._cases: list[Case] = []
        self._told: list[str] = []
        self._reading.begun.connect(lambda: self.ran.emit(CHECKING))
        self._reading.read.connect(self._gather)
        self._reading.finished.connect(self._make)
        self._jobs.done.connect(self._write)
        self._jobs.failed.connect(self._fail)

    def write(self, candidates: tuple[str, ...], takes_damaged: bool) -> None:
        """Ask in which format and where to, and begin; what is damaged is marked, or out."""
        format = AskFormat.ask(self._window, len(candidates))
        folder = ask.ask_folder(self._window) if format else None
        if not format or not folder:
            return
        self._folder, self._format, self._takes_damaged = folder, format, takes_damaged
        self._cases, self._told, self._count = [], [], len(candidates)
        self.ran.emit(said_read(0, self._count))
        self._reading.start(candidates)

    def cancel(self) -> None:
        """Stop at once; nothing was written yet."""
        self._reading.cancel()
        self._jobs.cancel()

    def _gather(self, candidate: str, case: Case | str) -> None:
        if isinstance(case, str):
            self._told.append(case)
        elif case.damage and not self._takes_damaged:
            self._told.append(f"{case.damage} {WAY_ON}")
        else:
            self._cases.append(case)
        self.read.emit(candidate, case)
        self.ran.emit(said_read(len(self._cases) + len(self._told), self._count))

    def _make(self) -> None:
        if not self._cases:
            self._finish()
            return
        session, now = self._desk.session(self._desk.chair), self._desk.store.now()
        self._jobs.run(take, [*self._cases, Wanted(self._format, session, now)])

    def _write(self, _: int, made: Made | None) -> None:
        """Put all files into the folder, or none, once they are made."""
        if made is None:
            return
        from calibrate.exchange.exported.export import write

        try:
            files = write(self._folder, made.name, made.files)
        except CalibrateError as trouble:
            self._told.append(str(trouble))
            self._finish()
            return
        self._told += made.not_here
        self._finish(tuple(f"{file.path.name}: {file.told}" for file in files))

    def _fail(self, _: int, sentence: str) -> None:
        self._jobs.cancel()  # what it was handed is lost with it
        self._told.append(self._desk.damage() or sentence)
        self._finish()

    def _finish(self, files: tuple[str, ...] = ()) -> None:
        self._cases = []
        lines = (*files, *self._told)
        if not files:
            self.ended.emit(Outcome(lines=lines))
            return
        told = f"{several(len(files), 'file')} in {self._folder}"
        self.ended.emit(Outcome(told, lines, self._folder))
