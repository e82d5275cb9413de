"""What a panelist sees and does in the window of their kit."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.commands import SetDue, Submit, new_id
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.exchange.ballots.ballot_file import read_ballot
from calibrate.store.kits.making import Lock
from calibrate.store.store import Store
from calibrate.ui.ballots.send_dialog import SendDialog
from calibrate.ui.kits.conflict_dialog import ConflictDialog
from calibrate.ui.window import MainWindow
from calibrate.words.travel.kits import TAKE_OVER
from tests.ui.answering import answer_next
from tests.ui.kits.conftest import Files, screen_of
from tests.ui.kits.test_opening import typing
from tests.worlds.sessions import chair, ratings


def submit(path: Path, candidate: str) -> None:
    with Store.open(path) as store:
        assert store.kit
        actor = Actor(store.kit.panelist, ground=Ground.KIT)
        store.apply(Submit(new_id(), actor.who, candidate, ratings(4)), actor)


def names(window: MainWindow) -> list[str]:
    return [one.name for one in screen_of(window).work.progress()]


def offered(window: MainWindow) -> list[str]:
    menu = screen_of(window).top.menu.made()
    return [one.text().partition("\t")[0] for one in menu.actions() if one.text()]


def test_a_kit_says_how_far_off_the_day_is_until_all_are_submitted(
    window: MainWindow, files: Files
) -> None:
    with Store.open(files.session) as store:
        store.apply(SetDue(store.now().date() + timedelta(days=2)), chair(store))
    kit = files.make(3)
    window.open_file(kit)
    said = screen_of(window).top.subtitle
    assert said.whole == "Your kit · 0 of 1 submitted · due in 2 days"
    window.show_home()
    submit(kit, files.candidates[1])
    window.open_file(kit)
    assert screen_of(window).top.subtitle.whole == "Your kit · 1 of 1 submitted"


def test_a_kit_is_rate_for_its_panelist_and_no_other_part(window: MainWindow, files: Files) -> None:
    window.open_file(files.make(3))
    screen = screen_of(window)
    assert screen.side.name.text() == "Sami"
    assert names(window) == ["Ben"]
    assert not screen.top.tabs.isVisible()
    alt = Qt.KeyboardModifier.AltModifier
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_5):
        QTest.keyClick(window, key, alt)
    assert screen_of(window) is screen
    assert "Home" in offered(window) and "Kits…" not in offered(window)


def test_what_is_typed_is_kept_and_what_is_submitted_is_read_again(
    window: MainWindow, files: Files
) -> None:
    path = files.make()
    window.open_file(path)
    screen = screen_of(window)
    first, second = screen.work.candidates
    draft = Draft(
        tuple(
            DraftRating(one.criterion, one.value, True, True, reason=one.reason)
            for one in ratings(4)
        )
    )
    screen.work.keep(first, draft)
    screen.show_candidate(first)
    QTest.keyClick(
        screen,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert screen.top.subtitle.text() == "Your kit · 1 of 2 submitted"
    assert "sealed until the reveal" in screen.record.state.text()
    assert "Seen in the work." in screen.record.text.toPlainText()
    window.show_home()
    window.open_file(path)
    again = screen_of(window)
    again.show_candidate(first)
    assert "Seen in the work." in again.record.text.toPlainText()
    again.show_candidate(second)
    assert again.panel.isVisible()


def test_after_the_last_one_the_ballot_is_sent(
    window: MainWindow, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = files.make(3)
    submit(path, files.candidates[1])
    window.open_file(path)
    step = screen_of(window).record.step
    assert step.sentence.text() == ("You have rated everybody. Next: send your ballot.")
    there = path.with_name("b.ballot")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
    answer_next(lambda dialog: cast(SendDialog, dialog).primary.click())
    step.button.click()
    (entry,) = read_ballot(there).entries
    assert entry.candidate == files.candidates[1]
    assert screen_of(window).top.status.text() == "Ballot saved as b.ballot"


def test_before_anything_is_submitted_there_is_no_ballot(window: MainWindow, files: Files) -> None:
    window.open_file(files.make())
    screen_of(window).send_ballot()
    assert "so there is no ballot to send" in window.message.text.text()


def test_a_conflict_is_declared_and_the_candidate_is_gone(window: MainWindow, files: Files) -> None:
    window.open_file(files.make())

    def declare(dialog: QWidget) -> None:
        assert isinstance(dialog, ConflictDialog)
        dialog.whom.setCurrentIndex(dialog.whom.findText("Ann"))
        dialog.because.setText("We are cousins.")
        dialog.primary.click()

    answer_next(declare)
    screen_of(window).conflict.click()
    assert names(window) == ["Ben"]
    assert screen_of(window).top.subtitle.text() == "Your kit · 0 of 1 submitted"


def test_a_newer_kit_offers_to_take_the_older_ones_work_over(
    window: MainWindow, files: Files, lock: Lock, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    older = files.make(lock=lock)
    with Store.open(older, driver=lock.driver) as store:
        assert store.kit
        actor = Actor(store.kit.panelist, ground=Ground.KIT)
        store.apply(Submit(new_id(), actor.who, files.candidates[0], ratings(4)), actor)
    newer = files.make()
    window.open_file(newer)
    assert "newer than another of yours" in window.message.text.text()
    (offer,) = window.message.offers
    assert offer.text() == TAKE_OVER
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(older), ""))
    typing(qtbot, lock.words)
    offer.click()
    screen = screen_of(window)
    assert screen.top.subtitle.text() == "Your kit · 1 of 2 submitted"
    assert screen.top.status.whole.startswith("Took over the work of kit 1: 1 submission")
    window.show_home()
    window.open_file(newer)
    assert not window.message.isVisible()


def test_a_first_kit_and_a_replacement_offer_nothing_to_take_over(
    window: MainWindow, files: Files
) -> None:
    for path in (files.make(), files.make(because="It was lost.")):
        window.open_file(path)
        assert not window.message.isVisible() and TAKE_OVER not in offered(window)


def test_what_cannot_be_taken_over_is_said(
    window: MainWindow, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.make()
    window.open_file(files.make())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(files.session), ""))
    screen_of(window).choose_older()
    assert window.message.text.text() == (
        "Work is taken over from one kit into another; one of these is a session."
    )
