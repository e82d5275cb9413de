from __future__ import annotations

from calibrate.domain.ratings import Confidence, Rating, Stance
from calibrate.words.ratings import (
    confidence_words,
    point_words,
    stance_words,
    tag_words,
    value_words,
)
from tests.worlds import cases

SHEET = cases.decided().sheet


def test_a_value_is_said_as_its_criterion_reads_it() -> None:
    code, new = SHEET.row("code"), SHEET.row("improvements")
    assert value_words(SHEET, code, Rating("code", 4)) == "4 Meets L4"
    assert value_words(SHEET, new, Rating("improvements", 2)) == "2 Not shown yet"
    assert value_words(SHEET, code, Rating("code", None)) == "Not enough evidence"
    assert [point_words(value) for value in (4, None)] == ["4", "not enough evidence"]


def test_a_confidence_that_was_not_stated_is_no_confidence() -> None:
    assert [confidence_words(one) for one in (*Confidence, None)] == [
        "unsure",
        "fairly sure",
        "very sure",
        "confidence not stated",
    ]


def test_a_stance_names_the_level_that_is_shown() -> None:
    assert [tag_words(one, SHEET.step) for one in Stance] == ["L4", "L3", "against"]
    assert [stance_words(one, SHEET.step) for one in Stance] == [
        "Shows L4",
        "Shows L3",
        "Speaks against",
    ]
