"""Text set in strips: paragraphs, single lines, and the tags of levels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum

from calibrate.domain.text.addresses import web_addresses
from calibrate.domain.text.clusters import cut, is_invisible
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Strip, Strips, kept, lowered, together
from calibrate.packet.flow.links import Link, linked
from calibrate.packet.flow.operations import Box, Operation, Part, Text
from calibrate.packet.flow.style import CURRENT, ON_TARGET, TAG, TARGET, Lettering
from calibrate.packet.fonts.bidi import is_right_to_left
from calibrate.packet.fonts.script import clean
from calibrate.packet.fonts.typesetting import SetLine, runs, width, wrap

ELLIPSIS = "…"
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
LONGEST_LABEL = 240
PARAGRAPH_GAP = 4.0
TAG_PADDING, TAG_HEIGHT, TAG_RADIUS = 3.6, 9.8, 2.2
WIDEST_TAG = 60.0


class Align(Enum):
    """Which point of a line stands at its x: the beginning, the middle, or the end."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


def width_of(text: str, style: Lettering) -> float:
    """Return how wide `text` is on one line."""
    return width(text, style.face, style.size)


def fitted(text: str, style: Lettering, room: float) -> str:
    """Return `text` on one line, its end replaced by an ellipsis if it is wider than `room`."""
    text = " ".join(text.split())
    if width_of(text, style) <= room:
        return text
    fits, fails = 0, len(text)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        fit = width_of(text[:middle] + ELLIPSIS, style) <= room
        fits, fails = (middle, fails) if fit else (fits, middle)
    return cut(text, fits).rstrip() + ELLIPSIS


def in_few_words(text: str, most: int) -> str:
    """Return the first words of a text, at most so many, and an ellipsis if there are more."""
    words = text.split()
    return text if len(words) <= most else f"{' '.join(words[:most])} {ELLIPSIS}"


def written(
    text: str, style: Lettering, x: float, y: float, align: Align = Align.LEFT
) -> tuple[Text, ...]:
    """Return one line of text on the baseline `y`; nothing for an empty one."""
    parts = runs(from_left(text), style.face)
    line = SetLine(parts, style.size * sum(part.width for part in parts))
    return (Text(x - align.value * line.width, y, line, style.size, style.colour),) if parts else ()


def strip_of(text: str, style: Lettering, x: float, align: Align = Align.LEFT) -> Strip:
    """Return one line of text as a strip as high as its leading."""
    return Strip(style.leading, written(text, style, x, style.baseline, align))


def paragraph(text: str, style: Lettering, x: float, right: float) -> Strips:
    """Return prose between `x` and `right`, a strip for each line; the ends stay together by two.

    A line end of the text is kept; where it has an empty line, a little room follows. Lines of a
    right-to-left paragraph stand at the right. Addresses of the web are links.
    """
    strips: list[Strip] = []
    is_apart = False
    for part in text.splitlines():
        broken = wrap(part, style.face, style.size, right - x)
        begun = len(strips)
        inside = (Element(Kind.PARAGRAPH),)
        lines = [
            _set_in(inside, line, style, right - line.width if line.right_to_left else x)
            for line in broken
        ]
        if addresses := tuple(web_addresses(part)):
            lines = list(linked(lines, [Link(one, one) for one in addresses]))
        strips += lines
        if is_apart and 0 < begun < len(strips):
            strips[begun] = lowered(strips[begun], PARAGRAPH_GAP)
        is_apart = not part.strip()
    return unwidowed(strips)


def statement(text: str, style: Lettering, x: float, right: float) -> Strips:
    """Return words of ours, with names of any script in them, between `x` and `right`."""
    return paragraph(from_left(text), style, x, right)


def from_left(text: str) -> str:
    """Make a text run from left to right as a whole, whatever script it begins with."""
    return LEFT_TO_RIGHT + text if is_right_to_left(text) else text


def block(text: str, style: Lettering, x: float, right: float) -> Strips:
    """Return a name or a label between `x` and `right`, always at the left, its lines together.

    One of more than 240 characters ends in an ellipsis there.
    """
    broken = wrap(from_left(_shortened(text)), style.face, style.size, right - x)
    inside = (Element(Kind.PARAGRAPH),)
    lines = together(_set_in(inside, line, style, x) for line in broken)
    return lines or (Strip(style.leading),)


def centred(text: str, style: Lettering, middle: float, room: float) -> Strips:
    """Return a label around `middle`, no wider than `room`."""
    broken = wrap(from_left(_shortened(text)), style.face, style.size, room)
    return together(_set(line, style, middle - line.width / 2) for line in broken)


def beginning_of(text: str, style: Lettering, room: float, count: int) -> str:
    """Return as much of `text` as stands on `count` lines, an ellipsis behind it if more follows.

    Raises ValueError if that cannot be told from the lines.
    """
    cleaned, at = _cut(text, style, room, count)
    return cleaned[:at].rstrip() + ELLIPSIS if cleaned[at:].strip() else text


def _cut(text: str, style: Lettering, room: float, count: int) -> tuple[str, int]:
    """Return `text` as it is set, and where in it the line after the first `count` begins."""
    cleaned = "\n".join(clean(part) for part in text.splitlines())
    broken = _broken(text, style, room)
    if _letters(broken) != sum(map(_is_letter, cleaned)):
        raise ValueError("the lines have not exactly the letters of the text")
    left = _letters(broken[:count])
    for index, character in enumerate(cleaned):
        if not left and not is_invisible(character):
            return cleaned, index
        left -= _is_letter(character)
    return cleaned, len(cleaned)


def _broken(text: str, style: Lettering, room: float) -> list[SetLine]:
    """Return the lines of a text as `paragraph` sets them: an empty line of the text is none."""
    parts = text.splitlines()
    return [line for part in parts for line in wrap(part, style.face, style.size, room)]


def _letters(broken: Sequence[SetLine]) -> int:
    return sum(
        _is_letter(character) for line in broken for run in line.runs for character in run.text
    )


def _is_letter(character: str) -> bool:
    """Tell whether a line holds it: joiners, which shaping may take up, do not count."""
    return not character.isspace() and not is_invisible(character)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else cut(text, LONGEST_LABEL) + ELLIPSIS


def _set(line: SetLine, style: Lettering, x: float) -> Strip:
    return Strip(style.leading, (_text(line, style, x),))


def _set_in(inside: tuple[Element, ...], line: SetLine, style: Lettering, x: float) -> Strip:
    return Strip(style.leading, (Part(inside, (_text(line, style, x),)),))


def _text(line: SetLine, style: Lettering, x: float) -> Text:
    return Text(x, style.baseline, line, style.size, style.colour)


def unwidowed(strips: Iterable[Strip]) -> Strips:
    """Keep the first two strips together, and the last two."""
    result = list(strips)
    for index in (0, len(result) - 2):
        if 0 <= index < len(result) - 1:
            result[index] = kept(result[index])
    return tuple(result)


def current_tag(level: str, x: float, middle: float) -> tuple[Operation, ...]:
    """Return the outlined tag of the current level, from `x` on, around the height `middle`."""
    return _tag(level, x, middle, CURRENT, fill="")


def target_tag(level: str, x: float, middle: float) -> tuple[Operation, ...]:
    """Return the filled tag of the target level, from `x` on, around the height `middle`."""
    return _tag(level, x, middle, ON_TARGET, fill=TARGET)


def tag_width(level: str) -> float:
    """Return how wide a level's tag is."""
    return min(width_of(level, TAG) + 2 * TAG_PADDING, WIDEST_TAG)


def _tag(level: str, x: float, middle: float, ink: str, fill: str) -> tuple[Operation, ...]:
    wide = tag_width(level)
    word = fitted(level, TAG, WIDEST_TAG - 2 * TAG_PADDING)
    box = Box(
        x + 0.4,
        middle - TAG_HEIGHT / 2,
        wide - 0.8,
        TAG_HEIGHT,
        fill=fill,
        edge=fill or ink,
        thickness=0.8,
        radius=TAG_RADIUS,
    )
    style = replace(TAG, colour=ink)
    return (box, *written(word, style, x + wide / 2, middle + TAG.size * 0.36, Align.CENTRE))
