"""The policy on its page: chosen by keys, kept, read from a file and written as one, compared."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import FixQuorum, RenameSession, SetPolicy
from calibrate.domain.policy.policy import USUAL, Choice, Policy
from calibrate.exchange.policy.policy_file import read_policy_file, write_policy_file
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.policy.compare_dialog import ComparePolicies
from calibrate.ui.policy.dialog import PolicyDialog
from calibrate.ui.policy.remembered import POLICY, remember, remembered
from calibrate.ui.preferences import keep
from calibrate.ui.setup.people.panel_page import PanelPage
from calibrate.words.policy.policy import choice_words
from tests.ui.setup.conftest import Window, empty, filled, opened, setup_window
from tests.worlds.sessions import new_session

__all__ = ["empty", "filled", "opened", "setup_window"]

HOUSE = Policy("House", date(2026, 10, 1), "the handbook", 4, 1, False, 24, True, True)


def ask(window: Window, *answers: object) -> None:
    """Open the page from the menu, and let a person act on it."""
    menu = window.screen.top.menu.made()
    (action,) = [one for one in menu.actions() if one.text().startswith("Policy")]
    for act in answers:
        window.answering(act)  # type: ignore[arg-type]
    action.trigger()
    menu.deleteLater()


def _panel(window: Window) -> PanelPage:
    found = window.screen.pages[Part.PANEL]
    assert isinstance(found, PanelPage)
    window.screen.choose(Part.PANEL)
    return found


def page(dialog: QWidget) -> PolicyDialog:
    assert isinstance(dialog, PolicyDialog)
    return dialog


def test_each_choice_is_one_sentence_and_the_keyboard_changes_it(filled: Window) -> None:
    def choose(found: QWidget) -> None:
        dialog = page(found)
        for choice, box in dialog.boxes.items():
            assert box.currentText() == choice_words(USUAL, choice)
        assert dialog.focusWidget() is dialog.name
        QTest.keyClicks(dialog.name, "House")
        for _ in range(3):
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.boxes[Choice.QUORUM]
        for _ in range(4):
            QTest.keyClick(dialog.boxes[Choice.QUORUM], Qt.Key.Key_Down)
        QTest.keyClick(dialog.boxes[Choice.QUORUM], Qt.Key.Key_Tab)
        QTest.keyClick(dialog.boxes[Choice.BLIND_ROUNDS], Qt.Key.Key_Down)
        QTest.keyClick(
            dialog.boxes[Choice.BLIND_ROUNDS],
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.ControlModifier,
        )

    ask(filled, choose)
    assert filled.session.policy == Policy("House", quorum=4, blind_rounds=1)
    assert remembered() == filled.session.policy
    filled.shortcut(Qt.Key.Key_Z)
    assert filled.session.policy == USUAL


def test_nothing_is_written_where_nothing_was_changed(filled: Window) -> None:
    lines = filled.store.verify().lines
    ask(filled, lambda found: filled.click(page(found).primary))
    assert filled.store.verify().lines == lines


def test_a_day_that_is_none_is_said_and_nothing_is_kept(filled: Window) -> None:
    def mistype(found: QWidget) -> None:
        dialog = page(found)
        QTest.keyClicks(dialog.since, "October")
        filled.click(dialog.primary)
        assert dialog.trouble.sentence.text() == "“October” is no day such as 2026-10-01."
        assert dialog.isVisible()

    ask(filled, mistype)
    assert filled.session.policy == USUAL


def test_a_file_fills_the_page_and_the_page_a_file(
    filled: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_policy_file(HOUSE, tmp_path / "p.toml")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "p.toml"), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "q"), ""))

    def fill(found: QWidget) -> None:
        dialog = page(found)
        filled.click(dialog.from_file)
        filled.click(dialog.to_file)
        assert dialog.note.text() == "Saved as q.toml."
        filled.click(dialog.to_file)
        assert "is there already" in dialog.trouble.sentence.text()
        filled.click(dialog.primary)

    ask(filled, fill)
    assert filled.session.policy == HOUSE == read_policy_file(tmp_path / "q.toml")


def test_a_file_that_cannot_be_read_changes_nothing_and_says_why(
    filled: Window, tmp_path: Path
) -> None:
    (tmp_path / "p.toml").write_text("format = 1\nquorum = 0\n", "utf-8")

    def take(found: QWidget) -> None:
        page(found).take_file(tmp_path / "p.toml")
        assert page(found).trouble.sentence.text().startswith("p.toml: quorum has to be")
        assert page(found).entered == USUAL

    ask(filled, take)


def test_what_differs_from_a_file_stands_in_a_table_of_sentences(
    filled: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_policy_file(HOUSE, tmp_path / "p.toml")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "p.toml"), ""))
    seen: list[str] = []

    def read(found: QWidget) -> None:
        assert isinstance(found, ComparePolicies)
        seen.extend(one.text() for one in found.findChildren(QLabel) if one.isVisible())

    def compare(found: QWidget) -> None:
        filled.answering(read)
        filled.click(page(found).compare)

    ask(filled, compare)
    assert "Autumn and House differ in 6 choices." in seen
    for choice in Choice:
        assert {choice_words(USUAL, choice), choice_words(HOUSE, choice)} <= set(seen)


def test_another_session_is_compared_and_left_as_it_is(filled: Window, tmp_path: Path) -> None:
    other = new_session(tmp_path / "other.calib")
    other.do(SetPolicy(HOUSE), RenameSession("Spring"))
    other.store.close()
    before = other.store.path.read_bytes()
    seen: list[str] = []

    def read(found: QWidget) -> None:
        assert isinstance(found, ComparePolicies)
        seen.append(found.subheading.text())

    def compare(found: QWidget) -> None:
        filled.answering(read)
        page(found).compare_with(other.store.path)

    ask(filled, compare)
    assert seen == ["Autumn and Spring differ in 6 choices."]
    assert other.store.path.read_bytes() == before


def test_two_that_decide_alike_have_no_table(filled: Window) -> None:
    dialog = ComparePolicies(filled.screen, ("Autumn", USUAL), ("House", Policy("House")))
    filled.bot.addWidget(dialog)
    assert dialog.subheading.text() == "Autumn and House decide the same way."


def test_the_policy_of_the_session_before_is_offered_to_one_without(filled: Window) -> None:
    remember(HOUSE)

    def take(found: QWidget) -> None:
        dialog = page(found)
        assert dialog.again.isVisible() and dialog.again.toolTip().startswith("House, since")
        filled.click(dialog.again)
        filled.click(dialog.primary)

    ask(filled, take)
    assert filled.session.policy == HOUSE
    ask(filled, lambda found: _assert_not_offered(page(found)))


def _assert_not_offered(dialog: PolicyDialog) -> None:
    assert not dialog.again.isVisible()


def test_what_was_remembered_and_cannot_be_read_is_none() -> None:
    keep(POLICY, "format = 9")
    assert remembered() == USUAL


def test_a_quorum_that_was_fixed_for_the_session_is_told_below_the_policys(filled: Window) -> None:
    filled.desk.apply(SetPolicy(HOUSE))
    filled.desk.apply(FixQuorum(2))

    def read(found: QWidget) -> None:
        told = "Fixed at 2 for this session; the policy has at least 4."
        assert page(found).fixed.isVisible() and page(found).fixed.text() == told

    ask(filled, read)


def test_once_rating_is_open_it_is_to_be_read_and_saved_alone(opened: Window) -> None:
    def read(found: QWidget) -> None:
        dialog = page(found)
        assert not dialog.primary.isVisible() and not dialog.from_file.isVisible()
        assert dialog.to_file.isVisible() and dialog.compare.isVisible()
        assert not dialog.findChildren(ChoiceBox) and not dialog.name.isVisible()
        seen = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
        for choice in Choice:
            assert choice_words(USUAL, choice) in seen
        assert dialog.cancel.text() == "Close"
        assert "Rating is open" in dialog.subheading.text()

    ask(opened, read)


def test_the_panel_page_says_which_quorum_the_policy_has(filled: Window) -> None:
    quorum = _panel(filled).quorum
    assert quorum.itemText(0) == "Two thirds, at least 3"
    filled.desk.apply(SetPolicy(HOUSE))
    assert quorum.itemText(0) == "By policy: 4"
