"""The dialog for a new session: what it suggests, refuses, and creates."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.exchange.ladders.rubric_file import bundled_rubrics
from calibrate.exchange.policy.policy_file import write_policy_file
from calibrate.ui.new_session import NewSession
from tests.ui.answering import answer_next, discard, give_up
from tests.worlds.sessions import in_charge


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewSession:
    monkeypatch.setattr("calibrate.ui.begin.titled_file.documents", lambda: tmp_path)
    made = NewSession(None)
    qtbot.addWidget(made, before_close_func=give_up)
    made.show()
    return made


def test_a_title_suggests_a_file_until_a_person_chose_one(
    dialog: NewSession, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.title.setText("Spring 2027: Zürich / Bern")
    assert dialog.file.text() == str(tmp_path / "spring-2027-zürich-bern.calib")
    dialog.use_file(str(tmp_path / "mine"))
    QTest.keyClicks(dialog.title, "!")
    assert dialog.file.text() == str(tmp_path / "mine.calib")


def test_without_a_title_the_button_waits_and_says_why(dialog: NewSession, qtbot: QtBot) -> None:
    assert not dialog.primary.isEnabled()
    assert dialog.note.text() == "It needs a title."
    QTest.keyClicks(dialog.title, "Spring")
    assert dialog.primary.isEnabled()
    assert dialog.note.text() == ""


def test_the_ladder_that_comes_along_is_offered_with_its_size(dialog: NewSession) -> None:
    assert dialog.ladder.count() == len(bundled_rubrics())
    assert dialog.about.text().startswith("7 criteria, L3 to L4.")


def test_create_writes_the_session_and_hands_it_over_open(
    dialog: NewSession, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClicks(dialog.title, "  Spring 2027 ")
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.store
    with dialog.store as store:
        assert store.path == tmp_path / "spring-2027.calib"
        assert store.session(in_charge(store)).title == "Spring 2027"
        assert not dialog.isVisible()


def test_a_file_that_is_there_is_not_written_over(
    dialog: NewSession, qtbot: QtBot, tmp_path: Path
) -> None:
    taken = tmp_path / "spring.calib"
    taken.write_text("mine")
    QTest.keyClicks(dialog.title, "Spring")
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert "is there already" in dialog.trouble.sentence.text()
    assert dialog.store is None and dialog.isVisible()
    assert taken.read_text() == "mine"


def test_a_folder_that_is_not_there_says_so(
    dialog: NewSession, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClicks(dialog.title, "Spring")
    dialog.use_file(str(tmp_path / "nowhere" / "spring"))
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.trouble.isVisible()
    assert dialog.store is None


def test_a_bad_document_says_its_sentence_inside_the_dialog(
    dialog: NewSession, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClicks(dialog.title, "Spring")
    bad = tmp_path / "notes.md"
    bad.write_text("Nothing like a ladder.\n")
    dialog.use_ladder([bad])
    assert "notes.md" in dialog.trouble.sentence.text()
    assert dialog.trouble.isVisible()
    assert not dialog.primary.isEnabled()
    dialog.ladder.setCurrentIndex(0)
    assert not dialog.trouble.isVisible()
    assert dialog.primary.isEnabled()


def test_a_ladder_of_documents_becomes_the_sessions_rubric(
    dialog: NewSession, qtbot: QtBot, shared: Path
) -> None:
    dialog.use_ladder(sorted((shared / "rubric").glob("*.md")))
    QTest.keyClicks(dialog.title, "Spring")
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.store
    with dialog.store as store:
        assert store.session(in_charge(store)).rubric == dialog.rubric


def test_giving_up_writes_nothing(dialog: NewSession, qtbot: QtBot, tmp_path: Path) -> None:
    QTest.keyClicks(dialog.title, "Spring")
    answer_next(discard)
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert dialog.store is None
    assert list(tmp_path.glob("*.calib")) == []


def test_a_policy_file_is_what_the_session_starts_from_and_is_offered_again(
    dialog: NewSession, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = Policy("House", quorum=4)
    write_policy_file(house, tmp_path / "p.toml")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "p.toml"), ""))
    assert not dialog.policy.box.isVisible()
    QTest.keyClicks(dialog.title, "Spring")
    QTest.mouseClick(dialog.policy.from_file, Qt.MouseButton.LeftButton)
    assert dialog.policy.box.isVisible()
    assert dialog.policy.box.currentText() == "House, p.toml"
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.store
    with dialog.store as store:
        assert store.session(in_charge(store)).policy == house
    again = NewSession(None)
    qtbot.addWidget(again, before_close_func=give_up)
    assert again.policy.policy == USUAL
    assert again.policy.box.itemText(1) == "House, as in the session before"


def test_a_policy_file_that_cannot_be_read_is_said(dialog: NewSession, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text("format = 1\nnone = 1\n", "utf-8")
    dialog.policy.take_file(tmp_path / "p.toml")
    assert dialog.trouble.sentence.text().startswith(
        "p.toml: “none” is nothing that a policy chooses"
    )
    assert not dialog.policy.box.isVisible()
