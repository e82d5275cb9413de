"""The first section: the decision and all that it rests on, on one page wherever it fits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from calibrate.domain.decisions import FollowUp
from calibrate.domain.ratings import Side
from calibrate.domain.record.case import Case
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.packet.first_page.decision_box import decision_box
from calibrate.packet.first_page.density import CALM, DENSITIES, Density
from calibrate.packet.first_page.lanes import scale_columns
from calibrate.packet.first_page.ratings_table import table_head, table_row, table_title
from calibrate.packet.first_page.summary import summary
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import (
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
from calibrate.packet.flow.furniture import section_head
from calibrate.packet.flow.operations import Stroke
from calibrate.packet.flow.parts import heading, section, within
from calibrate.packet.flow.style import (
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
    Lettering,
)
from calibrate.packet.flow.text import beginning_of, block, paragraph, statement, strip_of
from calibrate.packet.reading import sides, strongest
from calibrate.words.criteria import pieces_words
from calibrate.words.days import day
from calibrate.words.people import NAMELESS
from calibrate.words.ratings import SIDES, confidence_words

SECTION = "Promotion decision"
Edges = tuple[float, float]
LEFT_HALF, RIGHT_HALF, FULL = (LEFT, 283.0), (308.0, RIGHT), (LEFT, RIGHT)
LONGEST_BESIDE, LEAST_QUOTED = 300.0, 2
BETWEEN_HALVES = 297.0
OWNER_RIGHT, DUE, TASK_LEFT = 137.0, (143.0, 201.0), 205.0
IN_RECORD = "In full in the record"
IN_FULL = "in full under “Ratings with reasons”"


@dataclass(frozen=True, slots=True)
class First:
    """The first section; `is_whole` says that it has every word of reason and dissent."""

    flow: Flow
    is_whole: bool


def first_pages(case: Case, whole: Element, bottom: float, number: int = 1) -> First:
    """Lay out the decision: box, reason, voices, table of ratings, follow-ups, and the record.

    All of it belongs to `whole`; pages count from `number` on, and may reach down to `bottom`.
    It is set as calmly as one page allows; what does not fit on one even in brief is set calmly and
    in full on several.
    """
    for density in DENSITIES:
        flow = _laid_out(case, whole, density, bottom, number)
        if len(flow.pages) == 1:
            return First(flow, not density.is_brief)
    return First(_laid_out(case, whole, CALM, bottom, number), is_whole=True)


def _laid_out(case: Case, whole: Element, density: Density, bottom: float, number: int) -> Flow:
    title = Element(Kind.HEADING)

    def head(page: int) -> Strip:
        return section_head(case, page, SECTION, page == number, title, first=number)

    flow = Flow(number, head, bottom, (whole,))
    flow.add(_title(case, title))
    flow.space(density.between)
    flow.add((decision_box(case),))
    _why(flow, case, density)
    _reasons(flow, case, density)
    _ratings(flow, case, density)
    _follow_ups(flow, case, density)
    flow.space(density.between)
    summary(flow, case)
    return flow


def _title(case: Case, title: Element) -> Strips:
    candidate, rubric = case.sheet.candidate, case.sheet.rubric
    pieces = pieces_words(len(case.sheet.evidence))
    rubric_words = f"rubric {rubric.title} {rubric.version}".rstrip()
    parts = (candidate.team, str(candidate.step), f"{pieces}, {rubric_words}")
    line = "  ·  ".join(part for part in parts if part)
    name = block(candidate.name, NAME, LEFT, RIGHT)
    return (*together(within(name, title)), *statement(line, SUBTITLE, LEFT, RIGHT))


def _why(flow: Flow, case: Case, density: Density) -> None:
    if not case.sheet.decision:
        return
    reason = in_paragraphs(case.sheet.decision.reason)
    text = _beginning(reason, BODY, FULL, density.reason_lines)
    more = () if text == reason else statement(IN_RECORD, META, *FULL)
    flow.space(density.between)
    flow.add(section((*_heading("Why", FULL), *paragraph(text, BODY, *FULL), *more)))


def _heading(words: str, edges: Edges) -> Strips:
    return heading(kept(strip_of(words, HEADING, edges[0])))


def _beginning(text: str, style: Lettering, edges: Edges, lines: int) -> str:
    """Return as much of a text as stands on so many lines; all of it for none."""
    return beginning_of(text, style, edges[1] - edges[0], lines) if lines else text


def _ratings(flow: Flow, case: Case, density: Density) -> None:
    sheet = case.sheet
    columns = scale_columns(sheet)
    head = table_head(sheet, columns)
    rows = tuple(table_row(sheet, row, columns, density) for row in sheet.rows)
    table = Element(Kind.TABLE)
    flow.space(density.between)
    with flow.within(Element(Kind.SECTION)):
        flow.lay(
            Column(within(rows, table)),
            head=(table_title(sheet), gap(4), *within((head,), table)),
            continuation=Continuation(note=lambda left, page: (), again=(head,)),
        )


def _reasons(flow: Flow, case: Case, density: Density) -> None:
    """Set the strongest reason beside the dissent, or beside the other side's where none is.

    Long ones stand below one another.
    """
    if not case.sheet.is_open and not case.dissenters:
        return
    flow.space(density.between)
    left, right = _both_reasons(case, density, LEFT_HALF, RIGHT_HALF)
    if max(height_of(left), height_of(right)) <= LONGEST_BESIDE:
        flow.lay(Column(left), Column(right, _line_between))
        return
    for reason in _both_reasons(case, density, FULL, FULL):
        flow.add(reason)
        flow.space(density.between)


def _both_reasons(
    case: Case, density: Density, first: Edges, second: Edges
) -> tuple[Strips, Strips]:
    side, other = sides(case)
    lines = density.quote_lines
    dissent = _dissent(case, second, lines)
    counter = dissent or _strongest(case, other, second, lines)
    return section(_strongest(case, side, first, lines)), section(counter)


def _line_between(height: float) -> tuple[Stroke, ...]:
    return (Stroke(BETWEEN_HALVES, 0, BETWEEN_HALVES, height, STRONGER),)


def _strongest(case: Case, side: Side, edges: Edges, lines: int) -> Strips:
    heading = _heading(f"Strongest reason {SIDES[side].name}", edges)
    found = strongest(case, side)
    if found is None:
        where = "at or above" if side is Side.FOR else "below"
        words = f"No rating {where} {case.sheet.step.target} has a written reason."
        return (*heading, *paragraph(words, QUIET, *edges))
    row, opened = found
    rating = opened.rating
    pieces = (case.sheet.piece(citation.evidence) for citation in rating.citations)
    cited = ", ".join(dict.fromkeys(piece.label for piece in pieces if piece))
    said = f"{row.criterion.title} {rating.value}, {confidence_words(rating.confidence)}"
    who = f"{opened.name or NAMELESS}, {said}"
    told = f"{who}; {cited}" if cited else who
    return (*heading, *_quoted(in_paragraphs(rating.reason), told, edges, lines, IN_FULL))


def _dissent(case: Case, edges: Edges, lines: int) -> Strips:
    """Quote everybody's dissent; where lines are few, those there are stand for all."""
    if not case.dissenters:
        return ()
    share = max(LEAST_QUOTED, lines // len(case.dissenters)) if lines else 0
    quotes = [
        _quoted(in_paragraphs(text), name or NAMELESS, edges, share, IN_RECORD.lower())
        for name, text in case.dissenters
    ]
    spaced = [strip for quote in quotes for strip in (*quote, gap(6))]
    return (*_heading("Dissent", edges), *spaced[:-1])


def _quoted(text: str, told: str, edges: Edges, lines: int, elsewhere: str) -> Strips:
    """Return a quotation with who said it, the last line never apart from that.

    `elsewhere` says where it is in full, if more lines than these were needed.
    """
    whole = f"“{text.strip()}”"
    shown = _beginning(whole, QUOTE, edges, lines)
    quote = paragraph(shown, QUOTE, *edges)
    whose = told if shown == whole else f"{told}; {elsewhere}"
    return (*quote[:-1], kept(quote[-1]), *together(statement(whose, META, *edges)))


def _follow_ups(flow: Flow, case: Case, density: Density) -> None:
    follow_ups = case.sheet.decision.follow_ups if case.sheet.decision else ()
    if not follow_ups:
        return
    flow.space(density.between)
    above: Strips = (*_heading("Follow-ups", FULL), gap(3))
    tasks = Element(Kind.LIST)
    with flow.within(Element(Kind.SECTION)):
        for follow_up in follow_ups:
            columns = _follow_up(follow_up, density.around_task, tasks)
            flow.lay(*columns, head=(*above, _hairline()))
            above = ()
        flow.add((_hairline(),))


def _follow_up(follow_up: FollowUp, around: float, tasks: Element) -> tuple[Column, Column, Column]:
    item = (tasks, Element(Kind.ITEM), Element(Kind.BODY))
    due = day(follow_up.due) if follow_up.due else "no date"
    return (
        _padded(block(follow_up.owner, replace(LABEL, size=8.4), LEFT, OWNER_RIGHT), around, item),
        _padded(block(due, QUIET, *DUE), around, item),
        _padded(paragraph(follow_up.text, TEXT, TASK_LEFT, RIGHT), around, item),
    )


def _padded(strips: Strips, around: float, item: tuple[Element, ...]) -> Column:
    return Column((kept(gap(around)), *within(strips, *item), gap(around)))


def _hairline() -> Strip:
    return Strip(0.5, (Stroke(LEFT, 0, RIGHT, 0, STRONGER),))
