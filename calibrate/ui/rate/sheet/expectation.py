"""What a level expects, as the panel beside the cards: its lines, its height, its drawing."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from calibrate.domain.rubric.rubric import Expectation, Pairing, Section, Step, origin_of
from calibrate.ui.look import marks
from calibrate.ui.look.text import Face, Wrapped, draw_lines, height, wrap
from calibrate.ui.look.theme import tokens
from calibrate.ui.rate.sheet.measured import Faces
from calibrate.words.criteria import pairing_words, silence_words
from calibrate.words.offers.examples import origin_words

INSIDE = 12
LONGEST = 200
GAP_BOX = 28
EXAMPLES = "For example"
GAP = "Gap: example needed"


class Item(NamedTuple):
    """One part of a panel: lines in a face and colour, or the dashed box of a gap."""

    lines: Wrapped
    face: Face
    color: str
    above: int
    is_gap: bool = False
    pill: str = ""

    @property
    def height(self) -> int:
        """How high it is, with the space above it."""
        if self.pill:
            return self.above + int(marks.PILL_HEIGHT)
        return self.above + (GAP_BOX if self.is_gap else height(self.lines, self.face))


class PanelShape(NamedTuple):
    """The parts of a panel; `is_absent` where the level says nothing and the panel is dashed."""

    items: tuple[Item, ...]
    is_absent: bool = False

    @property
    def height(self) -> int:
        """How high the panel is."""
        return sum(item.height for item in self.items) + 2 * INSIDE


def shape(
    expectation: Expectation | None, pairing: Pairing, step: Step, width: int, faces: Faces
) -> PanelShape:
    """Return the panel of an expectation, or the dashed one where there is none."""
    room = width - 2 * INSIDE
    if expectation is None:
        return _absent(pairing, step, room, faces)
    body = Item(wrap(expectation.text, faces.body, room, LONGEST), faces.body, "ink", 0)
    items = [body, *_examples(expectation, room, faces)]
    return PanelShape((*items, *_gaps(expectation.gaps, room, faces)))


def shape_of_level(sections: tuple[Section, ...], width: int, faces: Faces) -> PanelShape:
    """Return the panel of what the ladder says on a level as a whole."""
    room = width - 2 * INSIDE
    items: list[Item] = []
    for section in sections:
        items.extend(_examples(section, room, faces))
        items.extend(_gaps(section.gaps, room, faces))
    return PanelShape(tuple(items))


def paint(
    painter: QPainter, panel: QRectF, made: PanelShape, target: bool, is_current: bool
) -> None:
    """Draw a panel: outlined for the current level, filled for the target, bare when quiet."""
    if made.is_absent:
        marks.draw_dashed(painter, panel)
    elif is_current:
        _paint_ground(painter, panel, target)
    y, x, room = panel.top() + INSIDE, panel.left() + INSIDE, panel.width() - 2 * INSIDE
    for item in made.items:
        y += item.above
        _paint_item(painter, QRectF(x, y, room, item.height - item.above), item, is_current)
        y += item.height - item.above


def _paint_ground(painter: QPainter, panel: QRectF, target: bool) -> None:
    colors = tokens()
    with marks.fills(painter, colors.color("target_ground" if target else "surface")):
        painter.drawRoundedRect(panel, marks.RADIUS, marks.RADIUS)
    if not target:
        with marks.strokes(painter, colors.color("current"), 1.5):
            painter.drawRoundedRect(
                panel.adjusted(0.75, 0.75, -0.75, -0.75), marks.RADIUS, marks.RADIUS
            )


def _paint_item(painter: QPainter, rect: QRectF, item: Item, is_current: bool) -> None:
    color = tokens().color(item.color if is_current else "muted")
    if item.pill:
        size = marks.pill_size(item.pill)
        marks.draw_pill(painter, QRectF(rect.left(), rect.top(), size.width(), 18), item.pill)
    elif item.is_gap:
        marks.draw_dashed(painter, rect, 6)
        marks.draw_text(painter, rect, GAP, item.face.font, tokens().color("muted"))
    else:
        draw_lines(painter, rect.left(), rect.top(), rect.width(), item.lines, item.face, color)


def _absent(pairing: Pairing, step: Step, room: int, faces: Faces) -> PanelShape:
    pill, sentence = pairing_words(pairing, step), silence_words(pairing, step)
    nothing = Wrapped((), False)
    items = (
        Item(nothing, faces.meta, "muted", 0, pill=pill),
        Item(wrap(sentence, faces.small, room, LONGEST), faces.small, "muted", 6),
    )
    return PanelShape(items, is_absent=True)


def _examples(holder: Expectation | Section, room: int, faces: Faces) -> list[Item]:
    if not holder.examples:
        return []
    heading = wrap(EXAMPLES, faces.meta_strong, room, 1)
    items = [Item(heading, faces.meta_strong, "muted", 8)]
    for position, example in enumerate(holder.examples):
        lines = wrap(example, faces.small, room, LONGEST)
        items.append(Item(lines, faces.small, "muted", 6 if position else 1))
        if origin := origin_of(holder, example):
            told = wrap(origin_words(origin), faces.meta, room, LONGEST)
            items.append(Item(told, faces.meta, "muted", 1))
    return items


def _gaps(gaps: tuple[str, ...], room: int, faces: Faces) -> list[Item]:
    items = []
    for gap in gaps:
        items.append(Item(Wrapped((), False), faces.meta_strong, "muted", 10, is_gap=True))
        if gap.strip():
            lines = wrap(gap, faces.meta, room, LONGEST)
            items.append(Item(lines, faces.meta, "muted", 4))
    return items
