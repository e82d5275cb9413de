"""What stands on every page around its content: head, foot, the marks of a draft and of damage."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.organisation.logo import size_of
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.record.case import Case
from calibrate.domain.record.editions import Edition
from calibrate.packet.flow.flow import Strip
from calibrate.packet.flow.operations import Bookmark, Box, Operation, Picture, Stroke
from calibrate.packet.flow.paper import PageSize
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
from calibrate.packet.flow.text import Align, fitted, width_of, written
from calibrate.words.handing.organisation import foot_words, head_words, logo_words
from calibrate.words.session import DAMAGED_OUTLINE, DAMAGED_PAGE, packet_mark

WIDEST_NAME = 230.0
MARK_HEIGHT = 12.0
DAMAGE_TOP, DAMAGE_HEIGHT = 14.0, 16.0
HIGHEST_LOGO, WIDEST_LOGO, LOGO_MIDDLE, BESIDE_LOGO = 16.5, 96.0, 39.5, 9.0


def section_head(case: Case, page: int, section: str, is_first: bool) -> Strip:
    """Return the head of a section's page; its first page begins the section in the outline.

    At the right stands the candidate, on page 1, which names them below, the session.
    """
    operations = list(_damage(case, page))
    right = head_words(case.organisation, case.session) if page == 1 else case.sheet.candidate.name
    words = section if is_first else f"{section}, continued"
    operations += [Bookmark(0, section, 0)] if is_first else []
    operations += written(words, HEADING, LEFT, HEADER_BASELINE)
    operations += _mark(packet_mark(case), LEFT + width_of(words, HEADING) + 10)
    operations += _right(right, masthead(case.organisation) if page == 1 else ())
    operations.append(Stroke(LEFT, HEADER_RULE, RIGHT, HEADER_RULE, INK, 1.2))
    return Strip(TOP, tuple(operations))


def _right(words: str, logo: tuple[Picture, ...]) -> tuple[Operation, ...]:
    """Return what stands at the right of a head, beside the logo if there is one."""
    end = min((one.x - BESIDE_LOGO for one in logo), default=RIGHT)
    named = fitted(words, SUBTITLE, WIDEST_NAME)
    return (*written(named, SUBTITLE, end, HEADER_BASELINE, Align.RIGHT), *logo)


def masthead(organisation: Organisation) -> tuple[Picture, ...]:
    """Return the logo at the right of a first page's head, if there is one."""
    if not organisation.logo:
        return ()
    size = size_of(organisation.logo)
    scale = min(HIGHEST_LOGO / size.height, WIDEST_LOGO / size.width)
    width, height = size.width * scale, size.height * scale
    top = LOGO_MIDDLE - height / 2
    words = logo_words(organisation)
    return (Picture(RIGHT - width, top, width, height, organisation.logo, words),)


def foot(case: Case, page: int, pages: int, size: PageSize) -> tuple[Operation, ...]:
    """Return the foot of a page: whose packet it is, for whom, and which page of how many."""
    edition = foot_words(case.organisation, Edition.PANEL)
    if packet_mark(case):
        what = "stands" if case.earlier else "was recorded"
        edition += f" · {packet_mark(case)}, no decision {what}"
    whose = f"{case.sheet.candidate.name} · {case.session}"
    return edition_foot(whose, edition, page, pages, size)


def _damage(case: Case, page: int) -> tuple[Operation, ...]:
    """Return the strip above a head that says that nothing below it verifies; it is read first."""
    if not case.damage:
        return ()
    begins = (Bookmark(DAMAGE_TOP, DAMAGED_OUTLINE, 0),) if page == 1 else ()
    strip = Box(LEFT, DAMAGE_TOP, RIGHT - LEFT, DAMAGE_HEIGHT, fill=INK)
    style = replace(HEADING, colour=PAPER)
    middle = DAMAGE_TOP + DAMAGE_HEIGHT / 2 + HEADING.size * 0.36
    words = written(DAMAGED_PAGE, style, (LEFT + RIGHT) / 2, middle, Align.CENTRE)
    return (*begins, strip, *words)


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
    words = section if is_first else f"{section}, continued"
    logo = masthead(organisation) if page == 1 else ()
    right = head_words(organisation, session) if page == 1 else session
    room = RIGHT - LEFT - WIDEST_NAME - 12 - sum(BESIDE_LOGO + one.width for one in logo)
    operations = (
        *((Bookmark(0, section, 0),) if is_first else ()),
        *written(fitted(words, HEADING, room), HEADING, LEFT, HEADER_BASELINE),
        *_right(right, logo),
        Stroke(LEFT, HEADER_RULE, RIGHT, HEADER_RULE, INK, 1.2),
    )
    return Strip(TOP, operations)


def edition_foot(
    whose: str, edition: str, page: int, pages: int, size: PageSize
) -> tuple[Operation, ...]:
    """Return the foot of such a page: whose it is, which edition, and which page of how many."""
    count, tail = f"Page {page} of {pages}", f" · {edition}"
    room = RIGHT - LEFT - width_of(count, META_STRONG) - width_of(tail, META) - 12
    return (
        Stroke(LEFT, size.foot_rule, RIGHT, size.foot_rule, STRONGER),
        *written(fitted(whose, META, room) + tail, META, LEFT, size.foot_baseline),
        *written(count, META_STRONG, RIGHT, size.foot_baseline, Align.RIGHT),
    )
