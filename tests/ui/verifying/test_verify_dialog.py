"""Verifying in the window: a packet that is dropped or chosen, beside the session that is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from calibrate.exchange.issuing.issue import (
    PLAIN,
    Certificate,
    Protection,
    hand_out,
    panel_packet,
    protected,
)
from calibrate.ui.desk import Desk
from calibrate.ui.record.screen import RecordScreen
from calibrate.ui.verifying.dialog import READING, VerifyDialog
from tests.worlds.certificates import PASSPHRASE, WORKS, authority
from tests.worlds.sessions import Made, chair, in_charge
from tests.worlds.stages import STAGES

LOCK = "correct horse battery"
CERTIFICATE = Certificate(authority(WORKS).gives("Pia Holm"), "pia.p12", PASSPHRASE)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return STAGES["decided"](tmp_path / "s.calib")


def issued(made: Made, folder: Path, protection: Protection = PLAIN) -> Path:
    store = made.store
    drawn = panel_packet(store.checked_case(made.ann, in_charge(store)))
    packet = protected(drawn, protection, store.now())
    return hand_out(packet, "Jo", folder, lambda one: store.apply(one, chair(store))).path


def shown(qtbot: QtBot, made: Made | None, path: Path) -> VerifyDialog:
    dialog = VerifyDialog(None, path, Desk(made.store) if made else None)
    qtbot.addWidget(dialog)
    dialog.show()
    wait(qtbot, dialog)
    return dialog


def wait(qtbot: QtBot, dialog: VerifyDialog) -> None:
    qtbot.waitUntil(lambda: dialog.found.text() != READING, timeout=20_000)


def test_it_says_what_was_found_beside_the_session(
    qtbot: QtBot, made: Made, tmp_path: Path
) -> None:
    dialog = shown(qtbot, made, issued(made, tmp_path))
    assert dialog.found.text() == "The packet is unaltered."
    assert "It is what was issued: Panel edition of Ann, to Jo" in dialog.told.text()
    assert not dialog.root.isVisible() and not dialog.passphrase.isVisible()


def test_without_a_session_a_signature_speaks_and_a_root_says_who_it_is(
    qtbot: QtBot, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root.pem"
    root.write_bytes(authority(WORKS).pem)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(root), ""))
    dialog = shown(qtbot, None, issued(made, tmp_path, Protection(certificate=CERTIFICATE)))
    assert dialog.found.text() == "The packet is unaltered."
    assert "who stands behind it was not checked" in dialog.told.text()
    QTest.mouseClick(dialog.root, Qt.MouseButton.LeftButton)
    wait(qtbot, dialog)
    assert "The chosen root vouches for the certificate" in dialog.told.text()


def test_an_encrypted_packet_is_opened_by_its_passphrase(
    qtbot: QtBot, made: Made, tmp_path: Path
) -> None:
    dialog = shown(qtbot, None, issued(made, tmp_path, Protection(LOCK, CERTIFICATE)))
    assert dialog.found.text().startswith("The packet is encrypted")
    QTest.keyClicks(dialog.passphrase, "something else")
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    wait(qtbot, dialog)
    assert "not opened by this passphrase" in dialog.trouble.sentence.text()
    QTest.keyClicks(dialog.passphrase, LOCK)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "unaltered" in dialog.found.text(), timeout=20_000)
    assert not dialog.trouble.isVisible() and not dialog.passphrase.isVisible()


def test_one_changed_byte_is_told(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    path = issued(made, tmp_path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert shown(qtbot, made, path).found.text() == "The packet was altered."


def test_what_is_no_packet_is_told_in_a_sentence(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.4 a plan")
    dialog = shown(qtbot, made, path)
    assert dialog.trouble.sentence.text() == "plan.pdf is a PDF, and no packet of Calibrate."


def test_record_leads_there(
    qtbot: QtBot, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = issued(made, tmp_path), []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    screen = RecordScreen(Desk(made.store))
    qtbot.addWidget(screen)
    screen.resize(1600, 1000)
    screen.show()

    def use() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, VerifyDialog):
            QTimer.singleShot(5, use)
            return
        wait(qtbot, dialog)
        told.append(dialog.found.text())
        QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)

    assert screen.panel.packet.isVisible()
    QTimer.singleShot(0, use)
    QTest.mouseClick(screen.panel.packet, Qt.MouseButton.LeftButton)
    assert told == ["The packet is unaltered."]
