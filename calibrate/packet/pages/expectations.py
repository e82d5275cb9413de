"""What both levels expect, above the two columns: the current one outlined, the target filled."""

from __future__ import annotations

from dataclasses import dataclass, replace

from calibrate.domain.rubric.rubric import Expectation, Pairing, Step
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import (
    Column,
    Strip,
    Strips,
    gap,
    height_of,
    kept,
    overlaid,
    stacked,
)
from calibrate.packet.flow.operations import Box, Operation, Stroke
from calibrate.packet.flow.parts import one_of, within
from calibrate.packet.flow.style import (
    COLUMN_RIGHT,
    CURRENT,
    CURRENT_GROUND,
    DASHES,
    FAINT,
    LEFT,
    QUIET,
    RIGHT,
    SECOND_LEFT,
    TARGET,
    TARGET_GROUND,
    TEXT,
)
from calibrate.packet.flow.text import current_tag, from_left, paragraph, tag_width, target_tag
from calibrate.words.criteria import silence_words

PADDING, EDGE = 5.0, 2.0


@dataclass(frozen=True, slots=True)
class Panel:
    """The edges of an expectation, and how far its words stand from them."""

    left: float
    right: float
    inner_left: float
    inner_right: float


CURRENT_PANEL = Panel(LEFT, COLUMN_RIGHT, LEFT + 8, COLUMN_RIGHT - 6)
TARGET_PANEL = Panel(SECOND_LEFT, RIGHT, SECOND_LEFT + 7, RIGHT - 8)


def expectations(
    current: Expectation | None, target: Expectation | None, step: Step
) -> tuple[Column, Column]:
    """Return what both levels expect, side by side and equally high, or that one is silent."""
    columns = (
        _current(current, step) if current else _silent(Pairing.NEW, CURRENT_PANEL, step),
        _target(target, step) if target else _silent(Pairing.CURRENT_ONLY, TARGET_PANEL, step),
    )
    high = max(height_of(column.strips) for column in columns)
    first, second = (_filled(column, high) for column in columns)
    return first, second


def _filled(column: Column, high: float) -> Column:
    """Return a column on ground as high as its neighbour."""
    lacking = high - height_of(column.strips)
    if not column.ground or lacking <= 0:
        return column
    last = column.strips[-1]
    return replace(column, strips=(*column.strips[:-1], gap(last.height + lacking)))


def _current(expectation: Expectation, step: Step) -> Column:
    tag = current_tag(step.current, CURRENT_PANEL.inner_left, TEXT.leading / 2)
    return Column(_told(expectation, step.current, tag, CURRENT_PANEL), _current_ground)


def _target(expectation: Expectation, step: Step) -> Column:
    tag = target_tag(step.target, TARGET_PANEL.inner_left, TEXT.leading / 2)
    return Column(_told(expectation, step.target, tag, TARGET_PANEL), _target_ground)


def _told(expectation: Expectation, level: str, tag: tuple[Operation, ...], panel: Panel) -> Strips:
    left = panel.inner_left + tag_width(level) + 7
    text = paragraph(expectation.text, TEXT, left, panel.inner_right)
    told = overlaid(text, (Strip(TEXT.leading, one_of(Kind.PARAGRAPH, tag)),))
    whole = within(told, Element(Kind.DIVISION))
    return (kept(gap(PADDING)), *whole, gap(PADDING))


def _silent(pairing: Pairing, panel: Panel, step: Step) -> Column:
    words = from_left(silence_words(pairing, step))
    return Column((dashed(words, panel.left, panel.right),))


def dashed(words: str, left: float, right: float) -> Strip:
    """Return a dashed box that says what is not there."""
    lines = paragraph(words, QUIET, left + 8, right - 6)
    height = height_of(lines) + 2 * PADDING
    box = Box(
        left + 0.3, 0.3, right - left - 0.6, height - 0.6, edge=FAINT, thickness=0.6, dash=DASHES
    )
    return Strip(height, (box, *(operation.lowered(PADDING) for operation in stacked(lines))))


def _current_ground(height: float) -> tuple[Operation, ...]:
    left, right = CURRENT_PANEL.left, CURRENT_PANEL.right
    return (
        Box(left, 0, right - left, height, CURRENT_GROUND),
        Stroke(left + 0.6, 0, left + 0.6, height, CURRENT, 1.2, DASHES),
    )


def _target_ground(height: float) -> tuple[Operation, ...]:
    left, right = TARGET_PANEL.left, TARGET_PANEL.right
    return (
        Box(left, 0, right - left - EDGE, height, TARGET_GROUND),
        Box(right - EDGE, 0, EDGE, height, TARGET),
    )
