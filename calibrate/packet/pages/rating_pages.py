"""Ratings with reasons: on each criterion what every rater saw, gave, and rested it on."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.domain.record.case import Case
from calibrate.domain.sheet import SheetRow
from calibrate.packet.flow.flow import (
    Column,
    Continuation,
    Flow,
    Strip,
    Strips,
    gap,
    kept,
    overlaid,
    together,
)
from calibrate.packet.flow.furniture import close_head
from calibrate.packet.flow.operations import Stroke
from calibrate.packet.flow.style import (
    BOTTOM,
    CURRENT_RIGHT,
    EVIDENCE_LEFT,
    LEFT,
    QUIET,
    RIGHT,
    STRONGER,
    TEXT,
)
from calibrate.packet.flow.text import paragraph, statement
from calibrate.packet.pages.criterion_head import criterion_again, criterion_head, goes_on
from calibrate.packet.pages.rating_entry import ASIDE, rating_entry
from calibrate.packet.who_rated import given
from calibrate.words.people import unrated_words
from calibrate.words.phrases import sentence
from calibrate.words.rounds import rounds_words, row_remarks

SECTION = "Ratings with reasons"
NOTE_BAND = 16.0
LINE = Strip(11, (Stroke(LEFT, 5.5, RIGHT, 5.5, STRONGER),))


def rating_pages(case: Case, number: int) -> Flow:
    """Lay out all opened ratings on pages from `number` on, by criterion and in panel order."""
    flow = Flow(
        number,
        lambda page: close_head(case, page, SECTION, page == number),
        BOTTOM - NOTE_BAND,
    )
    for row in case.sheet.rows:
        if row.ratings or row.note.strip():
            _criterion(flow, case, row)
            flow.space(10)
    return flow


def _criterion(flow: Flow, case: Case, row: SheetRow) -> None:
    *others, last = _entries(case, row)
    strips = [strip for entry in others for strip in (*_held(entry), LINE)]
    flow.lay(
        Column((*strips, *last)),
        head=(
            *criterion_head(case.sheet, row, remarks=row_remarks(case.sheet, row)),
            *_rounds(rounds_words(case.sheet, row)),
        ),
        continuation=Continuation(
            note=lambda left, page: goes_on(row.criterion.title, left, page, "rating"),
            again=criterion_again(row),
        ),
    )


def _entries(case: Case, row: SheetRow) -> Iterator[Strips]:
    """Yield every rating, then who gave none, then what was noted of the talk."""
    for one in given(case, row):
        yield rating_entry(case.sheet, row, one)
    missing = [sentence(words) for words in unrated_words(case, row)]
    if missing:
        lines = (
            strip for words in missing for strip in statement(words, TEXT, EVIDENCE_LEFT, RIGHT)
        )
        yield _beside("No rating", tuple(lines))
    if row.note.strip():
        yield _beside("Notes of the talk", paragraph(row.note, TEXT, EVIDENCE_LEFT, RIGHT))


def _beside(label: str, lines: Strips) -> Strips:
    return overlaid(lines, statement(label, ASIDE, LEFT, CURRENT_RIGHT))


def _held(entry: Strips) -> Strips:
    return (*entry[:-1], kept(entry[-1]))


def _rounds(words: str) -> Strips:
    """Set in a line under the head how a criterion with two rounds came from one to the other."""
    return together((*statement(words, QUIET, LEFT, RIGHT), gap(5))) if words else ()
