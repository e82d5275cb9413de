from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.sheet import Sheet
from calibrate.words.dots import Mark, dot_rows, lanes, legend, marks_shown
from tests.worlds import cases, two_rounds


def meanings(sheet: Sheet) -> list[str]:
    return [words for _, words in legend(sheet)]


def only(sheet: Sheet, *criteria: str) -> Sheet:
    return replace(sheet, rows=tuple(sheet.row(criterion) for criterion in criteria))


def test_a_criterion_with_one_round_has_one_lane_of_what_counts() -> None:
    sheet = two_rounds.talked().sheet
    (lane,) = lanes(sheet, sheet.row("review"))
    assert lane.values == two_rounds.FIRST["review"]
    assert (lane.absent, lane.is_first, lane.mark) == (1, False, Mark.COUNTS)


def test_a_second_round_stands_below_the_first() -> None:
    sheet = two_rounds.talked().sheet
    before, after = lanes(sheet, sheet.row("design"))
    assert before.values == (5, 2, 3, 3, 4, 4, None, 3, 4, 3, 4)
    assert sorted(after.values, key=lambda value: value or 0) == [3, 3, *[4] * 8, 5]
    assert (before.mark, before.absent, before.not_enough) == (Mark.BEFORE, 0, 1)
    assert (after.is_first, after.absent) == (False, 1)


def test_while_round_2_is_sealed_round_1_is_shown_and_a_seal_below_it() -> None:
    sheet = two_rounds.sealed_again().sheet
    before, after = lanes(sheet, sheet.row("standard"))
    assert before.values == two_rounds.FIRST["standard"]
    assert (before.is_first, before.absent) == (True, 1)
    assert (after.sealed, after.values) == ("round 2 is sealed", ())


def test_a_sealed_candidate_has_nothing_but_a_seal() -> None:
    sheet = cases.sealed().sheet
    (lane,) = lanes(sheet, sheet.row("design"))
    assert (lane.sealed, lane.values, lane.absent) == ("sealed", (), 0)


@pytest.mark.parametrize(
    ("criteria", "absent", "marks"),
    [
        (("review",), 0, ["one rating"]),
        (("review",), 1, ["one rating", "absent"]),
        (("improvements",), 0, ["one rating", "not enough evidence"]),
        (("standard",), 0, ["one rating that counts", "before the talk"]),
        (
            ("standard", "improvements"),
            1,
            ["one rating that counts", "before the talk", "not enough evidence", "absent"],
        ),
    ],
)
def test_the_legend_names_what_occurs_and_nothing_else(
    criteria: tuple[str, ...], absent: int, marks: list[str]
) -> None:
    sheet = replace(two_rounds.talked().sheet, raters=11 + absent)
    assert meanings(only(sheet, *criteria)) == marks


def test_where_only_a_first_round_is_shown_nothing_is_said_to_count() -> None:
    sheet = replace(two_rounds.sealed_again().sheet, raters=11)
    assert meanings(only(sheet, "standard")) == ["before the talk"]


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (0, ()),
        (1, (1,)),
        (3, (3,)),
        (4, (2, 2)),
        (5, (2, 3)),
        (9, (4, 5)),
        (10, (5, 5)),
        (11, (3, 4, 4)),
        (60, (5,) * 12),
    ],
)
def test_dots_of_one_value_stack_evenly(count: int, rows: tuple[int, ...]) -> None:
    assert dot_rows(count, 5) == rows


def test_where_more_dots_have_room_there_are_fewer_rows() -> None:
    assert [dot_rows(count, 8) for count in (9, 10, 17)] == [(4, 5), (5, 5), (5, 6, 6)]


@pytest.mark.parametrize("count", range(61))
@pytest.mark.parametrize("widest", range(1, 6))
def test_every_dot_is_there_and_no_row_is_too_wide(count: int, widest: int) -> None:
    rows = dot_rows(count, widest)
    assert sum(rows) == count
    assert max(rows, default=0) <= max(widest, 3 if count <= 3 else widest)


def test_more_than_two_like_marks_are_a_figure_and_one() -> None:
    assert [marks_shown(count) for count in range(5)] == [
        ("", 0),
        ("", 1),
        ("", 2),
        ("3", 1),
        ("4", 1),
    ]
