"""Rules of every page, held by the boxes that are drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calibrate.domain.handing.editions import Paper
from calibrate.domain.record.case import Case
from calibrate.packet.flow.flow import Page
from calibrate.packet.flow.operations import Stroke, Text
from calibrate.packet.flow.paper import PAGE_SIZES
from calibrate.packet.flow.style import CRITERION, HEADER_RULE, SECTION
from calibrate.packet.layout import Pages, layout_case
from calibrate.packet.pages.evidence_pages import EVIDENCE
from tests.packet.ink import inked, texts
from tests.worlds import cases, two_rounds

MAKERS: list[Callable[[], Case]] = [
    cases.decided,
    cases.undecided,
    cases.many,
    cases.extreme,
    lambda: cases.decided(3, times=4, excused=0),
    lambda: cases.decided(12, times=9, excused=5),
    two_rounds.talked,
    two_rounds.endless,
]
NOTE = 14.0


def ends(pages: Pages) -> list[float]:
    """How far down each page reaches, without what stands at its foot."""
    foot = PAGE_SIZES[pages.paper].bottom - NOTE
    return [
        max(bottom for _, (_, _, _, bottom) in inked(page) if bottom < foot) for page in pages.pages
    ]


def behind_the_decision(pages: Pages) -> list[tuple[Page, float]]:
    """The pages from the evidence on, and how far down each reaches."""
    both = list(zip(pages.pages, ends(pages), strict=True))
    first = next(at for at, words in enumerate(texts(pages)) if words.startswith(EVIDENCE))
    return both[first:]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("make", MAKERS)
def test_no_page_but_the_last_is_under_half_full(make: Callable[[], Case], paper: Paper) -> None:
    """A decision that takes several pages ends where it ends; everything behind it runs on."""
    half = HEADER_RULE + (PAGE_SIZES[paper].bottom - HEADER_RULE) / 2
    pages = layout_case(make(), paper)
    assert all(end >= half for _, end in behind_the_decision(pages)[:-1])
    assert len(pages.pages) == 1 or ends(pages)[0] >= half


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("make", MAKERS)
def test_nothing_that_heads_something_ends_a_page_and_no_line_does(
    make: Callable[[], Case], paper: Paper
) -> None:
    for page, end in behind_the_decision(layout_case(make(), paper))[:-1]:
        last = [one for one, (_, _, _, bottom) in inked(page) if bottom == end]
        assert not all(isinstance(one, Stroke) for one in last), page.number
        heads = {SECTION.size, CRITERION.size}
        assert not any(isinstance(one, Text) and one.size in heads for one in last), page.number


def test_a_decided_case_is_as_short_as_was_aimed_at() -> None:
    assert len(layout_case(cases.many()).pages) <= 30
    assert len(layout_case(cases.decided()).pages) <= 9
    assert len(layout_case(cases.decided(4, excused=0)).pages) <= 8
