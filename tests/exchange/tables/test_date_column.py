"""A column of dates is asked about once, with what its cells prove, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from calibrate.domain.errors import BadInput
from calibrate.exchange.tables.date_column import DateColumn
from calibrate.exchange.tables.dates import Order

THIRD_OF_APRIL, FOURTH_OF_MARCH = date(2026, 4, 3), date(2026, 3, 4)


@pytest.mark.parametrize(
    ("proof", "meant"),
    [("25/03/2026", THIRD_OF_APRIL), ("03/25/2026", FOURTH_OF_MARCH)],
)
def test_one_cell_proves_the_order_of_all(proof: str, meant: date) -> None:
    column = DateColumn("date", ["03/04/2026", "", proof, "14 Mar 2026"])
    assert column.question is None
    assert column.read("03/04/2026") == meant


def test_what_no_cell_proves_is_asked_once() -> None:
    question = DateColumn("done", ["04/04/2026", "03/04/2026", "05/06/2026"]).question
    assert question
    assert question.sentence == (
        "Column done: “03/04/2026” can be 3 Apr 2026 or 4 Mar 2026, "
        "and no cell of the column tells which."
    )
    assert question.orders == (Order.DAY, Order.MONTH)


def test_an_answer_is_followed_and_what_contradicts_it_is_none() -> None:
    column = DateColumn("date", ["03/04/2026", "03/25/2026"], Order.DAY)
    assert column.question is None
    assert column.read("03/04/2026") == THIRD_OF_APRIL
    assert column.read("2026-03-14") == date(2026, 3, 14)
    with pytest.raises(BadInput, match="read day-first, and so this is none"):
        column.read("03/25/2026")


def test_a_column_of_two_orders_says_which_cells_contradict_each_other() -> None:
    question = DateColumn("date", ["03/25/2026", "25/03/2026"]).question
    assert question
    assert question.sentence == (
        "Column date: “03/25/2026” is written month-first and “25/03/2026” is written day-first, "
        "so its dates are not all of one order."
    )


def test_nothing_is_asked_where_every_order_gives_the_same_day() -> None:
    column = DateColumn("date", ["04/04/2026", "2026-05-06"])
    assert (column.question, column.read("04/04/2026")) == (None, date(2026, 4, 4))


def test_seconds_are_dates_where_all_of_the_column_is_such() -> None:
    cells = ["1773480153", "1773480153.25", "1773480153000", ""]
    column = DateColumn("date", cells)
    assert {column.read(cell) for cell in cells} == {date(2026, 3, 14), None}
    with pytest.raises(BadInput):
        DateColumn("date", ["1773480153", "2026-03-14"]).read("1773480153")
    with pytest.raises(BadInput):
        DateColumn("date", ["899999999"]).read("899999999")


def test_the_days_of_a_spreadsheet_are_dates_in_a_spreadsheet_alone() -> None:
    cells = ["46095", "46095.75", "2026-03-14"]
    column = DateColumn("date", cells, day_zero=date(1899, 12, 30))
    assert {column.read(cell) for cell in cells} == {date(2026, 3, 14)}
    for other in (
        DateColumn("date", cells),
        DateColumn("date", ["46095", "12"], day_zero=date(1899, 12, 30)),
    ):
        with pytest.raises(BadInput):
            other.read("46095")
