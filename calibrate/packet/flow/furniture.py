"""What stands on every page around its content: head, foot, the marks of a draft and of damage."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from calibrate.domain.handing.editions import Edition
from calibrate.domain.organisation.logo import size_of
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.record.case import Case
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Strip
from calibrate.packet.flow.operations import Bookmark, Box, Operation, Picture, Stroke, Text, part
from calibrate.packet.flow.paper import PageSize
from calibrate.packet.flow.parts import for_the_eye, one_of
from calibrate.packet.flow.style import (
    DASHES,
    HEADER_BASELINE,
    HEADER_RULE,
    HEADING,
    INK,
    LEFT,
    META,
    META_STRONG,
    PAPER,
    RIGHT,
    STRONGER,
    SUBTITLE,
    TOP,
)
from calibrate.packet.flow.text import Align, fitted, in_few_words, width_of, written
from calibrate.words.handing.organisation import foot_words, logo_words
from calibrate.words.session import DAMAGED_OUTLINE, DAMAGED_PAGE, packet_mark

WIDEST_NAME, MOST_WORDS = 230.0, 4
LEAST_NAMED, DIVIDED = 30.0, " · "
MARK_HEIGHT = 12.0
DAMAGE_TOP, DAMAGE_HEIGHT = 14.0, 16.0
HIGHEST_LOGO, WIDEST_LOGO, LOGO_MIDDLE, BESIDE_LOGO = 16.5, 96.0, 39.5, 9.0


def section_head(
    case: Case,
    page: int,
    section: str,
    is_first: bool,
    title: Element | None = None,
    first: int = 1,
) -> Strip:
    """Return the head of a section's page; its first page begins the section in the outline.

    At the right stands the candidate, on page `first`, which names them below, the session. `title`
    is the heading that the section's words begin, if they are not one of their own.
    """
    leads = page == first
    operations = list(_damage(case, leads))
    operations += [Bookmark(0, section, 0)] if is_first else []
    operations += _headed(written(section, HEADING, LEFT, HEADER_BASELINE), is_first, title)
    operations += for_the_eye(_mark(packet_mark(case), LEFT + width_of(section, HEADING) + 10))
    if leads:
        operations += _masthead(case.organisation, case.session)
    else:
        operations += for_the_eye(_at_the_right(case.sheet.candidate.name))
    operations.append(Stroke(LEFT, HEADER_RULE, RIGHT, HEADER_RULE, INK, 1.2))
    return Strip(TOP, tuple(operations))


def _at_the_right(words: str, end: float = RIGHT) -> tuple[Text, ...]:
    return written(_in_brief(words), SUBTITLE, end, HEADER_BASELINE, Align.RIGHT)


def _masthead(organisation: Organisation, session: str) -> tuple[Operation, ...]:
    """Return what heads a first page at the right: whose it is, which session, and the logo."""
    logo = _logo(organisation)
    end = min((one.x - BESIDE_LOGO for one in logo), default=RIGHT)
    figures = (part((one,), Element(Kind.FIGURE, one.words)) for one in logo)
    return (*chain(*figures), *_named(organisation.name, session, end))


def _named(organisation: str, session: str, end: float) -> tuple[Operation, ...]:
    """Return the session's name, and before it, as far as there is room, whose it is."""
    named = _at_the_right(session, end)
    behind = end - sum(one.line.width for one in named)
    room = WIDEST_NAME - (end - behind)
    whose = fitted(in_few_words(organisation, MOST_WORDS), SUBTITLE, room - LEAST_NAMED)
    before = written(whose + DIVIDED, SUBTITLE, behind, HEADER_BASELINE, Align.RIGHT)
    has_room = organisation and room > LEAST_NAMED
    return (
        *(one_of(Kind.PARAGRAPH, before) if has_room else ()),
        *one_of(Kind.PARAGRAPH, named),
    )


def _logo(organisation: Organisation) -> tuple[Picture, ...]:
    if not organisation.logo:
        return ()
    size = size_of(organisation.logo)
    scale = min(HIGHEST_LOGO / size.height, WIDEST_LOGO / size.width)
    width, height = size.width * scale, size.height * scale
    top = LOGO_MIDDLE - height / 2
    words = logo_words(organisation)
    return (Picture(RIGHT - width, top, width, height, organisation.logo, words),)


def _in_brief(name: str) -> str:
    """Return as much of a name as a page is known by; it stands in full where it belongs.

    With a section's title it has less words than a sentence, for which checkers would take it.
    """
    return fitted(in_few_words(name, MOST_WORDS), SUBTITLE, WIDEST_NAME)


def _headed(
    words: tuple[Operation, ...], is_first: bool, title: Element | None = None
) -> tuple[Operation, ...]:
    """Return what heads a page as the heading of its section where that begins there."""
    return part(words, title or Element(Kind.HEADING)) if is_first else for_the_eye(words)


def foot(case: Case, page: int, pages: int, size: PageSize) -> tuple[Operation, ...]:
    """Return the foot of a page: whose packet it is, for whom, and which page of how many."""
    edition = foot_words(case.organisation, Edition.PANEL)
    if packet_mark(case):
        what = "stands" if case.earlier else "was recorded"
        edition += f" · {packet_mark(case)}, no decision {what}"
    whose = f"{case.sheet.candidate.name} · {case.session}"
    return edition_foot(whose, edition, page, pages, size)


def _damage(case: Case, leads: bool) -> tuple[Operation, ...]:
    """Return the strip above a head that says that nothing below it verifies; it is read first.

    Who hears the pages is told once.
    """
    if not case.damage:
        return ()
    begins = (Bookmark(DAMAGE_TOP, DAMAGED_OUTLINE, 0),) if leads else ()
    strip = Box(LEFT, DAMAGE_TOP, RIGHT - LEFT, DAMAGE_HEIGHT, fill=INK)
    style = replace(HEADING, colour=PAPER)
    middle = DAMAGE_TOP + DAMAGE_HEIGHT / 2 + HEADING.size * 0.36
    words = written(DAMAGED_PAGE, style, (LEFT + RIGHT) / 2, middle, Align.CENTRE)
    said = one_of(Kind.PARAGRAPH, words) if leads else for_the_eye(words)
    return (*begins, strip, *said)


def _mark(word: str, left: float) -> tuple[Operation, ...]:
    """Return the mark of a case that nothing was decided on, dashed like all that is not there."""
    if not word:
        return ()
    wide = width_of(word, META_STRONG) + 10
    top = HEADER_BASELINE - META_STRONG.size * 0.36 - MARK_HEIGHT / 2
    box = Box(left, top, wide, MARK_HEIGHT, edge=INK, thickness=0.9, dash=DASHES)
    return (box, *written(word, META_STRONG, left + 5, HEADER_BASELINE))


def edition_head(
    organisation: Organisation, session: str, page: int, section: str, is_first: bool
) -> Strip:
    """Return the head of a page of what is no candidate's alone; the first has the logo."""
    room = RIGHT - LEFT - WIDEST_NAME - 12
    room -= sum(BESIDE_LOGO + one.width for one in _logo(organisation))
    words = fitted(in_few_words(section, MOST_WORDS), HEADING, room)
    leads = page == 1
    operations = (
        *((Bookmark(0, section, 0),) if is_first else ()),
        *_headed(written(words, HEADING, LEFT, HEADER_BASELINE), is_first),
        *(_masthead(organisation, session) if leads else for_the_eye(_at_the_right(session))),
        Stroke(LEFT, HEADER_RULE, RIGHT, HEADER_RULE, INK, 1.2),
    )
    return Strip(TOP, operations)


def edition_foot(
    whose: str, edition: str, page: int, pages: int, size: PageSize
) -> tuple[Operation, ...]:
    """Return the foot of such a page: whose it is, which edition, and which page of how many."""
    count, tail = f"Page {page} of {pages}", f" · {edition}"
    room = RIGHT - LEFT - width_of(count, META_STRONG) - width_of(tail, META) - 12
    operations: tuple[Operation, ...] = (
        Stroke(LEFT, size.foot_rule, RIGHT, size.foot_rule, STRONGER),
        *written(fitted(whose, META, room) + tail, META, LEFT, size.foot_baseline),
        *written(count, META_STRONG, RIGHT, size.foot_baseline, Align.RIGHT),
    )
    return for_the_eye(operations)
