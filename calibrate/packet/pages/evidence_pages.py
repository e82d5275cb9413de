"""Evidence against expectations: what each level expects, and what is cited on each criterion."""

from __future__ import annotations

from collections.abc import Mapping

from calibrate.domain.evidence import Evidence
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.first_page.ratings_table import criterion_key
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Continuation, Flow, Strips, gap, height_of, together
from calibrate.packet.flow.spread import parted, spread
from calibrate.packet.flow.style import COLUMN_RIGHT, LEFT, META, RIGHT
from calibrate.packet.flow.text import paragraph
from calibrate.packet.pages.criterion_head import criterion_again, criterion_head, goes_on
from calibrate.packet.pages.expectations import dashed, expectations
from calibrate.packet.pages.pieces import Entry, evidence_key
from calibrate.packet.reading import pieces_on
from calibrate.words.criteria import NO_EVIDENCE
from calibrate.words.phrases import sentence

EVIDENCE = "Evidence against expectations"
NOT_CITED = "Nobody cites a piece here."


def evidence_pages(sheet: Sheet, flow: Flow, below: Strips = ()) -> tuple[Evidence, ...]:
    """Lay out what stands on each criterion; return the pieces that stand in full on none.

    Once ratings are open that is what they cite; before it is what is placed. `below` ends every
    criterion.
    """
    if sheet.is_open:
        flow.add((gap(5), *together(paragraph(_cited_as(sheet), META, LEFT, RIGHT)), gap(6)))
    shown = {row.criterion.id: pieces_on(sheet, row) for row in sheet.rows}
    homes = _homes(sheet, shown)
    for row in sheet.rows:
        with flow.within(Element(Kind.SECTION)):
            _criterion(flow, sheet, row, shown[row.criterion.id], homes)
            flow.add(below)
        flow.space(9)
    return tuple(piece for piece in sheet.evidence if piece.id not in homes)


def _homes(sheet: Sheet, shown: Mapping[str, tuple[Evidence, ...]]) -> Mapping[str, SheetRow]:
    """Return on which criterion each piece stands in full: the first that shows it."""
    homes: dict[str, SheetRow] = {}
    for row in sheet.rows:
        for piece in shown[row.criterion.id]:
            homes.setdefault(piece.id, row)
    return homes


def _cited_as(sheet: Sheet) -> str:
    step = sheet.step
    return (
        "The numbers beside a piece: how many of those who rated cite it on this criterion as "
        f"showing {step.target}, as showing {step.current}, or as speaking against. "
        "A piece without a version line never changed."
    )


def _criterion(
    flow: Flow,
    sheet: Sheet,
    row: SheetRow,
    pieces: tuple[Evidence, ...],
    homes: Mapping[str, SheetRow],
) -> None:
    """Lay out both expectations side by side, and in columns below them what stands here."""
    head = criterion_head(sheet, row, criterion_key(row))
    panels = expectations(row.current, row.target, sheet.step)
    strips = parted(
        [_entry(flow, sheet, row, piece, homes[piece.id]).strips() for piece in pieces]
    ) or _bare(row)
    high = height_of(head) + max(height_of(panel.strips) for panel in panels)
    flow.need(high + height_of(_opening(strips)))
    flow.lay(*panels, head=head, continuation=_continuation(row))
    spread(flow, strips, (gap(6),), _continuation(row))


def _opening(strips: Strips) -> Strips:
    """Return the strips up to the first place where they can be cut."""
    ends = (at for at, strip in enumerate(strips, start=1) if not strip.keep)
    return strips[: next(ends, len(strips))]


def _bare(row: SheetRow) -> Strips:
    return (dashed(NOT_CITED if row.evidence else sentence(NO_EVIDENCE), LEFT, COLUMN_RIGHT),)


def _entry(flow: Flow, sheet: Sheet, row: SheetRow, piece: Evidence, home: SheetRow) -> Entry:
    """Take a piece in full on the first criterion that shows it, elsewhere by its title."""
    elsewhere = ""
    if home is not row:
        name = f"{home.number} {home.criterion.title}"
        elsewhere = f"in full under {name}, page {flow.where[evidence_key(piece)]}"
    return Entry(piece, sheet.step, row.cited(piece.id), elsewhere)


def _continuation(row: SheetRow) -> Continuation:
    """Say at a page's end how much is left of a criterion."""
    return Continuation(
        note=lambda left, page: goes_on(left, page, "piece"),
        again=criterion_again(row),
    )
