"""Other evidence: a line for each piece that stands in full nowhere, as many as have room."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.evidence import Evidence
from calibrate.domain.sheet import Sheet
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Column, Continuation, Flow, Strip, Strips, gap, together
from calibrate.packet.flow.operations import Operation, Part
from calibrate.packet.flow.parts import within
from calibrate.packet.flow.style import LEFT, META, QUIET, RIGHT, STRONG, TEXT
from calibrate.packet.flow.text import Align, fitted, paragraph, written
from calibrate.packet.pages.criterion_head import plain_again, plain_head
from calibrate.packet.pages.pieces import evidence_key
from calibrate.words.days import day
from calibrate.words.evidence import attached_line
from calibrate.words.phrases import several

OTHER_EVIDENCE = "Other evidence"
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
    lines = [strip for piece in pieces[:MOST_LINES] for strip in _lines(sheet, piece)]
    told = paragraph(_told(sheet, len(pieces)), META, LEFT, RIGHT)
    again = Continuation(note=lambda left, page: (), again=plain_again(OTHER_EVIDENCE))
    with flow.within(Element(Kind.SECTION)):
        flow.lay(
            Column(within(lines, Element(Kind.TABLE))),
            head=together((*plain_head(OTHER_EVIDENCE), *told, gap(3))),
            continuation=again,
        )


def _told(sheet: Sheet, count: int) -> str:
    words = NO_RATING_CITES if sheet.is_open else STANDS_NOWHERE
    more = count - MOST_LINES
    return (
        f"{words} {several(more, 'piece')} more {'is' if more == 1 else 'are'} there."
        if (more > 0)
        else words
    )


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
