"""How each edition is made in the other process. What draws is imported there alone."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING

from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.record.case import Case
from calibrate.ui.paper.orders import Maker, Order, Printed, Tell
from calibrate.whole_file import writing_whole

if TYPE_CHECKING:
    from calibrate.packet.packet import PacketReport


class PacketMaker:
    """One packet of one case."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._case: Case | None = None

    def add(self, printed: Printed) -> None:
        """Take the one case in."""
        assert isinstance(printed, Case)
        self._case = printed

    def finish(self) -> PacketReport:
        """Write its packet."""
        from calibrate.exchange.exported.case_json import attached_case
        from calibrate.packet.packet import write_packet

        assert self._case
        order = self._order
        if order.known_as is None:
            return write_packet(self._case, order.path, paper=order.paper)
        attached = (attached_case(self._case),)
        folder = order.known_as.parent
        return write_packet(self._case, order.path, folder, order.paper, attached)


class LetterMaker:
    """One letter; one that is only looked at may be a draft."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._letter: CandidateEdition | None = None

    def add(self, printed: Printed) -> None:
        """Take the one letter in."""
        assert isinstance(printed, CandidateEdition)
        self._letter = printed

    def finish(self) -> PacketReport:
        """Write it; one that is only looked at is not for handing over."""
        from calibrate.packet.packet import PacketReport, drawn_letter, write_letter

        assert self._letter
        order = self._order
        if order.known_as:
            return write_letter(self._letter, order.path, order.paper, order.known_as)
        order.path.write_bytes(drawn_letter(self._letter, order.paper))
        return PacketReport(0)


class PackMaker:
    """The reading pack of some cases."""

    def __init__(self, order: Order, tell: Tell) -> None:
        self._order, self._tell = order, tell
        self._cases: list[Case] = []

    def add(self, printed: Printed) -> None:
        """Take a further case in."""
        assert isinstance(printed, Case)
        self._cases.append(printed)

    def finish(self) -> PacketReport:
        """Write the pack of all that were taken in."""
        from calibrate.packet.packet import pack_of, write_pack

        order, pack = self._order, pack_of(self._cases, self._order.reader)
        return write_pack(pack, order.path, order.paper, order.known_as, self._tell)


class BookMaker:
    """A book, which is painted packet by packet as they come, and never held whole."""

    def __init__(self, order: Order, tell: Tell) -> None:
        from calibrate.packet.packet import BookWriter

        assert order.plan
        self._known_as = order.known_as or order.path
        self._tell, self._done = tell, 0
        self._file = ExitStack()
        with self._troubles():
            target = self._file.enter_context(writing_whole(order.path))
            self._writer = BookWriter(order.plan, target, order.paper)

    def add(self, printed: Printed) -> None:
        """Paint a further packet, and tell how many there are."""
        assert isinstance(printed, Case)
        with self._troubles():
            self._writer.add(printed)
        self._done += 1
        self._tell(self._done)

    def finish(self) -> PacketReport:
        """Write what stands in front, and put the book in its place."""
        from calibrate.packet.packet import PacketReport

        with self._troubles(), self._file:
            self._writer.finish()
        return PacketReport(self._writer.pages, self._writer.substitutions)

    def _troubles(self) -> AbstractContextManager[None]:
        from calibrate.packet.packet import troubles_of

        return troubles_of(self._known_as.name, self._known_as.parent)


def maker(order: Order, tell: Tell) -> Maker:
    """Return what makes an edition."""
    match order.edition:
        case Edition.CANDIDATE:
            return LetterMaker(order)
        case Edition.READING:
            return PackMaker(order, tell)
        case Edition.BOOK:
            return BookMaker(order, tell)
        case Edition.PANEL:
            return PacketMaker(order)
