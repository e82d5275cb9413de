"""A candidate's words on paper: where they stand, and where they do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    KeepFacts,
    OpenMeeting,
    RecordResponse,
    RevealRound,
    SetResponseDeadline,
    WriteStatement,
)
from calibrate.domain.record.case import Case
from calibrate.domain.voice.facts import EarlierOutcome, Facts
from calibrate.packet.layout import Pages, layout_case
from calibrate.packet.pack import layout_pack, pack_of
from tests.packet.ink import texts
from tests.worlds.sessions import in_charge, new_session

FACTS = Facts(date(2024, 2, 1), None, (EarlierOutcome(date(2025, 11, 3), "not yet", "Plover."),))


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = new_session(tmp_path / "s.calib")
    made.do(WriteStatement(made.ann, "I led the heron."), KeepFacts(made.ann, FACTS))
    made.open_rating()
    made.rate(4, 4, 4, 4)
    made.do(OpenMeeting("a lot"), RevealRound(made.ann), made.decision())
    made.do(SetResponseDeadline(made.ann, date(2100, 1, 15), "Write to Fay."))
    made.do(RecordResponse("r", made.ann, "The gannet was not seen."))
    return made.store.case(made.ann, in_charge(made.store))


def pages_of(pages: Pages) -> list[str]:
    """The words of each page."""
    return [" ".join(page.split()) for page in texts(pages)]


def test_page_1_says_in_a_line_that_there_is_a_response_and_the_end_has_it(case: Case) -> None:
    first, *others = pages_of(layout_case(case))
    assert "responded" in first
    for word in ("gannet", "Plover", "heron"):
        assert word not in first
    rest = " ".join(others)
    assert rest.index("heron") < rest.index("Plover") < rest.index("gannet")
    assert "Write to Fay." in rest


def test_the_reading_pack_has_the_statement_and_neither_fact_nor_response(case: Case) -> None:
    whole = " ".join(pages_of(layout_pack(pack_of([case]))))
    assert "heron" in whole
    assert "Plover" not in whole and "gannet" not in whole
