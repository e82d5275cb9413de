"""What is attached is opened as a private copy, or saved; what could run is only saved."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.attached.attachment import Attachment, NewAttachment
from calibrate.domain.errors import FileTrouble
from calibrate.ui.meeting.piece.piece_page import PiecePage
from calibrate.ui.parts.files.copies import Copies, Files
from calibrate.ui.parts.files.files_list import NOT_OPENED, FilesList
from calibrate.ui.rate.sheet.dialogs import Reading
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.ui.setup.evidence.reader import Reader
from calibrate.whole_file import Scratch, clear_scratch
from tests.worlds import two_rounds

BYTES = {"plan.pdf": b"%PDF a plan", "replay.sh": b"#!/bin/sh", "a": b"nobody knows"}


def attachment(name: str, number: int = 1) -> Attachment:
    new = NewAttachment(name, BYTES[name])
    return Attachment("e1", number, name, new.size, new.sha256)


ATTACHED = tuple(attachment(name, number) for number, name in enumerate(BYTES, start=1))


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Which files the system was asked to open."""
    found: list[Path] = []

    def open_url(url: QUrl) -> bool:
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


@pytest.fixture
def files() -> Iterator[Files]:
    copies = Copies()
    yield Files(lambda one: BYTES[one.name], copies)
    copies.remove()


@pytest.fixture
def shown(qtbot: QtBot, files: Files) -> FilesList:
    made = FilesList(files)
    qtbot.addWidget(made)
    made.show_files(ATTACHED)
    made.show()
    return made


def test_enter_opens_a_copy_that_only_its_owner_reads_and_that_goes_in_the_end(
    shown: FilesList, files: Files, opened: list[Path], temporary: Path
) -> None:
    assert shown.list.item(0).text() == "plan.pdf, 11 bytes"
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    (copy,) = opened
    assert (copy.name, copy.read_bytes()) == ("plan.pdf", BYTES["plan.pdf"])
    if sys.platform != "win32":
        modes = [stat.S_IMODE(one.stat().st_mode) for one in (copy, copy.parent)]
        assert modes == [0o400, 0o700]
    shown.open.click()
    assert opened == [copy, copy]
    clear_scratch()
    assert copy.exists(), "another program that starts leaves alone what is still held"
    files.copies.remove()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be deleted anyway")
def test_what_a_killed_process_left_goes_at_the_next_start(temporary: Path) -> None:
    left = Scratch()
    (left.path / "0123").mkdir()
    (left.path / "0123" / "plan.pdf").write_bytes(b"a plan")
    other, link = temporary / "calibrate-shown-others.txt", temporary / "calibrate-shown-abcdefgh"
    other.touch()
    link.symlink_to(temporary)
    os.close(left._handle)
    clear_scratch()
    assert {path.name for path in temporary.iterdir()} == {other.name, link.name}


def test_what_could_run_is_only_saved_and_says_why(
    shown: FilesList,
    opened: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    QTest.keyClick(shown.list, Qt.Key.Key_Down)
    assert not shown.open.isEnabled()
    assert shown.said.text() == "Only saved: what is in .sh files could run."
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    target = tmp_path / "kept.sh"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    shown.save.click()
    assert (opened, target.read_bytes()) == ([], BYTES["replay.sh"])
    assert shown.said.text() == "Saved as kept.sh."
    QTest.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.said.text() == "Only saved: its name does not say what it is."


def test_what_cannot_be_read_or_opened_is_said_where_it_was_pressed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_: Attachment) -> bytes:
        raise FileTrouble("s.calib is damaged.")

    broken = FilesList(Files(damaged, Copies()))
    qtbot.addWidget(broken)
    broken.show_files(ATTACHED)
    broken.open.click()
    assert broken.said.text() == "s.calib is damaged."
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    copies = Copies()
    unopened = FilesList(Files(lambda one: BYTES[one.name], copies))
    qtbot.addWidget(unopened)
    unopened.show_files(ATTACHED)
    unopened.open.click()
    assert unopened.said.text() == NOT_OPENED
    copies.remove()


def test_every_place_where_a_piece_is_read_lists_its_files_and_none_where_there_is_none(
    qtbot: QtBot, files: Files
) -> None:
    case = two_rounds.talked()
    plain = case.sheet.evidence[0]
    for piece in (plain, replace(plain, attachments=ATTACHED)):
        parent, reader, page = QWidget(), Reader(files), PiecePage(files)
        for widget in (parent, reader, page):
            qtbot.addWidget(widget)
        Reading(piece, SheetLookup(case.sheet), False, parent, files)
        reader.show_piece(piece, (), editable=False)
        page.show_case(replace(case, sheet=replace(case.sheet, evidence=(piece,))))
        page.open(piece.id)
        for place in (parent, reader, page):
            (made,) = place.findChildren(FilesList)
            assert made.isHidden() == (not piece.attachments)
            assert made.list.count() == len(piece.attachments)
            assert not made.remove.isVisibleTo(made) and not made.attach.isVisibleTo(made)
