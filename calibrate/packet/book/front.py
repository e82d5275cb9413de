"""The front of a book: whose it is, where everybody begins, and the overview."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from calibrate.packet.book.overview import overview
from calibrate.packet.book.plan import BookPlan, Bound
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Page, Strip, Strips, gap, kept
from calibrate.packet.flow.furniture import edition_head
from calibrate.packet.flow.operations import Operation, part
from calibrate.packet.flow.paper import PageSize
from calibrate.packet.flow.parts import heading, one_of
from calibrate.packet.flow.spread import UNHEADED, spread
from calibrate.packet.flow.style import (
    COLUMN_RIGHT,
    HEADING,
    LABEL,
    LEFT,
    OUTCOME,
    QUIET,
    RIGHT,
    SUBTITLE,
)
from calibrate.packet.flow.text import Align, block, fitted, statement, strip_of, written
from calibrate.packet.pages.section import Sections
from calibrate.words.handing.book import BOOK, CONTENTS, OVERVIEW
from calibrate.words.handing.heard import page_words
from calibrate.words.phrases import several

NUMBER_ROOM, LINE = 30.0, 14.0
FEW = 12
"""So many candidates of one step are told of on one page."""


def front_pages(plan: BookPlan, told: Sequence[Bound], size: PageSize) -> tuple[Page, ...]:
    """Return the pages in front of the packets, without their feet.

    There are as many whatever is told, so that packets can be counted on before it is known.
    """
    begins = 1 if _has_one_page(plan) else len(_contents(plan, told, size, 1).flow.pages) + 1
    sections = _contents(plan, told, size, begins)
    begin = sections.begin if _has_one_page(plan) else sections.begin_page
    begin(OVERVIEW)
    sections.flow.add((gap(6),))
    overview(sections.flow, plan, told)
    return tuple(sections.flow.pages)


def _has_one_page(plan: BookPlan) -> bool:
    """Tell whether contents and overview have room on one page, however long the titles are."""
    return len(plan.candidates) <= FEW and len({one.step for one in plan.candidates}) == 1


def _contents(plan: BookPlan, told: Sequence[Bound], size: PageSize, begins: int) -> Sections:
    """Lay out whose book it is, and on which page everybody begins."""
    head = partial(edition_head, plan.organisation, plan.session)
    sections = Sections(head, 1, BOOK, size.bottom)
    sections.flow.add(_title(plan))
    people = zip(plan.candidates, told, strict=True)
    lines = (_line(OVERVIEW, begins), *(_line(one.name, told.page) for one, told in people))
    title = heading(kept(strip_of(CONTENTS, HEADING, LEFT)))
    spread(sections.flow, lines, (*title, kept(gap(3))), UNHEADED)
    return sections


def _title(plan: BookPlan) -> Strips:
    rubric = f"rubric {plan.rubric.title} {plan.rubric.version}".rstrip()
    told = (plan.organisation.name, several(len(plan.candidates), "candidate"), rubric)
    line = "  ·  ".join(part for part in told if part)
    name = block(plan.session, OUTCOME, LEFT, RIGHT)
    return (gap(10), *name, *statement(line, SUBTITLE, LEFT, RIGHT), gap(12))


def _line(name: str, page: int) -> Strip:
    """Return a name with its page, which it leads to; a page of 0 is none."""
    shown = fitted(name, LABEL, COLUMN_RIGHT - LEFT - NUMBER_ROOM)
    said: tuple[Operation, ...] = written(shown, LABEL, LEFT, LABEL.baseline)
    number = written(str(page), QUIET, COLUMN_RIGHT, LABEL.baseline, Align.RIGHT) if page else ()
    link = part(number, Element(Kind.LINK, page_words(page), page=page))
    return Strip(LINE, one_of(Kind.PARAGRAPH, (*said, *link)))
