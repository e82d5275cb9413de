"""Evidence by one line each: what stands in full nowhere, or in a draft all there is."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.evidence import Evidence
from calibrate.domain.sheet import Sheet
from calibrate.packet.first_page.ratings_table import criterion_key
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Column, Continuation, Flow, Strip, Strips, gap, together
from calibrate.packet.flow.operations import Operation, Part
from calibrate.packet.flow.parts import within
from calibrate.packet.flow.style import LEFT, META, QUIET, RIGHT, STRONG, TEXT
from calibrate.packet.flow.text import Align, fitted, paragraph, strip_of, written
from calibrate.packet.pages.criterion_head import (
    criterion_again,
    criterion_head,
    plain_again,
    plain_head,
)
from calibrate.packet.pages.pieces import evidence_key
from calibrate.words.criteria import NO_EVIDENCE
from calibrate.words.days import day
from calibrate.words.evidence import UNPLACED_EVIDENCE, attached_line
from calibrate.words.phrases import sentence, several

OTHER_EVIDENCE = "Other evidence"
ONE_LINE_EACH = "Each piece by one line, for nothing is decided. The session file has them whole."
NO_RATING_CITES = "No rating that counts cites these. The session file has them whole."
STANDS_NOWHERE = "These stand on no criterion. The session file has them whole."
TITLE_LEFT, KIND_LEFT, DATE_LEFT = 88.0, 310.0, 404.0
GAP = 8.0
MOST_LINES = 90
"""About two pages; who looks for more looks into the session file."""


def other_evidence(flow: Flow, sheet: Sheet, pieces: Sequence[Evidence]) -> None:
    """Lay out a line for each of these pieces."""
    if not pieces:
        return
    told = paragraph(_told(sheet, len(pieces)), META, LEFT, RIGHT)
    again = Continuation(note=lambda left, page: (), again=plain_again(OTHER_EVIDENCE))
    with flow.within(Element(Kind.SECTION)):
        flow.lay(
            Column(_table(sheet, pieces[:MOST_LINES])),
            head=together((*plain_head(OTHER_EVIDENCE), *told, gap(3))),
            continuation=again,
        )


def evidence_index(flow: Flow, sheet: Sheet) -> None:
    """Lay out each piece by one line on each criterion that it is placed on, then what is on none.

    Beyond what has room their number is told.
    """
    flow.add((gap(5), *together(paragraph(ONE_LINE_EACH, META, LEFT, RIGHT)), gap(6)))
    room = MOST_LINES
    for row in sheet.rows:
        head = criterion_head(sheet, row, criterion_key(row))
        with flow.within(Element(Kind.SECTION)):
            _listed(flow, sheet, row.evidence, room, head, criterion_again(row))
        room = max(0, room - len(row.evidence))
    unplaced = tuple(piece for piece in sheet.evidence if not piece.criteria)
    if unplaced:
        again = plain_again(UNPLACED_EVIDENCE)
        with flow.within(Element(Kind.SECTION)):
            _listed(flow, sheet, unplaced, room, plain_head(UNPLACED_EVIDENCE), again)


def _listed(
    flow: Flow, sheet: Sheet, pieces: Sequence[Evidence], room: int, head: Strips, again: Strips
) -> None:
    """Lay out as many pieces as there is room for under a head, or that there are none."""
    lines = _table(sheet, pieces[:room])
    if more := len(pieces[room:]):
        lines = (*lines, *paragraph(_more(more), META, LEFT, RIGHT))
    if not lines:
        lines = (strip_of(sentence(NO_EVIDENCE), META, LEFT),)
    continuation = Continuation(note=lambda left, page: (), again=again)
    flow.lay(Column(lines), head=head, continuation=continuation)
    flow.space(9)


def _more(more: int) -> str:
    return f"{several(more, 'piece')} more {'is' if more == 1 else 'are'} there."


def _told(sheet: Sheet, count: int) -> str:
    words = NO_RATING_CITES if sheet.is_open else STANDS_NOWHERE
    more = count - MOST_LINES
    return f"{words} {_more(more)}" if more > 0 else words


def _table(sheet: Sheet, pieces: Sequence[Evidence]) -> Strips:
    lines = (strip for piece in pieces for strip in _lines(sheet, piece))
    return within(lines, Element(Kind.TABLE))


def _lines(sheet: Sheet, piece: Evidence) -> Strips:
    """Return the line of a piece, and below it what is attached, where something is."""
    row, title = Element(Kind.ROW), Element(Kind.CELL)
    attached = paragraph(attached_line(piece), META, TITLE_LEFT, RIGHT)
    return together(within((_line(sheet, piece, title), *within(attached, title)), row))


def _line(sheet: Sheet, piece: Evidence, title: Element) -> Strip:
    """Return the cells of a piece, each in its place even where it is empty."""
    content = piece.content
    when = day(content.date) if content.date else ""
    placed = _placed(sheet, piece)
    cells = (
        (Element(Kind.ROW_HEAD), written(piece.label, STRONG, LEFT, STRONG.baseline)),
        (title, _within(content.title, TITLE_LEFT, KIND_LEFT)),
        (Element(Kind.CELL), _within(content.kind, KIND_LEFT, DATE_LEFT)),
        (Element(Kind.CELL), written(when, QUIET, DATE_LEFT, QUIET.baseline)),
        (Element(Kind.CELL), written(placed, QUIET, RIGHT, QUIET.baseline, Align.RIGHT)),
    )
    operations = tuple(Part((cell,), words) for cell, words in cells)
    return Strip(TEXT.leading + 1.4, operations, begins=evidence_key(piece))


def _within(words: str, left: float, right: float) -> tuple[Operation, ...]:
    style = TEXT if left == TITLE_LEFT else QUIET
    return tuple(written(fitted(words, style, right - left - GAP), style, left, style.baseline))


def _placed(sheet: Sheet, piece: Evidence) -> str:
    """Say on which criteria a piece is placed, by their numbers."""
    numbers = [str(row.number) for row in sheet.rows if row.criterion.id in piece.criteria]
    return f"on {', '.join(numbers)}" if numbers else "unplaced"
