"""A moment is shown with the offset that it was recorded with, on screen as on paper."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from calibrate.domain.commands import OpenRating, RevealRound
from calibrate.domain.decisions import Vote
from calibrate.exchange.shown.sheet_text import sheet_text
from calibrate.packet.layout import layout_case
from calibrate.store.store import Store
from calibrate.ui.meeting.decision.decision_read import DecisionRead
from calibrate.words.days import at, moment, time_of_day
from tests.packet.ink import texts
from tests.worlds.clocks import Clock
from tests.worlds.sessions import in_charge, new_session

ROOT = Path(__file__).parent.parent / "calibrate"
FLOORS = ("words", "ui", "packet", "exchange", "cli")
SHOWS = re.compile(
    r"astimezone|strftime|datetime\.now|fromtimestamp|localtime|QDateTime|QTime\b|toLocalTime|%H|%Y"
)
"""What turns a moment into another offset's, or says it in words of its own."""

ELSEWHERE = {
    "words/days.py": "the one place that says moments",
    "ui/recent.py": "when a file was last written, which no session recorded",
    "ui/kept_rubrics.py": "when a file was last written, which no session recorded",
    "exchange/exported/calendar.py": "the time that a calendar wants in UTC",
    "ui/faults.py": "the log of faults, which nobody reads on screen or paper",
    "exchange/ballots/witness_file.py": "the time that a witness signs, not for reading",
    "exchange/tables/date_column.py": "the forms of dates that come in, none of which is said",
    "packet/paint.py": "the date in a PDF’s own form, with its offset",
}


def sources() -> list[str]:
    """The files that show something, as they lie in the package."""
    found = (file for floor in FLOORS for file in (ROOT / floor).rglob("*.py"))
    return sorted(file.relative_to(ROOT).as_posix() for file in found)


@pytest.mark.parametrize("floor", FLOORS)
def test_only_the_words_of_days_say_a_moment(floor: str) -> None:
    several = [name for name in sources() if name.startswith(f"{floor}/")]
    assert several
    texts = {name: (ROOT / name).read_text("utf-8") for name in several}
    assert {name for name, text in texts.items() if SHOWS.search(text)} <= ELSEWHERE.keys()


def test_every_file_that_is_excepted_still_needs_it() -> None:
    assert all(SHOWS.search((ROOT / name).read_text("utf-8")) for name in ELSEWHERE)


SUMMER = datetime.fromisoformat("2026-10-24T14:13:00+02:00")
WINTER = datetime.fromisoformat("2026-10-26T09:00:00+01:00")
SAID = "24 Oct 2026, 14:13 UTC+02:00"


def test_a_moment_of_summer_time_says_its_own_hour_in_winter() -> None:
    assert time_of_day(SUMMER) == "14:13"
    assert at(SUMMER, WINTER) == SAID
    assert moment(SUMMER) == SAID


def test_a_decision_of_summer_time_says_its_own_hour_in_winter_on_screen_and_paper(
    tmp_path: Path, qapp: QApplication
) -> None:
    made = new_session(tmp_path / "session.calib", clock=Clock(SUMMER))
    made.do(OpenRating())
    made.rate(4, 4, 4, 4)
    made.do(RevealRound(made.ann), made.decision(vote=Vote(4, 0)))
    made.store.close()
    with Store.open(tmp_path / "session.calib", Clock(WINTER)) as store:
        case, now = store.case(made.ann, in_charge(store)), store.now()
    panel = DecisionRead()
    panel.show_case(case, now)
    assert now == WINTER
    assert panel.heading.note.text() == SAID
    assert f"recorded {SAID}" in " ".join(texts(layout_case(case)))
    assert f"recorded {SAID}" in sheet_text(case, 1_000)
    panel.deleteLater()
