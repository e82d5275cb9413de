"""What a cell means, and what it cannot mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import Audience
from calibrate.exchange.tables import cells
from tests.worlds.rubrics import RUBRIC


def test_a_value_is_a_whole_number_however_a_spreadsheet_writes_it() -> None:
    for cell in ("4", " 4 ", "4.0", "4,0", "4.00", "４", "４，０"):
        assert cells.answer(cell) == cells.Answer(4)


@pytest.mark.parametrize("cell", ["NA", "na", "N/A", "n/a", "–", "-", " N/a "])
def test_what_is_written_for_not_enough_evidence_is_an_answer(cell: str) -> None:
    assert cells.answer(cell) == cells.Answer(None)


@pytest.mark.parametrize("cell", ["", "  ", "\u00a0"])
def test_a_blank_is_no_answer(cell: str) -> None:
    assert cells.answer(cell) is None


@pytest.mark.parametrize("cell", ["4.5", "4,5", "4.", "-4", "--", "٤", "4e0", "four"])
def test_what_is_no_whole_number_is_no_value(cell: str) -> None:
    with pytest.raises(BadInput, match="point of the scale"):
        cells.answer(cell)


@pytest.mark.parametrize("read", [cells.title, cells.detail, cells.body, cells.reason])
def test_no_text_holds_a_control_character(read: object) -> None:
    with pytest.raises(BadInput, match=r"control character U\+001B"):
        read("Seen\x1b[2J.")  # type: ignore[operator]


def test_a_criterion_is_named_by_its_id_where_two_have_its_title() -> None:
    code, launch, lead = RUBRIC.criteria
    twice = replace(RUBRIC, criteria=(code, launch, replace(lead, title=code.title)))
    with pytest.raises(BadInput, match="Several criteria are called"):
        cells.criterion(code.title, twice)
    assert cells.criterion("LEAD", twice).id == "lead"


def test_who_may_see_a_piece_is_said_in_a_word_or_left_to_its_kind() -> None:
    assert cells.audience(" Panel ") is Audience.PANEL
    assert cells.audience("") is None
    with pytest.raises(BadInput, match="panel, room, candidate, or nothing"):
        cells.audience("everybody")
