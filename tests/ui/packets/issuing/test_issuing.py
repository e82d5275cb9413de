"""Issuing in Packets: asked for in a small dialog, recorded with the file, listed below."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from calibrate.domain.errors import BadInput
from calibrate.exchange.issuing import issue
from calibrate.exchange.issuing.packet_file import read_packet
from calibrate.ui.packets.issuing.dialog import IssueDialog
from calibrate.ui.packets.issuing.words_dialog import PacketWords
from calibrate.ui.parts.dialog import Confirm
from tests.ui.packets.conftest import Window
from tests.ui.packets.issuing.conftest import TO, next_dialog, press, register
from tests.worlds.certificates import PASSPHRASE


def test_a_packet_is_issued_and_listed_and_the_list_takes_no_room_before(chosen: Window) -> None:
    chosen.go(0)
    issuing = chosen.screen.issuing
    assert not issuing.register.isVisible()
    assert press(chosen) == []
    (found,) = register(chosen)
    (path,) = chosen.folder.iterdir()
    assert found.recipient == TO
    assert found.sha256 == sha256(path.read_bytes()).hexdigest()
    assert issuing.register.isVisible()
    assert issuing.listed.text().startswith(f"To {TO}: panel edition, ")
    chosen.go(1)
    assert not issuing.register.isVisible()


def test_only_who_is_decided_has_a_packet_to_issue(chosen: Window) -> None:
    button = chosen.screen.issuing.button
    chosen.go(0)
    assert button.isEnabled()
    for place in (1, 2):
        chosen.go(place)
        assert not button.isEnabled()
        assert "a draft cannot be issued" in button.accessibleDescription()


def test_it_is_encrypted_and_signed_and_the_words_are_shown_once(
    chosen: Window, qapp: QApplication
) -> None:
    chosen.go(0)
    shown: list[str] = []

    def fill(dialog: IssueDialog) -> None:
        assert not dialog.signing.isVisible() and not dialog.encrypted.isVisible()
        QTest.mouseClick(dialog.encrypt, Qt.MouseButton.LeftButton)
        QTest.mouseClick(dialog.sign, Qt.MouseButton.LeftButton)
        assert not dialog.primary.isEnabled()
        QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
        QTest.keyClicks(dialog.passphrase, PASSPHRASE)
        next_words(shown)

    assert press(chosen, fill) == []
    (path,) = chosen.folder.iterdir()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    (signature,) = read_packet(path, shown[0]).signed.signatures
    assert signature.is_unaltered
    assert "Pia Holm" in signature.subject
    (found,) = register(chosen)
    assert found.is_encrypted and found.is_signed
    assert QGuiApplication.clipboard().text() != shown[0]


def next_words(shown: list[str]) -> None:
    """Read the words that are shown, copy them, and let them go; Escape asks first."""

    def use(dialog: QDialog) -> None:
        if not isinstance(dialog, PacketWords):
            QTimer.singleShot(20, lambda: next_dialog(use))
            return
        shown.append(dialog.shown.text())
        QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == shown[0]
        asked: list[bool] = []

        def stay(ask: QDialog) -> None:
            asked.append(isinstance(ask, Confirm))
            ask.reject()

        next_dialog(stay)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert asked == [True] and dialog.isVisible()
        QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    next_dialog(use)


def test_a_wrong_passphrase_is_told_in_the_dialog_and_leaves_nothing(chosen: Window) -> None:
    chosen.go(0)

    def fill(dialog: IssueDialog) -> None:
        QTest.mouseClick(dialog.sign, Qt.MouseButton.LeftButton)
        QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
        QTest.keyClicks(dialog.passphrase, "something else")

    (wrong,) = press(chosen, fill)
    assert "not opened by this passphrase" in wrong
    assert chosen.files == []
    assert register(chosen) == ()


def test_what_cannot_be_written_is_not_recorded(
    chosen: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise BadInput(f"{path.name} cannot be written: no space left.")

    monkeypatch.setattr(issue, "write_new", full)
    chosen.go(0)
    assert press(chosen) == ["Nadia Rahimi, issued.pdf cannot be written: no space left."]
    assert register(chosen) == ()
