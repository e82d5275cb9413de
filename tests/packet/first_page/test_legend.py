from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Sheet
from calibrate.packet.first_page.legend import legend
from calibrate.packet.flow.operations import Text
from tests.packet import cases, two_rounds


def said(sheet: Sheet) -> list[str]:
    found = (one for one in legend(sheet, 0) if isinstance(one, Text))
    return ["".join(run.text for run in one.line.runs) for one in found]


def only(sheet: Sheet, *criteria: str) -> Sheet:
    return replace(sheet, rows=tuple(sheet.row(criterion) for criterion in criteria))


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
    assert said(only(sheet, *criteria)) == marks


def test_where_only_a_first_round_is_shown_nothing_is_said_to_count() -> None:
    sheet = replace(two_rounds.sealed_again().sheet, raters=11)
    assert said(only(sheet, "standard")) == ["before the talk"]


def test_a_sealed_candidate_and_one_that_was_withdrawn_have_words_instead() -> None:
    sheet = cases.sealed().sheet
    assert said(sheet) == ["Sealed until the reveal"]
    withdrawn = replace(sheet, phase=CandidatePhase.WITHDRAWN)
    assert said(withdrawn) == ["Withdrawn before the reveal; nothing was opened"]
