"""Appendix: what the ladder itself gives as examples, and where it still needs some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from calibrate.domain.rubric.rubric import Expectation, Step
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Flow, Strip, Strips, gap, kept, overlaid
from calibrate.packet.flow.parts import heading, section, within
from calibrate.packet.flow.spread import UNHEADED, parted, spread
from calibrate.packet.flow.style import COLUMN_RIGHT, LEFT, TEXT, TITLE
from calibrate.packet.flow.text import block, current_tag, paragraph, tag_width, target_tag
from calibrate.packet.pages.expectations import dashed

EXAMPLES = "Appendix: ladder examples"
EXAMPLE = replace(TEXT, size=7.6, leading=10)
BESIDE, BETWEEN = 7.0, 2.0


def example_pages(flow: Flow, sheet: Sheet) -> None:
    """Lay out the examples of both levels in columns, criterion by criterion."""
    blocks = [section(_criterion(sheet, row)) for row in rows_with_examples(sheet)]
    spread(flow, parted(blocks), (gap(6),), UNHEADED)


def rows_with_examples(sheet: Sheet) -> tuple[SheetRow, ...]:
    """Return the criteria on which either level has an example, or says that it needs one."""
    return tuple(row for row in sheet.rows if _has_any(row.current) or _has_any(row.target))


def _has_any(expectation: Expectation | None) -> bool:
    return bool(expectation and (expectation.examples or expectation.gaps))


def _criterion(sheet: Sheet, row: SheetRow) -> Iterator[Strip]:
    title = f"{row.number}  {row.criterion.title}"
    yield from heading(*map(kept, block(title, TITLE, LEFT, COLUMN_RIGHT)))
    yield from _level(row.current, sheet.step, is_target=False)
    yield from _level(row.target, sheet.step, is_target=True)


def _level(expectation: Expectation | None, step: Step, *, is_target: bool) -> Strips:
    """Return a level's examples and gaps beside its tag."""
    if expectation is None or not _has_any(expectation):
        return ()
    level, tag = (step.target, target_tag) if is_target else (step.current, current_tag)
    left = LEFT + max(map(tag_width, (step.current, step.target))) + BESIDE
    of_level = Element(Kind.LIST)
    items = (
        *(_example(words, left) for words in expectation.examples),
        *((dashed(words, left, COLUMN_RIGHT), gap(BETWEEN)) for words in expectation.gaps),
    )
    listed = (
        strip
        for item in items
        for strip in within(item, of_level, Element(Kind.ITEM), Element(Kind.BODY))
    )
    (mark,) = within(
        (Strip(EXAMPLE.leading, tag(level, LEFT, EXAMPLE.leading / 2)),), Element(Kind.PARAGRAPH)
    )
    return (kept(gap(BETWEEN)), *overlaid(tuple(listed), (mark,)))


def _example(words: str, left: float) -> Strips:
    lines = paragraph(words, EXAMPLE, left, COLUMN_RIGHT)
    return (*lines[:-1], kept(lines[-1]), gap(BETWEEN))
