"""All pages of a candidate edition, computed before anything is drawn.

The file says of itself whose it is and no more: no place in the log, which would count what the
panel did, no time of day, and neither outcome nor anybody on the panel in title, subject or name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import partial

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.packet.flow.elements import ARTIFACT
from calibrate.packet.flow.flow import Page, Strip, gap
from calibrate.packet.flow.furniture import edition_foot, edition_head
from calibrate.packet.flow.operations import Operation, Text, plain
from calibrate.packet.flow.paper import PAGE_SIZES, PageSize
from calibrate.packet.flow.parts import within
from calibrate.packet.flow.style import LEFT, META, RIGHT
from calibrate.packet.flow.text import statement
from calibrate.packet.fonts.typesetting import SetLine, describe_missing, missing
from calibrate.packet.layout import Pages
from calibrate.packet.letter.criteria import CRITERIA, criteria_pages
from calibrate.packet.letter.given import WORK, given_pages
from calibrate.packet.letter.opening import opening
from calibrate.packet.pages.section import Sections
from calibrate.packet.place import letter_mark
from calibrate.words.handing.editions import EDITIONS
from calibrate.words.handing.organisation import foot_words

TITLE = EDITIONS[Edition.CANDIDATE]
UNREAD = "DRAFT, not confirmed"
LEAST_LEFT = 200.0
"""A first criterion with its head has this much room below the section's heading."""
UNDATED = date(2000, 1, 1)
"""What a draft that nobody decided on is dated: the same day always, and no clock is read."""


def layout_letter(edition: CandidateEdition, paper: Paper = Paper.A4) -> Pages:
    """Lay out a candidate edition; one that is not whole says on every page that it is a draft."""
    size = PAGE_SIZES[paper]
    sections = Sections(partial(_head, edition), 1, TITLE, size.bottom)
    flow = sections.flow
    opening(flow, edition)
    begin = sections.begin if flow.room > LEAST_LEFT else sections.begin_page
    begin(CRITERIA)
    criteria_pages(flow, edition)
    sections.begin(WORK)
    given_pages(flow, edition)
    absent = missing(_lines(flow.pages))
    if absent:
        flow.add((gap(8), *statement(describe_missing(absent), META, LEFT, RIGHT)))
    for page in flow.pages:
        page.placed.append((0.0, _foot(edition, page.number, len(flow.pages), size)))
    return Pages(
        pages=tuple(flow.pages),
        title=f"{edition.candidate.name}, {edition.session}",
        author=edition.organisation.name or edition.session,
        subject=f"{TITLE}, {edition.candidate.step}",
        changed=datetime.combine(edition.decided or UNDATED, time(), UTC),
        mark=letter_mark(edition),
        substitutions=absent,
        paper=paper,
    )


def _head(edition: CandidateEdition, page: int, section: str, is_first: bool) -> Strip:
    """Return the head of a page; who hears the first hears the name below it as its heading."""
    head = edition_head(edition.organisation, edition.session, page, section, is_first)
    return within((head,), ARTIFACT)[0] if section == TITLE else head


def _foot(
    edition: CandidateEdition, page: int, pages: int, size: PageSize
) -> tuple[Operation, ...]:
    whose = f"{edition.candidate.name} · {edition.session}"
    said = foot_words(edition.organisation, Edition.CANDIDATE)
    said = said if edition.is_whole else f"{said} · {UNREAD}"
    return edition_foot(whose, said, page, pages, size)


def _lines(pages: Sequence[Page]) -> Iterator[SetLine]:
    for page in pages:
        for _, operations in page.placed:
            yield from (one.line for one in plain(operations) if isinstance(one, Text))
