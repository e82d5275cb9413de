from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain.commands import (
    ArrangeAgenda,
    CallCandidate,
    MarkAbsent,
    OpenMeeting,
    StepBack,
)
from calibrate.domain.presence.presence import voters
from calibrate.ui.meeting.asking.asking import AbsenceDialog, ConflictDialog
from calibrate.ui.meeting.attendance.attendance import AttendanceRow
from tests.ui.meeting.conftest import Console, Entered
from tests.worlds.meetings import Meeting
from tests.worlds.people import FAY_LINDQVIST


@pytest.fixture
def called(made: Meeting) -> Meeting:
    """Nadia is at hand, so Yara Haddad is outside; Bram Visser is absent."""
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda(("n1", "n2", "n3")))
    made.do(MarkAbsent("p2", "all day"))
    made.do(CallCandidate("n1"), after=3)
    return made


def said(console: Console) -> list[tuple[str, str, str]]:
    rows = console.screen.side.attendance.rows
    return [(row.row.name, row.row.words, row.row.action) for row in rows]


def row(console: Console, name: str) -> AttendanceRow:
    rows = console.screen.side.attendance.rows
    return next(one for one in rows if one.row.name == name)


def press(console: Console, name: str) -> None:
    button = row(console, name).button
    assert button is not None
    console.click(button)


def test_who_is_away_and_who_has_no_vote_is_listed_with_times(
    entered: Entered, called: Meeting
) -> None:
    console = entered(called)
    assert said(console) == [
        ("Bram Visser", "Absent, all day", "Has come"),
        ("Yara Haddad", "Recused · outside since 13:05", "Back"),
        ("Luca Ferri", "Presents · no rating, no vote", ""),
    ]
    assert console.screen.side.attendance.count.text() == "3 here, quorum 3"


def test_on_a_small_window_everybody_takes_one_line(entered: Entered, called: Meeting) -> None:
    console = entered(called)
    console.screen.resize(1280, 720)
    words = [one.words.whole for one in console.screen.side.attendance.rows]
    assert words == ["absent", "since 13:05", "presents"]
    assert console.screen.side.attendance.rows[0].height() < 40


def test_somebody_who_was_absent_has_come(entered: Entered, called: Meeting) -> None:
    console = entered(called)
    press(console, "Bram Visser")
    assert console.session.meeting.is_here("p2")
    assert "Bram Visser" not in [name for name, _, _ in said(console)]
    assert console.screen.side.attendance.count.text() == "4 here, quorum 3"


def test_recused_people_return_and_step_out_again(entered: Entered, called: Meeting) -> None:
    console = entered(called)
    press(console, "Yara Haddad")
    assert console.session.meeting.is_here("yara")
    assert ("Yara Haddad", "Recused · still here", "Steps out") in said(console)
    called.clock.go(minutes=2)
    press(console, "Yara Haddad")
    assert console.session.meeting.outside("yara")
    assert ("Yara Haddad", "Recused · outside since 13:07", "Back") in said(console)


def test_nobody_is_sent_out_for_somebody_who_is_merely_looked_at(
    entered: Entered, called: Meeting
) -> None:
    called.do(StepBack("yara"))
    console = entered(called)
    console.go("n2")
    assert ("Yara Haddad", "Recused · goes out when called", "") in said(console)


def test_too_few_for_a_quorum_are_counted_in_bold(entered: Entered, called: Meeting) -> None:
    called.do(MarkAbsent("p3", "ill"))
    console = entered(called)
    count = console.screen.side.attendance.count
    assert count.text() == "2 here, quorum 3"
    assert count.property("role") == "label"


def test_somebody_is_marked_absent_with_the_reason(entered: Entered, called: Meeting) -> None:
    console = entered(called)

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, AbsenceDialog)
        assert dialog.who.findText("Bram Visser") < 0
        assert not dialog.primary.isEnabled()
        dialog.who.setCurrentText("Dmitri Volkov")
        QTest.keyClicks(dialog.why, "on a flight")
        console.click(dialog.primary)

    console.answering(answer)
    console.click(console.screen.side.attendance.absent)
    assert ("Dmitri Volkov", "Absent, on a flight", "Has come") in said(console)
    assert [one.id for one in voters(console.session, "n1")] == ["p1", "p3"]


def test_a_conflict_is_declared_and_the_ratings_go(entered: Entered, called: Meeting) -> None:
    console = entered(called)

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ConflictDialog)
        assert dialog.who.findText("Yara Haddad") < 0
        dialog.who.setCurrentText("Adaeze Obi")
        assert not dialog.deputy_part.isVisible()
        QTest.keyClicks(dialog.why, "sister")
        console.click(dialog.primary)

    console.answering(answer)
    console.click(console.screen.side.attendance.conflict)
    assert "p1" in [one.id for one in console.session.panel.recused("n1")]
    assert ("Adaeze Obi", "Recused · outside since 13:05", "Back") in said(console)
    assert console.screen.pages.who_submitted.count.text() == "3 of 3"


def test_a_conflict_of_the_facilitator_needs_a_deputy(entered: Entered, called: Meeting) -> None:
    console = entered(called)

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ConflictDialog)
        dialog.who.setCurrentText("Fay Lindqvist")
        assert dialog.deputy_part.isVisible()
        offered = [dialog.deputy.itemText(at) for at in range(dialog.deputy.count())]
        assert "Luca Ferri" not in offered
        assert "Yara Haddad" not in offered
        dialog.deputy.setCurrentText("Chiara Conti")
        console.click(dialog.primary)

    console.answering(answer)
    console.click(console.screen.side.attendance.conflict)
    assert console.state().deputy == "p3"
    assert FAY_LINDQVIST.id in [one.id for one in console.session.panel.recused("n1")]
    assert console.screen.pages.pages.currentWidget() is console.screen.pages.elsewhere


def test_everybody_who_is_away_can_be_reached_however_many(entered: Entered, made: Meeting) -> None:
    made.do(OpenMeeting("lot"))
    made.do(CallCandidate("n1"))
    for absent in ("p1", "p2", "p3", "p4", FAY_LINDQVIST.id):
        made.do(MarkAbsent(absent, "storm"))
    console = entered(made)
    console.screen.resize(1280, 720)
    for _ in range(2):
        QApplication.processEvents()
    block = console.screen.side.attendance
    assert len(block.rows) == 7
    assert block.height() < 240
