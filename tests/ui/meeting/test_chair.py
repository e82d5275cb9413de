"""A facilitator who is recused, and the deputy who runs that part."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    CallCandidate,
    NameDeputy,
    OpenMeeting,
    RevealRound,
    WithdrawCandidate,
)
from calibrate.domain.phases import in_chair
from tests.ui.meeting.conftest import Console, Entered
from tests.ui.meeting.test_sealing import texts
from tests.worlds.meetings import Meeting, Plan
from tests.worlds.people import FAY_LINDQVIST

Planned = Callable[[Plan], Meeting]
HIDDEN = "Óscar Benítez"


@pytest.fixture
def shared(planned: Planned) -> Meeting:
    """Fay is recused from Óscar, whose part Chiara Conti runs; the meeting is open."""
    made = planned(Plan(deputies=(("n3", "p3"),)))
    made.do(OpenMeeting("lot"))
    return made


def hand_over(console: Console, name: str) -> None:
    """Choose in the menu who runs the meeting."""
    actions = [one for one in console.screen.agenda.menu.actions() if isinstance(one, QAction)]
    next(one for one in actions if one.text() == name).trigger()


def test_the_facilitator_never_meets_whom_they_are_recused_from(
    entered: Entered, shared: Meeting
) -> None:
    console = entered(shared)
    assert "n3" not in console.screen.candidates.ids
    assert not any(HIDDEN in text for text in texts(console.screen))
    console.screen.show_readiness()
    assert not any(HIDDEN in text for text in texts(console.screen))


def test_one_who_alone_may_run_the_meeting_sees_no_menu(entered: Entered, made: Meeting) -> None:
    assert not entered(made).screen.agenda.chair.isVisible()


def test_a_deputy_takes_over_and_hands_back(entered: Entered, shared: Meeting) -> None:
    console = entered(shared)
    assert console.screen.agenda.chair.whole == "Run by Fay Lindqvist"
    hand_over(console, "Chiara Conti")
    assert console.screen.agenda.chair.whole == "Run by Chiara Conti"
    assert console.screen.candidates.ids == ("n3",)
    console.press(Qt.Key.Key_N)
    assert console.session.meeting.at_hand == "n3"
    assert console.store.log(in_chair("p3"))[-1].actor.who == "p3"

    hand_over(console, "Fay Lindqvist")
    screen = console.screen
    assert screen.pages.pages.currentWidget() is screen.pages.elsewhere
    assert screen.pages.elsewhere.title.text() == "A deputy runs this part"
    assert not screen.bar.clock.isVisible()
    assert not any(HIDDEN in text for text in texts(screen))
    console.press(Qt.Key.Key_N)
    console.press(Qt.Key.Key_P)
    assert console.session.meeting.at_hand == "n3"
    console.click(screen.pages.elsewhere.hand_over)
    assert console.desk.chair.panelist == "p3"
    assert screen.candidate == "n3"


def test_a_deputy_who_is_replaced_is_no_longer_in_the_chair(
    entered: Entered, shared: Meeting
) -> None:
    console = entered(shared)
    hand_over(console, "Chiara Conti")
    console.desk.apply(NameDeputy("n3", "p2"))
    assert console.desk.chair.panelist == FAY_LINDQVIST.id
    assert console.screen.candidates.ids == ("n1", "n2")


def test_a_deputy_with_nothing_left_hands_back_and_cannot_close(
    entered: Entered, shared: Meeting
) -> None:
    console = entered(shared)
    hand_over(console, "Chiara Conti")
    console.desk.apply(WithdrawCandidate("n3", "left"))
    strip = console.screen.pages.strip
    assert strip.words.whole == "Nothing is left here; Fay Lindqvist goes on."
    assert not strip.step.isVisible()
    console.click(strip.hand_over)
    assert console.desk.chair.panelist == FAY_LINDQVIST.id


def test_the_facilitator_cannot_close_before_the_deputy_is_done(
    entered: Entered, shared: Meeting
) -> None:
    for seen in ("n1", "n2"):
        shared.do(WithdrawCandidate(seen, "left"))
    console = entered(shared)
    strip = console.screen.pages.strip
    assert strip.words.whole == "Nothing is left here; Chiara Conti goes on."
    assert not strip.step.isVisible()
    assert not any(HIDDEN in text for text in texts(console.screen))


def test_the_clock_of_a_hidden_part_stands_still_when_the_session_is_left(
    entered: Entered, shared: Meeting
) -> None:
    shared.store.apply(CallCandidate("n3"), Actor("p3"))
    shared.store.apply(RevealRound("n3"), Actor("p3"))
    console = entered(shared)
    console.screen.close()
    assert console.session.meeting.is_paused
