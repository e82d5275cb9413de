"""Reading cases for paper, verified, while the window hears whoever uses it: one in a turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from calibrate.domain.errors import CalibrateError
from calibrate.domain.handing.editions import Edition
from calibrate.domain.phases import Viewer
from calibrate.ui.desk import Desk
from calibrate.ui.paper import letters
from calibrate.ui.paper.orders import Printed
from calibrate.ui.turns import Turns


class Reading(QObject):
    """Reads the cases of candidates as a viewer sees them: whoever runs the meeting, as a rule.

    `begun` says that the record has to be read first, which is so once in a sitting and can take
    some seconds; `read` carries a candidate with what is printed of them, or a sentence why there
    is nothing; `finished` follows the last. After `cancel` nothing more is told.
    """

    begun = Signal()
    read = Signal(str, object)
    finished = Signal()

    def __init__(
        self, desk: Desk, parent: QObject, viewer: Callable[[], Viewer] | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._viewer = viewer or (lambda: desk.chair)
        self._edition, self._to_look_at = Edition.PANEL, False
        self._turns = Turns(self)
        self._turns.finished.connect(self.finished)

    @property
    def is_running(self) -> bool:
        """Whether a case is still to come."""
        return self._turns.is_running

    def start(
        self,
        candidates: Sequence[str],
        edition: Edition = Edition.PANEL,
        *,
        to_look_at: bool = False,
    ) -> None:
        """Read these, in place of those that were not read yet.

        A letter is read as it may leave, or as it is while that is only `to_look_at`.
        """
        self._edition, self._to_look_at = edition, to_look_at
        self._turns.run(self._steps(tuple(candidates)))

    def cancel(self) -> None:
        """Read no more."""
        self._turns.cancel()

    def _steps(self, candidates: tuple[str, ...]) -> Iterator[None]:
        if self._checks_on():
            self.begun.emit()
            yield
            while self._checks_on():
                yield
        for candidate in candidates:
            self.read.emit(candidate, self._printed(candidate))
            yield

    def _checks_on(self) -> bool:
        """Read a little of the record; where that cannot be, each case says why."""
        try:
            return self._desk.check_on()
        except CalibrateError:
            return False

    def _printed(self, candidate: str) -> Printed | str:
        viewer = self._viewer()
        try:
            if self._edition is not Edition.CANDIDATE:
                return self._desk.checked_case(candidate, viewer)
            read = letters.to_look_at if self._to_look_at else letters.to_hand_over
            return read(self._desk, candidate, viewer)
        except CalibrateError as error:
            return str(error)
