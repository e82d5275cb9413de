"""The opened ratings as the room sees them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.phases import AUDIENCE
from calibrate.domain.sheet import Movement
from calibrate.ui.projector.board import board
from calibrate.ui.projector.page import Board, Level, Row, Strip
from calibrate.words.dots import Mark
from tests.worlds.giving import plain
from tests.worlds.meetings import Meeting, projected


@pytest.fixture
def twelve(tmp_path: Path) -> Meeting:
    """Twelve raters; the last two are absent."""
    made = projected(tmp_path / "session.calib", raters=12, left_out=(10, 11))
    made.open()
    made.absent("p11", "p12")
    made.call()
    made.reveal()
    return made


def seen(made: Meeting) -> Board:
    return board(made.store.sheet("n1", AUDIENCE))


def row(made: Meeting, title: str) -> Row:
    return next(one for one in seen(made).rows if one.title == title)


def test_dots_absent_and_not_enough_evidence_are_told_apart(twelve: Meeting) -> None:
    design = row(twelve, "Design")
    assert design.strips == (Strip((0, 1, 3, 4, 1), not_enough=1, absent=2, meet=5, rated=9),)
    assert design.is_split
    assert not row(twelve, "Code and tests").is_split


def test_a_criterion_of_the_current_level_only_has_no_bar(twelve: Meeting) -> None:
    only = row(twelve, "Production readiness")
    assert only.levels == (Level.NEITHER, Level.CURRENT, None, None, None)
    assert (only.tag, only.strips[0].meet, only.strips[0].rated) == ("L3 only", None, None)


def test_a_criterion_that_is_new_has_no_line_of_the_current_level(twelve: Meeting) -> None:
    new = row(twelve, "Improvements")
    assert new.levels == (None, Level.NEITHER, Level.NEITHER, Level.TARGET, Level.NEITHER)
    assert new.tag == "New at L4"


def test_while_round_two_is_sealed_round_one_stays_and_its_rows_are_marked(
    twelve: Meeting,
) -> None:
    before = {one.title: one.strips for one in seen(twelve).rows}
    twelve.rate_again()
    again = {one.title for one in seen(twelve).rows if one.remark == "Round 2 is under way"}
    assert again == {"Design", "Raising the team’s standard"}
    for one in seen(twelve).rows:
        (strip,) = before[one.title]
        assert one.strips == (replace(strip, is_first=one.title in again),)
    assert (Mark.BEFORE, "before the talk") in seen(twelve).legend


def test_after_round_two_both_rounds_and_the_movement_are_shown(twelve: Meeting) -> None:
    twelve.rate_again()
    twelve.reveal(round=2)
    design = row(twelve, "Design")
    before, now = design.strips
    assert (before.meet, before.rated, before.absent) == (5, 9, 0)
    assert (now.meet, now.rated, now.absent) == (8, 9, 2)
    assert (before.is_first, now.is_first) == (True, False)
    assert design.remark == "4 moved up, none down"
    assert design.is_split
    assert len(row(twelve, "Code review").strips) == 1


def test_who_moved_otherwise_is_counted_in_few_words(twelve: Meeting) -> None:
    sheet = twelve.store.sheet("n1", AUDIENCE)
    moved = replace(sheet.rows[3], movement=Movement(down=3, other=1))
    again = board(replace(sheet, rows=(moved,)))
    assert again.rows[0].remark == "None moved up, 3 down, 1 otherwise"


def test_where_nobody_gave_a_number_none_is_rated(tmp_path: Path) -> None:
    made = projected(tmp_path / "none.calib", give=lambda _, criterion: plain(criterion, None))
    made.open()
    made.call()
    made.reveal()
    strips = [strip for one in seen(made).rows for strip in one.strips]
    assert {(strip.not_enough, strip.absent) for strip in strips} == {(4, 0)}
    assert {strip.rated for strip in strips} == {0, None}
