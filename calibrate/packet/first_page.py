"""The first section: the decision and all that it rests on, on one page wherever it fits."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.case import Case
from calibrate.domain.decisions import FollowUp
from calibrate.domain.ratings import Side
from calibrate.packet.decision_box import decision_box
from calibrate.packet.flow import (
    Column,
    Continuation,
    Flow,
    Strip,
    Strips,
    gap,
    height_of,
    kept,
    together,
)
from calibrate.packet.furniture import section_head
from calibrate.packet.operations import Stroke
from calibrate.packet.ratings_table import scale_columns, table_head, table_row, table_title
from calibrate.packet.reading import NAMELESS, is_open, sides, strongest
from calibrate.packet.style import (
    BODY,
    HEADING,
    LABEL,
    LEFT,
    META,
    NAME,
    QUIET,
    QUOTE,
    RIGHT,
    STRONGER,
    SUBTITLE,
    TEXT,
)
from calibrate.packet.summary import summary
from calibrate.packet.text import block, paragraph, statement, strip_of
from calibrate.packet.wording import CONFIDENCES, day, several

SECTION = "Promotion decision"
Edges = tuple[float, float]
LEFT_HALF, RIGHT_HALF, FULL = (LEFT, 283.0), (308.0, RIGHT), (LEFT, RIGHT)
LONGEST_BESIDE = 300.0
BETWEEN_HALVES = 297.0
OWNER_RIGHT, DUE, TASK_LEFT = 137.0, (143.0, 201.0), 205.0
STRONGEST = {Side.FOR: "Strongest reason for", Side.AGAINST: "Strongest reason against"}


def first_pages(case: Case) -> Flow:
    """Lay out the decision: box, reason, table of ratings, voices, follow-ups, and the record."""
    flow = Flow(1, lambda page: section_head(case, page, SECTION, is_first=page == 1))
    flow.add(_title(case))
    flow.space(9)
    flow.add((decision_box(case),))
    _why(flow, case)
    _ratings(flow, case)
    _voices(flow, case)
    _follow_ups(flow, case)
    flow.space(9)
    summary(flow, case)
    return flow


def _title(case: Case) -> Strips:
    candidate, rubric = case.sheet.candidate, case.sheet.rubric
    pieces = several(len(case.sheet.evidence), "piece")
    rubric_words = f"rubric {rubric.title} {rubric.version}".rstrip()
    parts = (candidate.team, str(candidate.step), f"{pieces} of evidence, {rubric_words}")
    line = "  ·  ".join(part for part in parts if part)
    name = block(candidate.name, NAME, LEFT, RIGHT)
    return (*together(name), *statement(line, SUBTITLE, LEFT, RIGHT))


def _why(flow: Flow, case: Case) -> None:
    if not case.sheet.decision:
        return
    flow.space(9)
    heading = kept(strip_of("Why", HEADING, LEFT))
    flow.add((heading, *paragraph(case.sheet.decision.reason, BODY, LEFT, RIGHT)))


def _ratings(flow: Flow, case: Case) -> None:
    sheet = case.sheet
    columns = scale_columns(sheet)
    head = table_head(sheet, columns)
    rows = tuple(table_row(sheet, row, columns) for row in sheet.rows)
    flow.space(9)
    flow.lay(
        Column(rows),
        head=(table_title(sheet), gap(4), head),
        continuation=Continuation(note=lambda left, page: (), again=(head,)),
    )


def _voices(flow: Flow, case: Case) -> None:
    """Set the strongest reason beside the dissent, or beside the other side's where none is.

    Long ones stand below one another.
    """
    if not is_open(case.sheet) and not case.dissenters:
        return
    flow.space(9)
    left, right = _both_voices(case, LEFT_HALF, RIGHT_HALF)
    if max(height_of(left), height_of(right)) <= LONGEST_BESIDE:
        flow.lay(Column(left), Column(right, _line_between))
        return
    for voice in _both_voices(case, FULL, FULL):
        flow.add(voice)
        flow.space(9)


def _both_voices(case: Case, first: Edges, second: Edges) -> tuple[Strips, Strips]:
    side, other = sides(case)
    dissent = _dissent(case, *second)
    return _strongest(case, side, *first), dissent or _strongest(case, other, *second)


def _line_between(height: float) -> tuple[Stroke, ...]:
    return (Stroke(BETWEEN_HALVES, 0, BETWEEN_HALVES, height, STRONGER),)


def _strongest(case: Case, side: Side, left: float, right: float) -> Strips:
    heading = kept(strip_of(STRONGEST[side], HEADING, left))
    voice = strongest(case, side)
    if voice is None:
        where = "at or above" if side is Side.FOR else "below"
        words = f"No rating {where} {case.sheet.step.target} has a written reason."
        return (heading, *paragraph(words, QUIET, left, right))
    row, opened = voice
    rating = opened.rating
    pieces = (case.sheet.piece(citation.evidence) for citation in rating.citations)
    cited = ", ".join(dict.fromkeys(piece.label for piece in pieces if piece))
    said = f"{row.criterion.title} {rating.value}, {CONFIDENCES[rating.confidence]}"
    who = f"{opened.name or NAMELESS}, {said}"
    return (heading, *_quoted(rating.reason, f"{who}; {cited}" if cited else who, left, right))


def _dissent(case: Case, left: float, right: float) -> Strips:
    if not case.dissenters:
        return ()
    heading = kept(strip_of("Dissent", HEADING, left))
    quotes = [_quoted(text, name, left, right) for name, text in case.dissenters]
    spaced = [strip for quote in quotes for strip in (*quote, gap(6))]
    return (heading, *spaced[:-1])


def _quoted(text: str, told: str, left: float, right: float) -> Strips:
    """Return a quotation with who said it, the last line never apart from that."""
    quote = paragraph(f"“{text.strip()}”", QUOTE, left, right)
    last = kept(quote[-1])
    return (*quote[:-1], last, *together(statement(told, META, left, right)))


def _follow_ups(flow: Flow, case: Case) -> None:
    follow_ups = case.sheet.decision.follow_ups if case.sheet.decision else ()
    if not follow_ups:
        return
    flow.space(9)
    heading: Strips = (strip_of("Follow-ups", HEADING, LEFT), gap(3))
    for follow_up in follow_ups:
        flow.lay(*_follow_up(follow_up), head=(*heading, _hairline()))
        heading = ()
    flow.add((_hairline(),))


def _follow_up(follow_up: FollowUp) -> tuple[Column, Column, Column]:
    due = day(follow_up.due) if follow_up.due else "no date"
    return (
        _padded(block(follow_up.owner, replace(LABEL, size=8.4), LEFT, OWNER_RIGHT)),
        _padded(block(due, QUIET, *DUE)),
        _padded(paragraph(follow_up.text, TEXT, TASK_LEFT, RIGHT)),
    )


def _padded(strips: Strips) -> Column:
    return Column((kept(gap(3.2)), *strips, gap(3.6)))


def _hairline() -> Strip:
    return Strip(0.5, (Stroke(LEFT, 0, RIGHT, 0, STRONGER),))
