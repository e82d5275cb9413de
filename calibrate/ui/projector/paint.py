"""Draws a page: heading, foot, and whatever stands between them."""

from __future__ import annotations

from calibrate.ui.projector import wording
from calibrate.ui.projector.board_paint import paint_board
from calibrate.ui.projector.canvas import Canvas
from calibrate.ui.projector.page import (
    Board,
    Countdown,
    Foot,
    Item,
    Listing,
    Notice,
    Opened,
    Page,
)
from calibrate.ui.projector.piece_paint import paint_piece
from calibrate.ui.projector.space import BOLD, MARGIN, MEDIUM, REGULAR
from calibrate.words.days import time_left

HEADING, FOOT, FOOT_RULE = 93.0, 41.0, 92.0
"""The heading's base line from the top, the foot's and its rule from the bottom."""
BODY_RULE, BODY_TITLE = 141.0, 250.0
GAP = 32
INK_BEGINS = 4
"""How far the ink of small letters is from where they are written."""
LIST_SHARE, LIST_TEXT = 0.449, 40
"""Where a list begins, in shares of the width, and how large its lines are."""


def paint_page(canvas: Canvas, page: Page) -> None:
    """Draw the whole screen."""
    space = canvas.space
    canvas.fill(0, 0, space.width, space.height, "background")
    _paint_heading(canvas, page)
    _paint_foot(canvas, page.foot)
    if isinstance(page.body, Board):
        paint_board(canvas, page.body)
        return
    canvas.rule(MARGIN, BODY_RULE, space.width - 2 * MARGIN)
    if isinstance(page.body, Opened):
        paint_piece(canvas, page.body)
    elif isinstance(page.body, Countdown):
        _paint_countdown(canvas, page.body)
    else:
        _paint_notice(canvas, page.body)


# Heading and foot


def _paint_heading(canvas: Canvas, page: Page) -> None:
    """The name gives way to everything beside it: it becomes smaller, then it is cut."""
    left = _paint_clock(canvas, page)
    needed = canvas.space.measure(page.step, 34) + GAP if page.step else 0.0
    needed += canvas.pill_width(page.status) + GAP if page.status else 0.0
    room = left - GAP - needed - MARGIN
    size = canvas.space.fitting(page.heading, range(60, 39, -2), BOLD, room)
    x = MARGIN + canvas.write(page.heading, MARGIN, HEADING, size, BOLD, room=room)
    if page.step:
        x += GAP + canvas.write(page.step, x + GAP, HEADING, 34, color="muted")
    if page.status:
        canvas.pill(page.status, x + GAP, HEADING - 13)


def _paint_clock(canvas: Canvas, page: Page) -> float:
    """Draw how long the talk has gone on; return how far the heading may reach."""
    left = canvas.space.right
    if page.clock:
        planned = f"of {page.clock.planned} min"
        left -= canvas.write(planned, left, HEADING, 34, color="muted", align=1) + 20
        left -= canvas.write(str(page.clock.used), left, HEADING, 56, BOLD, align=1)
        left -= GAP if page.is_paused else 0
    if page.is_paused:
        left -= canvas.pill(wording.PAUSED, left, HEADING - 13, align=1)
    return left


def _paint_foot(canvas: Canvas, foot: Foot) -> None:
    space = canvas.space
    canvas.rule(MARGIN, space.height - FOOT_RULE, space.width - 2 * MARGIN)
    baseline, middle = space.height - FOOT, space.width * 0.409
    time = canvas.write(foot.time, space.right, baseline, 34, BOLD, align=1)
    end: float = MARGIN
    if foot.next:
        x = MARGIN + canvas.write("Next:", MARGIN, baseline, 34, color="muted") + 14
        room = (space.width * 0.6 if foot.outside else space.right - time) - x - GAP
        end = x + canvas.write(foot.next, x, baseline, 34, BOLD, room=room)
    if foot.outside:
        x = max(middle, end + 2 * GAP)
        words, room = f"Outside: {foot.outside}", space.right - time - GAP - x
        canvas.write(words, x, baseline, 34, color="muted", room=room)


# Bodies


def _paint_countdown(canvas: Canvas, countdown: Countdown) -> None:
    space = canvas.space
    width = space.width / 3
    canvas.write(countdown.title, MARGIN, BODY_TITLE, 48, BOLD)
    left = time_left(countdown.left)
    size = space.fitting(left, range(190, 99, -10), BOLD, width)
    _write_large(canvas, left, BODY_TITLE + 186, size)
    canvas.write(wording.of_minutes(countdown.granted), MARGIN, 510, 38, color="muted")
    canvas.fill(MARGIN, 552, width, 8, "strong_hairline")
    gone = 1 - countdown.left / countdown.granted if countdown.granted else 1.0
    canvas.fill(MARGIN, 552, width * gone, 8, "ink")
    _paint_lines(canvas, countdown.text, 652, 38, width * 1.03)
    _paint_listing(canvas, countdown.listing)


def _paint_notice(canvas: Canvas, notice: Notice) -> None:
    """Draw large words, in the left column if a list stands beside them."""
    space = canvas.space
    width = space.width / 3 if notice.listing else space.width - 2 * MARGIN
    largest = 92 if notice.listing else 150
    size = space.fitting(notice.words, range(largest, 55, -4), BOLD, width)
    baseline = BODY_TITLE if notice.listing else space.height * 0.44
    if notice.label:
        canvas.write(notice.label, MARGIN, baseline, 48, MEDIUM, "muted")
    baseline += size * 0.72 + 48 if notice.label else size * 0.4
    for line in space.lines(notice.words, size, BOLD, width, most=3):
        _write_large(canvas, line, baseline, size)
        baseline += size * 1.2
    _paint_lines(canvas, notice.text, baseline - size * 1.2 + 84, 42, width)
    if notice.listing:
        _paint_listing(canvas, notice.listing)


def _write_large(canvas: Canvas, text: str, baseline: float, size: float) -> None:
    """Write large words whose ink begins where that of small ones does."""
    x = MARGIN + INK_BEGINS - canvas.space.bearing(text, size, BOLD)
    canvas.write(text, x, baseline, size, BOLD)


def _paint_lines(canvas: Canvas, text: str, baseline: float, size: float, width: float) -> None:
    for line in canvas.space.lines(text, size, REGULAR, width, most=3):
        canvas.write(line, MARGIN, baseline, size, color="muted")
        baseline += size * 1.42


def _paint_listing(canvas: Canvas, listing: Listing) -> None:
    """Draw a list whose lines share the height, as large as it allows."""
    space = canvas.space
    left = space.width * LIST_SHARE
    canvas.write(listing.title, left, BODY_TITLE, 48, BOLD)
    top = BODY_TITLE + 24
    pitch = min((space.height - FOOT_RULE - top - 8) / max(len(listing.items), 1), 97.0)
    scale = min(pitch / 62, 1.0)
    numbers = space.measure(str(len(listing.items)), LIST_TEXT * scale, MEDIUM) + 8
    for place, item in enumerate(listing.items):
        y = top + pitch * place
        _paint_item(canvas, item, left + numbers, y + pitch / 2, pitch)
        if place + 1 < len(listing.items):
            canvas.rule(left, y + pitch, space.right - left)


def _paint_item(canvas: Canvas, item: Item, left: float, middle: float, pitch: float) -> None:
    """Draw one line: its number ends at `left`."""
    space, scale = canvas.space, min(pitch / 62, 1.0)
    size, baseline = LIST_TEXT * scale, middle + LIST_TEXT * scale * 0.36
    canvas.write(str(item.number), left, baseline, size, MEDIUM, "muted", align=1)
    aside = canvas.write(item.aside, space.right, baseline, size * 0.85, color="muted", align=1)
    x = left + 30 * scale
    _paint_item_title(canvas, item, x, space.right - aside - GAP - x, middle, pitch)


def _paint_item_title(
    canvas: Canvas, item: Item, x: float, room: float, middle: float, pitch: float
) -> None:
    """A long title becomes smaller, and takes a second line where the list leaves room for it."""
    space, size = canvas.space, LIST_TEXT * min(pitch / 62, 1.0)
    color, weight = ("muted", MEDIUM) if item.is_past else ("ink", BOLD)
    if space.measure(item.title, size, weight) > room:
        size *= 0.8
    leading = size * 1.2
    lines = space.lines(item.title, size, weight, room, most=2 if 2 * leading <= pitch else 1)
    baseline = middle + size * 0.36 - (len(lines) - 1) * leading / 2
    for line in lines:
        canvas.write(line, x, baseline, size, weight, color)
        baseline += leading
