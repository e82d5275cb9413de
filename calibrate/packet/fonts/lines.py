"""A text broken into lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from calibrate.domain.text.clusters import clusters
from calibrate.packet.fonts import bidi, script
from calibrate.packet.fonts.runs import Face, Run, plain_runs, shaped_runs, shaped_width, words

ROUNDING = 1e-6
TEXTS_KEPT = 2048

WidthOf = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a paragraph: its runs as they are read, and its width in points.

    A line of a right-to-left paragraph belongs at the right edge of its column; one that ends
    `within_word` has no space before what follows it.
    """

    runs: tuple[Run, ...]
    width: float
    right_to_left: bool = False
    within_word: bool = False


@lru_cache(maxsize=TEXTS_KEPT)
def wrap(text: str, face: Face, size: float, width: float) -> tuple[SetLine, ...]:
    """Break a text into lines of at most `width` points; its own line ends stay.

    Lines break at spaces, after hyphens and slashes, anywhere in scripts without spaces, and within
    a word that alone is wider than the line. An empty text has no lines.
    """
    limit = width / size + ROUNDING
    return tuple(
        line
        for paragraph in text.splitlines()
        for line in _lines(script.clean(paragraph), face, size, limit)
    )


def _lines(text: str, face: Face, size: float, limit: float) -> Iterator[SetLine]:
    """Direction and form of ideographs are those of the whole paragraph."""
    japanese = script.is_japanese(text)
    if script.needs_shaping(text):
        yield from _shaped_lines(text, face, size, limit, japanese)
        return
    width_of = words(face).__getitem__
    for start, end in _fill(text, limit, width_of):
        runs = plain_runs(text[start:end], face, japanese)
        width = size * sum(run.width for run in runs)
        yield SetLine(runs, width, within_word=_is_within_word(text, end))


def _shaped_lines(
    text: str, face: Face, size: float, limit: float, japanese: bool
) -> Iterator[SetLine]:
    """Directions come from the whole paragraph, the order of each line from that line."""
    right_to_left = bidi.is_right_to_left(text)
    levels = bidi.levels(text, right_to_left)
    for start, end in _fill(text, limit, partial(shaped_width, face=face)):
        runs = shaped_runs(text[start:end], levels[start:end], face, japanese)
        width = size * sum(run.width for run in runs)
        yield SetLine(runs, width, right_to_left, _is_within_word(text, end))


def _is_within_word(text: str, end: int) -> bool:
    return text[end : end + 1] not in ("", " ")


def _fill(text: str, limit: float, width_of: WidthOf) -> Iterator[tuple[int, int]]:
    """Start and end of each line; `limit` in em."""
    space = width_of(" ")
    start = end = position = 0
    used = 0.0
    for word in text.split(" "):
        gap = (position - max(start, end)) * space if word else 0.0
        extent = width_of(word)
        if used + gap + extent <= limit:
            used += gap + extent
        else:
            begin = position
            for part in _parts(word, limit, width_of):
                extent = width_of(part)
                if used + gap + extent > limit:
                    if end > start:
                        yield start, end
                    start, used, gap = begin, 0.0, 0.0
                used += gap + extent
                begin += len(part)
                gap, end = 0.0, begin
        position += len(word) + 1
        if word:
            end = position - 1
    yield start, end


def _parts(word: str, limit: float, width_of: WidthOf) -> Iterator[str]:
    """What a word that does not fit is made of; what alone is too wide is taken apart."""
    for piece in script.pieces(word):
        if width_of(piece) <= limit:
            yield piece
        else:
            yield from clusters(piece)
