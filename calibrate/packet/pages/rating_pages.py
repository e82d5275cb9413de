"""Ratings with reasons: on each criterion what every rater saw, gave, and rested it on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from calibrate.domain.ballots import Origin
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import SheetRow
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Continuation, Flow, Strips, gap, kept, together
from calibrate.packet.flow.parts import heading, section
from calibrate.packet.flow.spread import parted, spread
from calibrate.packet.flow.style import COLUMN_RIGHT, LEFT, META, QUIET, RIGHT, TEXT
from calibrate.packet.flow.text import paragraph, statement, strip_of
from calibrate.packet.pages.criterion_head import criterion_again, criterion_head, goes_on
from calibrate.packet.pages.rating_entry import NAME, rating_entry
from calibrate.packet.who_rated import given
from calibrate.words.people import unrated_words
from calibrate.words.phrases import sentence
from calibrate.words.rounds import alike, rounds_words, row_remarks, whence_words

RATINGS = "Ratings with reasons"
Origins = Mapping[str, Origin]


def rating_pages(case: Case, flow: Flow) -> None:
    """Lay out all opened ratings, by criterion and in panel order."""
    flow.space(6)
    origins = alike(case.sheet.rows)
    if origins:
        told = paragraph(whence_words(origins), META, LEFT, RIGHT)
        flow.add((*together(told), gap(6)))
    for row in case.sheet.rows:
        if row.ratings or row.note.strip():
            with flow.within(Element(Kind.SECTION)):
                _criterion(flow, case, row, origins)
            flow.space(8)


def _criterion(flow: Flow, case: Case, row: SheetRow, origins: Origins) -> None:
    head = criterion_head(case.sheet, row, remarks=row_remarks(case.sheet, row))
    rounds = _rounds(rounds_words(case.sheet, row))
    continuation = Continuation(
        note=lambda left, page: goes_on(left, page, "rating"),
        again=criterion_again(row),
    )
    spread(flow, parted(list(_entries(flow, case, row, origins))), (*head, *rounds), continuation)


def _entries(flow: Flow, case: Case, row: SheetRow, origins: Origins) -> Iterator[Strips]:
    """Yield every rating, then who gave none, then what was noted of the talk."""
    for one in given(case, row):
        whence = one.newest.name not in origins
        yield rating_entry(case.sheet, row, one, flow.where, whence=whence)
    missing = [sentence(words) for words in unrated_words(case, row)]
    if missing:
        lines = [statement(words, TEXT, LEFT, COLUMN_RIGHT) for words in missing]
        yield _headed("No rating", tuple(strip for line in lines for strip in line))
    if row.note.strip():
        yield _headed("Notes of the talk", paragraph(row.note, TEXT, LEFT, COLUMN_RIGHT))


def _headed(label: str, lines: Strips) -> Strips:
    return section((*heading(kept(strip_of(label, NAME, LEFT))), *lines))


def _rounds(words: str) -> Strips:
    """Set in a line under the head how a criterion with two rounds came from one to the other."""
    return together((*statement(words, QUIET, LEFT, RIGHT), gap(5))) if words else ()
