"""The work behind Issue…: read the case, draw it in another process, write and record it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from calibrate.domain.changes import Change, Refusal
from calibrate.domain.commands import IssuePacket
from calibrate.domain.errors import CalibrateError, Refused
from calibrate.domain.handing.editions import Edition, Paper
from calibrate.exchange.issuing.editions import READ
from calibrate.exchange.issuing.issue import Packet, Protection, hand_out
from calibrate.ui.desk import Desk
from calibrate.ui.jobs import Jobs
from calibrate.ui.packets.issuing.making import Order, make
from calibrate.ui.turns import Turns


@dataclass(frozen=True, slots=True)
class About:
    """What is issued: whose packet, in which edition, on what paper."""

    candidate: str
    edition: Edition = Edition.PANEL
    paper: Paper = Paper.A4


class Work(QObject):
    """Issues one packet; `done` carries a HandedOut, `failed` why there is none.

    A cancelled one leaves nothing, neither a file nor a line.
    """

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recipient, self._folder = "", Path()
        self._turns = Turns(self)
        self._jobs = Jobs(self)
        self._jobs.done.connect(lambda _, packet: self._hand_out(packet))
        self._jobs.failed.connect(lambda _, sentence: self.failed.emit(sentence))

    @property
    def is_running(self) -> bool:
        """Whether an answer is still to come."""
        return self._turns.is_running or self._jobs.is_running

    def start(self, about: About, recipient: str, folder: Path, protection: Protection) -> None:
        """Begin; the record is read first, which is once in a sitting."""
        self._recipient, self._folder = recipient, folder
        self._turns.run(self._steps(about, protection))

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        self._turns.cancel()
        self._jobs.cancel()

    def _steps(self, about: About, protection: Protection) -> Iterator[None]:
        desk = self._desk
        try:
            while desk.check_on():
                yield
            printed = READ[about.edition](desk.store, about.candidate, desk.chair)
        except CalibrateError as error:
            self.failed.emit(str(error))
            return
        self._jobs.run(make, [Order(printed, about.paper, protection, desk.now())])

    def _hand_out(self, packet: Packet) -> None:
        try:
            done = hand_out(packet, self._recipient, self._folder, self._record)
        except CalibrateError as error:
            self.failed.emit(str(error))
        else:
            self.done.emit(done)

    def _record(self, command: IssuePacket) -> Change:
        answer = self._desk.attempt(command)
        if isinstance(answer, Refusal):
            raise Refused(answer.sentence)
        return answer
