"""A ladder with the examples that were agreed to and approved in place of its gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from calibrate.domain.offers.filling import why_lapsed
from calibrate.domain.offers.offer import OfferedExample, OfferState
from calibrate.domain.rubric.pairing import Holder, with_example, with_expectation
from calibrate.domain.rubric.rubric import Origin, Rubric
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet


def approved(offers: Iterable[OfferedExample]) -> tuple[OfferedExample, ...]:
    """Return the offers that a ladder takes: agreed to, approved, and not withdrawn."""
    return tuple(one for one in offers if one.state is OfferState.APPROVED)


@dataclass(frozen=True, slots=True)
class Filled:
    """A session's ladder with the examples it gives, how many, and why others are left out."""

    rubric: Rubric
    examples: int = 0
    left_out: tuple[str, ...] = ()


def filled_ladder(
    session: Session, offers: Iterable[OfferedExample], sheet_of: Callable[[str], Sheet]
) -> Filled:
    """Return the ladder of a session with what was approved and still may be offered."""
    told = [(one, why_lapsed(sheet_of(one.candidate), one)) for one in approved(offers)]
    fit = [one for one, because in told if not because]
    rubric = with_offers(session.rubric, fit, session.title)
    return Filled(rubric, len(fit), tuple(because for _, because in told if because))


def with_offers(rubric: Rubric, offers: Iterable[OfferedExample], session: str) -> Rubric:
    """Return a rubric with approved examples where it asked for them, and their session's title.

    A gap is gone once one example fills it; whoever else fills it stands beside that.
    """
    filled = rubric
    for offer in approved(offers):
        expectation = rubric.criterion(offer.criterion).expectation(offer.level)
        is_placed = expectation is not None and offer.gap in expectation.gaps
        filled = (_on_criterion if is_placed else _in_section)(filled, offer, session)
    return filled


def _on_criterion(rubric: Rubric, offer: OfferedExample, session: str) -> Rubric:
    criterion = rubric.criterion(offer.criterion)
    expectation = criterion.expectation(offer.level)
    if expectation is None:
        return rubric
    return with_expectation(rubric, criterion, _filled(expectation, offer, session))


def _in_section(rubric: Rubric, offer: OfferedExample, session: str) -> Rubric:
    place = (rubric.criterion(offer.criterion).category, offer.level)
    sections = (
        _filled(one, offer, session) if (one.category, one.level) == place else one
        for one in rubric.sections
    )
    return replace(rubric, sections=tuple(sections))


def _filled(holder: Holder, offer: OfferedExample, session: str) -> Holder:
    gaps = list(holder.gaps)
    if offer.gap in gaps:
        gaps.remove(offer.gap)
    without = replace(holder, gaps=tuple(gaps))
    if offer.words in holder.examples or offer.approved is None:
        return without
    origin = Origin(offer.words, session, f"{offer.approved:%Y-%m}")
    return with_example(without, offer.words, (origin,))
