from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from calibrate.domain.handing.editions import Paper
from calibrate.domain.record.case import ReplacedKit
from calibrate.packet.layout import layout_case
from tests.packet.ink import texts
from tests.worlds import cases, two_rounds
from tests.worlds.people import PANEL

LONG = "She wrote down what each option gives up before anything was built. "


@pytest.mark.parametrize("paper", Paper)
def test_two_rounds_and_a_full_record_leave_the_first_section_on_one_page(paper: Paper) -> None:
    for case in (two_rounds.talked(), two_rounds.tied(), two_rounds.nameless()):
        first, second, *_ = texts(layout_case(case, paper))
        assert "For the record" in first
        assert second.startswith("Evidence against expectations")


def test_the_first_page_shows_movement_only_where_there_was_a_second_round() -> None:
    page = texts(layout_case(two_rounds.talked()))[0]
    assert "Round 2: 2 moved up, 1 down" in page
    assert page.count("Round 2:") == 2
    assert "Round 2" not in texts(layout_case(cases.decided()))[0]


def test_the_box_says_what_was_out_of_the_ordinary() -> None:
    page = texts(layout_case(two_rounds.tied()))[0]
    assert "A tie, decided by Hugo Lefèvre" in page
    assert "Below the quorum: 5 took part, 8 are needed" in page
    assert "In place of “Not yet” of 12 Nov 2026" in page


def test_who_rated_from_a_kit_in_place_of_another_is_told_with_the_reason() -> None:
    time = datetime(2026, 11, 3, 9, 5, tzinfo=UTC)
    kit = ReplacedKit("Nadia Rahimi", 2, time, "The laptop was lost.")
    pages = texts(layout_case(replace(cases.decided(), replaced_kits=(kit,))))
    said = "Nadia Rahimi was given kit 2 in place of another, 3 Nov 2026, 09:05 UTC: The laptop was"
    assert said in pages[0] and "Nothing out of the ordinary" not in pages[0]
    assert "Replaced kits" in " ".join(pages[1:])


def test_a_draft_whose_second_round_is_sealed_says_so_and_shows_the_first() -> None:
    page = texts(layout_case(two_rounds.sealed_again()))[0]
    for words in ("DRAFT", "Round 2 is under way", "round 2 is sealed", "before the talk"):
        assert words in page
    assert "Second round on 2 criteria, sealed." in page


@pytest.mark.parametrize("voices", [1, 2])
def test_long_reasons_are_quoted_in_brief_and_stand_in_full_later(voices: int) -> None:
    case = two_rounds.talked()
    decision = replace(two_rounds.DECISION, reason=LONG * 40)
    dissenters = tuple((name, LONG * 16) for name in PANEL[:voices])
    case = replace(case, sheet=replace(case.sheet, decision=decision), dissenters=dissenters)
    pages = texts(layout_case(case))
    assert pages[1].startswith("Evidence against expectations")
    assert "In full in the record" in pages[0]
    assert pages[0].count("in full in the record") == voices
    record = " ".join(pages).split("The record The decision")[1]
    assert record.count("She wrote down") == 40 + 16 * voices


def test_what_cannot_be_brief_enough_is_set_in_full() -> None:
    pages = texts(layout_case(cases.extreme()))
    assert "in full in the record" not in " ".join(pages).lower()


def test_that_nothing_was_unusual_is_said_only_to_who_could_know() -> None:
    whole = replace(cases.decided(12, excused=0), dissenters=())
    assert "Nothing out of the ordinary" in texts(layout_case(whole))[0]
    for case in (cases.decided(), two_rounds.talked(), two_rounds.nameless()):
        assert "Nothing out of the ordinary" not in texts(layout_case(case))[0]


def test_it_says_who_ran_the_part_of_a_candidate_whom_they_present() -> None:
    whole = replace(cases.decided(12, excused=0), without_deputy="Nobody else may run it.")
    case = replace(whole, sheet=replace(whole.sheet, presenters=whole.facilitators))
    page = texts(layout_case(case))[0]
    assert f"{whole.facilitators[0]}, who presents, ran this without a deputy: Nobody else" in page
    assert "Nothing out of the ordinary" not in page


@pytest.mark.parametrize("paper", Paper)
def test_twelve_raters_on_fourteen_criteria_leave_the_first_section_on_one_page(
    paper: Paper,
) -> None:
    first, second, *_ = texts(layout_case(cases.many(), paper))
    for words in ("Why", "Strongest reason for", "Dissent", "Follow-ups", "For the record"):
        assert words in first
    assert "in full in the record" not in first.lower()
    assert second.startswith("Evidence against expectations")


def test_voices_stand_before_the_table() -> None:
    page = texts(layout_case(cases.decided()))[0]
    assert page.index("Strongest reason for") < page.index("Dissent") < page.index("Ratings")


def test_a_row_that_only_the_current_level_speaks_to_has_its_result() -> None:
    page = texts(layout_case(cases.decided()))[0]
    row = page[page.index("3 Production readiness") : page.index("4 Design")]
    assert row.startswith("3 Production readiness L3 only") and "L3 11 of 11" in row


def test_what_page_1_says_in_full_is_not_said_again_in_the_record() -> None:
    said = " ".join(texts(layout_case(cases.decided())))
    assert said.count(cases.DISSENT.split(".")[0]) == 1
    assert "Reason and dissent In full under “Promotion decision”." in said
