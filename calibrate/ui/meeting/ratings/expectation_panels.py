"""What a level expects on an opened criterion, in a panel of the level's colour."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from calibrate.domain.rubric.rubric import Expectation, Pairing, Step
from calibrate.ui.look.marks import RADIUS, draw_dashed, draw_level_tag, fills, strokes, tag_size
from calibrate.ui.look.text import Face, height, wrap
from calibrate.ui.look.theme import tokens
from calibrate.ui.meeting.ratings.placed import Lines, Piece, Placed, Sign, Words
from calibrate.words.criteria import pairing_words, silence_words

INSIDE = 10
ALL = 400


def panel(
    expectation: Expectation, area: tuple[int, int, int], body: Face, most: int, target: bool
) -> Placed:
    """Set what a level expects, in at most so many lines. `area` is left, top and width."""
    x, y, width = area
    label = Face(13)
    room = width - 2 * INSIDE
    text = wrap(expectation.text, body, room, most)
    top = y + INSIDE + 25
    high = 25 + height(text, body) + 2 * INSIDE
    tag = tag_size(expectation.level)
    words = QRectF(x + INSIDE + tag.width() + 6, y + INSIDE, room - tag.width() - 6, 20)
    sign = partial(draw_level_tag, text=expectation.level, target=target)
    pieces: list[Piece] = [
        Sign(QRectF(x, y, width, high), partial(_ground, target=target)),
        Sign(QRectF(x + INSIDE, y + INSIDE, tag.width(), tag.height()), sign),
        Words(words, "expects", label, "muted"),
        Lines(QRectF(x + INSIDE, top, room, height(text, body)), text, body, "ink"),
    ]
    return Placed(pieces, high)


def absent_panel(pairing: Pairing, step: Step, area: tuple[int, int, int]) -> Placed:
    """Set a dashed panel in place of an expectation that is not there."""
    x, y, width = area
    label = Face(13)
    title, room = pairing_words(pairing, step), width - 2 * INSIDE
    text = wrap(silence_words(pairing, step), label, room, ALL)
    high = 24 + height(text, label) + 2 * INSIDE
    strong = Face(13, QFont.Weight.DemiBold)
    lines = QRectF(x + INSIDE, y + INSIDE + 24, room, height(text, label))
    pieces: list[Piece] = [
        Sign(QRectF(x, y, width, high), draw_dashed),
        Words(QRectF(x + INSIDE, y + INSIDE, room, 20), title, strong, "muted"),
        Lines(lines, text, label, "muted"),
    ]
    return Placed(pieces, high)


def _ground(painter: QPainter, place: QRectF, target: bool) -> None:
    with fills(painter, tokens().color("target_ground" if target else "current_ground")):
        painter.drawRoundedRect(place, RADIUS, RADIUS)
    if not target:
        with strokes(painter, tokens().color("current"), 1.5):
            inner = place.adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(inner, RADIUS, RADIUS)
