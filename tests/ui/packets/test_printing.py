"""Print… takes the pages that are seen to a printer, or into a file in its place."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from calibrate.domain.handing.editions import Edition
from calibrate.ui import turns
from calibrate.ui.packets import screen as packets
from calibrate.ui.packets import sight
from tests.ui.packets.conftest import Window
from tests.ui.packets.test_editions import choose, wait_for


@pytest.fixture(autouse=True)
def _a_file_is_the_printer(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked for a printer takes a coarse file, and all pages."""

    def answer(parent: QWidget, printer: QPrinter, count: int, current: int) -> tuple[int, ...]:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(window.folder / "printed.pdf"))
        printer.setResolution(72)
        return tuple(range(count))

    monkeypatch.setattr(packets, "ask_printer", answer)


def test_the_pages_that_are_seen_are_printed(window: Window) -> None:
    window.wait_for_pages()
    pages = window.screen.view.preview.pages
    with window.bot.waitSignal(window.screen.printing.ended, timeout=30_000):
        window.click(window.screen.panel.print)
    document = pypdfium2.PdfDocument(window.folder / "printed.pdf")
    assert len(document) == pages
    document.close()
    said = window.screen.panel.headline.text()
    assert said == f"{pages} pages printed: {window.folder / 'printed.pdf'}"
    assert window.screen.panel.print.isVisible()


def test_it_has_a_key_and_needs_pages(window: Window) -> None:
    keys = Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
    assert not window.screen.panel.print.isEnabled()
    QTest.keyClick(window.screen, *keys)
    assert window.files == []
    window.wait_for_pages()
    with window.bot.waitSignal(window.screen.printing.ended, timeout=30_000):
        QTest.keyClick(window.screen, *keys)
    assert window.files == ["printed.pdf"]


def test_a_printing_is_cancelled_at_once_and_leaves_nothing(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.wait_for_pages()
    monkeypatch.setattr(turns, "SPARE", 0.0)
    window.click(window.screen.panel.print)
    window.click(window.screen.panel.cancel)
    assert window.files == []
    assert window.screen.panel.headline.text() == "Cancelled. Nothing more is printed."
    assert not window.screen.panel.running.isVisible()


def test_leaving_the_screen_ends_a_printing(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.wait_for_pages()
    monkeypatch.setattr(turns, "SPARE", 0.0)
    window.click(window.screen.panel.print)
    window.screen.close()
    assert window.files == []


def test_what_is_drawn_in_part_is_exported_first(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.wait_for_pages()
    monkeypatch.setitem(sight.MOST_SEEN, Edition.READING, 2)
    choose(window, Edition.READING)
    wait_for(window, "Seen here")
    assert not window.screen.panel.print.isEnabled()
    assert "print the file" in window.screen.panel.print.accessibleDescription()
