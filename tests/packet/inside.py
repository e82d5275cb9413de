"""What is inside a PDF, read by its objects: what its strings say, its fonts, what in it acts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pikepdf

from calibrate.packet.fonts import bidi

ACTING = {
    "/AA",
    "/GoToE",
    "/GoToR",
    "/ImportData",
    "/JavaScript",
    "/JS",
    "/Launch",
    "/OpenAction",
    "/RichMedia",
    "/SubmitForm",
    "/XFA",
}
"""Keys and names by which a file does something, or brings something from elsewhere."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One string of a page: the text and the glyph of each of its codes, and if a line begins."""

    texts: tuple[str, ...]
    glyphs: tuple[int, ...]
    begins: bool

    @property
    def said(self) -> str:
        """What it says as it is read: a word that runs from right to left is shown turned."""
        text = "".join(self.texts)
        return bidi.mirrored(text) if bidi.is_right_to_left(text) else text


class Inside:
    """One PDF, open."""

    def __init__(self, data: bytes) -> None:
        """Open the bytes of a file."""
        self.pdf = pikepdf.open(io.BytesIO(data))

    def shown(self, page: pikepdf.Page) -> Iterator[Shown]:
        """Every string of a page, in the order in which they are written."""
        fonts = {name: _Font(font) for name, font in page.Resources.Font.items()}
        font, begins = next(iter(fonts.values())), True
        for one in pikepdf.parse_content_stream(page):
            match str(one.operator):
                case "BT":
                    begins = True
                case "Tf":
                    font = fonts[str(one.operands[0])]
                case "Tj" | "TJ":
                    yield font.shown(one.operands[0], begins)
                    begins = False

    @cached_property
    def pages(self) -> list[str]:
        """What each page says, by the maps of its fonts, line by line."""
        return [
            "".join("\n" * one.begins + one.said for one in self.shown(page))
            for page in self.pdf.pages
        ]

    def told(self) -> list[str]:
        """The replacement texts of all pages, in order."""
        return [
            str(one.operands[1].ActualText)
            for page in self.pdf.pages
            for one in pikepdf.parse_content_stream(page)
            if str(one.operator) == "BDC" and "/ActualText" in one.operands[1]
        ]

    def fonts(self) -> dict[str, pikepdf.Object]:
        """Every font of every page, by the name it has in the file."""
        return {
            str(font.BaseFont): font
            for page in self.pdf.pages
            for font in page.Resources.Font.values()
        }

    def addresses(self) -> set[str]:
        """Where the links of all pages lead to outside the file."""
        return {
            str(link.A.URI)
            for page in self.pdf.pages
            for link in page.get("/Annots", ())
            if "/A" in link
        }

    def acting(self) -> set[str]:
        """What of `ACTING` is anywhere in the file."""
        named = {key for one in self.pdf.objects for key in _keys(one) if key in ACTING}
        return named | {"/F" for one in self.pdf.objects if _is_elsewhere(one)}


class _Font:
    """Text and glyph of each code of a font."""

    def __init__(self, font: pikepdf.Object) -> None:
        pairs = re.findall(rb"<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes())
        self.texts = {int(code, 16): bytes.fromhex(text.decode()) for code, text in pairs}
        self.glyphs = font.DescendantFonts[0].CIDToGIDMap.read_bytes()

    def shown(self, operand: pikepdf.Object, begins: bool) -> Shown:
        strings = operand if isinstance(operand, pikepdf.Array) else [operand]
        written = b"".join(bytes(one) for one in strings if isinstance(one, pikepdf.String))
        codes = [int.from_bytes(written[at : at + 2]) for at in range(0, len(written), 2)]
        return Shown(
            tuple(self.texts[code].decode("utf-16-be") for code in codes),
            tuple(int.from_bytes(self.glyphs[2 * code : 2 * code + 2]) for code in codes),
            begins,
        )


def _is_elsewhere(value: pikepdf.Object) -> bool:
    """Whether an object has its content in another file, which it names."""
    if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream) or "/EF" in value:
        return False
    return isinstance(value.get("/F"), pikepdf.String | pikepdf.Dictionary)


def _keys(value: pikepdf.Object) -> Iterator[str]:
    """Every key and name in an object, but not in what it refers to."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, held in value.items():
            yield str(key)
            if not (isinstance(held, pikepdf.Object) and held.is_indirect):
                yield from _keys(held)
    elif isinstance(value, pikepdf.Array):
        for held in value:
            if not (isinstance(held, pikepdf.Object) and held.is_indirect):
                yield from _keys(held)
    elif isinstance(value, pikepdf.Name):
        yield str(value)
