"""What stands on every page around its content: head, foot, the marks of a draft and of damage."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.record.case import Case
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Strip
from calibrate.packet.flow.operations import Bookmark, Box, Operation, Stroke, part
from calibrate.packet.flow.parts import for_the_eye, one_of
from calibrate.packet.flow.style import (
    DASHES,
    FOOTER_BASELINE,
    FOOTER_RULE,
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
from calibrate.words.session import DAMAGED_OUTLINE, DAMAGED_PAGE, packet_mark

WIDEST_NAME, MOST_WORDS = 230.0, 4
MARK_HEIGHT = 12.0
DAMAGE_TOP, DAMAGE_HEIGHT = 14.0, 16.0


def section_head(
    case: Case, page: int, section: str, is_first: bool, title: Element | None = None
) -> Strip:
    """Return the head of a section's page; its first page begins the section in the outline.

    At the right stands the candidate, on page 1, which names them below, the session. `title` is
    the heading that the section's words begin, if they are not one of their own.
    """
    operations = list(_damage(case, page))
    right = case.session if page == 1 else case.sheet.candidate.name
    operations += [Bookmark(0, section, 0)] if is_first else []
    operations += _headed(written(section, HEADING, LEFT, HEADER_BASELINE), is_first, title)
    operations += for_the_eye(_mark(packet_mark(case), LEFT + width_of(section, HEADING) + 10))
    named = written(_in_brief(right), SUBTITLE, RIGHT, HEADER_BASELINE, Align.RIGHT)
    operations += one_of(Kind.PARAGRAPH, named) if page == 1 else for_the_eye(named)
    operations.append(Stroke(LEFT, HEADER_RULE, RIGHT, HEADER_RULE, INK, 1.2))
    return Strip(TOP, tuple(operations))


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


def foot(case: Case, page: int, pages: int) -> tuple[Operation, ...]:
    """Return the foot of a page: whose packet it is, for whom, and which page of how many."""
    edition = "Confidential, panel edition"
    if packet_mark(case):
        what = "stands" if case.earlier else "was recorded"
        edition += f" · {packet_mark(case)}, no decision {what}"
    whose = f"{case.sheet.candidate.name} · {case.session}"
    return edition_foot(whose, edition, page, pages)


def _damage(case: Case, page: int) -> tuple[Operation, ...]:
    """Return the strip above a head that says that nothing below it verifies; it is read first.

    Who hears the pages is told once.
    """
    if not case.damage:
        return ()
    begins = (Bookmark(DAMAGE_TOP, DAMAGED_OUTLINE, 0),) if page == 1 else ()
    strip = Box(LEFT, DAMAGE_TOP, RIGHT - LEFT, DAMAGE_HEIGHT, fill=INK)
    style = replace(HEADING, colour=PAPER)
    middle = DAMAGE_TOP + DAMAGE_HEIGHT / 2 + HEADING.size * 0.36
    words = written(DAMAGED_PAGE, style, (LEFT + RIGHT) / 2, middle, Align.CENTRE)
    said = one_of(Kind.PARAGRAPH, words) if page == 1 else for_the_eye(words)
    return (*begins, strip, *said)


def _mark(word: str, left: float) -> tuple[Operation, ...]:
    """Return the mark of a case that nothing was decided on, dashed like all that is not there."""
    if not word:
        return ()
    wide = width_of(word, META_STRONG) + 10
    top = HEADER_BASELINE - META_STRONG.size * 0.36 - MARK_HEIGHT / 2
    box = Box(left, top, wide, MARK_HEIGHT, edge=INK, thickness=0.9, dash=DASHES)
    return (box, *written(word, META_STRONG, left + 5, HEADER_BASELINE))


def edition_head(right: str, page: int, section: str, is_first: bool) -> Strip:
    """Return the head of a page of what is no candidate's alone, with `right` at the right."""
    room = RIGHT - LEFT - WIDEST_NAME - 12
    words, named = in_few_words(section, MOST_WORDS), _in_brief(right)
    operations = (
        *((Bookmark(0, section, 0),) if is_first else ()),
        *_headed(written(fitted(words, HEADING, room), HEADING, LEFT, HEADER_BASELINE), is_first),
        *for_the_eye(written(named, SUBTITLE, RIGHT, HEADER_BASELINE, Align.RIGHT)),
        Stroke(LEFT, HEADER_RULE, RIGHT, HEADER_RULE, INK, 1.2),
    )
    return Strip(TOP, operations)


def edition_foot(whose: str, edition: str, page: int, pages: int) -> tuple[Operation, ...]:
    """Return the foot of such a page: whose it is, which edition, and which page of how many."""
    count, tail = f"Page {page} of {pages}", f" · {edition}"
    room = RIGHT - LEFT - width_of(count, META_STRONG) - width_of(tail, META) - 12
    operations: tuple[Operation, ...] = (
        Stroke(LEFT, FOOTER_RULE, RIGHT, FOOTER_RULE, STRONGER),
        *written(fitted(whose, META, room) + tail, META, LEFT, FOOTER_BASELINE),
        *written(count, META_STRONG, RIGHT, FOOTER_BASELINE, Align.RIGHT),
    )
    return for_the_eye(operations)
