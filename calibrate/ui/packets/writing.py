"""What is written: whoever is ticked, as an edition or for other programs, into a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calibrate.domain.record.case import Case
from calibrate.domain.record.editions import Edition, Paper
from calibrate.ui.desk import Desk
from calibrate.ui.packets.ask_format import AskFormat
from calibrate.ui.packets.tables import DAMAGED, Tables
from calibrate.ui.paper.ask import ExistingFiles, ask_folder
from calibrate.ui.paper.export import Export
from calibrate.ui.paper.outcome import Outcome, Progress
from calibrate.ui.paper.reading import Reading
from calibrate.ui.paper.wishes import there_already, wishes

WAY_ON = f"Use a copy, or tick “{DAMAGED}” below, and every page says so."
NOT_IN_PACK = "Use a copy; a reading pack has nothing of what is damaged."
CHECKING = Progress(0, 0, "Reading the record first…")


class Writing(QObject):
    """Reads who is wanted, asks where to, and writes; one thing at a time.

    `ran` carries a Progress, `ended` an Outcome, or None where a person chose no place; `read` a
    candidate with their Case, or a sentence why there is none.
    """

    ran = Signal(object)
    ended = Signal(object)
    read = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._screen = parent
        self.gathering = Reading(desk, self)
        self.export = Export(desk.damage, self)
        self.tables = Tables(desk, self)
        self._edition, self._paper = Edition.PANEL, Paper.A4
        self._wanted: tuple[str, ...] = ()
        self._takes_damaged = False
        self._cases: list[Case] = []
        self._refused: list[str] = []
        self._connect()

    def write(
        self, edition: Edition, paper: Paper, candidates: tuple[str, ...], takes_damaged: bool
    ) -> None:
        """Verify these; then ask where to, and begin with what may be printed."""
        self._edition, self._paper = edition, paper
        self._begin(candidates, takes_damaged and edition is not Edition.READING)
        self.gathering.start(candidates)

    def write_tables(self, candidates: tuple[str, ...], takes_damaged: bool) -> None:
        """Ask in which format and where to, and begin with these."""
        format = AskFormat.ask(self._screen, len(candidates))
        folder = ask_folder(self._screen) if format else None
        if format and folder:
            self._begin(candidates, takes_damaged)
            self.tables.start(candidates, folder, format, takes_damaged)

    def cancel(self) -> bool:
        """Stop what reads or writes; tell whether nothing was written."""
        self.gathering.cancel()
        self.tables.cancel()
        return self.export.cancel()

    def _connect(self) -> None:
        for begun in (self.gathering.begun, self.tables.begun):
            begun.connect(lambda: self.ran.emit(CHECKING))
        self.gathering.read.connect(self._gather)
        self.gathering.finished.connect(self._ask)
        self.export.ran.connect(self.ran)
        self.export.finished.connect(self.ended)
        self.tables.read.connect(self._say_read)
        self.tables.finished.connect(lambda written: self.ended.emit(written.outcome))

    def _begin(self, candidates: tuple[str, ...], takes_damaged: bool) -> None:
        self._cases, self._refused = [], []
        self._wanted, self._takes_damaged = candidates, takes_damaged
        self._say_count(0)

    def _gather(self, candidate: str, case: Case | str) -> None:
        """Take in a case that may be printed, or why it may not."""
        if isinstance(case, str):
            self._refused.append(case)
        elif case.damage and not self._takes_damaged:
            way_on = NOT_IN_PACK if self._edition is Edition.READING else WAY_ON
            self._refused.append(f"{case.damage} {way_on}")
        else:
            self._cases.append(case)
        self.read.emit(candidate, case)
        self._say_count(len(self._cases) + len(self._refused))

    def _ask(self) -> None:
        """Ask for a folder, and begin to draw; what was read is kept by nobody else."""
        wanted, refused = wishes(self._edition, self._paper, self._cases), self._refused
        self._cases, self._refused = [], []
        if not wanted:
            self.ended.emit(Outcome(lines=tuple(refused)))
            return
        folder = ask_folder(self._screen)
        replaces = folder and ExistingFiles.ask(self._screen, folder, there_already(folder, wanted))
        if folder is None or replaces is None:
            self.ended.emit(None)
        else:
            self.export.start(wanted, Path(folder), bool(replaces), refused)

    def _say_read(self, candidate: str, case: Case | str) -> None:
        self.read.emit(candidate, case)
        self._say_count(self.tables.count)

    def _say_count(self, done: int) -> None:
        count = len(self._wanted)
        self.ran.emit(Progress(done, count, f"{done} of {count} read"))
