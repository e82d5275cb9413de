"""The reading pack: what a reader may see of every candidate before the meeting, and no rating."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from calibrate.domain.evidence import Evidence
from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import Sheet
from calibrate.domain.voice.answers import NO_ANSWERS
from calibrate.domain.voice.facts import NO_FACTS
from calibrate.packet.flow.elements import ARTIFACT, Element, Kind
from calibrate.packet.flow.flow import Continuation, Flow, Page, Strip, Strips, gap, kept, together
from calibrate.packet.flow.furniture import edition_foot, edition_head
from calibrate.packet.flow.operations import Stroke, Text, plain
from calibrate.packet.flow.paper import PAGE_SIZES
from calibrate.packet.flow.parts import heading, within
from calibrate.packet.flow.spread import parted, spread
from calibrate.packet.flow.style import FAINT, LEFT, META, OUTCOME, RIGHT, SUBTITLE
from calibrate.packet.flow.text import block, paragraph, statement, strip_of
from calibrate.packet.fonts.typesetting import SetLine, describe_missing, missing
from calibrate.packet.layout import Pages
from calibrate.packet.pages.criterion_head import goes_on, plain_again, plain_head
from calibrate.packet.pages.evidence_pages import evidence_pages
from calibrate.packet.pages.examples import EXAMPLES, example_pages, rows_with_examples
from calibrate.packet.pages.pieces import Entry
from calibrate.packet.pages.section import Sections
from calibrate.packet.place import pack_mark
from calibrate.packet.voice.voice_pages import statement_pages
from calibrate.words.criteria import pieces_words
from calibrate.words.evidence import UNPLACED_EVIDENCE
from calibrate.words.handing.organisation import foot_words
from calibrate.words.phrases import listing

READING_PACK, NO_RATINGS = "Reading pack", "no ratings"
LINES, BETWEEN = 4, 17.0


@dataclass(frozen=True, slots=True)
class Pack:
    """The sheets of a session for one reader; `reader` is their name, or nothing for the panel."""

    session: str
    sheets: tuple[Sheet, ...]
    changed: datetime
    reader: str = ""
    organisation: Organisation = NO_ORGANISATION

    @property
    def mark(self) -> str:
        """The word by which the pack is known as this reader's of these candidates."""
        return pack_mark(self.session, self.reader, (sheet.candidate.id for sheet in self.sheets))


def pack_of(cases: Sequence[Case], reader: str = "") -> Pack:
    """Return the pack of some cases, at least one, as they were read for a reader."""
    sheets = tuple(case.sheet for case in cases)
    changed = max(case.changed for case in cases)
    return Pack(cases[0].session, sheets, changed, reader, cases[0].organisation)


def layout_pack(
    pack: Pack, paper: Paper = Paper.A4, tell: Callable[[int], object] | None = None
) -> Pages:
    """Lay out a reading pack: each candidate from a page of their own, then the examples once.

    Of a sheet only expectations and evidence are taken, whatever else it has. `tell` hears of how
    many candidates the pages are laid out.
    """
    sheets = tuple(map(_before_ratings, pack.sheets))
    names = [sheet.candidate.name for sheet in sheets]
    size = PAGE_SIZES[paper]
    sections = Sections(partial(_head, pack), 1, names[0], size.bottom)
    for number, sheet in enumerate(sheets):
        if number:
            sections.begin_page(names[number])
        _candidate(sections.flow, sheet)
        if tell:
            tell(number + 1)
    _examples(sections, sheets)
    pages = tuple(sections.flow.pages)
    absent = missing(_lines(pages))
    if absent:
        sections.flow.add((gap(8), *statement(describe_missing(absent), META, LEFT, RIGHT)))
        pages = tuple(sections.flow.pages)
    whose = f"{pack.session}, for {pack.reader}" if pack.reader else pack.session
    edition = f"{foot_words(pack.organisation, Edition.READING)}, {NO_RATINGS}"
    for page in pages:
        page.placed.append((0.0, edition_foot(whose, edition, page.number, len(pages), size)))
    return Pages(
        pages=pages,
        title=f"{READING_PACK}, {pack.session}",
        author=pack.organisation.name or pack.session,
        subject=edition,
        changed=pack.changed,
        mark=pack.mark,
        substitutions=absent,
        paper=paper,
    )


def _head(pack: Pack, page: int, section: str, is_first: bool) -> Strip:
    """Return the head of a page; who hears it hears a candidate's name by the title below."""
    head = edition_head(pack.organisation, pack.session, page, section, is_first)
    return head if section == EXAMPLES else within((head,), ARTIFACT)[0]


def _before_ratings(sheet: Sheet) -> Sheet:
    """Return a sheet as if nothing had been revealed or decided."""
    rows = tuple(replace(row, ratings=(), movement=None, note="") for row in sheet.rows)
    bare = replace(sheet, rows=rows, reveals=(), decision=None, decided=None, second_round=())
    return replace(bare, facts=NO_FACTS, answers=NO_ANSWERS)


def _candidate(flow: Flow, sheet: Sheet) -> None:
    flow.add(_title(sheet))
    statement_pages(flow, sheet)
    unplaced = evidence_pages(sheet, flow, _room_to_write())
    if unplaced:
        _whole(flow, sheet, unplaced)


def _title(sheet: Sheet) -> Strips:
    candidate = sheet.candidate
    presented = f"presented by {listing(sheet.presenters)}" if sheet.presenters else ""
    parts = (candidate.team, str(candidate.step), pieces_words(len(sheet.evidence)), presented)
    line = "  ·  ".join(part for part in parts if part)
    name = heading(*block(candidate.name, OUTCOME, LEFT, RIGHT))
    return (gap(10), *together((*name, *statement(line, SUBTITLE, LEFT, RIGHT), gap(8))))


def _whole(flow: Flow, sheet: Sheet, pieces: Sequence[Evidence]) -> None:
    """Lay out in full what stands on no criterion."""
    strips = parted([Entry(piece, sheet.step, {}).strips() for piece in pieces])
    continuation = Continuation(
        note=lambda left, page: goes_on(left, page, "piece"),
        again=plain_again(UNPLACED_EVIDENCE),
    )
    with flow.within(Element(Kind.SECTION)):
        spread(flow, strips, plain_head(UNPLACED_EVIDENCE), continuation)


def _room_to_write() -> Strips:
    """Return lines to write on, which stay together."""
    line = Strip(BETWEEN, (Stroke(LEFT, BETWEEN, RIGHT, BETWEEN, FAINT, 0.4, (0.6, 2.2)),))
    return together((gap(6), kept(strip_of("Notes", META, LEFT)), *(line,) * LINES, gap(6)))


def _examples(sections: Sections, sheets: Sequence[Sheet]) -> None:
    """Lay out the examples of each step that is looked at, once."""
    steps = {sheet.step: sheet for sheet in reversed(sheets) if rows_with_examples(sheet)}
    flow = sections.flow
    for number, sheet in enumerate(reversed(tuple(steps.values()))):
        if not number:
            sections.begin(EXAMPLES)
        if len(steps) == 1:
            example_pages(flow, sheet)
            return
        with flow.within(Element(Kind.SECTION)):
            flow.add(heading(*together(paragraph(str(sheet.step), SUBTITLE, LEFT, RIGHT))))
            example_pages(flow, sheet)


def _lines(pages: Sequence[Page]) -> Iterator[SetLine]:
    for page in pages:
        for _, operations in page.placed:
            yield from (one.line for one in plain(operations) if isinstance(one, Text))
