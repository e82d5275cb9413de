from __future__ import annotations

from dataclasses import replace

from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Sheet
from calibrate.packet.first_page.legend import legend
from calibrate.packet.flow.operations import Text, plain
from tests.worlds import cases, two_rounds


def said(sheet: Sheet) -> list[str]:
    found = (one for one in plain(legend(sheet, 0)) if isinstance(one, Text))
    return ["".join(run.text for run in one.line.runs) for one in found]


def test_the_marks_stand_in_order_each_with_its_meaning() -> None:
    assert said(two_rounds.talked().sheet) == [
        "one rating that counts",
        "before the talk",
        "not enough evidence",
        "absent",
    ]


def test_a_sealed_candidate_and_one_that_was_withdrawn_have_words_instead() -> None:
    sheet = cases.sealed().sheet
    assert said(sheet) == ["Sealed until the reveal"]
    withdrawn = replace(sheet, phase=CandidatePhase.WITHDRAWN)
    assert said(withdrawn) == ["Withdrawn before the reveal; nothing was opened"]
