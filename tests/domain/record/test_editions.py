from __future__ import annotations

from calibrate.domain.handing.editions import Paper, paper_in


def test_paper_is_letter_where_printers_have_that_and_a4_elsewhere() -> None:
    assert {paper_in(region) for region in ("US", "CA", "MX", "us")} == {Paper.LETTER}
    assert {paper_in(region) for region in ("DE", "GB", "IN", "", "XX")} == {Paper.A4}
