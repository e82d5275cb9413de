"""What is told by one line a piece: in a draft all of its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from calibrate.domain.handing.editions import Paper
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase
from calibrate.packet.flow.operations import Text
from calibrate.packet.flow.style import RIGHT
from calibrate.packet.layout import layout_case
from tests.packet.ink import drawn, texts
from tests.worlds import cases, two_rounds


def withdrawn() -> Case:
    case = cases.sealed()
    return replace(case, sheet=replace(case.sheet, phase=CandidatePhase.WITHDRAWN))


def large() -> Case:
    """A sealed case with hundreds of pieces, some on no criterion."""
    case = cases.sealed()
    pieces = tuple(
        replace(
            case.sheet.evidence[0],
            id=f"p-{number}",
            number=number,
            criteria=(("design",), ("code",), ())[number % 3],
        )
        for number in range(1, 400)
    )
    rows = tuple(
        replace(row, evidence=tuple(one for one in pieces if row.criterion.id in one.criteria))
        for row in case.sheet.rows
    )
    return replace(case, sheet=replace(case.sheet, evidence=pieces, rows=rows))


DRAFTS = [cases.sealed, cases.undecided, two_rounds.sealed_again, withdrawn]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("make", DRAFTS)
def test_a_draft_is_page_1_and_its_evidence_by_title(
    make: Callable[[], Case], paper: Paper
) -> None:
    case = make()
    first, *others = texts(layout_case(case, paper))
    assert 1 <= len(others) <= 2
    assert "For the record" in first
    index = " ".join(others)
    for piece in case.sheet.evidence:
        assert piece.label in index and piece.content.title in index
        assert piece.content.text not in index
    for words in ("Ratings with reasons", "The record", "Appendix", "Signature"):
        assert words not in index
    for row in case.sheet.rows:
        for opened in row.ratings:
            assert opened.rating.reason not in index


def test_a_decided_case_has_its_evidence_whole() -> None:
    case = cases.decided()
    said = " ".join(" ".join(texts(layout_case(case))).split())
    assert all(
        " ".join(piece.content.text.split()) in said
        for piece in case.sheet.evidence
        if piece.criteria
    )


@pytest.mark.parametrize("make", DRAFTS)
def test_page_1_of_a_draft_says_where_its_evidence_is_listed(make: Callable[[], Case]) -> None:
    case = make()
    pages = layout_case(case)
    _, *others = texts(pages)
    begins = [
        next(
            number
            for number, words in enumerate(others, start=2)
            if f"{row.number} {row.criterion.title}" in words
        )
        for row in case.sheet.rows
    ]
    at_the_right = [
        "".join(run.text for run in one.line.runs)
        for one in drawn(pages.pages[0])
        if isinstance(one, Text) and abs(one.x + one.line.width - RIGHT) < 0.01
    ]
    assert [int(words) for words in at_the_right if words.isdigit()] == begins


def test_of_very_much_evidence_the_number_is_told() -> None:
    pages = texts(layout_case(large()))
    index = " ".join(pages[1:])
    assert len(pages) <= 5
    assert sum(f"EV-{number} " in index for number in range(10, 400)) <= 90
    assert index.count("pieces more are there.") == 3


def test_a_criterion_without_evidence_says_so() -> None:
    case = cases.sealed()
    rows = tuple(replace(row, evidence=()) for row in case.sheet.rows)
    bare = replace(case, sheet=replace(case.sheet, evidence=(), rows=rows))
    said = " ".join(texts(layout_case(bare)))
    assert said.count("No evidence placed.") == len(rows)


def test_what_no_font_has_is_told_in_a_draft_too() -> None:
    case = cases.sealed()
    piece = replace(
        case.sheet.evidence[0],
        content=replace(case.sheet.evidence[0].content, title="A rune \U00016a3f"),
    )
    pieces = (piece, *case.sheet.evidence[1:])
    rows = tuple(
        replace(row, evidence=tuple(piece if one.id == piece.id else one for one in row.evidence))
        for row in case.sheet.rows
    )
    case = replace(case, sheet=replace(case.sheet, evidence=pieces, rows=rows))
    assert "U+16A3F" in texts(layout_case(case))[-1]
