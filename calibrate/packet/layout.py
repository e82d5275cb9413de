"""All pages of a packet, computed before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.record.case import Case
from calibrate.packet.first_page.first_page import First, first_pages
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Flow, Page
from calibrate.packet.flow.furniture import foot, section_head
from calibrate.packet.flow.operations import Operation, PageOf, Part, Text, part, plain
from calibrate.packet.flow.paper import PAGE_SIZES, PageSize
from calibrate.packet.flow.style import LEFT, META, QUIET, RIGHT
from calibrate.packet.flow.text import Align, statement, written
from calibrate.packet.fonts.typesetting import describe_missing, missing
from calibrate.packet.pages.evidence_pages import EVIDENCE, evidence_pages
from calibrate.packet.pages.examples import EXAMPLES, example_pages, rows_with_examples
from calibrate.packet.pages.index import evidence_index, other_evidence
from calibrate.packet.pages.rating_pages import RATINGS, rating_pages
from calibrate.packet.pages.section import Sections
from calibrate.packet.place import mark
from calibrate.packet.record.record_pages import RECORD, record_pages
from calibrate.packet.voice.voice_pages import facts_page, response_pages, statement_pages
from calibrate.words.decisions import outcome_words
from calibrate.words.handing.heard import page_words
from calibrate.words.handing.organisation import foot_words
from calibrate.words.session import DAMAGED_OUTLINE, packet_mark
from calibrate.words.voice.answers import RESPONSE


@dataclass(frozen=True, slots=True)
class Pages:
    """A packet that is ready to be painted: its pages, and what the file says about itself.

    `mark` says whose it is, `substitutions` has the characters that no font has,
    `paper` what it is laid out for.
    """

    pages: tuple[Page, ...]
    title: str
    author: str
    subject: str
    changed: datetime
    mark: str
    substitutions: tuple[str, ...] = ()
    paper: Paper = Paper.A4


def layout_case(case: Case, paper: Paper = Paper.A4) -> Pages:
    """Lay out the panel edition of a case."""
    size = PAGE_SIZES[paper]
    pages = case_pages(case, size)
    for page in pages:
        page.placed.append((0.0, foot(case, page.number, len(pages), size)))
    return Pages(
        pages=pages,
        title=f"{case.sheet.candidate.name}: promotion decision, {case.session}",
        author=case.organisation.name or case.session,
        subject=_subject(case),
        changed=case.changed,
        mark=f"{mark(case)} {case.anchor}".rstrip(),
        substitutions=missing_in(pages),
        paper=paper,
    )


def case_pages(case: Case, size: PageSize, number: int = 1) -> tuple[Page, ...]:
    """Return the pages of a case without their feet, counted from `number` on."""
    whole = Element(Kind.SECTION)
    first = first_pages(case, whole, size.bottom, number)
    others = _others(case, whole, first, "", size.bottom)
    absent = missing_in((*first.flow.pages, *others.pages))
    if absent:
        others = _others(case, whole, first, describe_missing(absent), size.bottom)
    for page in first.flow.pages:
        _refer(page, others.where)
    return (*first.flow.pages, *others.pages)


def _others(case: Case, whole: Element, first: First, substitutions: str, bottom: float) -> Flow:
    """Lay out what stands behind the decision: evidence, ratings, record, examples.

    A draft is short: of its evidence it has the titles.
    """
    head = partial(section_head, case, first=first.flow.pages[0].number)
    sections = Sections(head, first.flow.next_number, EVIDENCE, bottom, whole)
    flow = sections.flow
    statement_pages(flow, case.sheet)
    if case.is_draft:
        evidence_index(flow, case.sheet)
        flow.add(statement(substitutions, META, LEFT, RIGHT))
        return flow
    other_evidence(flow, case.sheet, evidence_pages(case.sheet, flow))
    if case.sheet.is_open:
        sections.begin(RATINGS)
        rating_pages(case, flow)
    sections.begin(RECORD)
    record_pages(case, flow, substitutions, first.is_whole)
    facts_page(flow, case.sheet)
    if rows_with_examples(case.sheet):
        sections.begin(EXAMPLES)
        example_pages(flow, case.sheet)
    _answered(case, sections)
    return flow


def _answered(case: Case, sections: Sections) -> None:
    """Lay out last what came after the decision, where anything did."""
    if not case.sheet.answers.is_empty:
        sections.begin(RESPONSE)
        response_pages(sections.flow, case.sheet.answers)


def missing_in(pages: Sequence[Page]) -> tuple[str, ...]:
    """Return the characters on these pages that no font has."""
    placed = [operations for page in pages for _, operations in page.placed]
    drawn = [one for operations in placed for one in plain(operations)]
    return missing([one.line for one in drawn if isinstance(one, Text)])


def _refer(page: Page, where: Mapping[str, int]) -> None:
    """Put page numbers in the places that hold them."""
    page.placed[:] = [(top, _all_referred(operations, where)) for top, operations in page.placed]


def _all_referred(
    operations: tuple[Operation, ...], where: Mapping[str, int]
) -> tuple[Operation, ...]:
    return tuple(found for one in operations for found in _referred(one, where))


def _referred(operation: Operation, where: Mapping[str, int]) -> tuple[Operation, ...]:
    if isinstance(operation, Part):
        return (Part(operation.elements, _all_referred(operation.operations, where)),)
    if not isinstance(operation, PageOf):
        return (operation,)
    number = where[operation.begins]
    drawn = written(str(number), QUIET, operation.x, operation.y, Align.RIGHT)
    return part(drawn, Element(Kind.LINK, page_words(number), page=number))


def _subject(case: Case) -> str:
    decision = case.sheet.decision
    outcome = outcome_words(decision.outcome) if decision else packet_mark(case).capitalize()
    edition = foot_words(case.organisation, Edition.PANEL)
    subject = f"{case.sheet.step}: {outcome}. {edition}"
    return f"{DAMAGED_OUTLINE}. {subject}" if case.damage else subject
