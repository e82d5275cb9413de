"""Whose a packet is: told in its first head and every foot, and without room where it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from calibrate.domain.handing.editions import Paper
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.record.case import Case
from calibrate.packet.flow.operations import Picture, Text
from calibrate.packet.flow.style import HEADER_RULE, LEFT, RIGHT
from calibrate.packet.layout import layout_case
from calibrate.packet.pack import layout_pack, pack_of
from calibrate.packet.paint import paint
from tests.packet.ink import drawn, inked, overlap, texts
from tests.worlds import cases
from tests.worlds.logos import JPEG, png

ACME = Organisation("Acme Engineering", "Internal, do not copy", png(360, 90))
LONGEST = Organisation("Acme " * 16, "Internal " * 8, png(1200, 20))


def of(organisation: Organisation, case: Case) -> Case:
    return replace(case, organisation=organisation)


@pytest.mark.parametrize("paper", Paper)
def test_the_first_head_has_name_and_logo_and_every_foot_the_line(paper: Paper) -> None:
    case = of(ACME, cases.decided())
    for pages in (layout_case(case, paper), layout_pack(pack_of([case]), paper)):
        said = texts(pages)
        assert "Acme Engineering ·  Autumn 2026 calibration" in said[0]
        assert all("· Internal, do not copy ·" in words for words in said)
        assert not any("Confidential" in words for words in said)
        pictures = [
            [one for one in drawn(page) if isinstance(one, Picture)] for page in pages.pages
        ]
        assert [len(several) for several in pictures] == [1] + [0] * (len(said) - 1)
        assert pages.author == "Acme Engineering"


def test_without_one_a_foot_says_what_it_always_said() -> None:
    case = cases.decided()
    assert all("Confidential, panel edition" in words for words in texts(layout_case(case)))
    assert all(
        "Confidential, reading pack, no ratings" in words
        for words in texts(layout_pack(pack_of([case])))
    )


@pytest.mark.parametrize("organisation", [ACME, LONGEST, Organisation(logo=png(20, 400))])
@pytest.mark.parametrize("make", [cases.decided, cases.sealed])
def test_nothing_else_moves_for_it(make: Callable[[], Case], organisation: Organisation) -> None:
    case = replace(make(), damage="It is damaged.")
    bare, named = layout_case(case), layout_case(of(organisation, case))
    for before, after in zip(bare.pages, named.pages, strict=True):
        content = [
            [(one, at) for one, at in inked(page) if HEADER_RULE < at[3] < 790]
            for page in (before, after)
        ]
        assert content[0] == content[1]


@pytest.mark.parametrize("organisation", [ACME, LONGEST, Organisation(logo=png(20, 400))])
@pytest.mark.parametrize("make", [cases.decided, cases.sealed])
def test_a_logo_stands_in_the_head_over_nothing(
    make: Callable[[], Case], organisation: Organisation
) -> None:
    case = of(organisation, replace(make(), damage="It is damaged."))
    for pages in (layout_case(case), layout_pack(pack_of([case]))):
        boxes = list(inked(pages.pages[0]))
        (logo,) = [at for one, at in boxes if isinstance(one, Picture)]
        assert logo[0] >= LEFT and logo[2] <= RIGHT + 0.01 and logo[1] >= 30 and logo[3] < 51
        assert not any(overlap(logo, at) for one, at in boxes if isinstance(one, Text))
        names = [at for one, at in boxes if isinstance(one, Text) and at[3] < HEADER_RULE]
        assert not any(overlap(one, other) for one in names for other in names if one is not other)


@pytest.mark.parametrize("logo", [png(), JPEG])
def test_a_logo_is_in_the_file_once_and_in_the_same_bytes_every_time(logo: bytes) -> None:
    pages = layout_case(of(replace(ACME, logo=logo), cases.decided()))
    once, again = BytesIO(), BytesIO()
    paint(pages, once)
    paint(pages, again)
    assert once.getvalue() == again.getvalue()
    with pikepdf.open(once) as pdf:
        assert [len(page.get_images()) for page in pdf.pages] == [1] + [0] * (len(pdf.pages) - 1)
