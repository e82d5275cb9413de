"""Programs hand tables on as HTML: cells, their lines and where they lead come through."""

from __future__ import annotations

from time import thread_time

from calibrate.exchange.tables.forms.html_table import html_grid, only_link


def cells(html: str) -> list[list[str]]:
    grid = html_grid(html)
    assert grid
    return [list(row.cells) for row in grid.rows]


def test_the_cells_of_the_first_table_are_read_with_their_lines() -> None:
    html = (
        "<html><body>words<table><tr><th>name</th><th> what\n it is</th></tr>"
        "<tr><td>Ann &amp; Co</td><td>One<br>two<p>three</td></tr><tr><td></td></tr></table>"
        "<table><tr><td>other</td></tr></table></body></html>"
    )
    assert cells(html) == [["name", "what it is"], ["Ann & Co", "One\ntwo\nthree"]]


def test_a_cell_that_spans_several_is_blank_in_the_others() -> None:
    html = (
        "<table><tr><td rowspan=2>a<td>b<td>c<tr><td colspan='2'>d</tr>"
        "<tr><td>e<td colspan=999999999>f</table>"
    )
    assert cells(html)[:2] == [["a", "b", "c"], ["", "d", ""]]
    assert len(cells(html)[2]) == 2


def test_where_cells_are_links_a_column_has_their_addresses() -> None:
    html = (
        "<table><tr><td>name<td>title</tr><tr><td>Ann<td><a href='https://e.org/1'>One</a></tr>"
        "<tr><td>Ben<td><a href='javascript:x'>Two</a></tr></table>"
    )
    assert cells(html) == [
        ["name", "title", "link"],
        ["Ann", "One", "https://e.org/1"],
        ["Ben", "Two", ""],
    ]


def test_without_two_rows_there_is_no_table() -> None:
    assert html_grid("<table><tr><td>alone</table>") is None
    assert html_grid("<p>words</p>") is None


def test_tags_that_are_never_closed_take_no_time() -> None:
    begun = thread_time()
    for tags in ("<a " * 30_000, "<Ann Lee<," * 30_000):
        assert html_grid(f"<table>{tags}") is None
    assert thread_time() - begun < 2


def test_the_one_link_of_a_page_is_known() -> None:
    assert only_link("<a href='https://e.org/1'>One</a>") == "https://e.org/1"
    assert only_link("<a href='https://e.org/1'>1</a><a href='https://e.org/2'>2</a>") == ""
