"""What is said of an opened piece beside what it is: who cites it for what."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Citation, Stance
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.words.evidence import passage_words
from calibrate.words.phrases import capitalized, listing, several
from calibrate.words.ratings import stance_words
from calibrate.words.rounds import BEFORE


def cited_pieces(sheet: Sheet) -> tuple[Evidence, ...]:
    """Return the pieces that any opened rating cites, by number."""
    cited = {one.evidence for row in sheet.rows for given in row.ratings for one in _of(given)}
    return tuple(piece for piece in sheet.evidence if piece.id in cited)


def citing_words(sheet: Sheet, piece: Evidence) -> tuple[str, ...]:
    """Say criterion by criterion who cites a piece for what; one line each."""
    return tuple(line for row in sheet.rows for line in _on(sheet, row, piece))


def _on(sheet: Sheet, row: SheetRow, piece: Evidence) -> Iterator[str]:
    told = [
        f"{stance_words(stance, sheet.step)}: {_who(row, piece, stance)}"
        for stance in Stance
        if _citing(row, piece, stance)
    ]
    if told:
        rest = (part[:1].lower() + part[1:] for part in told[1:])
        yield f"{row.criterion.title}  ·  {'; '.join((capitalized(told[0]), *rest))}"


def _who(row: SheetRow, piece: Evidence, stance: Stance) -> str:
    citing = _citing(row, piece, stance)
    if not all(given.name for given, _ in citing):
        return several(len(citing), "panelist")
    return listing([f"{given.name}{_aside(given, one, piece)}" for given, one in citing])


def _aside(given: OpenedRating, citation: Citation, piece: Evidence) -> str:
    """Quote what a rater marked; say that a rating no longer counts, or saw an older version."""
    older = citation.version < piece.version
    said = (
        passage_words(citation),
        "" if given.stands else BEFORE.lower(),
        f"saw version {citation.version}" if older else "",
    )
    told = ", ".join(part for part in said if part)
    return f" ({told})" if told else ""


def _citing(row: SheetRow, piece: Evidence, stance: Stance) -> list[tuple[OpenedRating, Citation]]:
    return [
        (given, one)
        for given in row.ratings
        for one in _of(given)
        if one.evidence == piece.id and one.stance is stance
    ]


def _of(given: OpenedRating) -> tuple[Citation, ...]:
    return given.rating.citations
