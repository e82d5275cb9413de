"""The pages of one packet, as wide as there is room; only those in view are rendered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence

import pypdfium2
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from calibrate.ui.look import zoom
from calibrate.ui.look.marks import draw_focus, draw_text
from calibrate.ui.look.theme import appearance, font, set_role, tokens

WIDEST = 900
AROUND, BETWEEN = 24, 18
KEPT = 8
PAPER = "#FFFFFF"
STRIDE = 60


class Preview(QAbstractScrollArea):
    """Shows a PDF page below page. `turned` carries the place of the page in view, from 0.

    Page up and page down go by pages, the arrows scroll.
    """

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.content = b""
        self._document: pypdfium2.PdfDocument | None = None
        self._sizes: list[QSizeF] = []
        self._chapters: list[tuple[str, int]] = []
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._message = ""
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(STRIDE)
        self.verticalScrollBar().valueChanged.connect(self._look)
        set_role(self, "plain")
        self.setAccessibleName("Preview")
        appearance.changed.connect(self.viewport().update)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The place of the page in view, from 0."""
        return self._page

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF from its first page on."""
        self.clear("")
        self.content = content
        self._document = pypdfium2.PdfDocument(content)
        sizes = (self._document.get_page_size(place) for place in range(len(self._document)))
        self._sizes = [QSizeF(width, height) for width, height in sizes]
        self._chapters = list(_chapters(self._document))
        self._measure()
        self._tell()

    def clear(self, message: str) -> None:
        """Show a sentence in place of pages."""
        if self._document:
            self._document.close()
        self.content, self._document, self._sizes, self._message = b"", None, [], message
        self._chapters = []
        self._images.clear()
        self._page = 0
        self._measure()
        self.verticalScrollBar().setValue(0)
        self._tell()

    def go(self, page: int) -> None:
        """Go to a page, or to the first or last one if there is none such."""
        if self.pages:
            place = min(max(page, 0), self.pages - 1)
            self.verticalScrollBar().setValue(int(self._place(place).top() - AROUND / 2))
            self._page = place
            self._tell()

    def go_to_chapter(self, titles: Sequence[str], place: int) -> None:
        """Go to where the chapter at `place` begins, of those that bear these titles in a row."""
        first = next(
            (at for at, (title, _) in enumerate(self._chapters) if title == titles[0]), None
        )
        if first is not None and first + place < len(self._chapters):
            self.go(self._chapters[first + place][1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and scroll by the keyboard."""
        keys, bar = Qt.Key, self.verticalScrollBar()
        match event.key():
            case keys.Key_PageDown | keys.Key_Space:
                self.go(self.page + 1)
            case keys.Key_PageUp:
                self.go(self.page - 1)
            case keys.Key_Home:
                self.go(0)
            case keys.Key_End:
                self.go(self.pages - 1)
            case keys.Key_Down:
                bar.setValue(bar.value() + STRIDE)
            case keys.Key_Up:
                bar.setValue(bar.value() - STRIDE)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the new width, with the same one in view."""
        super().resizeEvent(event)
        page = self.page
        self._measure()
        self.go(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view, or the sentence in place of them."""
        if not self._document:
            area = zoom.area_of(self.viewport())
            draw_text(
                zoom.enlarging(self.viewport()),
                area,
                self._message,
                font(14),
                tokens().color("muted"),
            )
            return
        painter, top = QPainter(self.viewport()), self.verticalScrollBar().value()
        view = QRectF(0, top, self.viewport().width(), self.viewport().height())
        painter.translate(0, -top)
        for page in range(self.pages):
            place = self._place(page)
            if place.intersects(view):
                self._paint_page(painter, page, place)

    def _paint_page(self, painter: QPainter, page: int, place: QRectF) -> None:
        painter.fillRect(place, QColor(PAPER))
        painter.drawImage(place.topLeft(), self._image(page, place.width()))
        painter.setPen(QPen(tokens().color("strong_hairline"), 1))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus() and page == self.page:
            draw_focus(painter, place, 1)

    def _image(self, page: int, width: float) -> QImage:
        """Return a page as it is drawn at a width, rendered unless it was a moment ago."""
        pixels = round(width * self.devicePixelRatioF())
        if (page, pixels) not in self._images:
            self._images[page, pixels] = self._rendered(page, pixels)
            if len(self._images) > KEPT:
                self._images.popitem(last=False)
        return self._images[page, pixels]

    def _rendered(self, page: int, pixels: int) -> QImage:
        assert self._document is not None
        sheet = self._document[page]
        bitmap = sheet.render(scale=pixels / self._sizes[page].width(), prefer_bgrx=True)
        form = QImage.Format.Format_RGB32
        shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form)
        image = shared.copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        bitmap.close()
        sheet.close()
        return image

    def _place(self, page: int) -> QRectF:
        """Return where a page lies, from the top of the first one."""
        return self._places[page]

    def _measure(self) -> None:
        """Lay the pages below each other, as wide as there is room."""
        room = self.viewport().width() - 2 * AROUND
        width = max(min(room, WIDEST), 80)
        left = (self.viewport().width() - width) / 2
        self._places: list[QRectF] = []
        y = float(AROUND) / 2
        for size in self._sizes:
            height = round(width * size.height() / size.width())
            self._places.append(QRectF(QPointF(round(left), y), QSizeF(width, height)))
            y += height + BETWEEN
        bar, view = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, int(y) - view) if self._sizes else 0)
        bar.setPageStep(view)
        self.viewport().update()

    def _look(self) -> None:
        """Find out which page is in view: the one at a third of the height."""
        line = self.verticalScrollBar().value() + self.viewport().height() / 3
        seen = [page for page in range(self.pages) if self._place(page).top() <= line]
        if seen and seen[-1] != self._page:
            self._page = seen[-1]
            self._tell()

    def _tell(self) -> None:
        """Tell of the page in view, screen readers too: its text is the description."""
        self.setAccessibleDescription(self._text() if self._document else self._message)
        self.viewport().update()
        self.turned.emit(self._page)

    def _text(self) -> str:
        assert self._document is not None
        sheet = self._document[self._page]
        text = sheet.get_textpage()
        words: str = text.get_text_bounded()
        text.close()
        sheet.close()
        return f"Page {self._page + 1} of {self.pages}. {words}"


def _chapters(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, int]]:
    """Yield the bookmarks of the first level, each with the place of its page."""
    for bookmark in document.get_toc():
        to = bookmark.get_dest()
        if bookmark.level == 0 and to:
            yield bookmark.get_title(), to.get_index()
