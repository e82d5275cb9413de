"""The front of a book: whose it is, where everybody begins, and the overview."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from calibrate.packet.book.overview import overview
from calibrate.packet.book.plan import BookPlan, Bound
from calibrate.packet.book.policy import policy_lines
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Page, Strip, Strips, gap, height_of, kept
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
from calibrate.words.policy.policy import HOW_IT_DECIDES

NUMBER_ROOM, LINE = 30.0, 14.0
HEADED = 40.0
"""The room of a heading with what is around it."""
FEW = 12
"""So many candidates of one step are told of on one page."""


class Begins(NamedTuple):
    """On which pages the parts of the front begin."""

    overview: int
    policy: int


def front_pages(plan: BookPlan, told: Sequence[Bound], size: PageSize) -> tuple[Page, ...]:
    """Return the pages in front of the packets, without their feet.

    There are as many whatever is told, so that packets can be counted on before it is known.
    """
    one_page = _has_one_page(plan)
    begins = 1 if one_page else len(_contents(plan, told, size, Begins(1, 1)).flow.pages) + 1
    _, policy = _laid(plan, told, size, Begins(begins, begins))
    return _laid(plan, told, size, Begins(begins, policy))[0]


def _laid(
    plan: BookPlan, told: Sequence[Bound], size: PageSize, begins: Begins
) -> tuple[tuple[Page, ...], int]:
    """Return the pages, and on which one it begins to be told how the panel decides."""
    sections = _contents(plan, told, size, begins)
    flow = sections.flow
    begin = sections.begin if _has_one_page(plan) else sections.begin_page
    begin(OVERVIEW)
    flow.add((gap(6),))
    overview(flow, plan, told)
    policy = _tell_policy(sections, plan) if plan.tells_policy else 0
    return tuple(flow.pages), policy


def _tell_policy(sections: Sections, plan: BookPlan) -> int:
    """Tell it below the overview where all of it has room, or on the next page; return which."""
    lines = policy_lines(plan)
    has_room = height_of(lines) + HEADED < sections.flow.room
    (sections.begin if has_room else sections.begin_page)(HOW_IT_DECIDES)
    sections.flow.add(lines)
    return sections.flow.next_number - 1


def _has_one_page(plan: BookPlan) -> bool:
    """Tell whether contents and overview have room on one page, however long the titles are."""
    return len(plan.candidates) <= FEW and len({one.step for one in plan.candidates}) == 1


def _contents(plan: BookPlan, told: Sequence[Bound], size: PageSize, begins: Begins) -> Sections:
    """Lay out whose book it is, and on which page everybody begins."""
    head = partial(edition_head, plan.organisation, plan.session)
    sections = Sections(head, 1, BOOK, size.bottom)
    sections.flow.add(_title(plan))
    people = zip(plan.candidates, told, strict=True)
    policy = (_line(HOW_IT_DECIDES, begins.policy),) if plan.tells_policy else ()
    front = (_line(OVERVIEW, begins.overview), *policy)
    lines = (*front, *(_line(one.name, told.page) for one, told in people))
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
