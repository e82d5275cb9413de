"""A piece of evidence as a card: how high it is, where its buttons are, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath

from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Stance
from calibrate.domain.rubric.rubric import Step
from calibrate.ui.look import marks
from calibrate.ui.look.text import Face, Wrapped, draw_lines, draw_one, height, wrap
from calibrate.ui.look.theme import tokens
from calibrate.ui.rate.sheet.measured import Faces
from calibrate.ui.rate.sheet.sheet_words import sources
from calibrate.words.evidence import part_words
from calibrate.words.phrases import capitalized
from calibrate.words.ratings import tag_words
from calibrate.words.text.marked_text import plain

MARGIN = 16
ABOVE = 10
TITLE_LINES = 2
TEXT_LINES = 12
PART_LINES = 2
BEFORE_TEXT = 2
BEFORE_META = 5
META = 20
EDGE = 5
PILL_ROOM = 98
MORE = "… more"

STANCES = (Stance.CURRENT, Stance.AGAINST, Stance.TARGET)
BUTTON_WIDTHS = {Stance.CURRENT: 46, Stance.AGAINST: 72, Stance.TARGET: 46}


class CardShape(NamedTuple):
    """A card's lines and height."""

    title: Wrapped
    text: Wrapped
    part: Wrapped
    height: int


class CardLook(NamedTuple):
    """How a card stands: its stance in words, whether it is current, and what it offers."""

    stance: Stance | None = None
    words: str = ""
    is_current: bool = False
    has_focus: bool = False
    offers: bool = False
    newer: str = ""


def shape(piece: Evidence, width: int, faces: Faces) -> CardShape:
    """Return the lines of a card of this width."""
    room = width - 2 * MARGIN
    title = wrap(piece.content.title, faces.strong, room, TITLE_LINES)
    text = wrap(plain(piece.content.text), faces.body, room, TEXT_LINES)
    said = capitalized(part_words(piece)) if piece.content.part else ""
    part = wrap(said, faces.meta, room, PART_LINES)
    inside = height(title, faces.strong) + height(text, faces.body) + height(part, faces.meta)
    before = BEFORE_TEXT * (bool(text.lines) + bool(part.lines))
    return CardShape(title, text, part, 2 * ABOVE + inside + before + BEFORE_META + META)


def buttons(right: float, top: float) -> dict[Stance, QRectF]:
    """Return where the three buttons stand that mark a card, from their right end on."""
    boxes = {}
    for stance in reversed(STANCES):
        width = BUTTON_WIDTHS[stance]
        boxes[stance] = QRectF(right - width, top, width, META)
        right -= width + 4
    return boxes


def paint(
    painter: QPainter,
    card: QRectF,
    piece: Evidence,
    made: CardShape,
    look: CardLook,
    faces: Faces,
    step: Step,
) -> None:
    """Draw a card into its rectangle."""
    _paint_ground(painter, card, look)
    _paint_edge(painter, card, look.stance)
    colors, x, room = tokens(), card.left() + MARGIN, card.width() - 2 * MARGIN
    y = card.top() + ABOVE
    y = draw_lines(painter, x, y, room, made.title, faces.strong, colors.color("ink"))
    y += BEFORE_TEXT
    y = draw_lines(painter, x, y, room, made.text, faces.body, colors.color("ink"))
    below = y + (BEFORE_TEXT if made.text.lines else 0)
    draw_lines(painter, x, below, room, made.part, faces.meta, colors.color("muted"))
    if made.text.is_cut:
        _paint_more(painter, QRectF(x, y - faces.body.leading, room, faces.body.leading), faces)
    meta = QRectF(x, card.bottom() - ABOVE - META, room, META)
    if look.offers:
        corner = QPointF(card.right() - ABOVE, meta.top())
        taken = paint_buttons(painter, corner, look.stance, faces, step)
        meta.setRight(corner.x() - taken - 8)
    elif look.stance:
        taken = paint_stance(painter, meta, look.stance, look.words, faces)
        meta.setRight(meta.right() - taken - 8)
    _paint_source(painter, meta, piece, look, faces)


def paint_stance(
    painter: QPainter, rect: QRectF, stance: Stance, words: str, faces: Faces
) -> float:
    """Draw "Shows L4 ▸" at the right of `rect`; return how much of the width it took."""
    color = stance_color(stance)
    width = faces.meta_strong.width(words)
    sign = QRectF(0, rect.center().y() - 3.5, 6, 7)
    if stance is Stance.TARGET:
        sign.moveRight(rect.right())
        marks.draw_triangle(painter, sign, color, left=False)
        words_box = rect.adjusted(0, 0, -12, 0)
    else:
        words_box = rect
        sign.moveRight(rect.right() - width - 6)
        _paint_left_sign(painter, sign, stance, color)
    draw_one(painter, words_box, words, faces.meta_strong, color, right=True)
    return width + 16


def stance_color(stance: Stance) -> QColor:
    """Return the colour of a stance; speaking against claims neither level and is ink."""
    names = {Stance.TARGET: "target", Stance.CURRENT: "current", Stance.AGAINST: "ink"}
    return tokens().color(names[stance])


def _paint_left_sign(painter: QPainter, sign: QRectF, stance: Stance, color: QColor) -> None:
    if stance is Stance.CURRENT:
        marks.draw_triangle(painter, sign, color, left=True)
    else:
        marks.draw_minus(painter, sign.adjusted(-4, 0, 0, 0), color)


def _paint_ground(painter: QPainter, card: QRectF, look: CardLook) -> None:
    colors = tokens()
    border = colors.color("control" if look.is_current else "strong_hairline")
    with marks.strokes(painter, border, 1):
        painter.setBrush(colors.color("surface"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), marks.RADIUS, marks.RADIUS)
    if look.has_focus:
        marks.draw_focus(painter, card)


def _paint_edge(painter: QPainter, card: QRectF, stance: Stance | None) -> None:
    """Draw the edge on the side for which the card was marked, inside its rounded outline."""
    if stance is None:
        return
    outline = QPainterPath()
    outline.addRoundedRect(card, marks.RADIUS, marks.RADIUS)
    color = stance_color(stance)
    with marks.fills(painter, color):
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        if stance is Stance.TARGET:
            painter.drawRect(card.adjusted(card.width() - EDGE, 0, 0, 0))
        elif stance is Stance.CURRENT:
            painter.drawRect(QRectF(card.left(), card.top(), 1.5, card.height()))
            painter.drawRect(QRectF(card.left() + EDGE - 1.5, card.top(), 1.5, card.height()))
        else:
            strip = card.adjusted(0, card.height() - marks.HATCH, 0, 0)
            marks.draw_hatch(painter, strip, color)


def _paint_more(painter: QPainter, line: QRectF, faces: Faces) -> None:
    """Let the last line fade into the words that say there is more."""
    colors = tokens()
    width = faces.medium.width(MORE) + 24
    words = QRectF(line.right() - width, line.top(), width, line.height())
    clear = colors.color("surface")
    clear.setAlpha(0)
    fade = QLinearGradient(words.left() - 120, 0, words.left(), 0)
    fade.setColorAt(0, clear)
    fade.setColorAt(1, colors.color("surface"))
    painter.fillRect(words.adjusted(-120, 0, 0, 0), fade)
    draw_one(painter, words.adjusted(0, 0, -22, 0), MORE, faces.medium, colors.color("ink"), True)
    cap = QRectF(line.right() - 17, line.center().y() - 8, 17, marks.KEY_HEIGHT)
    marks.draw_key(painter, cap, "M")


def paint_buttons(
    painter: QPainter, corner: QPointF, chosen: Stance | None, faces: Faces, step: Step
) -> float:
    """Draw the three buttons from their top right corner; return how much width they took."""
    colors, boxes = tokens(), buttons(corner.x(), corner.y())
    for stance, box in boxes.items():
        is_chosen = stance is chosen
        color = stance_color(stance) if is_chosen else colors.color("muted")
        with marks.strokes(painter, color if is_chosen else colors.color("control"), 1):
            painter.setBrush(colors.color("selection" if is_chosen else "surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        words = capitalized(tag_words(stance, step))
        _paint_button_words(painter, box, stance, words, faces, color)
    return corner.x() - min(box.left() for box in boxes.values())


def _paint_button_words(
    painter: QPainter, box: QRectF, stance: Stance, words: str, faces: Faces, color: QColor
) -> None:
    sign = QRectF(box.left() + 8, box.center().y() - 3.5, 6, 7)
    words_box = box.adjusted(8, 0, -8, 0)
    if stance is Stance.TARGET:
        sign.moveRight(box.right() - 8)
        marks.draw_triangle(painter, sign, color, left=False)
    elif stance is Stance.CURRENT:
        marks.draw_triangle(painter, sign, color, left=True)
    else:
        marks.draw_minus(painter, sign.adjusted(-1, 0, 1, 0), color)
    draw_one(painter, words_box, words, faces.meta_strong, color, stance is not Stance.TARGET)


def _paint_source(
    painter: QPainter, rect: QRectF, piece: Evidence, look: CardLook, faces: Faces
) -> None:
    room = rect.width() - (PILL_ROOM if look.newer else 0)
    words = _fitting(sources(piece), faces.meta, room)
    if look.newer:
        size = marks.pill_size(look.newer)
        pill = QRectF(0, rect.center().y() - size.height() / 2, size.width(), size.height())
        pill.moveLeft(rect.left() + min(faces.meta.width(words) + 8, rect.width() - 90))
        marks.draw_pill(painter, pill, look.newer)
        rect = QRectF(rect.left(), rect.top(), pill.left() - rect.left() - 6, rect.height())
    draw_one(painter, rect, words, faces.meta, tokens().color("muted"))


def _fitting(ways: Sequence[str], face: Face, room: float) -> str:
    """Return the first way of saying something that fits, or the shortest."""
    return next((words for words in ways if face.width(words) <= room), ways[-1])
