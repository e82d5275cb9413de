"""Evidence against expectations: what each level expects, and what stands on each criterion."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.evidence import Evidence
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.first_page.ratings_table import criterion_key
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
)
from calibrate.packet.flow.furniture import section_head
from calibrate.packet.flow.operations import Operation, Stroke
from calibrate.packet.flow.style import (
    BOTTOM,
    CURRENT_RIGHT,
    EVIDENCE_LEFT,
    EVIDENCE_RIGHT,
    HEADING,
    LEFT,
    META,
    RIGHT,
    STRONGER,
    SUBTITLE,
    TARGET_LEFT,
    TOP,
)
from calibrate.packet.flow.text import (
    Align,
    current_tag,
    fitted,
    paragraph,
    tag_width,
    target_tag,
    written,
)
from calibrate.packet.pages.criterion_head import (
    criterion_again,
    criterion_head,
    goes_on,
    plain_again,
    plain_head,
)
from calibrate.packet.pages.expectations import (
    EVIDENCE_PANEL,
    current_column,
    nothing,
    target_column,
)
from calibrate.packet.pages.pieces import Entry, PieceColumn, below, beside, evidence_key
from calibrate.packet.reading import pieces_on
from calibrate.words.criteria import NO_EVIDENCE
from calibrate.words.evidence import UNPLACED_EVIDENCE
from calibrate.words.phrases import listing, sentence
from calibrate.words.text.marked_text import plain

SECTION = "Evidence against expectations"
NOTE_BAND = 16.0
EVIDENCE_LINE = Strip(12, (Stroke(EVIDENCE_LEFT, 6, EVIDENCE_RIGHT, 6, STRONGER),))
WIDE_LINE = Strip(12, (Stroke(LEFT, 6, RIGHT, 6, STRONGER),))

Entries = tuple[Entry, ...]


def evidence_pages(case: Case, number: int) -> Flow:
    """Lay out the evidence on pages from `number` on: each criterion, then what is unplaced."""
    flow = Flow(number, lambda page: _page_head(case, page, number), BOTTOM - NOTE_BAND)
    for row in case.sheet.rows:
        _criterion(flow, case.sheet, row)
        flow.space(10)
    _unplaced(flow, case.sheet)
    return flow


def _page_head(case: Case, page: int, first: int) -> Strip:
    """Head a page with the columns' titles; the first one says what the counts mean."""
    is_first = page == first
    head = section_head(case, page, SECTION, is_first)
    told = _cited_as(case.sheet) if is_first and case.sheet.is_open else ()
    top = TOP - 5 + height_of(told)
    operations = (
        *head.operations,
        *(operation.lowered(TOP - 5) for operation in stacked(told)),
        *(operation.lowered(top) for operation in _column_titles(case.sheet)),
    )
    return Strip(top + 22, operations)


def _cited_as(sheet: Sheet) -> Strips:
    step = sheet.step
    words = (
        "Cited as: how many of those who rated cite the piece on this criterion as showing "
        f"{step.target}, as showing {step.current}, or as speaking against. "
        "A piece without a version line never changed."
    )
    return (*paragraph(words, META, LEFT, RIGHT), gap(3))


def _column_titles(sheet: Sheet) -> tuple[Operation, ...]:
    step, baseline, middle = sheet.step, 13.0, 10.0
    current_end = LEFT + tag_width(step.current) + 5
    target_end = TARGET_LEFT + tag_width(step.target) + 5
    return (
        *current_tag(step.current, LEFT, middle),
        *_expectation(current_end, CURRENT_RIGHT, baseline),
        *written("Evidence", HEADING, EVIDENCE_LEFT, baseline),
        *_counts_title(sheet, baseline),
        *target_tag(step.target, TARGET_LEFT, middle),
        *_expectation(target_end, RIGHT, baseline),
    )


def _expectation(left: float, right: float, baseline: float) -> tuple[Operation, ...]:
    return written(fitted("expectation", SUBTITLE, right - left), SUBTITLE, left, baseline)


def _counts_title(sheet: Sheet, baseline: float) -> tuple[Operation, ...]:
    if not sheet.is_open:
        return ()
    return written("cited as", SUBTITLE, EVIDENCE_RIGHT, baseline, Align.RIGHT)


def _criterion(flow: Flow, sheet: Sheet, row: SheetRow) -> None:
    """Lay out a criterion: evidence between both expectations while those last, then under them.

    So nothing stays white for long, on whichever page the expectations end.
    """
    current = current_column(row.current, sheet.step)
    target = target_column(row.target, sheet.step)
    entries = tuple(_entry(flow, sheet, row, piece) for piece in pieces_on(sheet, row))
    narrow, wide = beside(sheet.step, sheet.is_open), below(sheet.step, sheet.is_open)
    bare = nothing(sentence(NO_EVIDENCE), EVIDENCE_PANEL)
    opening = Column(entries[0].strips(narrow) if entries else bare)
    flow.begin(criterion_head(sheet, row, criterion_key(row)), (current, opening, target))
    middle = Column(()) if entries else opening
    while True:
        shared, entries = _share(entries, narrow, _height_here(flow, current, target), flow.room)
        rests = flow.fill((current, Column((*middle.strips, *shared)), target))
        current, middle, target = rests
        if not (current.strips or target.strips):
            break
        flow.cut(rests, _continuation(row, entries))
    under = (*middle.strips, *_under(entries, wide))
    if under:
        flow.lay(Column(under), continuation=_continuation(row), goes_on=True)


def _height_here(flow: Flow, current: Column, target: Column) -> float:
    """Return how far the expectations reach on this page: to its end if they go on."""
    fits = [flow.fitting(column) == len(column.strips) for column in (current, target)]
    return max(height_of(current.strips), height_of(target.strips)) if all(fits) else flow.room


def _share(entries: Entries, at: PieceColumn, high: float, room: float) -> tuple[Strips, Entries]:
    """Return what stands beside `high` points of expectations, and the entries that are left.

    An entry that would stand less than half beside them is cut in two if it is long, or left.
    """
    placed: list[Strips] = []
    while entries:
        used = height_of(_parted([*placed, ()], EVIDENCE_LINE))
        strips, left = entries[0].strips(at), entries[1:]
        if height_of(strips) > min(2 * (high - used), room - used):
            part, rest = entries[0].divided(at, high - used, room - used)
            if not part and placed:
                break
            strips, left = (part, (rest, *left)) if part else (strips, left)
        placed.append(strips)
        entries = left
        if entries and entries[0].is_rest:
            break
    return _parted(placed, EVIDENCE_LINE), entries


def _under(entries: Entries, at: PieceColumn) -> Strips:
    """Return what stands under the expectations, with a line above unless a piece goes on."""
    if not entries:
        return ()
    first: Strips = () if entries[0].is_rest else (kept(WIDE_LINE),)
    return (*first, *_parted([entry.strips(at) for entry in entries], WIDE_LINE))


def _parted(pieces: Sequence[Strips], line: Strip) -> Strips:
    """Join pieces with a line after each but the last."""
    joined: list[Strip] = []
    for piece in pieces[:-1]:
        joined += (*piece[:-1], kept(piece[-1]), line)
    return (*joined, *(pieces[-1] if pieces else ()))


def _entry(flow: Flow, sheet: Sheet, row: SheetRow, piece: Evidence) -> Entry:
    """Take a piece in full on the first criterion it is placed on, elsewhere by its title."""
    home = _home(sheet, piece)
    elsewhere = "" if home is row else _where(flow, row, home, piece)
    cited = row.cited(piece.id)
    return Entry(piece, sheet.step, cited, elsewhere, text=plain(piece.content.text))


def _home(sheet: Sheet, piece: Evidence) -> SheetRow | None:
    """Return the row on which a piece is shown in full, None if it is placed on none."""
    return next((row for row in sheet.rows if row.criterion.id in piece.criteria), None)


def _where(flow: Flow, row: SheetRow, home: SheetRow | None, piece: Evidence) -> str:
    if home is None:
        return f"in full under {UNPLACED_EVIDENCE}"
    name = f"{home.number} {home.criterion.title}"
    if home.number > row.number:
        return f"placed on {name}"
    return f"in full under {name}, page {flow.where[evidence_key(piece)]}"


def _continuation(row: SheetRow, more: Entries = ()) -> Continuation:
    """Say at a page's end what is left of a criterion: strips, and entries not yet set in any."""
    whole = sum(not entry.is_rest for entry in more)
    return Continuation(
        note=lambda left, page: goes_on(row.criterion.title, left, page, "piece", whole),
        again=criterion_again(row),
    )


def _unplaced(flow: Flow, sheet: Sheet) -> None:
    if not sheet.unplaced:
        return
    at = below(sheet.step, counted=False)
    entries = [_unplaced_entry(sheet, piece) for piece in sheet.unplaced]
    flow.lay(
        Column(_parted([entry.strips(at) for entry in entries], WIDE_LINE)),
        head=plain_head(UNPLACED_EVIDENCE),
        continuation=Continuation(
            note=lambda left, page: goes_on(UNPLACED_EVIDENCE, left, page, "piece"),
            again=plain_again(UNPLACED_EVIDENCE),
        ),
    )


def _unplaced_entry(sheet: Sheet, piece: Evidence) -> Entry:
    text = plain(piece.content.text)
    return Entry(piece, sheet.step, {}, note=_cited_on(sheet, piece), text=text)


def _cited_on(sheet: Sheet, piece: Evidence) -> str:
    """Say on which criteria an unplaced piece is cited all the same."""
    rows = [row for row in sheet.rows if row.cited(piece.id)]
    return f"Cited on {listing([row.criterion.title for row in rows])}." if rows else ""
