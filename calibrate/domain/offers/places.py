"""Where examples are offered, or could be: what a list of them shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calibrate.domain.evidence import Evidence
from calibrate.domain.offers.filling import Filling, Gap, fillings
from calibrate.domain.offers.offer import OfferedExample
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Place:
    """A gap and a case that can fill it: the pieces to choose from, or the offer that there is.

    `pieces` of an offer has the one that is offered.
    """

    candidate: str
    gap: Gap
    pieces: tuple[Evidence, ...]
    offer: OfferedExample | None = None

    @property
    def key(self) -> tuple[str, Gap, str]:
        """What tells it from others as long as it is there."""
        return self.candidate, self.gap, self.offer.id if self.offer else ""


def places(sheets: Sequence[Sheet], offers: Sequence[OfferedExample]) -> tuple[Place, ...]:
    """Return every offer, and every gap of a decided case that another piece of it can fill."""
    return tuple(place for sheet in sheets for place in _of_case(sheet, offers))


def _of_case(sheet: Sheet, offers: Sequence[OfferedExample]) -> Iterator[Place]:
    candidate = sheet.candidate.id
    own = [one for one in offers if one.candidate == candidate]
    for filling in fillings(sheet) if sheet.phase is CandidatePhase.DECIDED else ():
        there = [one for one in own if _gap(one) == filling.gap]
        yield from (_offered(sheet, one) for one in there)
        if pieces := _free(filling, there):
            yield Place(candidate, filling.gap, pieces)
        own = [one for one in own if one not in there]
    yield from (_offered(sheet, one) for one in own)


def _free(filling: Filling, offers: Sequence[OfferedExample]) -> tuple[Evidence, ...]:
    taken = {one.evidence for one in offers if not one.withdrawn}
    return tuple(piece for piece in filling.pieces if piece.id not in taken)


def _offered(sheet: Sheet, offer: OfferedExample) -> Place:
    piece = sheet.piece(offer.evidence)
    return Place(offer.candidate, _gap(offer), (piece,) if piece else (), offer)


def _gap(offer: OfferedExample) -> Gap:
    return Gap(offer.criterion, offer.level, offer.gap)
