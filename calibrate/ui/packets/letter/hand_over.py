"""Writing a letter's PDF: verified first, then drawn in another process, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from calibrate.domain.errors import CalibrateError
from calibrate.domain.handing.editions import Paper
from calibrate.ui.desk import Desk
from calibrate.ui.jobs import Jobs
from calibrate.ui.packets.letter.drawing import LetterOrder, put_letter
from calibrate.ui.paper.letters import to_hand_over
from calibrate.ui.turns import Turns


class HandOver(QObject):
    """Writes one letter into a folder. `written` carries a WrittenLetter, `failed` a sentence."""

    written = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._turns, self._jobs = Turns(self), Jobs(self)
        self._jobs.done.connect(lambda _, written: self.written.emit(written))
        self._jobs.failed.connect(lambda _, sentence: self.failed.emit(sentence))

    def start(self, candidate: str, folder: Path, paper: Paper) -> None:
        """Read the record if it was not read yet, and write what the candidate may read."""
        self._turns.run(self._steps(candidate, folder, paper))

    def cancel(self) -> None:
        """Write nothing more."""
        self._turns.cancel()
        self._jobs.cancel()

    def _steps(self, candidate: str, folder: Path, paper: Paper) -> Iterator[None]:
        try:
            while self._desk.check_on():
                yield
            edition = to_hand_over(self._desk, candidate, self._desk.chair)
        except CalibrateError as error:
            self.failed.emit(str(error))
            return
        self._jobs.run(put_letter, [LetterOrder(edition, paper, folder)])
