from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Movement, Reveal, SheetRow
from calibrate.words.rounds import (
    movement_in_brief,
    movement_words,
    rating_words,
    result_words,
    reveal_words,
    rounds_words,
    row_remarks,
    sealed_words,
    split_words,
    was_words,
)
from tests.worlds import cases, two_rounds

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


@pytest.mark.parametrize(
    ("movement", "words"),
    [
        (Movement(up=4), "4 moved up, none down"),
        (Movement(down=3), "none moved up, 3 down"),
        (Movement(same=5), "nobody moved up or down"),
        (Movement(up=1, other=2), "1 moved up, none down, 2 otherwise"),
    ],
)
def test_for_little_room_all_other_moves_are_counted_together(
    movement: Movement, words: str
) -> None:
    assert movement_in_brief(movement) == words


def test_a_rating_is_told_with_its_round_its_sureness_and_whence_it_came() -> None:
    said = {(one.name, one.round): rating_words(SHEET, DESIGN, one) for one in DESIGN.ratings}
    assert said["Grace Nakamura", 2] == "Round 2: 4 Meets L4, was 2; fairly sure"
    assert said["Grace Nakamura", 1] == "Before the talk: 2 Meets L3, fairly sure"
    assert said["Louise Ekström", 1] == (
        "4 Meets L4, not rated again; fairly sure, imported from a table"
    )


def test_both_rounds_of_a_criterion_are_told_in_a_line() -> None:
    assert result_words(SHEET, DESIGN) == (
        "3 moved up, none down, 1 from “not enough evidence”; no longer split"
    )
    assert rounds_words(SHEET, DESIGN) == (
        f"Round 1 split: 5 of 10 meet L4. Round 2: {result_words(SHEET, DESIGN)}."
    )
    assert rounds_words(SHEET, SHEET.row("code")) == ""
    sealed = two_rounds.sealed_again().sheet
    assert rounds_words(sealed, sealed.row("design")) == (
        "Round 1 split: 5 of 10 meet L4. Round 2 is sealed until its reveal."
    )


def test_only_a_criterion_of_one_round_is_called_split() -> None:
    standard = SHEET.row("standard")
    once = replace(standard, movement=None)
    assert row_remarks(replace(SHEET, second_round=()), once)[0] == "split"
    assert row_remarks(SHEET, standard) == (f"{standard.unsure} unsure",)


def test_a_reveal_tells_what_could_not_be_opened() -> None:
    reveal = Reveal(1, datetime(2026, 11, 19, 14, 5, tzinfo=UTC), ("Ann",), "", ("Ann",))
    assert reveal_words(reveal) == (
        "Round 1 revealed 19 Nov 2026, 14:05 UTC without Ann. "
        "What Ann submitted could not be opened."
    )


def test_where_nothing_was_opened_it_is_said_why() -> None:
    sheet = cases.sealed().sheet
    assert sealed_words(sheet) == "Sealed until the reveal"
    withdrawn = replace(sheet, phase=CandidatePhase.WITHDRAWN)
    assert sealed_words(withdrawn) == "Withdrawn before the reveal; nothing was opened"
