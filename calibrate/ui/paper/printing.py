"""Printing a PDF: its pages are rendered a strip at a time, as finely as the printer prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from calibrate.ui.paper.outcome import Outcome, Progress
from calibrate.ui.turns import Turns
from calibrate.whole_file import Aside, put
from calibrate.words.phrases import several

FINEST = 600
"""Dots per inch. What is finer nobody sees on paper, and takes four times as long."""

STRIP = 400_000
"""Pixels that are rendered in one step: some ten milliseconds."""

POINTS = 72
NOT_PRINTED = "Nothing was printed"
CANCELLED = Outcome("Cancelled. Nothing more is printed.")


class Printing(QObject):
    """Prints pages while the window hears whoever uses it.

    `ran` carries a Progress, `ended` an Outcome. What is printed into a file is put in its place
    at the end; of a cancelled one nothing is left.
    """

    ran = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turns = Turns(self)
        self._turns.finished.connect(self._finish)
        self._printer: QPrinter | None = None
        self._painter = QPainter()
        self._document: pypdfium2.PdfDocument | None = None
        self._pages: tuple[int, ...] = ()
        self._file: Path | None = None
        self._aside: Aside | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is being printed."""
        return self._turns.is_running

    def start(self, content: bytes, printer: QPrinter, pages: Sequence[int]) -> None:
        """Print these pages of a PDF, by their places from 0."""
        self._printer, self._pages = printer, tuple(pages)
        printer.setFullPage(True)
        printer.setResolution(min(printer.resolution(), FINEST))
        try:
            self._take_file_aside(printer)
        except OSError as error:
            self._fail(f"{self._file} cannot be written: {error.strerror}.")
            return
        if not self._painter.begin(printer):
            self._fail(f"{self._where} takes no pages now.")
            return
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._document = pypdfium2.PdfDocument(content)
        self._turns.run(self._steps(self._document, printer))

    def cancel(self) -> None:
        """Print no more."""
        if self.is_running and self._printer:
            self._turns.cancel()
            self._printer.abort()
            self._close()

    def _steps(self, document: pypdfium2.PdfDocument, printer: QPrinter) -> Iterator[None]:
        for done, number in enumerate(self._pages):
            words = f"Page {done + 1} of {len(self._pages)}"
            self.ran.emit(Progress(done, len(self._pages), words))
            if done:
                printer.newPage()
            page = document[number]
            area = printer.paperRect(QPrinter.Unit.DevicePixel)
            for place, image in _strips(page, area, printer):
                self._painter.drawImage(place, image)
                yield
            page.close()

    def _take_file_aside(self, printer: QPrinter) -> None:
        """Let a file be printed beside its place first, so that it is whole or not there."""
        name = printer.outputFileName()
        self._file = Path(name) if name else None
        if self._file:
            self._aside = Aside(self._file.parent)
            printer.setOutputFileName(str(self._aside.path / "0.pdf"))

    def _finish(self) -> None:
        count, where = len(self._pages), self._where
        self._painter.end()
        try:
            if self._aside and self._file:
                put(self._aside.path / "0.pdf", self._file, replaces=True)
        except OSError as error:
            self._fail(f"{self._file} cannot be written: {error.strerror}.")
            return
        self._close()
        self.ended.emit(Outcome(f"{several(count, 'page')} printed: {where}"))

    def _fail(self, sentence: str) -> None:
        self._close()
        self.ended.emit(Outcome(NOT_PRINTED, (f"{sentence} Choose another printer or file.",)))

    def _close(self) -> None:
        """Let go of all that was needed, whether pages were printed or not."""
        if self._painter.isActive():
            self._painter.end()
        if self._document:
            self._document.close()
        if self._aside:
            self._aside.remove()
        self._document, self._aside, self._printer = None, None, None

    @property
    def _where(self) -> str:
        if self._file:
            return str(self._file)
        name = self._printer.printerName() if self._printer else ""
        return name or "the printer"


def printer_for(content: bytes) -> QPrinter:
    """Return the usual printer, with paper as large as the first page of a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    document = pypdfium2.PdfDocument(content)
    size = QSizeF(*document.get_page_size(0))
    document.close()
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    return printer


def ask_printer(
    parent: QWidget, printer: QPrinter, count: int, current: int
) -> tuple[int, ...] | None:
    """Ask on which printer, and return which of so many pages, by their places, or None."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print")
    dialog.setOptions(
        QAbstractPrintDialog.PrintDialogOption.PrintToFile
        | QAbstractPrintDialog.PrintDialogOption.PrintPageRange
        | QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage
        | QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies
    )
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    return pages_wanted(printer, count, current) if dialog.exec() else None


def pages_wanted(printer: QPrinter, count: int, current: int) -> tuple[int, ...]:
    """Return the places of the pages that a person asked for, in the order of printing."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            pages = [current]
        case QPrinter.PrintRange.PageRange:
            pages = list(range(printer.fromPage() - 1, printer.toPage()))
        case _:
            pages = list(range(count))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return tuple(pages * copies)
    return tuple(page for page in pages for _ in range(copies))


def _strips(
    page: pypdfium2.PdfPage, paper: QRectF, printer: QPrinter
) -> Iterator[tuple[QPointF, QImage]]:
    """Yield a page from above, a strip at a time, each with its place on the paper.

    A page of another size than the paper is made smaller where it has to be, and stands in the
    middle.
    """
    is_grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    whole = QSizeF(*page.get_size())
    scale = min(
        paper.width() / whole.width(),
        paper.height() / whole.height(),
        printer.resolution() / POINTS,
    )
    width, height = ceil(whole.width() * scale), ceil(whole.height() * scale)
    corner = QPointF((paper.width() - width) / 2, (paper.height() - height) / 2)
    high = max(1, STRIP // width)
    for top in range(0, height, high):
        cut = (0, max(0, height - top - high), 0, top)
        yield corner + QPointF(0, top), _rendered(page, scale, cut, is_grey)


def _rendered(page: pypdfium2.PdfPage, scale: float, cut: tuple[int, ...], is_grey: bool) -> QImage:
    """Render a page without so many pixels at its left, below, at its right and above.

    What is cut is handed over in points and rounded up again to whole pixels.
    """
    crop = tuple((pixels - 0.5) / scale if pixels else 0.0 for pixels in cut)
    bitmap = page.render(scale=scale, crop=crop, grayscale=is_grey, prefer_bgrx=True)
    form = QImage.Format.Format_Grayscale8 if is_grey else QImage.Format.Format_RGB32
    shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form)
    image = shared.copy()
    bitmap.close()
    return image
