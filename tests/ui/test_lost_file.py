"""Another program takes the file away while its session is in the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from os import truncate
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from calibrate.domain.changes import Refusal
from calibrate.domain.commands import OpenMeeting
from calibrate.store.store import Store
from calibrate.ui import faults
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.recent import recent_sessions
from calibrate.ui.window import LOST, MainWindow
from tests.ui.main_window import open_main_window
from tests.worlds.meetings import reveal, written
from tests.worlds.sessions import in_charge
from tests.worlds.taken_away import SITUATIONS, Place, Situation, place_in, places

TYPED = "Has worked at L4"
GONE = [one for one in SITUATIONS if not one.keeps]
lost_situations = pytest.mark.parametrize("situation", GONE[::2], ids=lambda one: one.name)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_main_window(qtbot, 1280, 720)


def in_meeting(place: Place) -> None:
    """Put a session there in which a decision can be typed."""
    place.file.unlink()
    with written(place.file) as store:
        reveal(store, "n2")


def type_reason(window: MainWindow, words: str) -> None:
    """Half enter the decision on Kofi."""
    assert window.session
    window.session.go("meeting")
    screen = window.session.screens["meeting"]
    assert isinstance(screen, MeetingScreen)
    screen.show_candidate("n2")
    QTest.keyClicks(screen.decision_form.reason, words)


def lose(window: MainWindow, place: Place, happens: Callable[[Place], object]) -> None:
    """Type a reason, and have it kept when the file is no more what it was."""
    in_meeting(place)
    window.open_file(place.file)
    type_reason(window, TYPED)
    happens(place)
    assert window.session
    assert not window.session.flush()


def delete(place: Place) -> None:
    place.file.unlink()


def offered(window: MainWindow) -> list[str]:
    return [button.text() for button in window.message.offers]


def press(window: MainWindow, words: str) -> None:
    button: QPushButton = next(one for one in window.message.offers if one.text() == words)
    button.click()


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


@lost_situations
def test_what_could_not_be_kept_is_said_with_a_way_on(
    window: MainWindow, place: Place, situation: Situation
) -> None:
    lose(window, place, situation.happens)
    assert "nothing more is kept there" in window.message.text.text()
    found = ["Go on there"] if situation.found else []
    assert offered(window) == [*found, "Save a copy as…"]
    is_now = f"{Path(situation.found).name}." if situation.found else "kept there."
    assert window.message.text.text().endswith(is_now)


def test_the_session_goes_on_in_the_copy_with_what_was_typed(
    window: MainWindow, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(window, place, delete)
    assert window.session
    copy = place.older.with_name("saved.calib")
    choose(monkeypatch, copy)
    press(window, "Save a copy as…")
    assert "The session goes on in" in window.message.text.text()
    assert offered(window) == []
    assert window.session.store.path == copy
    assert [recent.path for recent in recent_sessions()] == [str(copy)]
    assert window.show_home()
    with Store.open(copy) as store:
        draft = store.decision_draft("n2", in_charge(store))
        assert draft.reason == TYPED
        assert store.verify().holds


def test_the_session_goes_on_where_its_file_was_moved(window: MainWindow, place: Place) -> None:
    moved = place.beside("autumn.calib")
    lose(window, place, lambda there: Path(there.file.rename(moved)))
    press(window, "Go on there")
    assert window.session
    assert window.session.store.path == moved
    assert window.show_home()
    with Store.open(moved) as store:
        assert store.decision_draft("n2", in_charge(store)).reason == TYPED


def test_a_copy_that_cannot_be_written_is_said_and_offered_again(
    window: MainWindow, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(window, place, delete)
    choose(monkeypatch, place.other)
    press(window, "Save a copy as…")
    assert "is there already; choose another name" in window.message.text.text()
    assert offered(window) == ["Save a copy as…"]
    choose(monkeypatch, Path())
    press(window, "Save a copy as…")
    assert offered(window) == ["Save a copy as…"]


def test_what_is_refused_at_a_button_has_the_way_on_above_the_screen(
    window: MainWindow, place: Place
) -> None:
    window.open_file(place.file)
    place.file.unlink()
    assert window.session
    assert isinstance(window.session.desk.attempt(OpenMeeting("lot")), Refusal)
    assert window.message.isVisible()
    assert offered(window) == ["Save a copy as…"]


def test_it_stays_once_when_what_was_written_is_lost(window: MainWindow, place: Place) -> None:
    window.open_file(place.file)
    assert window.session
    assert window.session.desk.apply(OpenMeeting("lot"))
    place.file.unlink()
    assert not window.show_home()
    assert LOST in window.message.text.text()
    assert offered(window) == ["Save a copy as…"]
    assert window.show_home()
    assert "nothing more is kept there" in window.message.text.text()
    assert offered(window) == []


def test_who_wrote_nothing_leaves_at_once(window: MainWindow, place: Place) -> None:
    window.open_file(place.file)
    place.file.unlink()
    assert window.show_home()


@pytest.mark.qt_no_exception_capture
def test_of_a_file_that_was_cut_short_it_is_named_what_could_not_be_read(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    faults.install(window.tell, window.damage)
    places(tmp_path, pieces=1_500)
    place = place_in(tmp_path)
    window.open_file(place.file)
    truncate(place.file, place.file.stat().st_size // 2)
    assert window.session
    assert isinstance(window.session.desk.attempt(OpenMeeting("lot")), Refusal)
    copy = place.older.with_name("saved.calib")
    choose(monkeypatch, copy)
    press(window, "Save a copy as…")
    assert window.message.text.text().startswith("saved.calib has what could still be read.")
    assert window.session.store.path == place.file
    assert copy.exists()
