from __future__ import annotations

from dataclasses import replace

from calibrate.domain.sheet import Movement, SheetRow
from calibrate.packet.rounds import movement_words, split_words, was_words
from tests.packet import two_rounds

SHEET = two_rounds.talked().sheet
DESIGN = SHEET.row("design")


def moved(movement: Movement) -> SheetRow:
    """A criterion on which so many moved, and nobody knows who."""
    return replace(DESIGN, ratings=(), movement=movement)


def test_how_many_moved_is_said_with_none_for_nobody() -> None:
    assert movement_words(moved(Movement(up=4))) == "4 moved up, none down"
    assert movement_words(moved(Movement(up=1, down=2))) == "1 moved up, 2 down"
    assert movement_words(SHEET.row("code")) == ""


def test_from_and_to_not_enough_evidence_is_neither_up_nor_down() -> None:
    assert movement_words(DESIGN) == "3 moved up, none down, 1 from “not enough evidence”"
    assert movement_words(moved(Movement(other=2))).endswith("2 from or to “not enough evidence”")


def test_a_rating_says_how_it_stands_to_the_first() -> None:
    said = {one.name: was_words(DESIGN, one) for one in DESIGN.standing}
    assert said["Grace Nakamura"] == "was 2"
    assert said["Tomasz Wierzba"] == "was not enough evidence"
    assert said["Hugo Lefèvre"] == "as before"
    assert said["Louise Ekström"] == "not rated again"


def test_whether_it_still_splits_is_said_after_round_2() -> None:
    assert split_words(SHEET, DESIGN) == "no longer split"
    assert split_words(SHEET, SHEET.row("standard")) == "still split"
