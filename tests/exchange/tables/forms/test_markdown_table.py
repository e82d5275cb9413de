"""A table in Markdown is a table: its bars and dashes are no cells."""

from __future__ import annotations

from calibrate.exchange.tables.forms.markdown_table import markdown_grid

TABLE = """# Spring

| name | what \\| why | when |
|:-----|:---:|---|
| Ann | One<br>two | 14 Mar |
Ben | Two |

| other | table |
"""


def test_the_cells_stand_between_the_bars() -> None:
    grid = markdown_grid(TABLE)
    assert grid
    assert [row.cells for row in grid.rows] == [
        ("name", "what | why", "when"),
        ("Ann", "One\ntwo", "14 Mar"),
        ("Ben", "Two"),
    ]
    assert [row.line for row in grid.rows] == [3, 5, 6]


def test_without_dashes_or_without_rows_there_is_none() -> None:
    for text in ("| a | b |\n| c | d |", "| a | b |\n|---|---|\n", "a\n---\nb", "", "|"):
        assert markdown_grid(text) is None
