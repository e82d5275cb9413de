from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate.domain.attached.attachment import Attachment
from calibrate.domain.evidence import EvidenceText
from calibrate.domain.handing.editions import Paper
from calibrate.domain.people import Candidate
from calibrate.domain.record.case import Case
from calibrate.domain.rubric.rubric import Level, Rubric, Scale, ScalePoint, Step
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.sheet import build_sheet
from calibrate.packet.flow.operations import Bookmark, Box, Dot, PageOf, Ring, Text
from calibrate.packet.flow.paper import PAGE_SIZES
from calibrate.packet.flow.style import LEFT, RIGHT
from calibrate.packet.layout import Pages, layout_case
from calibrate.packet.pages.examples import EXAMPLES
from calibrate.words.session import DAMAGED_PAGE
from tests.packet.ink import drawn, inked, overlap, texts
from tests.worlds import cases, two_rounds
from tests.worlds.rubrics import technical_excellence

MAKERS: list[Callable[[], Case]] = [
    cases.decided,
    cases.undecided,
    cases.sealed,
    cases.extreme,
    lambda: cases.decided(3, times=4, excused=0),
    lambda: cases.decided(12, times=9, excused=5),
    two_rounds.talked,
    two_rounds.sealed_again,
    two_rounds.tied,
    two_rounds.nameless,
    two_rounds.endless,
    cases.many,
]
HAIR = 0.1


def assert_within_margins(pages: Pages) -> None:
    for page in pages.pages:
        for operation, (left, top, right, bottom) in inked(page):
            assert left >= LEFT - HAIR, operation
            assert right <= RIGHT + HAIR, operation
            assert top >= 33, operation
            assert bottom <= PAGE_SIZES[pages.paper].foot_baseline + HAIR, operation


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("make", MAKERS)
def test_nothing_is_drawn_outside_the_margins(make: Callable[[], Case], paper: Paper) -> None:
    assert_within_margins(layout_case(make(), paper))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("make", MAKERS)
def test_no_text_lies_over_another(make: Callable[[], Case], paper: Paper) -> None:
    for page in layout_case(make(), paper).pages:
        boxes = [(one, edges) for one, edges in inked(page) if isinstance(one, Text)]
        for (one, here), (other, there) in combinations(boxes, 2):
            assert not overlap(here, there), (page.number, one, other)


@pytest.mark.parametrize("make", MAKERS)
def test_what_does_not_verify_says_so_first_on_every_page_and_over_nothing(
    make: Callable[[], Case],
) -> None:
    whole, pages = layout_case(make()), layout_case(replace(make(), damage="It is damaged."))
    assert len(pages.pages) == len(whole.pages)
    for page, words, without in zip(pages.pages, texts(pages), texts(whole), strict=True):
        assert words == f"{DAMAGED_PAGE} {without}"
        strip, *others = [edges for operation, edges in inked(page)]
        assert strip[1] >= 14 and strip[3] <= min(top for _, top, _, _ in others[1:])
    first, *_ = [one for one in drawn(pages.pages[0]) if isinstance(one, Bookmark)]
    assert first.title == "Damaged file: this packet does not verify"
    assert pages.subject == f"{first.title}. {whole.subject}"


def test_what_is_left_of_an_expectation_is_never_an_empty_ground() -> None:
    for times in range(1, 8):
        for page in layout_case(cases.decided(3, times=times, excused=0)).pages:
            grounds = [one for one in drawn(page) if isinstance(one, Box) and one.fill]
            panels = [box for box in grounds if box.width > 100]
            assert all(box.height > 15 for box in panels)


@pytest.mark.parametrize("make", [cases.decided, two_rounds.talked, two_rounds.nameless])
def test_dots_never_overlap(make: Callable[[], Case]) -> None:
    for page in layout_case(make()).pages:
        dots = [one for one in drawn(page) if isinstance(one, Dot | Ring)]
        for one, other in combinations(dots, 2):
            apart = (one.x - other.x) ** 2 + (one.y - other.y) ** 2
            assert apart > (one.radius + other.radius) ** 2


def test_no_reference_is_left_without_its_page() -> None:
    for page in layout_case(cases.extreme()).pages:
        assert not any(isinstance(one, PageOf) for one in drawn(page))


def test_page_1_says_on_which_page_the_evidence_of_a_criterion_begins() -> None:
    said = texts(layout_case(cases.decided(times=3)))
    for row in cases.decided(times=3).sheet.rows:
        title = row.criterion.title
        begins = next(
            number
            for number, words in enumerate(said[1:], start=2)
            if f"{row.number} {title}" in words
        )
        line = said[0].split(f"{row.number} {title}")[1].split(" Strongest")[0].split()
        number = next(int(word) for word in _after_count(line))
        assert number == begins, title


def _after_count(words: list[str]) -> list[str]:
    """The words of a row behind its count, such as 8 of 11."""
    numbers = [index for index, word in enumerate(words) if word == "of"]
    after = words[numbers[0] + 2 :] if numbers and numbers[0] < 8 else words
    return [word for word in after if word.isdigit()]


def test_a_decided_case_with_twelve_raters_has_its_first_section_on_one_page() -> None:
    said = texts(layout_case(cases.decided()))
    assert "For the record" in said[0]
    assert said[1].startswith("Evidence against expectations")


def test_a_piece_on_two_criteria_is_shown_once_in_full_and_then_by_its_title() -> None:
    said = " ".join(texts(layout_case(cases.decided(3, excused=0))))
    assert said.count("Eleven reviews in a repository that is not hers;") == 1
    assert "EV-09, in full under 5 Code review, page" in said


def test_a_piece_cited_where_it_is_not_placed_stands_there() -> None:
    said = " ".join(texts(layout_case(cases.decided())))
    design = said[said.index("4 Design", said.index("Evidence against")) :]
    assert "EV-11 \N{MIDDLE DOT}" in " ".join(design[: design.index("5 Code review")].split())


def test_a_piece_that_nobody_cites_has_one_line() -> None:
    case = cases.decided()
    silent = replace(case.sheet.evidence[0], id="silent", number=90, criteria=("design",))
    pieces = (*case.sheet.evidence, silent)
    said = texts(layout_case(replace(case, sheet=replace(case.sheet, evidence=pieces))))
    (page,) = (words for words in said if "Other evidence" in words)
    line = page[page.index("Other evidence") :]
    assert "EV-90 Why ingest stalls" in line and " on 4" in line
    assert " ".join(said).count(silent.content.text) == 1


def test_of_very_much_evidence_that_nobody_cites_the_number_is_told() -> None:
    case = cases.decided()
    silent = tuple(
        replace(case.sheet.evidence[0], id=f"silent-{number}", number=number, criteria=())
        for number in range(100, 300)
    )
    sheet = replace(case.sheet, evidence=(*case.sheet.evidence, *silent))
    said = " ".join(texts(layout_case(replace(case, sheet=sheet))))
    assert "110 pieces more are there." in said
    assert "EV-189 " in said and "EV-190 " not in said


def test_a_later_version_is_noted_with_its_reason() -> None:
    said = " ".join(texts(layout_case(cases.decided())))
    assert "Version 2: count corrected from 52." in said
    assert "EV-05 p. 2 in version 1" in said


def test_what_is_attached_is_named_once_where_the_piece_stands_in_full() -> None:
    case = cases.decided()
    first, *others = case.sheet.evidence
    files = (
        Attachment(first.id, 1, "Lock waits in four graphs.png", 482_000, "0123456789abcdef" * 4),
        Attachment(first.id, 2, "رسم <b>.pdf", 4_200_000, "fedcba9876543210" * 4),
    )
    evidence = (replace(first, attachments=files), *others)
    rows = tuple(
        replace(row, evidence=tuple(evidence[0] if one is first else one for one in row.evidence))
        for row in case.sheet.rows
    )
    pages = layout_case(replace(case, sheet=replace(case.sheet, evidence=evidence, rows=rows)))
    said = " ".join(" ".join(texts(pages)).split())
    assert said.count("Attached:") == 1
    assert "Lock waits in four graphs.png, 482 kB, 0123 4567 89ab;" in said
    assert "4.2 MB, fedc ba98 7654" in said
    assert_within_margins(pages)


def test_a_criterion_that_goes_on_says_so_at_both_ends() -> None:
    said = texts(layout_case(cases.decided(3, times=3, excused=0)))
    number = next(number for number, words in enumerate(said) if "4 Design continued" in words)
    assert f"Goes on, page {number + 1}" in said[number - 1]


def test_the_outline_has_all_sections_and_criteria_in_order() -> None:
    pages = layout_case(cases.decided())
    marks = [
        (one.level, one.title)
        for page in pages.pages
        for one in drawn(page)
        if isinstance(one, Bookmark)
    ]
    criteria = [(1, f"{row.number} {row.criterion.title}") for row in cases.decided().sheet.rows]
    assert marks == [
        (0, "Promotion decision"),
        (0, "Evidence against expectations"),
        *criteria,
        (0, "Ratings with reasons"),
        *criteria,
        (0, "The record"),
        (0, EXAMPLES),
    ]


def test_a_sealed_case_says_nothing_of_ratings() -> None:
    said = " ".join(texts(layout_case(cases.sealed())))
    assert "Sealed until the reveal" in said
    for words in ("Ratings with reasons", "Strongest reason", "cited as", " meet L4", "very sure"):
        assert words not in said


def test_dissent_stands_beside_the_strongest_reason_and_without_any_the_other_side() -> None:
    assert "Dissent" in texts(layout_case(cases.decided()))[0]
    said = texts(layout_case(replace(cases.decided(), dissenters=())))[0]
    assert "Strongest reason for" in said
    assert "Strongest reason against" in said


def test_a_withdrawn_case_is_marked_on_every_page() -> None:
    case = cases.sealed()
    case = replace(case, sheet=replace(case.sheet, phase=CandidatePhase.WITHDRAWN))
    assert all("WITHDRAWN" in words for words in texts(layout_case(case)))


def test_a_case_without_evidence_or_criteria_has_its_pages_all_the_same() -> None:
    case = cases.sealed()
    bare = replace(case, sheet=replace(case.sheet, evidence=(), rows=()))
    assert len(layout_case(bare).pages) == 2


def test_a_scale_of_nine_points_and_long_levels_fits_on_the_page() -> None:
    points = tuple(ScalePoint(value, f"Point {value} of {{target}}") for value in range(1, 10))
    of = technical_excellence()
    levels = {"L3": "Engineer of the second kind", "L4": "Engineer of the third kind"}
    criteria = tuple(
        replace(
            criterion,
            expectations=tuple(
                replace(one, level=levels[one.level]) for one in criterion.expectations
            ),
        )
        for criterion in of.criteria
    )
    of = Rubric(
        of.title,
        tuple(Level(level) for level in levels.values()),
        criteria,
        scale=Scale(points, holds=3, bar=7),
    )
    candidate = Candidate("nadia", "Nadia Rahimi", Step(*levels.values()))
    case = cases.decided()
    sheet = build_sheet(
        CandidateState(candidate),
        of,
        case.sheet.evidence,
        [one for row in case.sheet.rows for one in row.ratings],
        reveals=case.sheet.reveals,
    )
    assert_within_margins(layout_case(replace(case, sheet=sheet)))


@pytest.mark.parametrize("every", [3, 11, 40])
def test_a_long_text_is_said_once_wherever_it_is_cut(every: int) -> None:
    words = [f"word{number}." for number in range(600)]
    lines = [" ".join(words[start : start + every]) for start in range(0, 600, every)]
    case = cases.decided(3, excused=0)
    content = EvidenceText("A long piece", "\n\n".join(lines))
    pieces = tuple(replace(piece, content=content) for piece in case.sheet.evidence[:1])
    state = CandidateState(case.sheet.candidate, CandidatePhase.DECIDED, 1)
    sheet = build_sheet(state, case.sheet.rubric, pieces, decision=case.sheet.decision)
    told = " ".join(texts(layout_case(replace(case, sheet=sheet)))).split()
    assert [told.count(word) for word in words] == [1] * 600


@settings(max_examples=40, deadline=None)
@given(
    title=st.text(min_size=1, max_size=300), text=st.text(max_size=3000), name=st.text(max_size=200)
)
def test_no_text_whatever_leaves_the_margins(title: str, text: str, name: str) -> None:
    case = cases.decided(3, excused=0)
    content = EvidenceText(title if title.strip() else "Title", text, author=name)
    pieces = tuple(replace(piece, content=content) for piece in case.sheet.evidence[:3])
    sheet = build_sheet(
        CandidateState(replace(case.sheet.candidate, name=name), CandidatePhase.DECIDED, 1),
        case.sheet.rubric,
        pieces,
        reveals=case.sheet.reveals,
        decision=replace(cases.DECISION, reason=text),
    )
    case = replace(case, sheet=sheet, dissenters=((name, text),), session=title)
    assert_within_margins(layout_case(case))
