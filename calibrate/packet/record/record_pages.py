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
    overlaid,
    stacked,
    together,
)
from calibrate.packet.flow.operations import Stroke
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
from calibrate.packet.flow.text import block, paragraph, statement, strip_of, written
from calibrate.words.people import ROLES, chairs
from calibrate.words.record import Quote, Told, record_groups

RECORD = "The record"
SAID = replace(TEXT, size=7.6, leading=10.2)
TERM = replace(SAID, colour=MUTED)
WHOLE_UP_TO, MOST_BESIDE = 6, 3
SIGNATURE_LEFT, SIGNATURE_RIGHT, DATE_LEFT = 230.0, 430.0, 448.0
SIGNATURE_HEIGHT = 22.0


def record_pages(case: Case, flow: Flow, substitutions: str, is_said: bool) -> None:
    """Lay out the record, and the lines on which people sign.

    `substitutions` says which characters no font has, if there were any; `is_said` that page 1 has
    every word of reason and dissent.
    """
    groups = record_groups(case, substitutions, is_said)
    blocks = [
        (
            kept(strip_of(title, HEADING, LEFT)),
            *(strip for term, told in entries for strip in _entry(term, told)),
        )
        for title, entries in groups
    ]
    spread(flow, parted(blocks), (gap(6),), UNHEADED)
    _signatures(flow, case)


def _entry(term: str, told: Told) -> Strips:
    """Return a term with what is told of it beside, or below where that is much."""
    named = paragraph(term, TERM, LEFT, TERM_RIGHT)
    if len(told) > MOST_BESIDE:
        lines = (*map(kept, named), *_set(told, LEFT))
    else:
        lines = overlaid(_set(told, TOLD_LEFT), named)
    whole = together(lines) if len(lines) <= WHOLE_UP_TO else lines
    return (*whole[:-1], kept(whole[-1]), gap(3))


def _set(told: Told, left: float) -> Strips:
    return tuple(strip for words in told for strip in _line(words, left))


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
    heading = strip_of("Signatures", HEADING, LEFT)
    led = chairs(case)
    names = {name for name, _ in led}
    people = (*led, *((name, ROLES[Role.PANELIST]) for name in case.raters if name not in names))
    rows = together(_signature(name, role) for name, role in people)
    titles = _signature_titles()
    again = Continuation(note=lambda left, page: (), again=(gap(10), titles))
    flow.lay(Column(rows), head=(gap(6), heading, titles), continuation=again)


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
