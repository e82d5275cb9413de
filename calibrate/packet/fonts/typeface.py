"""A font file: which characters it has, how wide they are, how they join. Opened when needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Any

import uharfbuzz

from calibrate.packet.fonts import bidi, script
from calibrate.resources import resource

FEATURES = {"dlig": False}
"""Optional ligatures are off: they would turn an Arabic name into another."""

SYMBOLS = "DejaVuSans"
EMOJI = "NotoEmoji-Regular"
HAN, JAPANESE_HAN = "NotoSansSC-Regular", "NotoSansJP-Regular"

_NOTO = """
    Adlam 1E900-1E95F
    Arabic 0600-06FF 0750-077F 08A0-08FF FB50-FDFF FE70-FEFC
    Armenian 0530-058F FB13-FB17
    Balinese 1B00-1B7F
    Batak 1BC0-1BFF
    Bengali 0980-09FF
    Buginese 1A00-1A1F
    CanadianAboriginal 1400-167F 18B0-18FF
    Chakma 11100-1114F
    Cham AA00-AA5F
    Cherokee 13A0-13FF AB70-ABBF
    Devanagari 0900-097F 1CD0-1CFF A830-A83F A8E0-A8FF
    Ethiopic 1200-139F 2D80-2DDF AB01-AB2F
    Georgian 10A0-10FF 1C90-1CBF 2D00-2D2F
    Gujarati 0A80-0AFF
    Gurmukhi 0A00-0A7F
    HanifiRohingya 10D00-10D3F
    Hebrew 0590-05FF FB1D-FB4F
    Javanese A980-A9DF
    Kannada 0C80-0CFF
    KayahLi A900-A92F
    Khmer 1780-17FF 19E0-19FF
    Lao 0E80-0EFF
    Lepcha 1C00-1C4F
    Limbu 1900-194F
    Lisu A4D0-A4FF
    Malayalam 0D00-0D7F
    MeeteiMayek AAE0-AAFF ABC0-ABFF
    Miao 16F00-16F9F
    Mongolian 1800-18AF 11660-1166F
    Myanmar 1000-109F A9E0-A9FF AA60-AA7F
    NKo 07C0-07FF
    NewTaiLue 1980-19DF
    OlChiki 1C50-1C7F
    Oriya 0B00-0B7F
    Osage 104B0-104FF
    Saurashtra A880-A8DF
    Sinhala 0D80-0DFF 111E0-111FF
    Sundanese 1B80-1BBF 1CC0-1CCF
    SylotiNagri A800-A82F
    Syriac 0700-074F
    TaiLe 1950-197F
    TaiTham 1A20-1AAF
    TaiViet AA80-AADF
    Tamil 0B80-0BFF
    Telugu 0C00-0C7F
    Thaana 0780-07BF
    Thai 0E00-0E7F
    Tifinagh 2D30-2D7F
    Vai A500-A63F
    Wancho 1E2C0-1E2FF
    Yi A000-A4CF
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A shape of a font: its index, and where it stands from the pen, in units of the font."""

    index: int
    x: int = 0
    y: int = 0


Shapes = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Glyph:
    """What is drawn for a cluster: its shapes, the characters it stands for, its advance in em."""

    parts: Shapes
    text: str
    advance: float


class Typeface:
    """One font file."""

    def __init__(self, name: str) -> None:
        """Open the file `name`.ttf among the shipped fonts."""
        self.name = name
        path = resource("fonts", f"{name}.ttf")
        self.face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self.font = uharfbuzz.Font(self.face)

    def glyph(self, character: str) -> int | None:
        """Index of the glyph of a character, None if it has none."""
        return self.font.get_nominal_glyph(ord(character)) or None

    def advance(self, glyph: int) -> float:
        """How far the pen moves, in em."""
        return float(self.font.get_glyph_h_advance(glyph) / self.face.upem)

    @property
    def cap_height(self) -> float:
        """Height of a capital letter in em."""
        tag = uharfbuzz.OTMetricsTag.CAP_HEIGHT
        return float(self.font.get_metric_position_with_fallback(tag) / self.face.upem)

    def shape(self, text: str, right_to_left: bool) -> tuple[Glyph, ...]:
        """The glyphs of a text of one direction, from left to right, one a cluster.

        Readers turn right-to-left text around as it is shown, so it is given to them as shown.
        """
        buffer = _buffer(text, right_to_left)
        uharfbuzz.shape(self.font, buffer, FEATURES)
        texts = _texts(text, sorted({info.cluster for info in buffer.glyph_infos}))
        shown = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        glyphs = []
        for start, some in groupby(shown, lambda one: one[0].cluster):
            parts, advance = _parts(some)
            said = bidi.mirrored(texts[start]) if right_to_left else texts[start]
            glyphs.append(Glyph(parts, said, advance / self.face.upem))
        return tuple(glyphs)


@cache
def typeface(name: str) -> Typeface:
    """The typeface of a file name without its ending."""
    return Typeface(name)


@cache
def fallback(character: str, japanese: bool = False) -> Typeface | None:
    """The typeface for a character that the text's own one lacks; None if there is none."""
    if script.is_unshowable(character):
        return None
    candidates = map(typeface, _candidates(ord(character), japanese))
    return next((found for found in candidates if found.glyph(character)), None)


def _candidates(code: int, japanese: bool) -> tuple[str, ...]:
    own = tuple(name for first, last, name in _ranges() if first <= code <= last)
    han = (JAPANESE_HAN, HAN) if japanese else (HAN, JAPANESE_HAN)
    if 0x2E80 <= code <= 0xFFFF or code >= 0x20000:
        return (*own, *han, SYMBOLS, EMOJI)
    signs = (EMOJI, SYMBOLS) if code > 0xFFFF else (SYMBOLS, EMOJI)
    return (*own, *signs, *han)


@cache
def _ranges() -> tuple[tuple[int, int, str], ...]:
    """First and last character of each script, and the file that has it."""
    ranges = [(0x0F00, 0x0FFF, "NotoSerifTibetan-Regular")]
    ranges += [(0x3130, 0x318F, "HangulSans-Regular"), (0xAC00, 0xD7A3, "HangulSans-Regular")]
    for line in _NOTO.strip().splitlines():
        name, *blocks = line.split()
        for block in blocks:
            first, last = block.split("-")
            ranges.append((int(first, 16), int(last, 16), f"NotoSans{name}-Regular"))
    return tuple(ranges)


def _buffer(text: str, right_to_left: bool) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(text)
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = "und"  # otherwise the computer's own language would choose the letter forms
    buffer.guess_segment_properties()
    return buffer


def _texts(text: str, starts: list[int]) -> dict[int, str]:
    """The characters of each cluster, by where it starts; what is not drawn goes with another."""
    bounds = pairwise([0, *starts[1:], len(text)])
    return {start: text[first:last] for start, (first, last) in zip(starts, bounds, strict=False)}


def _parts(shown: Iterable[tuple[Any, Any]]) -> tuple[Shapes, int]:
    """Where the shapes of one cluster stand, and how far the pen moves, in units of the font."""
    parts, pen = [], 0
    for info, at in shown:
        parts.append(Part(info.codepoint, pen + at.x_offset, at.y_offset))
        pen += at.x_advance
    return tuple(parts), pen
