from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain.agenda.agenda import drawn_by_lot
from calibrate.domain.agenda.situation import Situation
from calibrate.domain.commands import (
    BeginSecondRound,
    CallCandidate,
    MarkAbsent,
    OpenMeeting,
    RecordDecision,
    RevealRound,
    SetAside,
    WithdrawCandidate,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.meeting import Arrangement
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.ui.meeting.agenda import agenda_items
from calibrate.ui.meeting.agenda.agenda_items import AgendaItem, Sign
from calibrate.ui.parts.dialog import Confirm
from tests.ui.answering import agree
from tests.ui.meeting.conftest import Console, Entered
from tests.worlds.giving import agreeing, splitting
from tests.worlds.meetings import Meeting, Plan
from tests.worlds.people import CANDIDATES

Planned = Callable[[Plan], Meeting]
ORDER = ("n1", "n2", "n3")


@pytest.fixture
def meeting(made: Meeting) -> Meeting:
    """The meeting is open, in the order of the candidates' numbers."""
    return begun(made)


def begun(made: Meeting, order: tuple[str, ...] = ORDER) -> Meeting:
    made.do(OpenMeeting(lot_of(order)))
    return made


def lot_of(order: tuple[str, ...]) -> str:
    """Return a lot that draws an order."""
    return next(lot for lot in map(str, count()) if drawn_by_lot(order, lot) == order)


def decide(made: Meeting, candidate: str, outcome: Outcome = Outcome.PROMOTE) -> None:
    decision = Decision(f"d-{candidate}", candidate, outcome, "So it is.", Vote(3, 1))
    made.do(RecordDecision(decision))


def order(console: Console) -> tuple[str, ...]:
    """The order as it is shown, which is also the one that is recorded."""
    assert console.screen.candidates.ids == console.session.meeting.agenda
    return console.screen.candidates.ids


def test_every_candidate_says_where_they_stand(entered: Entered, planned: Planned) -> None:
    ids = tuple(f"n{place}" for place in range(1, 8))
    made = begun(planned(Plan(candidates=CANDIDATES[:7], give=splitting)), ids)
    for revealed in ("n1", "n3", "n4"):
        made.do(RevealRound(revealed))
    decide(made, "n1")
    made.do(CallCandidate("n2"))
    made.do(SetAside(), after=6)
    made.do(BeginSecondRound("n3"))
    made.do(WithdrawCandidate("n6", "left"))
    made.do(CallCandidate("n4"))
    console = entered(made)
    said = [(console.item(id).standing, console.item(id).sign) for id in ids]
    assert said == [
        ("Decided · Promote", Sign.DECIDED),
        ("Set aside · Later today", Sign.ASIDE),
        ("Round 2 sealed", Sign.REVEALED),
        ("Revealed · Round 1", Sign.REVEALED),
        ("Sealed", Sign.SEALED),
        ("Withdrawn", Sign.WITHDRAWN),
        ("Sealed", Sign.SEALED),
    ]
    assert [console.item(id).is_at_hand for id in ids].index(True) == 3
    assert console.item("n2").minutes == "6/20"
    assert console.item("n5").minutes == "20"
    assert console.item("n6").minutes == ""
    assert console.item("n4").spoken == (
        "4. Ines Carvalho, Revealed · Round 1, 0 of 20 minutes, their turn now"
    )


def test_minutes_over_the_plan_are_said_and_none_are_left(
    entered: Entered, meeting: Meeting
) -> None:
    meeting.do(CallCandidate("n1"))
    console = entered(meeting)
    assert console.screen.agenda.left.text() == "1 h 00 left"
    console.wait(meeting, minutes=11, seconds=12)
    assert console.item().minutes == "11/20"
    assert console.screen.agenda.left.text() == "49 min left"
    console.wait(meeting, minutes=11)
    assert (console.item().minutes, console.item().over) == ("22/20", 2)
    assert console.screen.agenda.left.text() == "40 min left"


def test_no_minutes_are_left_for_whoever_is_out_of_the_running(
    entered: Entered, meeting: Meeting
) -> None:
    console = entered(meeting)
    assert console.screen.agenda.left.text() == "1 h 00 left"
    console.desk.apply(WithdrawCandidate("n2", "moved"))
    assert console.screen.agenda.left.text() == "40 min left"


def test_over_is_bold_and_more_than_planned() -> None:
    item = AgendaItem("n1", 1, "Nadia", "Sealed", Sign.SEALED, used=20, planned=20)
    assert item.over == 0
    assert item._replace(used=21).over == 1
    assert item._replace(used=None).over == 0


def test_a_change_works_out_what_is_seen_of_the_agenda_and_no_more(
    entered: Entered, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = entered(meeting)
    worked_out: list[int] = []
    item = agenda_items._item

    def noted(situation: Situation, state: CandidateState, number: int, *given: Any) -> AgendaItem:
        worked_out.append(number)
        return item(situation, state, number, *given)

    monkeypatch.setattr(agenda_items, "_item", noted)
    console.screen.candidates.hide()
    console.desk.apply(CallCandidate("n2"))
    QApplication.processEvents()
    assert worked_out == []
    console.screen.tick()
    assert set(worked_out) == {2}


def test_looking_at_somebody_does_not_call_them(entered: Entered, meeting: Meeting) -> None:
    meeting.do(CallCandidate("n1"))
    console = entered(meeting)
    assert not console.screen.pages.strip.isVisible()
    QTest.keyClick(console.screen.candidates, Qt.Key.Key_Down)
    assert console.screen.candidate == "n2"
    assert console.session.meeting.at_hand == "n1"
    strip = console.screen.pages.strip
    assert strip.words.whole == "It is Nadia Rahimi’s turn."
    console.click(strip.back)
    assert console.screen.candidate == "n1"


def test_calling_somebody_else_asks_about_whoever_is_at_hand(
    entered: Entered, meeting: Meeting
) -> None:
    meeting.do(CallCandidate("n1"))
    console = entered(meeting)
    console.go("n3")

    def stay(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        assert dialog.sentence.text().startswith("Nadia Rahimi is not decided yet.")
        console.click(dialog.cancel)

    console.answering(stay)
    console.click(console.screen.pages.strip.call)
    assert console.session.meeting.at_hand == "n1"

    def go_on(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        console.click(dialog.primary)

    console.answering(go_on)
    console.click(console.screen.pages.strip.call)
    assert console.session.meeting.at_hand == "n3"
    assert not console.screen.pages.strip.isVisible()


def test_next_follows_the_agenda_and_comes_back_to_whoever_was_set_aside(
    entered: Entered, meeting: Meeting
) -> None:
    console = entered(meeting)
    strip = console.screen.pages.strip
    assert strip.call.text() == "Next: Nadia Rahimi"
    console.click(strip.call)
    console.click(console.screen.reveal_form.aside)
    assert console.item().standing == "Set aside · Later today"
    assert strip.back.text() == "Go to Kofi Mensah"
    assert strip.call.text() == "Call Nadia Rahimi"
    for name, id in (("Kofi Mensah", "n2"), ("Óscar Benítez", "n3")):
        console.press(Qt.Key.Key_N)
        assert console.state(id).name == name
        assert console.session.meeting.at_hand == id
        console.desk.apply(WithdrawCandidate(id, "left"))
    assert strip.call.text() == "Next: Nadia Rahimi"


def test_who_alone_is_left_can_be_called_again_after_being_set_aside(
    entered: Entered, meeting: Meeting
) -> None:
    for id in ("n2", "n3"):
        meeting.do(WithdrawCandidate(id, "left"))
    console = entered(meeting)
    console.press(Qt.Key.Key_N)
    console.click(console.screen.reveal_form.aside)
    assert console.screen.pages.strip.call.text() == "Next: Nadia Rahimi"
    console.press(Qt.Key.Key_N)
    assert console.session.meeting.at_hand == "n1"


def test_alt_and_arrows_move_whoever_is_looked_at(entered: Entered, meeting: Meeting) -> None:
    console = entered(meeting)
    meeting.clock.go(minutes=5)
    console.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(console) == ("n2", "n1", "n3")
    assert console.screen.candidate == "n1"
    console.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    console.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(console) == ("n2", "n3", "n1")
    console.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(console) == ("n2", "n1", "n3")
    assert "Order changed by hand at 13:07" in console.screen.agenda.foot.text()


def drop(console: Console, candidate: str, before: str) -> None:
    """Drag a candidate over the list, and let them fall upon the upper half of another one."""
    agenda = console.screen.candidates
    console.go(candidate)
    place = agenda.visualRect(agenda.model().index(agenda.ids.index(before), 0))
    point = QPoint(place.center().x(), place.top() + 4)
    carried = agenda.model().mimeData([agenda.currentIndex()])
    hand = (Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(agenda.viewport(), QDragEnterEvent(point, *hand, none))
    QApplication.sendEvent(agenda.viewport(), QDragMoveEvent(point, *hand, none))
    QApplication.sendEvent(agenda.viewport(), QDropEvent(QPointF(point), *hand, none))


def test_a_candidate_is_dragged_to_another_place(entered: Entered, meeting: Meeting) -> None:
    console = entered(meeting)
    flags = console.screen.candidates.model().index(0, 0).flags()
    assert flags & Qt.ItemFlag.ItemIsDragEnabled
    drop(console, "n3", before="n1")
    assert order(console) == ("n3", "n1", "n2")
    assert console.session.meeting.arranged is Arrangement.HAND
    drop(console, "n3", before="n2")
    assert order(console) == ("n1", "n3", "n2")
    drop(console, "n3", before="n3")
    assert order(console) == ("n1", "n3", "n2")


def test_nothing_is_moved_before_the_meeting_is_open(entered: Entered, made: Meeting) -> None:
    console = entered(made)
    console.go("n1")
    console.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert console.screen.candidates.ids == ORDER
    flags = console.screen.candidates.model().index(0, 0).flags()
    assert not flags & Qt.ItemFlag.ItemIsDragEnabled


def test_all_are_revealed_together_once_nobody_is_waited_for(
    entered: Entered, planned: Planned
) -> None:
    made = begun(planned(Plan(left_out=(1,))))
    console = entered(made)
    button = console.screen.agenda.reveal_all
    assert not button.isVisible()
    console.desk.apply(MarkAbsent("p2", "ill"))

    def read_and_agree(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        assert "Nadia Rahimi, Kofi Mensah and Óscar Benítez" in dialog.sentence.text()
        console.click(dialog.primary)

    console.answering(read_and_agree)
    console.click(button)
    assert {console.state(id).phase for id in ORDER} == {CandidatePhase.REVEALED}
    assert not button.isVisible()


def test_those_revealed_are_ordered_by_disagreement_among_those_who_wait(
    entered: Entered, planned: Planned
) -> None:
    made = begun(planned(Plan(candidates=CANDIDATES[:4], give=agreeing)), (*ORDER, "n4"))
    made.do(RevealRound("n1"))
    console = entered(made)
    assert not console.screen.agenda.split.isVisible()
    decide(made, "n1")
    for revealed in ("n2", "n4"):
        made.do(RevealRound(revealed))
    console.screen.refresh()
    console.click(console.screen.agenda.split)
    assert order(console) == ("n1", "n2", "n4", "n3")
    assert console.session.meeting.arranged is Arrangement.SPLIT
    assert "Order set by disagreement at" in console.screen.agenda.foot.text()


def test_somebody_revealed_is_set_aside_from_the_agenda(entered: Entered, meeting: Meeting) -> None:
    meeting.do(CallCandidate("n1"))
    console = entered(meeting)
    assert not console.screen.agenda.aside.isVisible()
    agree()
    console.click(console.screen.reveal_form.reveal)
    console.click(console.screen.agenda.aside)
    assert console.session.meeting.is_set_aside("n1")
    assert console.session.meeting.at_hand is None
