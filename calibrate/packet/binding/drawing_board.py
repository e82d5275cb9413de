"""Where pages of a book are drawn: a canvas of reportlab's, whose pages go into a growing file.

Fonts and pictures are reportlab's objects. They are kept until the end, when it is known which
glyphs of each font are in use, so that a font is there once for all packets.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from calibrate.packet.binding.growing_file import PADDING, UNCLEAR, GrowingFile
from calibrate.packet.flow.paper import PageSize
from calibrate.packet.fonts.typesetting import Face, font_name

STREAM, END = b"\nstream\n", b"endstream\n"
LENGTHS = re.compile(rb"/(Length1?) \d+")
FONTS = "BasicFonts"


class _Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """Gives out numbers of the growing file to what reportlab makes."""

    def __init__(self, file: GrowingFile) -> None:
        self._file = file
        super().__init__(invariant=1)

    @property
    def objectcounter(self) -> int:
        """The last number that was given out."""
        return self._file.count

    @objectcounter.setter
    def objectcounter(self, value: int) -> None:
        while self._file.count < value:
            self._file.reserve()


class DrawingBoard(Canvas):  # type: ignore[misc]
    """A canvas that is emptied page by page; what it finds of bookmarks is told with the page."""

    def __init__(self, file: GrowingFile, size: PageSize) -> None:
        """Begin with an empty page."""
        super().__init__(
            BytesIO(),
            pagesize=(size.width, size.height),
            invariant=1,
            initialFontName=font_name(Face.REGULAR),
        )
        self._file, self._doc = file, _Document(file)
        self.resources = file.reserve()
        self._pictures: set[str] = set()
        self.bookmarks: list[tuple[int, str, float]] = []
        """Level, title and height of what begins on this page."""
        self._at = 0.0

    def bookmarkHorizontalAbsolute(  # noqa: N802
        self, key: str, top: float, left: float = 0, fit: str = "XYZ", **kind: Any
    ) -> None:
        """Remember where the entry of the outline leads that follows."""
        self._at = top

    def addOutlineEntry(  # noqa: N802
        self, title: str, key: str, level: int = 0, closed: object = None
    ) -> None:
        """Remember an entry of the outline."""
        self.bookmarks.append((level, title, self._at))

    def taken(self) -> bytes:
        """Return what was drawn, and begin another page."""
        drawn = "\n".join(self._code).encode("ascii") + b"\n"
        self._pictures.update(self._formsinuse)
        self.bookmarks = []
        self._restartAccumulators()
        return drawn

    def finish(self) -> None:
        """Write fonts and pictures, and what pages find them by."""
        document = self._doc
        for font in document.delayedFonts:
            font.addObjects(document)
        self._write_resources()
        kept = document.numberToId
        number = 0
        while number < document.objectcounter:
            number += 1
            if number in kept:
                self._write(number, document.idToObject[kept[number]])

    def _write_resources(self) -> None:
        fonts = self._doc.idToObject[FONTS]
        pictures = self._doc.xobjDict(sorted(self._pictures))
        self._file.put(
            self.resources,
            b"<< /Font %b /XObject %b >>"
            % (pdfdoc.format(fonts, self._doc), pdfdoc.format(pictures, self._doc)),
        )

    def _write(self, number: int, made: Any) -> None:
        """Write what reportlab made; its streams get an end that is told from what follows."""
        body = pdfdoc.format(made, self._doc, toplevel=1)
        head, parting, content = body.partition(STREAM)
        if not parting:
            self._file.pack(number, body.strip())
            return
        packed = content.removesuffix(END)
        if packed.endswith(UNCLEAR):
            head, packed = _padded(head, packed)
        self._file.put(number, b"%b\nstream\n%b\nendstream" % (head.strip(), packed))


def _padded(head: bytes, packed: bytes) -> tuple[bytes, bytes]:
    """Return a compressed stream with padding that means nothing, and what is said of it."""
    content = zlib.decompress(packed)
    while packed.endswith(UNCLEAR):
        content += PADDING
        packed = zlib.compress(content)
    lengths = {b"Length": len(packed), b"Length1": len(content)}
    return LENGTHS.sub(lambda found: b"/%b %d" % (found[1], lengths[found[1]]), head), packed
