"""Fonts inside a PDF: a TrueType subset for each document, written with two bytes a character.

A character of the Basic Multilingual Plane is written as its own code point, so that text becomes a
string of the page by one encoding. Shaped glyphs get codes that no character has, one for each pair
of shapes and the text they stand for: so a reader that copies or searches gets what was typed.
"""

import hashlib
import struct
from collections.abc import Iterable
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.pdfbase import pdfdoc, pdfmetrics

from calibrate.packet.fonts.composing import Composed, with_composed
from calibrate.packet.fonts.typeface import Glyph, Part, Shapes, Typeface, typeface

FREE_CODES = range(0xD800, 0xF900)
"""Halves of surrogate pairs and private characters: never drawn as themselves."""

SYMBOLIC, SLANTED = 4, 64
MAPPINGS_AT_MOST = 100
SUBSET = (
    uharfbuzz.SubsetFlags.NO_HINTING
    | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
)
UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "MATH", "OS/2", "cmap", "name", "post")


class Usage:
    """What one document draws with one font."""

    def __init__(self, internal_name: str) -> None:
        """Nothing yet; `internal_name` is what pages call the font."""
        self.internal_name = internal_name
        self.characters: set[str] = set()
        self.codes: dict[tuple[Shapes, str], int] = {}
        self.advances: dict[Shapes, float] = {}


class EmbeddedFont:
    """A typeface as reportlab's canvas wants a dynamic font; see reportlab's TTFont."""

    _dynamicFont = 1  # noqa: N815
    _multiByte = 1  # noqa: N815
    shapable = False

    def __init__(self, source: Typeface) -> None:
        """Wrap a typeface; nothing is read before a document needs it."""
        self.source = source
        self.name = self.fontName = source.name
        self.face = self
        self.usages: WeakKeyDictionary[Any, Usage] = WeakKeyDictionary()

    def usage(self, document: Any) -> Usage:
        """What this reportlab document draws with this font; tells the document at first."""
        found = self.usages.get(document)
        if found is None:
            found = self.usages[document] = Usage(f"F{len(document.fontMapping) + 1}")
            document.fontMapping[self.name] = f"/{found.internal_name}"
            document.delayedFonts.append(self)
        return found

    def show(self, document: Any, text: str, size: float) -> str:
        """Operators that draw plain characters, all of which this font has."""
        usage = self.usage(document)
        usage.characters.update(text)
        return f"/{usage.internal_name} {size:g} Tf <{text.encode('utf-16-be').hex()}> Tj"

    def show_glyphs(self, document: Any, glyphs: Iterable[Glyph], size: float) -> str:
        """Operators that draw shaped glyphs where shaping put them."""
        usage = self.usage(document)
        shown = "".join(self._shown(usage, glyph) for glyph in glyphs)
        return f"/{usage.internal_name} {size:g} Tf [{shown}] TJ"

    def splitString(  # noqa: N802
        self, text: str, doc: Any, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """For reportlab's own string operators, which know nothing of fallback fonts."""
        shown = "".join(c if self.source.glyph(c) and c <= "\uffff" else " " for c in text)
        self.usage(doc).characters.update(shown)
        return [(0, shown.encode("utf-16-be"))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802
        """The name by which pages call the font."""
        return f"/{self.usage(doc).internal_name}"

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:  # noqa: N802
        """Width in points."""
        return size * sum(self.source.advance(self.source.glyph(c) or 0) for c in text)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Write the font into a document that is about to be saved."""
        usage = self.usages.pop(doc)
        drawn = self._drawn(usage)
        program = _Program(self.source, usage, {parts for parts, _ in drawn.values()})
        tag = _tag(drawn)
        name = f"{tag}+{self.name}"
        widths = {code: self._advance(usage, parts) for code, (parts, _) in drawn.items()}
        texts = {code: text for code, (_, text) in drawn.items()}
        mapping = {code: program.positions[parts] for code, (parts, _) in drawn.items()}
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            "W": _widths(widths),
            "CIDToGIDMap": _stream(doc, _glyph_map(mapping)),
            "FontDescriptor": doc.Reference(_descriptor(doc, self.source, name, program.data)),
        }
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": _array([doc.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": _stream(doc, _unicode_map(texts)),
        }
        fonts = doc.idToObject["BasicFonts"].dict
        fonts[usage.internal_name] = doc.Reference(pdfdoc.PDFDictionary(font))

    def _shown(self, usage: Usage, glyph: Glyph) -> str:
        """A glyph within a TJ array, and the way to where the next one begins."""
        usage.advances.setdefault(glyph.parts, glyph.advance)
        back = self._advance(usage, glyph.parts) - glyph.advance
        return f"<{self._code(usage, glyph):04x}>{_left(back)}"

    def _advance(self, usage: Usage, parts: Shapes) -> float:
        """How far the pen moves by itself: a lone shape has its font's advance, in em."""
        index = _single(parts)
        return usage.advances[parts] if index is None else self.source.advance(index)

    def _code(self, usage: Usage, glyph: Glyph) -> int:
        """The code of a glyph: its character's own if that means the same, else a free one.

        Thousands of texts for one glyph are no writing: once the codes are used up, looks win.
        """
        text, index = glyph.text, _single(glyph.parts)
        if index and len(text) == 1 and text <= "\uffff" and self.source.glyph(text) == index:
            usage.characters.add(text)
            return ord(text)
        key = (glyph.parts, text)
        if key not in usage.codes and len(usage.codes) == len(FREE_CODES):
            usage.characters.add(" ")
            same = (code for (parts, _), code in usage.codes.items() if parts == glyph.parts)
            return next(same, ord(" "))
        return usage.codes.setdefault(key, FREE_CODES.start + len(usage.codes))

    def _drawn(self, usage: Usage) -> dict[int, tuple[Shapes, str]]:
        """What is drawn for each code that is used, and its text, by code."""
        drawn: dict[int, tuple[Shapes, str]] = {}
        for character in usage.characters:
            drawn[ord(character)] = (Part(self.source.glyph(character) or 0),), character
        drawn |= {code: pair for pair, code in usage.codes.items()}
        return dict(sorted(drawn.items()))


class _Program:
    """The font program with only the glyphs that are drawn, and where each stands in it."""

    def __init__(self, source: Typeface, usage: Usage, drawn: set[Shapes]) -> None:
        plan = _plan(source, {part.index for parts in drawn for part in parts})
        kept = dict(plan.old_to_new_glyph_mapping.items())
        several = sorted((parts for parts in drawn if _single(parts) is None), key=repr)
        first = max(kept.values()) + 1
        self.positions = {parts: kept[parts[0].index] for parts in drawn}
        self.positions |= {parts: first + place for place, parts in enumerate(several)}
        em = source.face.upem
        composed = [
            Composed(
                tuple(Part(kept[part.index], part.x, part.y) for part in parts),
                round(usage.advances[parts] * em),
            )
            for parts in several
        ]
        program = bytes(plan.execute().blob.data)
        self.data = with_composed(program, composed) if composed else program


def _plan(source: Typeface, glyphs: set[int]) -> uharfbuzz.SubsetPlan:
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = SUBSET
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in UNUSED_TABLES)
    return uharfbuzz.SubsetPlan(source.face, wanted)


def _single(parts: Shapes) -> int | None:
    """Index of the one shape that stands where the pen is; None if there is more to it."""
    return parts[0].index if parts == (Part(parts[0].index),) else None


@cache
def embedded(name: str) -> EmbeddedFont:
    """The font of that name, known to reportlab from now on."""
    font = EmbeddedFont(typeface(name))
    pdfmetrics.registerFont(font)
    return font


def _left(em: float) -> str:
    """A move to the left within a TJ array, unless it is too small to see."""
    return f"{em * 1000:.0f}" if abs(em) >= 0.0005 else ""


def _widths(widths: dict[int, float]) -> Any:
    """Widths by code: each stretch of codes that follow one another, and its widths."""
    items: list[object] = []
    previous = None
    for code, width in widths.items():
        if code - 1 != previous:
            items += [code, stretch := _array([])]
        stretch.sequence.append(round(width * 1000, 2))
        previous = code
    return _array(items)


def _tag(drawn: dict[int, tuple[Shapes, str]]) -> str:
    """Six letters that tell this subset from another of the same font."""
    digest = hashlib.sha256(repr(drawn).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _array(items: Iterable[object]) -> Any:
    return pdfdoc.PDFArray(list(items))


def _stream(document: Any, content: bytes, **entries: object) -> Any:
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, [pdfdoc.PDFZCompress])
    return document.Reference(stream)


def _glyph_map(mapping: dict[int, int]) -> bytes:
    """Position of each code's glyph in the subset, two bytes a code."""
    glyphs = [0] * (max(mapping, default=0) + 1)
    for code, glyph in mapping.items():
        glyphs[code] = glyph
    return struct.pack(f">{len(glyphs)}H", *glyphs)


def _unicode_map(texts: dict[int, str]) -> bytes:
    """What each code stands for, as a character map."""
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in texts.items()
        if text
    ]
    parts = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(lines), MAPPINGS_AT_MOST):
        some = lines[start : start + MAPPINGS_AT_MOST]
        parts += [f"{len(some)} beginbfchar", *some, "endbfchar"]
    parts.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(parts).encode("ascii")


def _descriptor(document: Any, source: Typeface, name: str, program: bytes) -> Any:
    """What a reader would need to know of the font if it had no program."""
    em = source.face.upem
    head = source.face.reference_table("head").data
    box = [round(value * 1000 / em) for value in struct.unpack(">4h", head[36:44])]
    slant = struct.unpack(">i", source.face.reference_table("post").data[4:8])[0] / 0x10000
    weight = struct.unpack(">H", source.face.reference_table("OS/2").data[4:6])[0]
    extents = source.font.get_font_extents("ltr")
    return pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": SYMBOLIC | (SLANTED if slant else 0),
            "FontBBox": _array(box),
            "ItalicAngle": round(slant, 2),
            "Ascent": round(extents.ascender * 1000 / em),
            "Descent": round(extents.descender * 1000 / em),
            "CapHeight": round(source.cap_height * 1000),
            "StemV": 50 + int((weight / 65) ** 2),
            "FontFile2": _stream(document, program, Length1=len(program)),
        }
    )
