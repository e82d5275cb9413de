"""What is printed looks like what was seen, a strip at a time, whole or not at all."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.packet.packet import layout_case, paint
from calibrate.ui import turns
from calibrate.ui.paper.outcome import Outcome, Progress
from calibrate.ui.paper.printing import (
    FINEST,
    STRIP,
    Printing,
    _strips,
    pages_wanted,
    printer_for,
)
from tests.worlds import cases

AFAR = (60, 85)
"""Pixels across and down in which pages are compared."""


@pytest.fixture(scope="module")
def packet() -> bytes:
    drawn = BytesIO()
    paint(layout_case(cases.decided()), drawn)
    return drawn.getvalue()


@pytest.fixture
def printing(qtbot: QtBot) -> Printing:
    return Printing()


def into(path: Path, content: bytes) -> QPrinter:
    """A printer that prints into a file, on the paper of a PDF."""
    printer = printer_for(content)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def ended(printing: Printing) -> list[Outcome]:
    """What is told at the end of it."""
    told: list[Outcome] = []
    printing.ended.connect(told.append)
    return told


def print_all(qtbot: QtBot, printing: Printing, content: bytes, printer: QPrinter) -> None:
    pages = range(count(content))
    with qtbot.waitSignal(printing.ended, timeout=30_000):
        printing.start(content, printer, pages)


def count(content: bytes) -> int:
    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    document.close()
    return pages


def seen(content: bytes) -> list[bytes]:
    """What each page looks like from afar, in grey."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        bitmap = page.render(scale=1, prefer_bgrx=True)
        shape = bitmap.width, bitmap.height, bitmap.stride
        image = QImage(bitmap.buffer, *shape, QImage.Format.Format_RGB32)
        small = image.scaled(*AFAR, mode=Qt.TransformationMode.SmoothTransformation)
        grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
        found.append(bytes(grey.constBits()))
        bitmap.close()
    document.close()
    return found


def far_apart(one: bytes, other: bytes) -> int:
    """By how much two pages differ where they differ most, of 255."""
    return max(abs(left - right) for left, right in zip(one, other, strict=True))


def test_what_is_printed_looks_like_what_was_seen(
    qtbot: QtBot, printing: Printing, packet: bytes, tmp_path: Path
) -> None:
    told = ended(printing)
    path = tmp_path / "printed.pdf"
    print_all(qtbot, printing, packet, into(path, packet))
    wanted, printed = seen(packet), seen(path.read_bytes())
    assert len(printed) == len(wanted) > 3
    apart = [far_apart(one, other) for one, other in zip(wanted, printed, strict=True)]
    assert max(apart) <= 24, apart
    assert far_apart(wanted[0], printed[1]) > 60
    assert told == [Outcome(f"{len(wanted)} pages printed: {path}")]
    assert [one.name for one in tmp_path.iterdir()] == ["printed.pdf"]


def test_a_page_on_smaller_paper_is_whole_there(
    qtbot: QtBot, printing: Printing, packet: bytes, tmp_path: Path
) -> None:
    printer = into(tmp_path / "small.pdf", packet)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_all(qtbot, printing, packet, printer)
    small = (tmp_path / "small.pdf").read_bytes()
    document = pypdfium2.PdfDocument(small)
    assert document.get_page_size(0) == pytest.approx((420, 595), abs=1)
    document.close()
    assert far_apart(seen(packet)[0], seen(small)[0]) <= 60


def test_a_printer_in_grey_gets_no_colour(
    qtbot: QtBot, printing: Printing, packet: bytes, tmp_path: Path
) -> None:
    def is_grey(content: bytes) -> bool:
        document = pypdfium2.PdfDocument(content)
        bitmap = document[0].render(scale=1)
        shape = bitmap.width, bitmap.height, bitmap.stride
        image = QImage(bitmap.buffer, *shape, QImage.Format.Format_BGR888).copy()
        document.close()
        return image.allGray()

    printer = into(tmp_path / "grey.pdf", packet)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    print_all(qtbot, printing, packet, printer)
    assert not is_grey(packet)
    assert is_grey((tmp_path / "grey.pdf").read_bytes())


def test_a_printing_that_is_cancelled_leaves_nothing_and_what_was_there(
    qtbot: QtBot, printing: Printing, packet: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "SPARE", 0.0)
    path = tmp_path / "printed.pdf"
    path.write_bytes(b"older")
    told: list[Progress] = []
    printing.ran.connect(told.append)
    printing.start(packet, into(path, packet), range(count(packet)))
    qtbot.waitUntil(lambda: told[-1].done == 1)
    assert printing.is_running
    printing.cancel()
    assert not printing.is_running
    QApplication.processEvents()
    assert [one.done for one in told] == [0, 1]
    assert [one.name for one in tmp_path.iterdir()] == ["printed.pdf"]
    assert path.read_bytes() == b"older"


def test_no_step_holds_up_the_window(
    qtbot: QtBot, printing: Printing, packet: bytes, tmp_path: Path
) -> None:
    """A step is a strip of so many pixels, however fine the printer: most of them in a page."""
    printer = into(tmp_path / "fine.pdf", packet)
    printer.setResolution(1200)
    printing.start(packet, printer, (0,))
    assert printer.resolution() == FINEST
    document = pypdfium2.PdfDocument(packet)
    area = printer.paperRect(QPrinter.Unit.DevicePixel)
    strips = list(_strips(document[0], area, printer))
    document.close()
    assert all(image.width() * image.height() <= STRIP for _, image in strips)
    assert sum(image.height() for _, image in strips) == pytest.approx(area.height(), abs=5)
    printing.cancel()


def test_a_file_that_cannot_be_written_is_said(
    printing: Printing, packet: bytes, tmp_path: Path
) -> None:
    told = ended(printing)
    gone = tmp_path / "gone" / "printed.pdf"
    printing.start(packet, into(gone, packet), (0,))
    (outcome,) = told
    assert outcome.headline == "Nothing was printed"
    assert outcome.lines == (
        f"{gone} cannot be written: No such file or directory. Choose another printer or file.",
    )


def test_pages_are_those_that_were_asked_for(packet: bytes, tmp_path: Path) -> None:
    printer = into(tmp_path / "a.pdf", packet)
    assert pages_wanted(printer, 4, 2) == (0, 1, 2, 3)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert pages_wanted(printer, 2, 0) == (0, 1, 0, 1)
    printer.setCollateCopies(False)
    assert pages_wanted(printer, 2, 0) == (0, 0, 1, 1)
    printer.setCopyCount(1)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert pages_wanted(printer, 4, 2) == (2,)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert pages_wanted(printer, 4, 0) == (1, 2)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_wanted(printer, 4, 0) == (2, 1)
