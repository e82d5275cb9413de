from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from calibrate.domain.commands import MarkAbsent, OpenMeeting, SetDue
from calibrate.domain.meeting import Arrangement
from calibrate.store.store import Store
from calibrate.words.days import day
from tests.ui.answering import agree
from tests.ui.meeting.conftest import Console, Entered
from tests.ui.meeting.test_sealing import CANARY, harsh, texts
from tests.ui.parts.stepping import press_more
from tests.worlds.meetings import Meeting, Plan
from tests.worlds.rubrics import engineering

Planned = Callable[[Plan], Meeting]
HEADS = Qt.Orientation.Horizontal


def spoken(console: Console) -> list[list[str]]:
    """What a screen reader says of every cell of the readiness table."""
    model = console.screen.pages.readiness.table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [
        [str(model.index(row, column).data(role)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_before_the_meeting_everybodys_readiness_is_shown_and_never_content(
    entered: Entered, planned: Planned
) -> None:
    made = planned(Plan(left_out=(1,), give=harsh))
    made.do(MarkAbsent("p2", "on a flight"))
    console = entered(made)
    assert console.screen.pages.pages.currentWidget() is console.screen.pages.readiness
    assert console.screen.side.panels.currentWidget() is console.screen.side.opening
    table = console.screen.pages.readiness.table.model()
    assert [table.headerData(at, HEADS) for at in range(5)] == [
        "Candidate",
        "Submitted",
        "Not yet",
        "No evidence on",
        "Quorum",
    ]
    assert spoken(console)[0] == [
        "Nadia Rahimi",
        "Submitted: 3 of 4",
        "Not yet: Bram Visser (absent)",
        "No evidence on: Improvements",
        "Quorum: held, 3 here, 3 needed",
    ]
    assert not any(CANARY in text for text in texts(console.screen))


def test_until_when_the_missing_are_asked_for_is_said_as_long_as_any_is(
    entered: Entered, planned: Planned
) -> None:
    made = planned(Plan(left_out=(1,)))
    due = made.store.now().date() + timedelta(days=1)
    made.do(SetDue(due))
    note = entered(made).screen.pages.readiness.note
    assert note.whole.endswith(
        f"nothing of what was rated. Ratings are due tomorrow, on {day(due)}."
    )


def test_where_nobody_is_missing_no_day_is_told(entered: Entered, planned: Planned) -> None:
    made = planned(Plan())
    made.do(SetDue(made.store.now().date()))
    assert "due" not in entered(made).screen.pages.readiness.note.whole


def test_a_quorum_that_is_not_held_is_said_in_plain_words(entered: Entered, made: Meeting) -> None:
    for absent in ("p1", "p2"):
        made.do(MarkAbsent(absent, "ill"))
    console = entered(made)
    model = console.screen.pages.readiness.table.readiness
    cell = model.cell(model.index(0, 4))
    assert cell.words == "2 here, 3 needed"
    assert cell.is_strong
    assert spoken(console)[0][4] == "Quorum: not held, 2 here, 3 needed"


def test_opening_draws_the_lot_and_keeps_the_minutes(entered: Entered, made: Meeting) -> None:
    console = entered(made)
    form = console.screen.side.opening
    assert (form.minutes.value, form.reading.value) == (20, 8)
    assert form.total.text() == "3 candidates: 1 h 00 in all."
    form.minutes.field.selectAll()
    QTest.keyClicks(form.minutes.field, "15")
    QTest.keyClick(form.reading.field, Qt.Key.Key_Down)
    assert form.total.text() == "3 candidates: 45 min in all."
    agree()
    console.click(form.open)

    meeting = console.session.meeting
    assert (meeting.minutes, meeting.reading_minutes) == (15, 7)
    assert meeting.arranged is Arrangement.LOT
    assert sorted(meeting.agenda) == ["n1", "n2", "n3"]
    assert console.screen.candidates.ids == meeting.agenda
    assert console.screen.candidate == meeting.agenda[0]
    assert meeting.at_hand is None
    assert console.screen.agenda.foot.text() == (
        "Minutes used of planned. Order drawn by lot at 13:02; drag or Alt+↑ ↓ to change it."
    )


def test_more_time_to_read_than_there_is_keeps_the_meeting_shut(
    entered: Entered, made: Meeting
) -> None:
    console = entered(made)
    form = console.screen.side.opening
    form.reading.field.selectAll()
    QTest.keyClicks(form.reading.field, "25")
    assert not form.open.isEnabled()
    assert form.why_not.text() == "The time to read is a part of a candidate’s minutes."
    form.minutes.field.selectAll()
    QTest.keyClick(form.minutes.field, Qt.Key.Key_Delete)
    assert form.why_not.text() == "A candidate’s time is 1 to 600 minutes."


def test_before_rating_is_open_the_meeting_cannot_be(
    tmp_path: Path, opened: Callable[[Store], Console]
) -> None:
    from calibrate.domain.commands import CreateSession

    store = Store.create(tmp_path / "s.calib", CreateSession("s", "Autumn", engineering()))
    form = opened(store).screen.side.opening
    assert not form.open.isEnabled()
    assert form.why_not.text() == "Rating is not open yet. Open it in Set-up first."


def test_readiness_stays_a_press_away_and_minutes_can_be_changed(
    entered: Entered, made: Meeting
) -> None:
    made.do(OpenMeeting("lot"))
    console = entered(made)
    console.click(console.screen.agenda.readiness)
    assert console.screen.pages.pages.currentWidget() is console.screen.pages.readiness
    assert console.screen.candidate == ""
    form = console.screen.side.opening
    assert form.open.text() == "Keep these minutes"
    assert not form.open.isEnabled()
    press_more(form.minutes)
    console.click(form.open)
    assert console.session.meeting.minutes == 21
    assert console.item().planned == 21
    console.go("n2")
    assert console.screen.pages.pages.currentWidget() is console.screen.pages.who_submitted


def test_names_are_hidden_from_the_room_on_request(entered: Entered, made: Meeting) -> None:
    made.do(OpenMeeting("lot"))
    console = entered(made)
    console.screen.show_readiness()
    box = console.screen.side.opening.hide_names
    console.click(box)
    assert console.session.meeting.names_hidden
    assert box.isChecked()
    console.click(box)
    assert not console.session.meeting.names_hidden


def test_a_row_of_the_table_leads_to_its_candidate(entered: Entered, made: Meeting) -> None:
    console = entered(made)
    table = console.screen.pages.readiness.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    console.press(Qt.Key.Key_Return)
    assert console.screen.candidate == "n2"
    assert console.screen.pages.strip.words.whole == "The meeting is not open yet."
