"""The reasons on what split, as they are read before any number: nothing tells of a side.

A stance goes with the number, for who only cites what shows the higher level stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calibrate.domain.canonical import digest
from calibrate.domain.ratings import Citation, Rating
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow

READ = b"reasons"


@dataclass(frozen=True, slots=True)
class Source:
    """A piece that a reason rests on, or a passage of it."""

    evidence: str
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one rater wrote, and what they cite, by the pieces’ numbers; nobody says who it is."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitReasons:
    """A criterion that split, with the reasons given on it, in the order of a lot."""

    criterion: str
    title: str
    reasons: tuple[Reason, ...] = ()


def reasons_on(sheet: Sheet, lot: str) -> tuple[SplitReasons, ...]:
    """Return the reasons on what split in round 1; `sheet` carries names, by which lots fall.

    Once round 2 has begun they are those on its criteria, whether these split still or not.
    """
    rows = (row for row in sheet.rows if is_talked_about(sheet, row))
    return tuple(
        SplitReasons(row.criterion.id, row.criterion.title, tuple(_reasons(sheet, row, lot)))
        for row in rows
    )


def is_talked_about(sheet: Sheet, row: SheetRow) -> bool:
    """Tell whether a criterion split in round 1, and so is in round 2 where there is one."""
    if sheet.second_round:
        return row.criterion.id in sheet.second_round
    return sheet.split_first(row)


def _reasons(sheet: Sheet, row: SheetRow, lot: str) -> Iterator[Reason]:
    place = sheet.candidate.id.encode(), row.criterion.id.encode()

    def drawn(opened: OpenedRating) -> bytes:
        return digest(READ, lot.encode(), *place, opened.panelist.encode())

    for opened in sorted(row.standing, key=drawn):
        reason = _reason(sheet, opened.rating)
        if reason.text or reason.sources:
            yield reason


def _reason(sheet: Sheet, rating: Rating) -> Reason:
    """Observations speak for or against, so they come with the number too."""
    number = {piece.id: piece.number for piece in sheet.evidence}
    there = (one for one in rating.citations if one.evidence in number)
    cited = sorted(there, key=lambda one: (number[one.evidence], one.passage))
    return Reason(rating.reason.strip(), tuple(map(_source, cited)))


def _source(citation: Citation) -> Source:
    return Source(citation.evidence, citation.passage)
