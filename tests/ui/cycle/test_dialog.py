"""The next session is made from an earlier one, by keys, and what cannot be is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import CreateSession, new_id
from calibrate.store.document.encrypting import encrypted_by
from calibrate.store.store import Store
from calibrate.ui.cycle.dialog import NextSession
from calibrate.ui.kits.words_dialog import WordsDialog
from calibrate.ui.new_session import NewSession
from calibrate.ui.recent import described, remember
from calibrate.words.cycle.cycle import COMES_ALONG, STAYS_BEHIND
from tests.ui.answering import answer_next, give_up
from tests.ui.main_window import open_main_window
from tests.worlds.rubrics import RUBRIC
from tests.worlds.sessions import in_charge
from tests.worlds.stages import STAGES

WORDS = "abandon ability able about above absent"


@pytest.fixture
def decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A session in which Ann is promoted and Ben is not decided, which Home knows."""
    monkeypatch.setattr("calibrate.ui.begin.titled_file.documents", lambda: tmp_path)
    made = STAGES["decided"](tmp_path / "old.calib")
    remember(described(made.store.path, made.session(), 0))
    made.store.close()
    return made.store.path


@pytest.fixture
def shown(qtbot: QtBot, decided: Path) -> NextSession:
    made = NextSession(None)
    qtbot.addWidget(made, before_close_func=give_up)
    made.show()
    return made


def names(store: Store) -> list[str]:
    return [one.name for one in store.session(in_charge(store)).candidates]


def test_recent_sessions_are_offered_and_what_comes_and_stays_is_listed(
    shown: NextSession,
) -> None:
    assert shown.note.text() == "It needs a title."
    assert not shown.primary.isEnabled()
    assert shown.earlier.itemText(1) == "Autumn, 1 of 2 decided"
    seen = {one.text() for one in shown.findChildren(QLabel) if one.isVisible()}
    assert {*COMES_ALONG, *STAYS_BEHIND} <= seen


def test_the_keyboard_chooses_ticks_and_creates(
    shown: NextSession, decided: Path, tmp_path: Path
) -> None:
    before = decided.read_bytes()
    shown.earlier.setFocus()
    QTest.keyClick(shown.earlier, Qt.Key.Key_Down)
    assert shown.title.text() == "Autumn, next cycle"
    assert {box.text() for box in shown.boxes.values()} == {
        "Ann: promoted, and the rubric has no further step",
        "Ben: not decided, L3 to L4 again",
    }
    ann, ben = shown.boxes.values()
    assert not ann.isEnabled() and not ann.isChecked() and ben.isChecked()
    QTest.keyClick(shown.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.store
    with shown.store as store:
        assert store.path == tmp_path / "autumn-next-cycle.calib"
        assert names(store) == ["Ben"]
        assert store.session(in_charge(store)).earlier
    assert decided.read_bytes() == before


def test_who_is_not_ticked_stays_behind_and_a_title_that_was_typed_stays(
    shown: NextSession, decided: Path
) -> None:
    QTest.keyClicks(shown.title, "Spring")
    shown.use_earlier(decided)
    assert shown.title.text() == "Spring"
    _, ben = shown.boxes.values()
    QTest.keyClick(ben, Qt.Key.Key_Space)
    QTest.mouseClick(shown.primary, Qt.MouseButton.LeftButton)
    assert shown.store
    with shown.store as store:
        assert names(store) == []


def test_a_file_that_is_no_session_is_said_and_nobody_is_shown(
    shown: NextSession, decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.use_earlier(decided)
    (tmp_path / "no.calib").write_text("none", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "no.calib"), ""))
    QTest.mouseClick(shown.choose_earlier, Qt.MouseButton.LeftButton)
    assert shown.trouble.sentence.text().startswith("no.calib")
    assert not shown.boxes and not shown.candidates.isVisible()
    assert shown.note.text() == "It needs an earlier session."


def test_a_place_that_is_taken_is_said_and_the_dialog_stays(
    shown: NextSession, decided: Path
) -> None:
    shown.use_earlier(decided)
    shown.use_file(str(decided))
    QTest.mouseClick(shown.primary, Qt.MouseButton.LeftButton)
    assert "is there already" in shown.trouble.sentence.text() and shown.isVisible()
    assert shown.store is None


@pytest.mark.parametrize("is_given_up", [False, True])
def test_the_words_of_an_encrypted_one_are_asked_for(
    shown: NextSession, tmp_path: Path, qtbot: QtBot, is_given_up: bool
) -> None:
    create = CreateSession(new_id(), "Winter", RUBRIC)
    path = tmp_path / "locked.calib"
    Store.create(path, create, driver=encrypted_by(WORDS)).close()

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, WordsDialog)
        if is_given_up:
            return
        QTest.keyClicks(dialog.words, WORDS)
        QTest.keyClick(dialog.words, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    answer_next(answer)
    shown.use_earlier(path)
    assert bool(shown.former) is not is_given_up
    assert ("is encrypted" in shown.trouble.sentence.text()) is is_given_up


def test_new_session_leads_there_and_hands_over_what_was_made(qtbot: QtBot, decided: Path) -> None:
    dialog = NewSession(None)
    qtbot.addWidget(dialog, before_close_func=give_up)
    dialog.show()

    def make(found: QWidget) -> None:
        assert isinstance(found, NextSession)
        found.use_earlier(decided)
        QTest.mouseClick(found.primary, Qt.MouseButton.LeftButton)

    answer_next(make)
    QTest.mouseClick(dialog.from_earlier, Qt.MouseButton.LeftButton)
    assert dialog.store and not dialog.isVisible()
    with dialog.store as store:
        assert names(store) == ["Ben"]


def test_given_up_it_leads_back_to_the_new_session(qtbot: QtBot, decided: Path) -> None:
    dialog = NewSession(None)
    qtbot.addWidget(dialog, before_close_func=give_up)
    dialog.show()
    answer_next(give_up)
    QTest.mouseClick(dialog.from_earlier, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog.store is None


def test_from_home_the_keyboard_alone_leads_into_the_next_session(
    qtbot: QtBot, decided: Path
) -> None:
    window = open_main_window(qtbot)

    def choose(found: QWidget) -> None:
        assert isinstance(found, NextSession)
        assert found.focusWidget() is found.earlier
        QTest.keyClick(found.earlier, Qt.Key.Key_Down)
        QTest.keyClick(found.earlier, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def lead(found: QWidget) -> None:
        assert isinstance(found, NewSession)
        for _ in range(12):
            if found.focusWidget() is found.from_earlier:
                break
            QTest.keyClick(found.focusWidget(), Qt.Key.Key_Tab)
        answer_next(choose)
        QTest.keyClick(found.from_earlier, Qt.Key.Key_Space)

    answer_next(lead)
    QTest.keyClick(window.home.new, Qt.Key.Key_Space)
    assert window.session and window.session.title == "Autumn, next cycle"
    assert names(window.session.store) == ["Ben"]
    assert window.show_home()
    window.close()
