from __future__ import annotations

import pytest

from calibrate.domain.rubric.rubric import Pairing, Step
from calibrate.words.criteria import (
    meeting,
    pairing_aside,
    pairing_sentence,
    pairing_words,
    pieces_words,
    silence_words,
)
from tests.worlds import cases

STEP = Step("IC3", "IC4")


@pytest.mark.parametrize(
    ("pairing", "words", "aside"),
    [
        (Pairing.PAIRED, "", ""),
        (Pairing.NEW, "New at IC4", "new at IC4"),
        (Pairing.CURRENT_ONLY, "IC3 only", "IC3 only"),
    ],
)
def test_a_silent_level_is_told_and_levels_keep_their_capitals(
    pairing: Pairing, words: str, aside: str
) -> None:
    assert pairing_words(pairing, STEP) == words
    assert pairing_aside(pairing, STEP) == aside


def test_what_is_not_expected_is_said_in_its_place() -> None:
    assert silence_words(Pairing.NEW, STEP) == "IC3 says nothing here."
    assert pairing_sentence(Pairing.PAIRED, STEP) == "Paired: both levels speak."
    assert pairing_sentence(Pairing.CURRENT_ONLY, STEP) == (
        "IC3 only: IC4 adds nothing here; the IC3 expectation has to hold."
    )


def test_a_level_whose_name_is_odd_is_said_as_it_is() -> None:
    assert pairing_words(Pairing.NEW, Step("a", "{current}")) == "New at {current}"


def test_pieces_are_counted() -> None:
    assert [pieces_words(count) for count in (1, 31)] == [
        "1 piece of evidence",
        "31 pieces of evidence",
    ]


def test_how_many_meet_is_said_of_the_level_that_speaks() -> None:
    sheet = cases.decided().sheet
    assert meeting(sheet, sheet.row("code")) == "7 of 11 meet L4"
    assert meeting(sheet, sheet.row("production")) == "11 of 11 meet L3"
    assert meeting(cases.sealed().sheet, cases.sealed().sheet.row("code")) == ""
