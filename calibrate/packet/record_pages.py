"""The record: rubric, people, reveal, log, and the lines on which people sign."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.case import Case
from calibrate.packet.flow import (
    Column,
    Continuation,
    Flow,
    Strip,
    Strips,
    gap,
    height_of,
    kept,
    stacked,
)
from calibrate.packet.furniture import close_head
from calibrate.packet.operations import Stroke
from calibrate.packet.reading import is_open
from calibrate.packet.style import (
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
from calibrate.packet.summary import reveal_words, split_words
from calibrate.packet.text import block, paragraph, statement, strip_of, unwidowed, written
from calibrate.packet.wording import listing, moment, sentence

SECTION = "The record"
TERM_RIGHT = 168.0
SIGNATURE_LEFT, SIGNATURE_RIGHT, DATE_LEFT = 230.0, 430.0, 448.0
SIGNATURE_HEIGHT = 26.0

STRONGEST_RULE = (
    "Quoted on page 1 is the rating furthest out on its side of the bar that has a written reason; "
    "among several the surest, then the first in panel order, then on the first criterion."
)

Entry = tuple[str, tuple[str, ...]]


def record_pages(case: Case, number: int, substitutions: str) -> Flow:
    """Lay out the record on pages from `number` on.

    `substitutions` says which characters no font has, if there were any.
    """
    flow = Flow(number, lambda page: close_head(case, page, SECTION, page == number))
    for term, told in _entries(case, substitutions):
        if told:
            flow.lay(*_entry(term, told), head=(_hairline(),))
    flow.add((_hairline(),))
    _signatures(flow, case)
    return flow


def _entries(case: Case, substitutions: str) -> tuple[Entry, ...]:
    sheet, rubric = case.sheet, case.sheet.rubric
    raters = tuple(name for name in case.raters if name not in case.facilitators)
    return (
        ("Rubric", (f"{rubric.title} {rubric.version}".rstrip(), f"Hash {rubric.hash}")),
        ("Split rule", (split_words(rubric.split),)),
        ("Strongest reason", (STRONGEST_RULE,) if is_open(sheet) else ()),
        ("Facilitator", tuple(_facilitator(case, name) for name in case.facilitators)),
        ("Panelists who may rate", (listing(raters),) if raters else ()),
        ("Presenters", sheet.presenters),
        ("Recused", case.recused),
        ("Observers", case.observers),
        ("Reveal", _reveals(case)),
        ("Decision", _decision(case)),
        ("Log", _log(case)),
        ("Characters", (substitutions,) if substitutions else ()),
    )


def _facilitator(case: Case, name: str) -> str:
    return f"{name}, who also rates" if name in case.raters else f"{name}, who does not rate"


def _reveals(case: Case) -> tuple[str, ...]:
    if not is_open(case.sheet):
        return ("Nothing was revealed.",)
    return tuple(reveal_words(reveal) for reveal in case.sheet.reveals)


def _decision(case: Case) -> tuple[str, ...]:
    decided = case.sheet.decided
    when = f"Recorded {moment(decided)}." if decided else ""
    if case.is_draft:
        when = "No decision was recorded."
    return tuple(found for found in (when, *map(sentence, case.exceptions)) if found)


def _log(case: Case) -> tuple[str, ...]:
    holder = "in the session file" if case.seed_in_file else "by a witness"
    return (
        f"Line {case.log_line}, written {moment(case.changed)}",
        f"Head {case.log_head}",
        f"The seed of the seals is held {holder}.",
    )


def _entry(term: str, told: tuple[str, ...]) -> tuple[Column, Column]:
    left = paragraph(term, QUIET, LEFT, TERM_RIGHT)
    lines = (strip for words in told for strip in statement(words, TEXT, EVIDENCE_LEFT, RIGHT))
    return _padded(left), _padded(tuple(lines))


def _padded(strips: Strips) -> Column:
    return Column((kept(gap(3)), *strips, gap(3.5)))


def _hairline() -> Strip:
    return Strip(0.5, (Stroke(LEFT, 0, RIGHT, 0, STRONGER),))


def _signatures(flow: Flow, case: Case) -> None:
    """Lay out a line to sign on for each facilitator and panelist, once there is a decision."""
    flow.space(16)
    heading = strip_of("Signatures", HEADING, LEFT)
    if case.is_draft:
        words = "Lines to sign on are printed once a decision is recorded."
        flow.lay(Column(paragraph(words, QUIET, LEFT, RIGHT)), head=(heading,))
        return
    people = [(name, "facilitator") for name in case.facilitators]
    people += [(name, "panelist") for name in case.raters if name not in case.facilitators]
    rows = unwidowed(_signature(name, role) for name, role in people)
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
    who = block(f"{name}, {role}", label, LEFT, SIGNATURE_LEFT - 12)
    height = max(SIGNATURE_HEIGHT, height_of(who) + 6)
    line = height - 3
    operations = (
        *(one.lowered(height - height_of(who)) for one in stacked(who)),
        Stroke(SIGNATURE_LEFT, line, SIGNATURE_RIGHT, line, INK, 0.6),
        Stroke(DATE_LEFT, line, RIGHT, line, INK, 0.6),
    )
    return Strip(height, operations)
