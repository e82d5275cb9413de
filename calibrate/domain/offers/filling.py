"""Which gaps of a ladder a decided case can fill: where the panel agreed, by pieces that may leave.

A gap is filled by one criterion: the one on which it stands or, where it stands on none, any of its
category.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Audience, Evidence
from calibrate.domain.offers.offer import OfferedExample
from calibrate.domain.ratings import Stance
from calibrate.domain.rubric.rubric import Criterion
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Sheet, SheetRow

FEWEST = 2
"""What one alone says is no agreement."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the ladder says that an example is needed: its own words, criterion, level."""

    criterion: str
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Filling:
    """The pieces of a case that can fill a gap; where there are none, `because` says why."""

    gap: Gap
    pieces: tuple[Evidence, ...] = ()
    because: str = ""


def fillings(sheet: Sheet) -> tuple[Filling, ...]:
    """Return all gaps at the two levels of a case, each with the pieces that can fill it."""
    return tuple(_filling(sheet, row, gap) for row in sheet.rows for gap in _gaps(sheet, row))


def fillable(sheet: Sheet) -> tuple[Filling, ...]:
    """Return the gaps that some piece of a case can fill."""
    return tuple(one for one in fillings(sheet) if one.pieces)


def need_offerable(sheet: Sheet, gap: Gap, evidence: str) -> Evidence:
    """Return the piece that is to fill a gap; raise Refused or BadInput where it may not."""
    found = next((one for one in fillings(sheet) if one.gap == gap), None)
    if found is None:
        raise BadInput("The ladder asks for no such example at the levels of this candidate.")
    piece = sheet.piece(evidence)
    if piece is None:
        raise BadInput("There is no such piece of evidence on this candidate.")
    if found.because:
        raise Refused(found.because)
    if piece not in found.pieces:
        raise Refused(_why_not_piece(sheet.row(gap.criterion), gap, piece))
    return piece


def why_lapsed(sheet: Sheet, offer: OfferedExample) -> str:
    """Return why what was offered may be so no more, or nothing where it still may."""
    try:
        piece = need_offerable(sheet, Gap(offer.criterion, offer.level, offer.gap), offer.evidence)
    except (BadInput, Refused) as refused:
        return str(refused)
    if piece.version == offer.version:
        return ""
    return f"{piece.label} was corrected since; offer it in words of how it stands now."


def _gaps(sheet: Sheet, row: SheetRow) -> Iterator[Gap]:
    for expectation in (row.current, row.target):
        if expectation:
            level = expectation.level
            texts = (*expectation.gaps, *_unplaced(sheet, row.criterion, level))
            yield from (Gap(row.criterion.id, level, text) for text in dict.fromkeys(texts))


def _unplaced(sheet: Sheet, criterion: Criterion, level: str) -> Iterator[str]:
    for section in sheet.rubric.sections:
        if (section.category, section.level) == (criterion.category, level):
            yield from section.gaps


def _filling(sheet: Sheet, row: SheetRow, gap: Gap) -> Filling:
    if because := _why_not(sheet, row, gap):
        return Filling(gap, because=because)
    pieces = tuple(one for one in sheet.evidence if not _why_not_piece(row, gap, one))
    because = (
        ""
        if pieces
        else f"Nobody cites a piece on “{row.criterion.title}” for {gap.level} that may be shown "
        "outside the panel."
    )
    return Filling(gap, pieces, because)


def _why_not(sheet: Sheet, row: SheetRow, gap: Gap) -> str:
    """Return why a row is nothing that the panel agreed on, or nothing where it is."""
    where = f"on “{row.criterion.title}”"
    if sheet.phase is not CandidatePhase.DECIDED:
        return f"{sheet.candidate.name} is not decided, so nothing is offered as an example yet."
    if len(row.values) < FEWEST:
        return f"Fewer than two rated {where}, so nobody agreed with anybody."
    if None in row.values:
        return f"Somebody found not enough evidence {where}, so the panel does not agree there."
    if sheet.splits(row):
        return f"The panel splits {where}, so it does not agree there."
    scale, is_target = sheet.rubric.scale, gap.level == sheet.step.target
    bar = scale.bar if is_target else scale.holds
    if any(value < bar for value in row.values if value is not None):
        return f"Not everybody sees {gap.level} met {where}."
    return ""


def _why_not_piece(row: SheetRow, gap: Gap, piece: Evidence) -> str:
    """Return why a piece is no example of a level, or nothing where it is one."""
    where = f"on “{row.criterion.title}”"
    if piece.audience is Audience.PANEL:
        return f"{piece.label} is for the panel alone, so nothing of it may leave."
    stance = Stance.TARGET if row.target and row.target.level == gap.level else Stance.CURRENT
    citations = [
        citation
        for opened in row.standing
        for citation in opened.rating.citations
        if citation.evidence == piece.id
    ]
    if any(one.stance is Stance.AGAINST for one in citations):
        return f"Somebody cites {piece.label} against the candidate {where}."
    if not any(one.stance is stance and one.version == piece.version for one in citations):
        return f"Nobody cites {piece.label} as it stands now {where} for {gap.level}."
    return ""
