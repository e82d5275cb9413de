"""A candidate's statement before the evidence; at the end their response, and what was kept."""

from __future__ import annotations

from calibrate.domain.sheet import Sheet
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.domain.voice.answers import Answers, Response
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Column, Continuation, Flow, Strips, gap, kept, together
from calibrate.packet.flow.parts import heading, section
from calibrate.packet.flow.style import HEADING, LABEL, LEFT, META, RIGHT, TEXT
from calibrate.packet.flow.text import paragraph, statement, strip_of
from calibrate.packet.pages.criterion_head import goes_on, plain_again, plain_head
from calibrate.words.voice.answers import came_words, deadline_words
from calibrate.words.voice.facts import KEPT, WHY_KEPT, facts_lines
from calibrate.words.voice.statement import STATEMENT, statement_aside

TOLD_LEFT = LEFT + 150
MEASURE = LEFT + 432
"""A line of prose is no longer than reads well."""


def statement_pages(flow: Flow, sheet: Sheet) -> None:
    """Lay out what the candidate states, where they do; it may go on over several pages."""
    said = sheet.statement
    if said is None:
        return
    aside = together(statement(statement_aside(said), META, LEFT, RIGHT))
    text = paragraph(in_paragraphs(said.text), TEXT, LEFT, MEASURE)
    continuation = Continuation(
        note=lambda left, page: goes_on(left, page, "line"), again=plain_again(STATEMENT)
    )
    with flow.within(Element(Kind.SECTION)):
        head = together((*plain_head(STATEMENT), *aside, gap(3)))
        flow.lay(Column(text), head=head, continuation=continuation)
    flow.space(9)


def response_pages(flow: Flow, answers: Answers) -> None:
    """Lay out until when the candidate may respond, and each response with when it came."""
    flow.space(4)
    flow.add(together(statement(deadline_words(answers), META, LEFT, RIGHT)))
    for one in answers.responses:
        flow.add(section(_response(one)))
        flow.space(6)


def _response(response: Response) -> Strips:
    came = came_words(response)
    head = heading(kept(strip_of(f"{came[:1].upper()}{came[1:]}", LABEL, LEFT)))
    return (gap(4), *head, *paragraph(in_paragraphs(response.text), TEXT, LEFT, MEASURE))


def facts_page(flow: Flow, sheet: Sheet) -> None:
    """Lay out what was kept until after the vote, in a small section of its own."""
    if sheet.facts.is_empty:
        return
    flow.space(8)
    named = heading(kept(strip_of(KEPT, HEADING, LEFT)))
    why = together(statement(WHY_KEPT, META, LEFT, RIGHT))
    with flow.within(Element(Kind.SECTION)):
        flow.add(together((*named, *why, gap(3))))
        for name, told in facts_lines(sheet.facts):
            columns = (
                paragraph(name, META, LEFT, TOLD_LEFT - 8),
                paragraph(told, TEXT, TOLD_LEFT, RIGHT),
            )
            flow.lay(*map(Column, columns))
