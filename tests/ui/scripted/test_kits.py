"""From the demo to a packet over a panelist's kit, by windows alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.record.case import Signing
from calibrate.domain.session import CandidatePhase
from calibrate.exchange.demo.session import write_demo
from calibrate.ui.ballots.check_dialog import CheckDialog
from calibrate.ui.ballots.merge_dialog import MergeDialog
from calibrate.ui.ballots.receipts_dialog import ReceiptsDialog
from calibrate.ui.ballots.send_dialog import SendDialog
from calibrate.ui.kits.made_dialog import MadeDialog
from calibrate.ui.kits.making_dialog import KitsDialog
from calibrate.words.travel.ballots import CHECK_RECEIPT, RECEIPTS
from tests.ui.answering import answer_after_that, answer_in_turn, answer_next
from tests.ui.ballots.conftest import drop
from tests.ui.scripted.person import Person
from tests.ui.scripted.script import CHEN, ELENI, SOREN, state, to_the_meeting
from tests.worlds.sessions import in_charge


def choose(person: Person, words: str) -> None:
    """Choose from the menu of the screen that is seen."""
    assert person.window.session
    menu = person.window.session._screen.top.menu.made()
    next(one for one in menu.actions() if one.text() == words).trigger()
    person.settle()


def make_kit(folder: Path) -> list[Path]:
    """Answer what is asked: a kit for Søren alone, without words. Return where it lies."""
    made: list[Path] = []

    def ask(dialog: QWidget) -> None:
        assert isinstance(dialog, KitsDialog)
        dialog.folder.setText(str(folder))
        dialog.encrypted.setChecked(False)
        for box in dialog.boxes.values():
            box.setChecked(box.text() == SOREN)
        dialog.primary.click()

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, MadeDialog)
        made.extend(folder.glob("*.calib"))
        dialog.primary.click()

    answer_in_turn(ask, read)
    return made


def send(dialog: QWidget) -> None:
    assert isinstance(dialog, SendDialog)
    dialog.primary.click()


def merge(dialog: QWidget) -> None:
    assert isinstance(dialog, MergeDialog)
    dialog.primary.click()


def copy(dialog: QWidget) -> None:
    assert isinstance(dialog, ReceiptsDialog)
    dialog.copies[0].click()
    dialog.primary.click()


def test_the_demo_goes_over_a_kit_to_its_packet(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ballot = tmp_path / "b.ballot"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(ballot), ""))
    demo = tmp_path / "demo.calib"
    write_demo(demo, has_met=False)
    person = Person(demo)
    qtbot.addWidget(person.window)
    made = make_kit(tmp_path / "kits")
    choose(person, "Kits…")

    person.open(made[0])
    person.choose(CHEN)
    person.rate("4424444")
    answer_next(send)
    choose(person, "Send my ballot…")

    person.open(demo)
    assert drop(person.window, ballot)
    answer_after_that(merge)
    person.settle()
    answer_next(copy)
    person.press(RECEIPTS)
    receipt = QGuiApplication.clipboard().text()

    to_the_meeting(person)
    person.choose(CHEN)
    person.answer(f"Reveal without {ELENI}", {"Why": "on a train"}, "Reveal round 1")
    assert state(person, CHEN).phase is CandidatePhase.REVEALED
    assert "DRAFT" in person.packet(CHEN, tmp_path / "packets")
    counted = person.store.case(state(person, CHEN).id, in_charge(person.store)).counted
    assert (SOREN, Signing.NOT_COMPARED) in {(one.name, one.signing) for one in counted}

    person.open(made[0])
    seen: list[str] = []

    def check(dialog: QWidget) -> None:
        assert isinstance(dialog, CheckDialog)
        dialog.receipt.setText(receipt)
        dialog.primary.click()
        seen.append(dialog.listed.text())

    answer_next(check)
    choose(person, CHECK_RECEIPT)
    assert f"{CHEN}: arrived" in seen[0]
    person.window.close()
