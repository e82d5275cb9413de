"""A kit's reading pack is one press away: what is in the kit, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.handing.editions import Paper
from calibrate.ui import preferences
from calibrate.ui.kits.pack_dialog import PackDialog
from calibrate.ui.paper import ask
from calibrate.ui.window import MainWindow
from tests.ui.answering import answer_next
from tests.ui.kits.conftest import Files, screen_of
from tests.ui.setup.test_screen import unnamed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a person would choose."""
    made = tmp_path / "papers"
    made.mkdir()
    monkeypatch.setattr(ask, "ask_folder", lambda _: made)
    monkeypatch.setattr(preferences, "usual_paper", lambda: Paper.A4)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, files: Files, folder: Path) -> PackDialog:
    """What opens at the press, in Sami's kit, who is recused from Ann."""
    window.open_file(files.make(3))
    screen = screen_of(window)
    made = PackDialog(screen, screen.desk, screen.work.viewer)
    made.show()
    return made


def click(dialog: PackDialog) -> None:
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)


def chapters(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [item.title for item in outline.root]


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(pages)


def test_the_button_of_the_kit_opens_it(window: MainWindow, files: Files) -> None:
    window.open_file(files.make())
    seen: list[QWidget] = []
    answer_next(seen.append)
    QTest.mouseClick(screen_of(window).pack, Qt.MouseButton.LeftButton)
    (dialog,) = seen
    assert isinstance(dialog, PackDialog)
    assert dialog.windowTitle() == "Reading pack"


def test_the_pack_has_who_is_in_the_kit_for_its_panelist(
    qtbot: QtBot, dialog: PackDialog, folder: Path
) -> None:
    with qtbot.waitSignal(dialog.writing.ended, timeout=30_000):
        click(dialog)
    (path,) = folder.iterdir()
    assert path.name == "Reading pack, Sami.pdf"
    assert path.stat().st_mode & 0o077 == 0
    assert chapters(path)[0] == "Ben"
    text = text_of(path)
    assert "Ann" not in text and "for Sami" in text
    assert dialog.said.text().startswith(f"Reading pack in {folder}\n{path.name}, ")
    assert dialog.cancel.text() == "Close"


def test_what_was_written_is_shown_in_its_folder(
    qtbot: QtBot, dialog: PackDialog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    with qtbot.waitSignal(dialog.writing.ended, timeout=30_000):
        click(dialog)
    assert dialog.primary.text() == "Show folder"
    click(dialog)
    assert shown == [QUrl.fromLocalFile(str(folder))]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_stops_what_runs_first_and_leaves_nothing(dialog: PackDialog, folder: Path) -> None:
    click(dialog)
    assert not dialog.running.isHidden()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.running.isHidden()
    assert dialog.trouble.sentence.text() == "Cancelled. Nothing was written."
    assert list(folder.iterdir()) == []
    assert dialog.primary.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_the_window_of_it_leaves_nothing_half_written(
    dialog: PackDialog, folder: Path
) -> None:
    click(dialog)
    dialog.done(0)
    assert list(folder.iterdir()) == []


def test_no_folder_chosen_changes_nothing(
    dialog: PackDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "ask_folder", lambda _: None)
    click(dialog)
    assert dialog.isVisible()
    assert dialog.running.isHidden() and dialog.said.isHidden() and dialog.primary.isEnabled()


def test_a_folder_that_is_gone_is_said(
    dialog: PackDialog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "ask_folder", lambda _: folder / "gone")
    click(dialog)
    assert "Nothing can be written to" in dialog.trouble.sentence.text()
    assert dialog.primary.text() == "Choose a folder…"


def test_paper_is_chosen_and_kept(qtbot: QtBot, dialog: PackDialog, folder: Path) -> None:
    dialog.papers.setFocus()
    QTest.keyClick(dialog.papers, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.writing.ended, timeout=30_000):
        click(dialog)
    with pikepdf.open(next(folder.iterdir())) as pdf:
        assert [float(one) for one in pdf.pages[0].MediaBox][2:] == [612, 792]
    assert preferences.remembered_paper() is Paper.LETTER


def test_every_control_has_a_name(dialog: PackDialog) -> None:
    assert unnamed(dialog) == []
