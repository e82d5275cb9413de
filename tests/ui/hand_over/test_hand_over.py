"""Handing the machine from one panelist to the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain.errors import FileTrouble
from calibrate.ui.hand_over.code_page import NO_PROTECTION
from calibrate.ui.hand_over.codes_dialog import CodesDialog
from calibrate.ui.parts.dialog import Confirm
from tests.ui.answering import answer_next
from tests.ui.hand_over.conftest import Console, Room, settle
from tests.ui.rate.conftest import spoken
from tests.worlds.sessions import begin_second_round, in_charge, open_session, submit

Key = Qt.Key
Enter = Callable[..., Room]
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def rate_all(room: Room) -> None:
    for _ in range(3):
        room.press(Key.Key_2)
        room.press(Key.Key_Right)
        room.press(Key.Key_Return)


def test_only_those_are_named_who_have_not_submitted(enter: Enter, tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    submit(made, 1, 0, 3)
    room = enter(made)
    people = room.screen.code_page.people
    listed = [people.item(row).text() for row in range(people.count())]
    assert listed == [f"{name}, Not submitted" for name in ("Pia", "Rosa", "Sami")]
    assert NO_PROTECTION in spoken(room.screen)


def test_the_keyboard_alone_leads_through_one_sitting(enter: Enter) -> None:
    room = enter()
    room.press(Key.Key_Down)
    room.type(room.code(1))
    room.press(Key.Key_Return)
    assert room.rate.work.panelist == room.made.panelists[1]
    assert room.rate.candidate == room.made.candidates[0]
    assert QApplication.focusWidget() is room.rate.view
    rate_all(room)
    room.press(Key.Key_Return, CONTROL | SHIFT)
    room.press(Key.Key_D, ALT)
    assert not room.screen.is_handed_over
    assert QApplication.focusWidget() is room.screen.code_page.people
    people = room.screen.code_page.people
    assert [people.item(row).text()[:4] for row in range(people.count())] == [
        "Pia,",
        "Rosa",
        "Sami",
    ]
    session = room.made.store.session(in_charge(room.made.store))
    assert session.has_submitted(room.made.panelists[1], room.made.candidates[0])


@pytest.mark.parametrize("left", [1, 2])
def test_with_few_who_are_left_the_field_of_the_code_and_its_button_are_whole(
    enter: Enter, tmp_path: Path, left: int
) -> None:
    made = open_session(tmp_path / "a.calib")
    for panelist in range(left, 4):
        submit(made, panelist, 0, 3)
    page = enter(made).screen.code_page
    assert page.people.count() == left
    for control in (page.code, page.begin, page.honest):
        assert control.visibleRegion().boundingRect() == control.rect()
        assert control.height() >= control.minimumSizeHint().height()
    assert page.people.height() > page.people.visualItemRect(page.people.item(left - 1)).bottom()


def test_enter_on_a_name_asks_for_the_code(enter: Enter) -> None:
    room = enter()
    room.press(Key.Key_Return)
    assert QApplication.focusWidget() is room.screen.code_page.code
    assert room.screen.code_page.code.accessibleName() == "Code of Pia"


def test_a_wrong_code_is_said_in_one_sentence(enter: Enter) -> None:
    room = enter()
    room.type(room.code(1))
    room.press(Key.Key_Return)
    assert not room.screen.is_handed_over
    assert room.screen.code_page.refusal.sentence == "That is not the code of Pia."
    room.type(room.code(0))
    assert room.screen.code_page.refusal.sentence == ""
    room.press(Key.Key_Return)
    assert room.screen.is_handed_over


def test_nobody_else_can_be_chosen_and_nothing_leads_out(enter: Enter) -> None:
    room = enter()
    room.sit_down(0)
    side, top = room.rate.side, room.rate.top
    assert not side.who.isVisible() and side.who.count() == 1
    assert side.name.text() == "Pia"
    assert not any(one.isVisible() for one in (top.fold, top.tabs))
    assert not room.screen.top.isVisible()
    room.window.resize(1024, 600)
    QApplication.processEvents()
    assert not room.rate.left.isVisible()
    room.press(Key.Key_F9)
    assert room.rate.left.isVisible()
    offered = [action.text() for action in top.menu.made().actions()]
    assert not any(words.startswith(("Home", "Close")) for words in offered)
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5):
        room.press(key, ALT)
        assert room.shown == "hand-over" and room.screen.is_handed_over
    room.press(Key.Key_W, CONTROL)
    assert room.window.session and room.screen.is_handed_over


def test_no_other_session_is_dropped_on_somebody(enter: Enter) -> None:
    room = enter()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/other.calib")])

    def is_taken() -> bool:
        action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        event = QDragEnterEvent(QPoint(5, 5), action, data, left, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        room.window.dragEnterEvent(event)
        return event.isAccepted()

    assert is_taken()
    room.sit_down(0)
    assert not is_taken()


def test_back_to_the_meeting_leads_to_the_candidate(enter: Enter) -> None:
    room = enter()
    room.screen.show_candidate(room.made.candidates[1])
    room.sit_down(0)
    room.hand_back()
    room.button("Back to the meeting").click()
    assert room.shown == "meeting"
    console = room.window.session and room.window.session.screens["meeting"]
    assert isinstance(console, Console)
    assert console.candidate == room.made.candidates[1]
    assert room.screen.candidate is None


def test_the_draft_is_there_when_the_same_person_sits_down_again(enter: Enter) -> None:
    room = enter()
    room.sit_down(0)
    room.press(Key.Key_4)
    room.press(Key.Key_O)
    room.type("Typed and left")
    room.hand_back()
    room.sit_down(0)
    rating = room.rate.panel.rating
    assert rating.value == 4
    assert [one.text for one in rating.observations] == ["Typed and left"]


def test_closing_the_window_keeps_the_draft_of_who_sits_there(enter: Enter) -> None:
    room = enter()
    room.sit_down(0)
    room.press(Key.Key_4)
    path = room.made.store.path
    room.window.close()
    with room.made.store.open(path) as store:
        draft = store.draft(room.made.candidates[0], room.made.viewer(0))
    assert draft.rating("code").value == 4


def test_a_draft_that_cannot_be_kept_is_not_lost_unasked(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = enter()
    room.sit_down(0)

    def refuse(*_: object) -> None:
        raise FileTrouble("The disk is full.")

    monkeypatch.setattr(room.made.store, "save_draft", refuse)
    room.press(Key.Key_4)

    def stay(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        dialog.cancel.click()

    answer_next(stay)
    room.hand_back()
    assert room.screen.is_handed_over

    def leave(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm)
        dialog.primary.click()

    answer_next(leave)
    room.hand_back()
    assert not room.screen.is_handed_over
    assert "The disk is full." not in spoken(room.window)


def test_the_facilitator_reads_codes_one_at_a_time_or_all(enter: Enter) -> None:
    room = enter()
    seen: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, CodesDialog)
        seen.append(dialog.code.text().replace(" ", ""))
        dialog.people.setCurrentRow(2)
        seen.append(dialog.code.text().replace(" ", ""))
        dialog.all.click()
        seen.extend(dialog.people.item(row).text() for row in range(4))
        dialog.primary.click()

    answer_next(read)
    room.button("Show codes").click()
    assert seen[:2] == [room.code(0), room.code(2)]
    assert seen[2:] == [
        f"{name}, {room.code(place)}"
        for place, name in enumerate(("Pia", "Quentin", "Rosa", "Sami"))
    ]


def test_once_nothing_is_to_submit_the_way_back_has_the_keyboard(
    enter: Enter, tmp_path: Path
) -> None:
    made = open_session(tmp_path / "a.calib")
    for panelist in range(4):
        submit(made, panelist, 0, 3)
    room = enter(made)
    assert room.screen.code_page.heading.text() == "Nothing is left to submit on Ann"
    assert not room.screen.code_page.code.isVisible()
    assert QApplication.focusWidget() is room.screen.back
    room.press(Key.Key_Space)
    assert room.shown == "meeting"


def test_round_2_is_rated_in_the_room(enter: Enter, tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    begin_second_round(made)
    room = enter(made)
    room.sit_down(2)
    for _ in range(2):
        room.press(Key.Key_B)
        room.press(Key.Key_Return)
    room.press(Key.Key_Return, CONTROL | SHIFT)
    room.hand_back()
    history = made.store.history(made.candidates[0], made.viewer(2))
    assert [one.round for one in history] == [1, 2]


def test_in_a_meeting_rate_is_the_room_and_leaves_no_other_rate_screen(enter: Enter) -> None:
    room = enter()
    session = room.window.session
    assert session
    room.button("Rate without codes").click()
    assert room.shown == "rate"
    room.press(Key.Key_R)
    room.type("Canary of the ordinary screen")
    room.press(Key.Key_2, ALT)
    settle()
    assert room.shown == "hand-over"
    assert "rate" not in session.screens
    assert "Canary" not in spoken(room.window)
    assert room.made.store.draft(room.made.candidates[0], room.made.viewer(0)).ratings


def test_who_has_rated_everybody_hands_back_by_what_comes_next(enter: Enter) -> None:
    room = enter()
    room.sit_down(0)
    rate_all(room)
    room.press(Key.Key_Return, CONTROL | SHIFT)
    assert room.rate.record.step.sentence.text() == "Next: hand the machine back."
    room.button("Hand the machine back").click()
    settle()
    assert not room.screen.is_handed_over and room.shown == "hand-over"
