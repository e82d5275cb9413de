"""Pages are on the paper that is usual here, or that somebody chose on this machine."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.ui import preferences
from tests.ui.packets.conftest import Opened, Window
from tests.ui.packets.test_editions import choose, wait_for
from tests.worlds.meetings import written

SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}


def size_of(content: bytes) -> tuple[int, int]:
    """How large the first page is, in points."""
    document = pypdfium2.PdfDocument(content)
    width, height = document.get_page_size(0)
    document.close()
    return round(width), round(height)


def choose_letter(window: Window) -> None:
    box = window.screen.panel.papers
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert window.screen.panel.paper is Paper.LETTER


def wait_for_size(window: Window, paper: Paper) -> None:
    preview = window.screen.view.preview
    window.bot.waitUntil(
        lambda: bool(preview.content) and size_of(preview.content) == SIZES[paper], timeout=20_000
    )


@pytest.mark.parametrize("edition", [Edition.PANEL, Edition.READING])
def test_pages_that_are_seen_and_written_are_on_the_paper_that_is_chosen(
    window: Window, edition: Edition
) -> None:
    choose(window, edition)
    wait_for_size(window, Paper.A4)
    choose_letter(window)
    wait_for_size(window, Paper.LETTER)
    window.export()
    (name,) = window.files
    assert size_of((window.folder / name).read_bytes()) == SIZES[Paper.LETTER]


def test_a_paper_that_was_chosen_is_so_for_the_next_session(
    window: Window, tmp_path: Path, opened: Opened
) -> None:
    assert window.screen.panel.paper is Paper.A4
    choose_letter(window)
    other = opened(written(tmp_path / "other.calib"))
    assert other.screen.panel.paper is Paper.LETTER
    wait_for(other, "3 candidates")
    assert size_of(other.screen.view.preview.content) == SIZES[Paper.LETTER]


@pytest.mark.parametrize(
    ("locale", "paper"), [("en_US", Paper.LETTER), ("en_GB", Paper.A4), ("fr_CA", Paper.LETTER)]
)
def test_the_usual_paper_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, locale: str, paper: Paper
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(locale))
    assert preferences.usual_paper() is paper


def test_what_is_kept_and_no_paper_counts_as_nothing() -> None:
    preferences.keep("paper", "foolscap")
    assert preferences.remembered_paper() is preferences.usual_paper()
