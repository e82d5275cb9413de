"""The record: decision, people, ratings and rules, and the lines on which people sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from calibrate.domain.people import Role
from calibrate.domain.record.case import Case
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import (
    Column,
    Continuation,
    Flow,
    Strip,
    Strips,
    gap,
    height_of,
    kept,
    overlaid,
    stacked,
    together,
)
from calibrate.packet.flow.operations import Operation, Part, Stroke
from calibrate.packet.flow.parts import heading, one_of, section, within
from calibrate.packet.flow.spread import UNHEADED, parted, spread
from calibrate.packet.flow.style import (
    COLUMN_RIGHT,
    HEADING,
    INK,
    LABEL,
    LEFT,
    META,
    MUTED,
    RIGHT,
    TERM_RIGHT,
    TEXT,
    TOLD_LEFT,
)
from calibrate.packet.flow.text import block, paragraph, statement, strip_of, unwidowed, written
from calibrate.words.people import ROLES, chairs
from calibrate.words.record import Quote, Told, record_groups

RECORD = "The record"
SAID = replace(TEXT, size=7.6, leading=10.2)
TERM = replace(SAID, colour=MUTED)
WHOLE_UP_TO, MOST_BESIDE = 6, 3
SIGNATURE_LEFT, SIGNATURE_RIGHT, DATE_LEFT = 230.0, 430.0, 448.0
SIGNATURE_HEIGHT, TALLEST_TOGETHER = 22.0, 330.0


def record_pages(case: Case, flow: Flow, substitutions: str, is_said: bool) -> None:
    """Lay out the record, and the lines on which people sign.

    `substitutions` says which characters no font has, if there were any; `is_said` that page 1 has
    every word of reason and dissent.
    """
    groups = record_groups(case, substitutions, is_said)
    blocks = [_group(title, entries) for title, entries in groups]
    spread(flow, parted(blocks), (gap(6),), UNHEADED)
    with flow.within(Element(Kind.SECTION)):
        _signatures(flow, case)


def _group(title: str, entries: Sequence[tuple[str, Told]]) -> Strips:
    """Return a heading and below it a list of terms with what is told of each."""
    listed = (strip for term, told in entries for strip in _entry(term, told))
    named = heading(kept(strip_of(title, HEADING, LEFT)))
    return section((*named, *within(listed, Element(Kind.LIST))))


def _entry(term: str, told: Told) -> Strips:
    """Return a term with what is told of it beside, or below where that is much."""
    named = within(paragraph(term, TERM, LEFT, TERM_RIGHT), Element(Kind.LABEL))
    if len(told) > MOST_BESIDE:
        lines = (*map(kept, named), *_set(told, LEFT))
    else:
        lines = overlaid(_set(told, TOLD_LEFT), named)
    whole = together(lines) if len(lines) <= WHOLE_UP_TO else lines
    return within((*whole[:-1], kept(whole[-1]), gap(3)), Element(Kind.ITEM))


def _set(told: Told, left: float) -> Strips:
    lines = (strip for words in told for strip in _line(words, left))
    return within(lines, Element(Kind.BODY))


def _line(words: str | Quote, left: float) -> Strips:
    """Set a line of ours, or what somebody wrote with whose it is below."""
    if isinstance(words, str):
        return statement(words, SAID, left, COLUMN_RIGHT)
    quote = paragraph(f"“{words.text.strip()}”", SAID, left, COLUMN_RIGHT)
    if not words.told:
        return quote
    whose = statement(words.told, META, left, COLUMN_RIGHT)
    return (*quote[:-1], kept(quote[-1]), *together((*whose, gap(3))))


def _signatures(flow: Flow, case: Case) -> None:
    """Lay out a line to sign on for whoever led and each panelist."""
    flow.space(6)
    (title,) = heading(strip_of("Signatures", HEADING, LEFT))
    led = chairs(case)
    names = {name for name, _ in led}
    people = (*led, *((name, ROLES[Role.PANELIST]) for name in case.raters if name not in names))
    rows = tuple(_signature(name, role) for name, role in people)
    kept_rows = together(rows) if height_of(rows) <= TALLEST_TOGETHER else unwidowed(rows)
    titles = _signature_titles()
    table = Element(Kind.TABLE)
    again = Continuation(note=lambda left, page: (), again=(gap(10), titles))
    head = (gap(6), title, *within((titles,), table))
    flow.lay(Column(within(kept_rows, table)), head=head, continuation=again)


def _signature_titles() -> Strip:
    places = ((LEFT, "Name"), (SIGNATURE_LEFT, "Signature"), (DATE_LEFT, "Date"))
    titles = (
        title
        for x, words in places
        for title in one_of(Kind.COLUMN_HEAD, written(words, META, x, META.baseline))
    )
    return Strip(META.leading, one_of(Kind.ROW, titles))


def _signature(name: str, role: str) -> Strip:
    """Return a name and a role with a line to sign on and one for the date."""
    label = replace(LABEL, size=8.4)
    who = block(f"{name}, {role.lower()}", label, LEFT, SIGNATURE_LEFT - 12)
    height = max(SIGNATURE_HEIGHT, height_of(who) + 6)
    line = height - 3
    named = (operation.lowered(height - height_of(who)) for operation in stacked(who))
    operations = (
        *one_of(Kind.ROW_HEAD, named),
        Part((Element(Kind.CELL),), (_line_from(SIGNATURE_LEFT, SIGNATURE_RIGHT, line),)),
        Part((Element(Kind.CELL),), (_line_from(DATE_LEFT, RIGHT, line),)),
    )
    return Strip(height, one_of(Kind.ROW, operations))


def _line_from(left: float, right: float, height: float) -> Operation:
    return Stroke(left, height, right, height, INK, 0.6)
