"""Text as runs, each of one font and one direction, chosen by which font has which character."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby

from calibrate.packet.fonts import bidi, script
from calibrate.packet.fonts.typeface import SYMBOLS, Glyph, Typeface, fallback, typeface
from calibrate.resources import font_file

WORDS_KEPT = 20_000


class Face(StrEnum):
    """The weights of the packet's own font."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"
    ITALIC = "Italic"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one font and one direction; `width` is in em.

    `glyphs`, from left to right, are there if the text had to be shaped or if no font has it.
    """

    font: str
    text: str
    width: float
    glyphs: tuple[Glyph, ...] = ()
    is_missing: bool = False


class _Advances(dict[str, float]):
    """Advance in em of each character that needs no shaping, found when first asked for."""

    def __init__(self, own: Typeface) -> None:
        super().__init__()
        self.own = own
        self.sources: dict[str, Typeface | None] = {}
        self.in_own: set[str] = set()

    def __missing__(self, character: str) -> float:
        source = self.source(character)
        if source is self.own:
            self.in_own.add(character)
        advance = _substitute(character).advance
        if source is not None:
            advance = source.advance(source.glyph(character) or 0)
        self[character] = advance
        return advance

    def source(self, character: str) -> Typeface | None:
        """The typeface that has a character: the text's own before any other."""
        if character not in self.sources:
            has = self.own.glyph(character) and not script.is_unshowable(character)
            self.sources[character] = self.own if has else fallback(character)
        return self.sources[character]


class Words(dict[str, float]):
    """Width in em of each word that needs no shaping."""

    def __init__(self, advances: _Advances) -> None:
        """Nothing measured yet."""
        super().__init__()
        self.advances = advances

    def __missing__(self, word: str) -> float:
        if len(self) >= WORDS_KEPT:
            self.clear()
        width = self[word] = sum(map(self.advances.__getitem__, word))
        return width


@cache
def words(face: Face) -> Words:
    """The words measured so far in this face."""
    return Words(_advances(face))


def runs(text: str, face: Face) -> tuple[Run, ...]:
    """One line of text as runs from left to right; line ends in it become spaces."""
    cleaned = script.clean(text)
    if script.needs_shaping(cleaned):
        right_to_left = bidi.is_right_to_left(cleaned)
        return shaped_runs(cleaned, bidi.levels(cleaned, right_to_left), face)
    return plain_runs(cleaned, face)


def width(text: str, face: Face, size: float) -> float:
    """Width in points of a text on one line."""
    cleaned = script.clean(text)
    if script.needs_shaping(cleaned):
        return size * shaped_width(cleaned, face)
    return size * sum(map(_advances(face).__getitem__, cleaned))


def plain_runs(text: str, face: Face) -> tuple[Run, ...]:
    """The runs of a clean text that needs no shaping."""
    advances = _advances(face)
    total = sum(map(advances.__getitem__, text))
    if advances.in_own.issuperset(text):
        return (Run(advances.own.name, text, total),) if text else ()
    parts = ((source, "".join(part)) for source, part in groupby(text, advances.source))
    return tuple(run for source, part in parts for run in _plain(source, part, advances))


def shaped_runs(text: str, levels: bidi.Levels, face: Face) -> tuple[Run, ...]:
    """The runs of any clean text, given the embedding level of each of its characters."""
    result: list[Run] = []
    for start, end in bidi.visual_order(levels):
        parts = _itemised(text[start:end], face)
        backwards = levels[start] % 2 == 1
        for source, part in reversed(parts) if backwards else parts:
            result += _shaped(source, part, backwards, face)
    return tuple(result)


@lru_cache(maxsize=WORDS_KEPT)
def shaped_width(text: str, face: Face) -> float:
    """Width in em of any clean text by itself."""
    levels = bidi.levels(text, bidi.is_right_to_left(text))
    return sum(run.width for run in shaped_runs(text, levels, face))


@cache
def _advances(face: Face) -> _Advances:
    return _Advances(typeface(font_file(face).stem))


def _plain(source: Typeface | None, text: str, advances: _Advances) -> tuple[Run, ...]:
    if source is None:
        return _missing(text)
    return (Run(source.name, text, sum(map(advances.__getitem__, text))),)


def _shaped(source: Typeface | None, text: str, backwards: bool, face: Face) -> tuple[Run, ...]:
    if source is None:
        return _missing(text[::-1] if backwards else text)
    if not backwards and not script.needs_shaping(text):
        return _plain(source, text, _advances(face))
    glyphs = source.shape(text, backwards)
    width = sum(glyph.advance for glyph in glyphs)
    return (Run(source.name, text, width, glyphs),) if glyphs else ()


def _missing(text: str) -> tuple[Run, ...]:
    """A visible substitute for each character that no font has."""
    return tuple(
        Run(SYMBOLS, character, glyph.advance, (glyph,), is_missing=True)
        for character in text
        if not script.is_invisible(character)
        for glyph in (_substitute(character),)
    )


def _substitute(character: str) -> Glyph:
    """The substitute's glyph, which stands for the character where a reader copies it."""
    symbols = typeface(SYMBOLS)
    index = symbols.glyph(script.SUBSTITUTE) or 0
    text = script.SUBSTITUTE if script.is_unshowable(character) else character
    return Glyph(index, text, symbols.advance(index))


def _itemised(text: str, face: Face) -> list[tuple[Typeface | None, str]]:
    """The text in parts of one typeface; marks stay with what they stand on where they can."""
    advances = _advances(face)
    sources: list[Typeface | None] = []
    for character in text:
        before = sources[-1] if sources else None
        stays = bool(sources) and script.stands_on_previous(character)
        if stays and (script.is_invisible(character) or (before and before.glyph(character))):
            sources.append(before)
        else:
            sources.append(advances.source(character))
    pairs = groupby(zip(sources, text, strict=True), lambda pair: pair[0])
    return [(source, "".join(character for _, character in part)) for source, part in pairs]
