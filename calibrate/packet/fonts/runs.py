"""Text as runs, each of one font and one direction, chosen by which font has which character."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import filterfalse, groupby

from calibrate.domain.text.clusters import (
    clusters,
    is_invisible,
    joined_emoji,
    stands_on_previous,
)
from calibrate.packet.fonts import bidi, script
from calibrate.packet.fonts.typeface import (
    EMOJI,
    SYMBOLS,
    Glyph,
    Part,
    Typeface,
    fallback,
    typeface,
)
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
    """Text of one font and one direction.

    `x` is how far it stands from the left end of its line, in em as is `width`. `glyphs`, from left
    to right, are there if the text had to be shaped or if no font has it.
    """

    font: str
    text: str
    width: float
    glyphs: tuple[Glyph, ...] = ()
    is_missing: bool = False
    right_to_left: bool = False
    x: float = 0.0


class _Advances(dict[str, float]):
    """Advance in em of each character that needs no shaping, found when first asked for."""

    def __init__(self, own: Typeface, japanese: bool) -> None:
        super().__init__()
        self.own, self.japanese = own, japanese
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
            self.sources[character] = self.own if has else fallback(character, self.japanese)
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
    """One line of text as runs, as they are read; line ends in it become spaces."""
    cleaned = script.clean(text)
    japanese = script.is_japanese(cleaned)
    if script.needs_shaping(cleaned):
        right_to_left = bidi.is_right_to_left(cleaned)
        return shaped_runs(cleaned, bidi.levels(cleaned, right_to_left), face, japanese)
    return plain_runs(cleaned, face, japanese)


def width(text: str, face: Face, size: float) -> float:
    """Width in points of a text on one line."""
    cleaned = script.clean(text)
    if script.needs_shaping(cleaned):
        return size * shaped_width(cleaned, face)
    return size * sum(map(_advances(face).__getitem__, cleaned))


def plain_runs(text: str, face: Face, japanese: bool = False) -> tuple[Run, ...]:
    """The runs of a clean text that needs no shaping; in what form its ideographs are meant."""
    advances = _advances(face, japanese)
    total = sum(map(advances.__getitem__, text))
    if advances.in_own.issuperset(text):
        return (Run(advances.own.name, text, total),) if text else ()
    return _placed(_plain_parts(text, advances))


def shaped_runs(
    text: str, levels: bidi.Levels, face: Face, japanese: bool = False
) -> tuple[Run, ...]:
    """The runs of any clean text, given the embedding level of each of its characters.

    Where some of it runs from right to left, they come word by word: a reader of the PDF takes
    words as they come, and turns around each by itself.
    """
    advances = _advances(face, japanese)
    if not any(levels):
        return _placed(_shaped(text, False, advances))
    shown = []
    x = 0.0
    for start, end in bidi.words_from_left(text, levels):
        part = _placed(_shaped(text[start:end], levels[start] % 2 == 1, advances), x)
        shown.append((start, part))
        x += sum(run.width for run in part)
    words = [list(some) for _, some in groupby(shown, lambda one: bidi.word_of(text, one[0]))]
    words.sort(key=lambda word: min(start for start, _ in word))
    return tuple(run for word in words for _, part in word for run in part)


@lru_cache(maxsize=WORDS_KEPT)
def shaped_width(text: str, face: Face) -> float:
    """Width in em of any clean text by itself."""
    levels = bidi.levels(text, bidi.is_right_to_left(text))
    return sum(run.width for run in shaped_runs(text, levels, face))


@cache
def _advances(face: Face, japanese: bool = False) -> _Advances:
    return _Advances(typeface(font_file(face).stem), japanese)


def _placed(found: Iterable[Run], x: float = 0.0) -> tuple[Run, ...]:
    """The runs side by side, the first at `x`."""
    result = []
    for run in found:
        result.append(replace(run, x=x) if x else run)
        x += run.width
    return tuple(result)


def _plain_parts(text: str, advances: _Advances) -> Iterator[Run]:
    for source, part in groupby(text, advances.source):
        yield from _plain(source, "".join(part), advances)


def _plain(source: Typeface | None, text: str, advances: _Advances) -> tuple[Run, ...]:
    if source is None:
        return _missing(text)
    return (Run(source.name, text, sum(map(advances.__getitem__, text))),)


def _shaped(text: str, backwards: bool, advances: _Advances) -> Iterator[Run]:
    """The runs of a text of one direction, from left to right."""
    if text.isspace() or not (backwards or script.needs_shaping(text)):
        yield from _plain_parts(text, advances)
        return
    parts = _itemised(text, advances)
    for source, part in reversed(parts) if backwards else parts:
        yield from _shaped_part(source, part, backwards, advances)


def _shaped_part(
    source: Typeface | None, text: str, backwards: bool, advances: _Advances
) -> tuple[Run, ...]:
    if source is None:
        return _missing(text[::-1] if backwards else text)
    if not backwards and not script.needs_shaping(text):
        return _plain(source, text, advances)
    glyphs = _spaced(source.shape(text, backwards), advances[" "])
    width = sum(glyph.advance for glyph in glyphs)
    run = Run(source.name, text, width, glyphs, right_to_left=backwards)
    return (run,) if glyphs else ()


def _spaced(glyphs: tuple[Glyph, ...], space: float) -> tuple[Glyph, ...]:
    """The glyphs with the spaces of the text's own face, as lines are filled with them."""
    if all(glyph.text != " " for glyph in glyphs):
        return glyphs
    return tuple(replace(one, advance=space) if one.text == " " else one for one in glyphs)


def _missing(text: str) -> tuple[Run, ...]:
    """A visible substitute for each character that no font has."""
    return tuple(
        Run(SYMBOLS, character, glyph.advance, (glyph,), is_missing=True)
        for character in text
        if not is_invisible(character)
        for glyph in (_substitute(character),)
    )


def _substitute(character: str) -> Glyph:
    """The substitute's glyph, which stands for the character where a reader copies it."""
    symbols = typeface(SYMBOLS)
    index = symbols.glyph(script.SUBSTITUTE) or 0
    text = script.SUBSTITUTE if script.is_unshowable(character) else character
    return Glyph((Part(index),), text, symbols.advance(index))


def _itemised(text: str, advances: _Advances) -> list[tuple[Typeface | None, str]]:
    """The text in parts of one typeface; a cluster stays in one where one has all of it.

    So does a space after it: PDFium loses one that is drawn by itself.
    """
    sourced: list[tuple[int, Typeface | None, str]] = []
    piece = 0
    for cluster in clusters(text):
        piece += stands_on_previous(cluster[0])
        before = sourced[-1][1] if sourced else None
        stays = cluster == " " and before and before.glyph(" ")
        sources = [before] if stays else _sources(cluster, advances)
        sourced += [(piece, source, one) for source, one in zip(sources, cluster, strict=True)]
    groups = groupby(sourced, lambda one: one[:2])
    return [(source, "".join(one for _, _, one in part)) for (_, source), part in groups]


def _sources(cluster: str, advances: _Advances) -> list[Typeface | None]:
    """The typeface of each character of a cluster."""
    emoji = typeface(EMOJI)
    sequence = joined_emoji(cluster)
    if sequence and all(map(emoji.glyph, filterfalse(is_invisible, sequence))):
        return [emoji] * len(cluster)
    sources = [advances.source(cluster[0])]
    for character in cluster[1:]:
        before = sources[-1]
        stays = is_invisible(character) or (before and before.glyph(character))
        sources.append(before if stays else advances.source(character))
    return sources
