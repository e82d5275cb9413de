"""What both levels expect, in the outer columns: the current one outlined, the target on ground."""

from __future__ import annotations

from dataclasses import dataclass, replace

from calibrate.domain.rubric.rubric import Expectation, Pairing, Step
from calibrate.packet.flow.flow import (
    Column,
    Strip,
    Strips,
    gap,
    height_of,
    kept,
    overlaid,
    stacked,
    together,
)
from calibrate.packet.flow.operations import Box, Operation, Stroke
from calibrate.packet.flow.style import (
    CURRENT,
    CURRENT_GROUND,
    CURRENT_RIGHT,
    DASHES,
    EVIDENCE_LEFT,
    EVIDENCE_RIGHT,
    FAINT,
    LEFT,
    META_STRONG,
    QUIET,
    RIGHT,
    TARGET,
    TARGET_GROUND,
    TARGET_LEFT,
    TEXT,
)
from calibrate.packet.flow.text import paragraph, strip_of
from calibrate.words.criteria import silence_words

PADDING, EDGE = 7.0, 2.0
EXAMPLE = replace(TEXT, size=7.9, leading=10.8)
EXAMPLE_INDENT, EXAMPLE_GAP = 8.0, 2.5
BULLET = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Panel:
    """The edges of an expectation's column, and of the text in it."""

    left: float
    right: float
    text_left: float
    text_right: float


CURRENT_PANEL = Panel(LEFT, CURRENT_RIGHT, LEFT + 9, CURRENT_RIGHT - 6)
TARGET_PANEL = Panel(TARGET_LEFT, RIGHT, TARGET_LEFT + 8, RIGHT - 8)
EVIDENCE_PANEL = Panel(
    EVIDENCE_LEFT, EVIDENCE_RIGHT, EVIDENCE_LEFT + PADDING, EVIDENCE_RIGHT - PADDING
)


def current_column(expectation: Expectation | None, step: Step) -> Column:
    """Return what the current level expects, or that it is silent."""
    if expectation is None:
        return Column(nothing(silence_words(Pairing.NEW, step), CURRENT_PANEL))
    return Column(_told(expectation, CURRENT_PANEL), _current_ground)


def target_column(expectation: Expectation | None, step: Step) -> Column:
    """Return what the target level expects, or that it adds nothing."""
    if expectation is None:
        return Column(nothing(silence_words(Pairing.CURRENT_ONLY, step), TARGET_PANEL))
    return Column(_told(expectation, TARGET_PANEL), _target_ground)


def nothing(words: str, panel: Panel) -> Strips:
    """Return a dashed box that says what is not there."""
    return (_dashed(words, panel.left, panel.right),)


def _told(expectation: Expectation, panel: Panel) -> Strips:
    text = paragraph(expectation.text, TEXT, panel.text_left, panel.text_right)
    gaps = (
        strip
        for words in expectation.gaps
        for strip in together((_dashed(words, panel.text_left, panel.text_right), gap(PADDING - 2)))
    )
    opening = together((gap(PADDING), *text, gap(PADDING - EXAMPLE_GAP)))
    strips = (*opening, *_examples(expectation, panel), *gaps)
    return (*strips[:-1], kept(strips[-1]), gap(EXAMPLE_GAP))


def _examples(expectation: Expectation, panel: Panel) -> Strips:
    if not expectation.examples:
        return ()
    heading = strip_of("For example", META_STRONG, panel.text_left)
    first, *others = [_example(words, panel) for words in expectation.examples]
    return (*together((heading, *first)), *(strip for other in others for strip in other))


def _example(words: str, panel: Panel) -> Strips:
    lines = paragraph(words, EXAMPLE, panel.text_left + EXAMPLE_INDENT, panel.text_right)
    marked = overlaid(lines, (strip_of(BULLET, EXAMPLE, panel.text_left),))
    return together((gap(EXAMPLE_GAP), *marked, gap(EXAMPLE_GAP)))


def _dashed(words: str, left: float, right: float) -> Strip:
    lines = paragraph(words, QUIET, left + 6, right - 5)
    height = height_of(lines) + 2 * 5
    box = Box(
        left + 0.3, 0.3, right - left - 0.6, height - 0.6, edge=FAINT, thickness=0.6, dash=DASHES
    )
    return Strip(height, (box, *(operation.lowered(5) for operation in stacked(lines))))


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
