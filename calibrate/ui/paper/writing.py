"""Writing an edition of whoever is wanted into a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.phases import Viewer
from calibrate.domain.record.case import Case
from calibrate.ui.desk import Desk
from calibrate.ui.paper import ask
from calibrate.ui.paper.export import Export
from calibrate.ui.paper.orders import Printed
from calibrate.ui.paper.outcome import CHECKING, Outcome, said_read
from calibrate.ui.paper.reading import Reading
from calibrate.ui.paper.wishes import there_already, wishes

DAMAGED = "Export damaged packets too, marked"
WAY_ON = f"Use a copy, or tick “{DAMAGED}” below, and every page says so."
NOT_IN_PACK = "Use a copy; a reading pack has nothing of what is damaged."


class Writing(QObject):
    """Reads who is wanted, verified, asks where to, and writes.

    `ran` carries a Progress, `ended` an Outcome, or None where a person chose no place; `read` a
    candidate with what is printed of them, or a sentence why there is nothing. Without a `viewer`
    it is whoever runs the meeting who reads.
    """

    ran = Signal(object)
    ended = Signal(object)
    read = Signal(str, object)

    def __init__(
        self, desk: Desk, parent: QWidget, viewer: Callable[[], Viewer] | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._viewer = viewer or (lambda: desk.chair)
        self.gathering = Reading(desk, self, self._viewer)
        self.export = Export(desk.damage, self)
        self._edition, self._paper, self._reader = Edition.PANEL, Paper.A4, ""
        self._takes_damaged, self._count = False, 0
        self._printed: list[Printed] = []
        self._refused: list[str] = []
        self.gathering.begun.connect(lambda: self.ran.emit(CHECKING))
        self.gathering.read.connect(self._gather)
        self.gathering.finished.connect(self._ask)
        self.export.ran.connect(self.ran)
        self.export.finished.connect(self.ended)

    def write(
        self,
        edition: Edition,
        paper: Paper,
        candidates: tuple[str, ...],
        *,
        takes_damaged: bool = False,
        reader: str = "",
    ) -> None:
        """Verify these; then ask where to, and begin with what may be printed.

        `reader` is for whom a reading pack is, or nobody for the panel.
        """
        self._edition, self._paper, self._reader = edition, paper, reader
        self._takes_damaged = takes_damaged and edition is not Edition.READING
        self._printed, self._refused, self._count = [], [], len(candidates)
        self.ran.emit(said_read(0, self._count))
        self.gathering.start(candidates, edition)

    def cancel(self) -> bool:
        """Stop what reads or writes; tell whether nothing was written."""
        self.gathering.cancel()
        return self.export.cancel()

    def _gather(self, candidate: str, printed: Printed | str) -> None:
        """Take in what may be printed, or why it may not."""
        if isinstance(printed, str):
            self._refused.append(printed)
        elif isinstance(printed, Case) and printed.damage and not self._takes_damaged:
            way_on = NOT_IN_PACK if self._edition is Edition.READING else WAY_ON
            self._refused.append(f"{printed.damage} {way_on}")
        else:
            self._printed.append(printed)
        self.read.emit(candidate, printed)
        self.ran.emit(said_read(len(self._printed) + len(self._refused), self._count))

    def _ask(self) -> None:
        """Ask for a folder, and begin to draw; what was read is kept by nobody else."""
        session = self._desk.session(self._viewer())
        wanted = wishes(self._edition, self._paper, self._printed, session, self._reader)
        refused, self._printed, self._refused = self._refused, [], []
        if not wanted:
            self.ended.emit(Outcome(lines=tuple(refused)))
            return
        folder = ask.ask_folder(self._window)
        there = there_already(folder, wanted) if folder else ()
        replaces = ask.ExistingFiles.ask(self._window, folder or Path(), there)
        if folder is None or replaces is None:
            self.ended.emit(None)
        else:
            self.export.start(wanted, folder, replaces, refused)
