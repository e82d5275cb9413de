"""A ladder with the examples that were agreed to and approved in place of its gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from calibrate.domain.offers.offer import OfferedExample, OfferState
from calibrate.domain.rubric.pairing import Holder, with_example, with_expectation
from calibrate.domain.rubric.rubric import Origin, Rubric


def approved(offers: Iterable[OfferedExample]) -> tuple[OfferedExample, ...]:
    """Return the offers that a ladder takes: agreed to, approved, and not withdrawn."""
    return tuple(one for one in offers if one.state is OfferState.APPROVED)


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
