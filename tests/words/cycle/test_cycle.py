"""What is said of the next cycle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.cycle.carrying import Next, everybody
from calibrate.domain.decisions import FollowUp, Outcome
from calibrate.words.cycle.cycle import (
    done_words,
    follow_up_text,
    left_out_words,
    next_title,
    way_words,
)
from tests.domain.cycle.test_carrying import LONGER, former
from tests.worlds.rubrics import RUBRIC


def test_how_somebody_comes_along_is_said_in_a_few_words() -> None:
    before = former({"ann": Outcome.PROMOTE, "ben": Outcome.DEFER})
    ann, ben, cleo = everybody(before, LONGER)
    assert way_words(ann, before) == "decided “Promote”, now L4 to L5, 1 follow-up"
    assert way_words(ben, before) == "decided “Defer”, L3 to L4 again, 1 follow-up"
    assert way_words(cleo, before) == "not decided, L3 to L4 again"
    assert way_words(everybody(before, RUBRIC)[0], before) == (
        "promoted, and the rubric has no further step"
    )


def test_what_was_done_and_who_was_left_out_is_said() -> None:
    before = former({"ann": Outcome.PROMOTE, "ben": Outcome.NOT_YET}, withdrawn="cleo")
    people = everybody(before, LONGER)
    assert done_words(Next(before, LONGER, people[:2])) == (
        f"Came along: the rubric {RUBRIC.title}, 3 people on the panel, 1 presenter, 1 recusal and "
        "2 follow-ups as evidence.",
        "Candidates: Ann and Ben.",
        "After a promotion: Ann at L4 to L5.",
    )
    assert left_out_words(people[1:]) == (
        "Left out: Ben, who was not chosen.",
        "Left out: Cleo, withdrawn from the session.",
    )
    assert done_words(Next(before, LONGER, ()))[1] == "No candidate came along."


@pytest.mark.parametrize("text", ["Lead a design.", "Lead " + "a very long design " * 30])
def test_all_of_a_follow_up_stands_in_its_piece(text: str) -> None:
    piece = follow_up_text(FollowUp("Pia", text), former({}), "r")
    assert text.rstrip(".") in f"{piece.title}\n{piece.text}"
    assert "Pia. Agreed in Autumn." in piece.text and len(piece.title) <= 101


def test_the_next_session_has_a_title_that_tells_it_apart() -> None:
    assert next_title("Autumn") == "Autumn, next cycle"
    assert replace(former({}), line=8).as_earlier.line == 8
