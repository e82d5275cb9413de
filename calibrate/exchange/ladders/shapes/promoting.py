"""Bold leads and bullets that stand for headings, made headings before a ladder is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from calibrate.domain.rubric.level_names import naming
from calibrate.domain.rubric.rubric import Level
from calibrate.exchange.ladders.documents.blocks import (
    Block,
    Bullets,
    Heading,
    Line,
    Paragraph,
    Run,
    Table,
    plain,
)

MOST_WORDS = 10


def promoted(blocks: Sequence[Block], known: Sequence[str] = ()) -> list[Block]:
    """Return blocks with a heading for each bold title over a list, and each bullet of a level."""
    return list(_promoted(blocks, known))


def _promoted(blocks: Sequence[Block], known: Sequence[str]) -> Iterator[Block]:
    depth, outer = 0, ""
    for block, after in zip(blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, Heading):
            depth, outer = block.depth, ""
            yield block
        elif isinstance(block, Paragraph) and _is_heading(block, after, known):
            kind = "level" if naming(block.line.lead, known) else "category"
            outer = outer or kind
            yield from _as_heading(block, depth + (1 if kind == outer else 2))
        elif isinstance(block, Paragraph) and _names_level(block, known):
            outer = outer or "level"
            yield from _by_lines(block, depth + (1 if outer == "level" else 2), known)
        elif isinstance(block, Paragraph) and (level := _level_within(block, after, known)):
            outer = outer or "level"
            yield Heading(depth + (1 if outer == "level" else 2), plain(level), block.at)
            yield block
        elif isinstance(block, Bullets) and _of_levels(block, known):
            yield from _as_headings(block, depth + (2 if outer else 1), known)
        else:
            yield block


def _is_heading(block: Paragraph, after: Block | None, known: Sequence[str]) -> bool:
    """Tell whether a paragraph is a bold title, over a list or of a level, and no more."""
    lead, rest = block.line.lead, block.line.rest.strip(" :")
    if block.aside or not lead or len(lead.split()) > MOST_WORDS or lead[-1] in ".!?,;":
        return False
    if rest and not block.line.behind.is_set_off:
        return False
    return isinstance(after, Bullets | Table) or bool(naming(lead, known))


def _names_level(block: Paragraph, known: Sequence[str]) -> bool:
    """Tell whether a line of a paragraph names a level and nothing else."""
    return not block.aside and any(_is_level(line, known) for line in block.line.lines)


def _level_within(block: Paragraph, after: Block | None, known: Sequence[str]) -> str:
    """Return the level that a sentence over a list speaks of in bold, such as "A **Lead** is:"."""
    if block.aside or not isinstance(after, Bullets) or not block.line.text.endswith(":"):
        return ""
    bold = [run.text for run in block.line.runs if run.strong]
    named = [text for text in bold if (found := naming(text, known)) and not found.weak]
    return named[0].strip() if len(named) == 1 else ""


def _is_level(line: Line, known: Sequence[str]) -> bool:
    found = naming(line.text, known)
    return bool(found and not found.weak)


def _by_lines(block: Paragraph, depth: int, known: Sequence[str]) -> Iterator[Block]:
    """Yield a heading for each line that names a level, and what follows as paragraphs."""
    for is_level, lines in groupby(block.line.lines, lambda line: _is_level(line, known)):
        if is_level:
            yield from (Heading(depth, plain(line.text), block.at) for line in lines)
        else:
            yield Paragraph(Line(tuple(run for line in lines for run in line.runs)), block.at)


def _as_heading(block: Paragraph, depth: int) -> Iterator[Block]:
    lead = block.line.lead.strip(" :")
    yield Heading(depth, Line((Run(lead),)), block.at)
    if block.line.rest.strip(" :"):
        yield Paragraph(block.line.behind, block.at, aside=True)


def _of_levels(block: Bullets, known: Sequence[str]) -> bool:
    """Tell whether bullets begin with levels: two or more, and nothing else."""
    found = [_level_lead(item, known) for item in block.items]
    return len(found) > 1 and all(found) and len({one[0] for one in found if one}) == len(found)


def _level_lead(item: Sequence[Block], known: Sequence[str]) -> tuple[Level, Line] | None:
    """Return the level that a bullet begins with, and the rest of its first line."""
    first = item[0] if item else None
    if not isinstance(first, Paragraph):
        return None
    line, lead = first.line, first.line.lead
    rest = line.behind
    if not lead:
        lead, colon, _ = line.text.partition(":")
        rest = line.without(len(lead) + len(colon))
        if not colon and len(item) == 1:
            return None
    found = naming(lead.strip(" :"), known)
    return (found.level, rest.without_marks()) if found else None


def _as_headings(block: Bullets, depth: int, known: Sequence[str]) -> Iterator[Block]:
    for item in block.items:
        found = _level_lead(item, known)
        assert found
        level, rest = found
        name, at = f"{level.key}: {level.title}" if level.title else level.key, item[0].at
        yield Heading(depth, Line((Run(name),)), at)
        if rest.text:
            yield Paragraph(rest, at)
        yield from item[1:]
