"""What the room's screen shows, as text for those who hear it read out."""

from __future__ import annotations

from datetime import timedelta

from calibrate.domain.meeting import AttendanceKind
from calibrate.ui.projector import wording
from calibrate.ui.projector.page import (
    Board,
    Body,
    Countdown,
    Listing,
    Notice,
    Opened,
    Page,
    Row,
    Strip,
)
from calibrate.words.meeting import ATTENDANCE
from calibrate.words.phrases import several
from calibrate.words.ratings import NOT_ENOUGH
from calibrate.words.rounds import BEFORE


def spoken(page: Page) -> str:
    """Return the page in sentences; it changes by the minute, not by the second."""
    clock, foot = page.clock, page.foot
    paused = wording.PAUSED.lower() if page.is_paused else ""
    parts = [", ".join(part for part in (page.heading, page.step, page.status, paused) if part)]
    if clock:
        parts.append(f"{clock.used} of {several(clock.planned, 'minute')} used")
    parts += _body(page.body)
    parts += [f"Next: {foot.next}"] if foot.next else []
    parts += [f"Outside: {foot.outside}"] if foot.outside else []
    return "\n".join(f"{part.rstrip('.')}." for part in (*parts, foot.time))


def _body(body: Body) -> list[str]:
    if isinstance(body, Board):
        return [_row(body, row) for row in body.rows]
    if isinstance(body, Opened):
        return [part for part in (body.title, body.about, body.text) if part]
    if isinstance(body, Countdown):
        minutes = several(-(-body.left // timedelta(minutes=1)), "minute")
        return [f"{body.title}: {minutes} left", body.text, _listing(body.listing)]
    words = [f"{body.label}: {body.words}" if body.label else body.words]
    return [*words, *_rest(body)]


def _rest(notice: Notice) -> list[str]:
    listing = [_listing(notice.listing)] if notice.listing else []
    return [*([notice.text] if notice.text else []), *listing]


def _listing(listing: Listing) -> str:
    items = (f"{item.title} ({item.aside})" if item.aside else item.title for item in listing.items)
    return f"{listing.title}: {', '.join(items)}"


def _row(board: Board, row: Row) -> str:
    parts = (row.title, row.tag, "split" if row.is_split else "", row.remark)
    title = ", ".join(part for part in parts if part)
    told = [f"{_when(row, strip)}{_strip(board, strip)}" for strip in row.strips]
    rated = f"{title}: {'; '.join(told)}" if told else title
    return f"{rated}. {row.speaking}" if row.speaking else rated


def _when(row: Row, strip: Strip) -> str:
    if strip.is_first:
        return f"{BEFORE.lower()} "
    return "after it " if len(row.strips) > 1 else ""


def _strip(board: Board, strip: Strip) -> str:
    parts = [
        f"{count} × {point.value} {point.label}"
        for point, count in zip(board.points, strip.counts, strict=True)
        if count
    ]
    if strip.not_enough:
        parts.append(f"{strip.not_enough} {NOT_ENOUGH}")
    if strip.absent:
        parts.append(f"{strip.absent} {ATTENDANCE[AttendanceKind.ABSENT]}")
    if strip.rated:
        parts.append(f"{strip.meet} of {strip.rated} meet {board.target}")
    return ", ".join(parts) or wording.NOBODY
