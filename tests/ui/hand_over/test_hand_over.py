"""Handing the machine from one panelist to the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain import commands
from calibrate.domain.commands import DeclareConflict, OpenRating
from calibrate.domain.errors import FileTrouble
from calibrate.domain.presence.secrets import SecretKind
from calibrate.store.sealed.secrets import SHIPPED, new_key
from calibrate.ui.hand_over.choose_secret import ChooseSecret
from calibrate.ui.parts.dialog import Confirm
from calibrate.words.own.secrets import OF_ANY, SECRETS
from tests.ui.answering import answer_next
from tests.ui.hand_over.conftest import Console, Room, settle
from tests.ui.rate.conftest import spoken
from tests.ui.sitting import press
from tests.worlds.secrets import PIN, sitting
from tests.worlds.sessions import (
    Made,
    begin_second_round,
    in_charge,
    new_session,
    open_session,
    submit,
)

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


def test_those_come_first_who_have_not_submitted(enter: Enter, tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    submit(made, 1, 0, 3)
    room = enter(made)
    people = room.screen.page.people
    listed = [people.item(row).text() for row in range(people.count())]
    waited_for = [f"{name}, Not submitted" for name in ("Pia", "Rosa", "Sami")]
    assert listed == [*waited_for, "Quentin, Submitted"]


def test_the_keyboard_alone_leads_through_one_sitting(enter: Enter) -> None:
    room = enter()
    room.press(Key.Key_Down)
    room.type(PIN)
    room.press(Key.Key_Return)
    room.wait()
    assert room.rate.work.panelist == room.made.panelists[1]
    assert room.rate.candidate == room.made.candidates[0]
    assert QApplication.focusWidget() is room.rate.view
    rate_all(room)
    room.press(Key.Key_Return, CONTROL | SHIFT)
    room.press(Key.Key_D, ALT)
    assert not room.screen.is_handed_over
    assert QApplication.focusWidget() is room.screen.page.people
    people = room.screen.page.people
    assert [people.item(row).text()[:4] for row in range(people.count())] == [
        "Pia,",
        "Rosa",
        "Sami",
        "Quen",
    ]
    session = room.made.store.session(in_charge(room.made.store))
    assert session.has_submitted(room.made.panelists[1], room.made.candidates[0])


@pytest.mark.parametrize("left", [1, 2])
def test_with_few_who_are_left_the_field_of_the_secret_and_its_button_are_whole(
    enter: Enter, tmp_path: Path, left: int
) -> None:
    made = open_session(tmp_path / "a.calib")
    for panelist in range(left, 4):
        made.do(DeclareConflict(made.panelists[panelist], made.ann, "a cousin"))
    page = enter(made).screen.page
    assert page.people.count() == left
    for control in (page.secret, page.begin, page.renew):
        assert control.visibleRegion().boundingRect() == control.rect()
        assert control.height() >= control.minimumSizeHint().height()
    assert page.people.height() > page.people.visualItemRect(page.people.item(left - 1)).bottom()


def test_enter_on_a_name_asks_for_the_secret(enter: Enter) -> None:
    room = enter()
    room.press(Key.Key_Return)
    assert QApplication.focusWidget() is room.screen.page.secret
    assert room.screen.page.secret.accessibleName() == "PIN of Pia"


def test_a_wrong_secret_is_said_in_one_sentence(enter: Enter) -> None:
    room = enter()
    room.type("999999")
    room.press(Key.Key_Return)
    room.wait()
    assert not room.screen.is_handed_over
    assert room.screen.page.refusal.sentence == "That is not the PIN of Pia."
    assert QApplication.focusWidget() is room.screen.page.secret
    room.type(PIN)
    assert room.screen.page.refusal.sentence == ""
    room.press(Key.Key_Return)
    room.wait()
    assert room.screen.is_handed_over


def test_nobody_else_can_be_chosen_and_nothing_leads_out(enter: Enter) -> None:
    room = enter()
    room.sit_down(0)
    side, top = room.rate.side, room.rate.top
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
        assert room.shown == "rate" and room.screen.is_handed_over
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
        draft = store.draft(room.made.candidates[0], sitting(store, room.made.panelists[0]))
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


def test_once_nothing_is_to_submit_the_way_back_has_the_keyboard(
    enter: Enter, tmp_path: Path
) -> None:
    made = open_session(tmp_path / "a.calib")
    for panelist in range(4):
        submit(made, panelist, 0, 3)
    room = enter(made)
    assert room.screen.page.heading.text() == "Nothing is left to submit on Ann"
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


def test_who_has_rated_everybody_hands_back_by_what_comes_next(enter: Enter) -> None:
    room = enter()
    room.sit_down(0)
    rate_all(room)
    room.press(Key.Key_Return, CONTROL | SHIFT)
    assert room.rate.record.step.sentence.text() == "Next: hand the machine back."
    room.button("Hand the machine back").click()
    settle()
    assert not room.screen.is_handed_over and room.shown == "rate"


# Secrets


def without_secrets(path: Path) -> Made:
    """Rating is open, and nobody has sat down yet."""
    made = new_session(path)
    made.do(OpenRating())
    return made


def choose_pin(*typed: str) -> Callable[[QWidget], None]:
    """Type a PIN and the same once more, and press the dark button."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseSecret)
        for field, text in zip((dialog.pin, dialog.again), typed, strict=True):
            field.setText(text)
        press(dialog)

    return answer


def test_at_the_first_turn_a_pin_is_chosen_and_later_asked_for(
    enter: Enter, tmp_path: Path
) -> None:
    made = without_secrets(tmp_path / "a.calib")
    room = enter(made)
    page = room.screen.page
    assert not page.secret.isVisible() and page.begin.text() == "Choose a secret…"
    answer_next(choose_pin("246 810", "٢٤٦٨١٠"))
    room.button("Choose a secret").click()
    assert room.rate.work.panelist == made.panelists[0]
    room.window.activateWindow()
    settle()
    room.press(Key.Key_4)
    room.hand_back()
    assert not made.store.is_open_to(made.panelists[0])
    assert page.secret.isVisible() and page.begin.text() == "Begin"
    room.choose(0)
    room.type("246810")
    room.press(Key.Key_Return)
    room.wait()
    assert room.rate.panel.rating.value == 4


def test_six_drawn_words_open_it_as_well(enter: Enter, tmp_path: Path) -> None:
    made = without_secrets(tmp_path / "a.calib")
    room = enter(made)
    words: list[str] = []

    def take(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseSecret)
        dialog.otherwise.click()
        words.append(dialog.words.text())
        assert SECRETS[SecretKind.WORDS].protects in spoken(dialog) and OF_ANY in spoken(dialog)
        press(dialog)

    answer_next(take)
    room.button("Choose a secret").click()
    assert len(words[0].split()) == 6
    room.hand_back()
    room.choose(0)
    room.screen.page.secret.setFocus()
    room.type(f"  {words[0].upper()} ".replace(" ", "  "))
    room.press(Key.Key_Return)
    room.wait()
    assert room.screen.is_handed_over


@pytest.mark.parametrize(
    ("typed", "said"),
    [(("12345", "12345"), "six digits"), (("123456", "123457"), "not the same")],
)
def test_a_pin_that_cannot_be_one_is_said_where_it_is_chosen(
    enter: Enter, tmp_path: Path, typed: tuple[str, str], said: str
) -> None:
    room = enter(without_secrets(tmp_path / "a.calib"))
    seen: list[str] = []

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseSecret)
        choose_pin(*typed)(dialog)
        seen.append(dialog.trouble.sentence.text())
        dialog.reject()

    answer_next(answer)
    room.button("Choose a secret").click()
    assert said in seen[0].replace("6", "six")
    assert not room.screen.is_handed_over


def test_a_forgotten_secret_is_renewed_and_its_panelist_told_at_their_next_turn(
    enter: Enter, tmp_path: Path
) -> None:
    made = open_session(tmp_path / "a.calib")
    submit(made, 0, 0, 3)
    room = enter(made)
    room.choose(0)

    def yes(dialog: QWidget) -> None:
        assert isinstance(dialog, Confirm) and "are lost" in spoken(dialog)
        dialog.primary.click()

    answer_next(yes)
    room.button("Secret forgotten").click()
    assert made.session().has_submitted(made.panelists[0], made.ann)
    told: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseSecret)
        told.append(dialog.told.text())
        choose_pin(PIN, PIN)(dialog)

    room.choose(0)
    answer_next(read)
    room.button("Choose a secret").click()
    assert "renewed your secret" in told[0] and "Nothing was submitted" in told[0]
    (past,) = made.store.history(made.ann, made.viewer(0))
    assert not past.is_readable
    assert "you have no copy" in spoken(room.rate)


def test_trying_a_secret_leaves_the_window_free(enter: Enter, tmp_path: Path) -> None:
    """At the cost that is shipped; a window that waited for it would hear no timer meanwhile."""
    made = without_secrets(tmp_path / "a.calib")
    wrapped, _ = new_key(SecretKind.PIN, PIN, SHIPPED)
    made.do(commands.ChooseSecret(made.panelists[0], wrapped))
    room = enter(made)
    room.choose(0)
    room.type(PIN)
    heard: list[None] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: heard.append(None))
    timer.start()
    room.press(Key.Key_Return)
    assert room.screen.page.begin.text() == "One moment…"
    room.wait()
    timer.stop()
    assert room.screen.is_handed_over
    assert len(heard) > 10
