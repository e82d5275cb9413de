"""The record: decision, people, ratings and rules, and the lines on which people sign."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.people import Role
from calibrate.domain.record.case import Case
from calibrate.packet.flow.flow import (
    Column,
    Continuation,
    Flow,
    Strip,
    Strips,
    gap,
    height_of,
    kept,
    stacked,
    together,
)
from calibrate.packet.flow.furniture import close_head
from calibrate.packet.flow.operations import Stroke
from calibrate.packet.flow.style import (
    EVIDENCE_LEFT,
    HEADING,
    INK,
    LABEL,
    LEFT,
    META,
    QUIET,
    RIGHT,
    STRONGER,
    TEXT,
)
from calibrate.packet.flow.text import block, paragraph, statement, strip_of, written
from calibrate.words.people import ROLES, chairs
from calibrate.words.record import Quote, Told, record_groups

SECTION = "The record"
TERM_RIGHT = 168.0
SIGNATURE_LEFT, SIGNATURE_RIGHT, DATE_LEFT = 230.0, 430.0, 448.0
SIGNATURE_HEIGHT = 26.0


def record_pages(case: Case, number: int, substitutions: str) -> Flow:
    """Lay out the record on pages from `number` on.

    `substitutions` says which characters no font has, if there were any.
    """
    flow = Flow(number, lambda page: close_head(case, page, SECTION, page == number))
    for title, entries in record_groups(case, substitutions):
        flow.space(9)
        heading: Strips = (gap(6), strip_of(title, HEADING, LEFT), gap(3))
        for term, told in entries:
            flow.lay(*_entry(term, told), head=(*heading, _hairline()), continuation=_again(term))
            heading = ()
        flow.add((_hairline(),))
    _signatures(flow, case)
    return flow


def _again(term: str) -> Continuation:
    """Name an entry again where it goes on."""
    named = strip_of(f"{term}, continued", QUIET, LEFT)
    return Continuation(note=lambda left, page: (), again=(gap(6), named, gap(3)))


def _entry(term: str, told: Told) -> tuple[Column, Column]:
    left = paragraph(term, QUIET, LEFT, TERM_RIGHT)
    return _padded(left), _padded(tuple(strip for words in told for strip in _set(words)))


def _set(words: str | Quote) -> Strips:
    """Set a line of ours, or what somebody wrote with whose it is below."""
    if isinstance(words, str):
        return statement(words, TEXT, EVIDENCE_LEFT, RIGHT)
    quote = paragraph(f"“{words.text.strip()}”", TEXT, EVIDENCE_LEFT, RIGHT)
    if not words.told:
        return quote
    whose = statement(words.told, META, EVIDENCE_LEFT, RIGHT)
    return (*quote[:-1], kept(quote[-1]), *together((*whose, gap(3))))


def _padded(strips: Strips) -> Column:
    return Column((kept(gap(3)), *strips, gap(3.5)))


def _hairline() -> Strip:
    return Strip(0.5, (Stroke(LEFT, 0, RIGHT, 0, STRONGER),))


def _signatures(flow: Flow, case: Case) -> None:
    """Lay out a line to sign on for whoever led and each panelist, once there is a decision."""
    flow.space(16)
    heading = strip_of("Signatures", HEADING, LEFT)
    if case.is_draft:
        words = "Lines to sign on are printed once a decision is recorded."
        flow.lay(Column(paragraph(words, QUIET, LEFT, RIGHT)), head=(heading,))
        return
    led = chairs(case)
    names = {name for name, _ in led}
    people = (*led, *((name, ROLES[Role.PANELIST]) for name in case.raters if name not in names))
    rows = together(_signature(name, role) for name, role in people)
    titles = _signature_titles()
    again = Continuation(note=lambda left, page: (), again=(gap(10), titles))
    flow.lay(Column(rows), head=(heading, titles), continuation=again)


def _signature_titles() -> Strip:
    places = ((LEFT, "Name"), (SIGNATURE_LEFT, "Signature"), (DATE_LEFT, "Date"))
    titles = (title for x, words in places for title in written(words, META, x, META.baseline))
    return Strip(META.leading, tuple(titles))


def _signature(name: str, role: str) -> Strip:
    """Return a name and a role with a line to sign on and one for the date."""
    label = replace(LABEL, size=8.4)
    who = block(f"{name}, {role.lower()}", label, LEFT, SIGNATURE_LEFT - 12)
    height = max(SIGNATURE_HEIGHT, height_of(who) + 6)
    line = height - 3
    operations = (
        *(operation.lowered(height - height_of(who)) for operation in stacked(who)),
        Stroke(SIGNATURE_LEFT, line, SIGNATURE_RIGHT, line, INK, 0.6),
        Stroke(DATE_LEFT, line, RIGHT, line, INK, 0.6),
    )
    return Strip(height, operations)
