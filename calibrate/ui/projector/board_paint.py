"""Draws the opened ratings: the scale, a strip of dots a criterion, how many meet the level."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from calibrate.ui.projector import board_plan as at
from calibrate.ui.projector.board_plan import PlacedRow, Plan
from calibrate.ui.projector.canvas import Canvas
from calibrate.ui.projector.page import Board, Level, Point, Strip
from calibrate.ui.projector.space import BOLD, MARGIN, MEDIUM, REGULAR
from calibrate.words.dots import Mark, dot_rows, marks_shown

NUMBERS, FIRST_LINE, SECOND_LINE = 188.0, 186.0, 230.0
"""Base lines of what stands over the rows."""
LEGEND, LEGEND_MARK, LEGEND_GAP = 30, 24.0, 36.0
LEGEND_SIZES = range(LEGEND, 19, -1)
DOTS = (Mark.COUNTS, Mark.BEFORE)
TINT_OUTSET = 28
COLORS = {Level.CURRENT: "current", Level.TARGET: "target", Level.NEITHER: "muted"}


def paint_board(canvas: Canvas, board: Board) -> None:
    """Draw a board between heading and foot."""
    placed = at.plan(board, canvas.space)
    _paint_legend(canvas, board, placed.columns.room)
    _paint_scale(canvas, board, placed)
    _paint_grounds(canvas, placed)
    for place in range(len(board.points)):
        _paint_lines(canvas, placed, place)
    for row in placed.rows:
        _paint_title(canvas, placed, row)
        _paint_strips(canvas, placed, row)


# Over the rows


def _paint_legend(canvas: Canvas, board: Board, room: float) -> None:
    """Explain the marks that are there, dots above and what has no number below."""
    dots = [entry for entry in board.legend if entry[0] in DOTS]
    others = [entry for entry in board.legend if entry[0] not in DOTS]
    for entries, baseline in ((dots, FIRST_LINE), (others, SECOND_LINE)):
        said = "".join(words for _, words in entries)
        left = room - len(entries) * (LEGEND_MARK + LEGEND_GAP)
        size = canvas.space.fitting(said, LEGEND_SIZES, REGULAR, left)
        x = MARGIN + 12.0
        for mark, words in entries:
            _paint_mark(canvas, mark, x, baseline - LEGEND * 0.36, LEGEND_MARK)
            x += LEGEND_MARK
            x += canvas.write(words, x, baseline, size, color="muted") + LEGEND_GAP


def _paint_mark(canvas: Canvas, mark: Mark, x: float, y: float, size: float) -> None:
    """Draw what stands for one rating on the plain ground."""
    match mark:
        case Mark.COUNTS:
            canvas.dot(x, y, size)
        case Mark.BEFORE:
            canvas.dot(x, y, size, "background")
        case Mark.NOT_ENOUGH:
            canvas.diamond(x, y, size * 1.08)
        case Mark.ABSENT:
            canvas.dash(x, y, size)


def _paint_scale(canvas: Canvas, board: Board, placed: Plan) -> None:
    columns = placed.columns
    for place, point in enumerate(board.points):
        x, color = columns.x(place), COLORS[point.level]
        number = "ink" if point.level is Level.NEITHER else color
        canvas.write(str(point.value), x, NUMBERS, 46, BOLD, number, align=0.5)
        _paint_label(canvas, point, x, columns.pitch - 14)
    middle = columns.no_number - 46
    canvas.write("No", middle, FIRST_LINE, LEGEND, color="muted", align=0.5)
    canvas.write("number", middle, SECOND_LINE, LEGEND, color="muted", align=0.5)
    canvas.write("Meet", columns.right, FIRST_LINE, LEGEND, color="muted", align=1)
    canvas.write(board.target, columns.right, SECOND_LINE, LEGEND, BOLD, "target", 200, 1)


def _paint_label(canvas: Canvas, point: Point, x: float, room: float) -> None:
    """Write what a point means, as much of it as fits its column."""
    weight = MEDIUM if point.level is Level.NEITHER else BOLD
    fits = canvas.space.measure(point.label, LEGEND, weight) <= room
    label = point.label if fits else point.short
    size = canvas.space.fitting(label, range(LEGEND, 21, -2), weight, room)
    canvas.write(label, x, SECOND_LINE, size, weight, COLORS[point.level], room, 0.5)


# Rows


def _ground(row: PlacedRow) -> str:
    return "selection" if row.row.is_split else "background"


def _paint_grounds(canvas: Canvas, placed: Plan) -> None:
    """Tint what splits, and part like neighbours by a hairline."""
    width = canvas.space.width
    for row in placed.rows:
        if row.row.is_split:
            left = MARGIN - TINT_OUTSET
            canvas.fill(left, row.top, width - 2 * left, row.height, "selection")
    for row, below in pairwise(placed.rows):
        if row.row.is_split == below.row.is_split:
            color = "strong_hairline" if row.row.is_split else "hairline"
            canvas.rule(MARGIN, row.bottom, width - 2 * MARGIN, color)


def _paint_lines(canvas: Canvas, placed: Plan, place: int) -> None:
    """Draw a point's line through the rows that offer it; a level's runs through neighbours."""
    x = placed.columns.x(place)
    for level, run in groupby(placed.rows, lambda row: row.row.levels[place]):
        rows = list(run)
        if level is Level.CURRENT:
            canvas.upright(x, rows[0].top, rows[-1].bottom, "current", 3, dashes=9)
        elif level is Level.TARGET:
            canvas.upright(x, rows[0].top, rows[-1].bottom, "target", 3)
        elif level:
            for row in rows:
                inset = min(14.0, row.height / 6)
                canvas.upright(x, row.top + inset, row.bottom - inset, "strong_hairline", 1.5)


def _paint_title(canvas: Canvas, placed: Plan, row: PlacedRow) -> None:
    scale = placed.sizes.text
    leading, below = at.TITLE_LEADING * scale, at.SUB_LEADING * scale
    height = leading * len(row.title) + (below if row.sub else 0)
    y = row.top + (row.height - height) / 2
    for line in row.title:
        baseline = y + leading / 2 + at.TITLE * scale * 0.36
        width = canvas.write(line, MARGIN, baseline, at.TITLE * scale, BOLD)
        y += leading
    x = MARGIN + width + at.tag_gap(scale)
    canvas.write(row.tag, x, baseline, at.SUB * scale, color="muted")
    baseline = y + below / 2 + at.SUB * scale * 0.36
    room = placed.columns.room
    canvas.write(row.sub, MARGIN, baseline, at.SUB * scale, color="muted", room=room)


def _paint_strips(canvas: Canvas, placed: Plan, row: PlacedRow) -> None:
    columns, sizes = placed.columns, placed.sizes
    top = row.top + (row.height - at.strips_height(row.row, columns, sizes)) / 2
    for strip in row.row.strips:
        height = at.strip_height(strip, columns, sizes)
        _paint_strip(canvas, placed, strip, top + height / 2, _ground(row))
        top += height + at.BETWEEN_ROUNDS * sizes.dots


def _paint_strip(canvas: Canvas, placed: Plan, strip: Strip, middle: float, ground: str) -> None:
    """Draw one round; `ground` is what lies below its dots."""
    columns = placed.columns
    dot, pitch = at.dot_and_pitch(strip, placed.sizes)
    hollow = ground if strip.is_first else ""
    for place, count in enumerate(strip.counts):
        for x, y in _stack(count, columns.longest(dot, pitch), pitch):
            canvas.dot(columns.x(place) + x, middle + y, dot, hollow)
    _paint_no_number(canvas, placed, strip, middle)
    _paint_count(canvas, placed, strip, middle)


def _stack(count: int, longest: int, pitch: float) -> Iterator[tuple[float, float]]:
    """Yield where dots stand around the middle of their stack."""
    rows = dot_rows(count, longest)
    for row, in_row in enumerate(rows):
        for place in range(in_row):
            yield (place - (in_row - 1) / 2) * pitch, (row - (len(rows) - 1) / 2) * pitch


def _paint_no_number(canvas: Canvas, placed: Plan, strip: Strip, middle: float) -> None:
    """Draw a dash for each who is absent, and left of them a diamond for not enough evidence."""
    color, scale = ("muted", 0.85) if strip.is_first else ("ink", 1.0)
    scale *= placed.sizes.text
    right = placed.columns.no_number
    for count, draw, size in (
        (strip.absent, canvas.dash, 25 * scale),
        (strip.not_enough, canvas.diamond, 28 * scale),
    ):
        figure, shown = marks_shown(count)
        for place in range(shown):
            draw(right - at.MARK_PITCH * scale * place - size / 2, middle, size, color)
        right -= at.MARK_PITCH * scale * shown
        if figure:
            text = at.MARK_TEXT * scale
            right -= canvas.write(figure, right, middle + text * 0.36, text, BOLD, color, align=1)
            right -= 16 * scale


def _paint_count(canvas: Canvas, placed: Plan, strip: Strip, middle: float) -> None:
    if strip.rated is None:
        return
    size = (at.COUNT_BEFORE if strip.is_first else at.COUNT) * placed.sizes.text
    words = f"{strip.meet} of {strip.rated}" if strip.rated else "none"
    weight, color = (MEDIUM, "muted") if strip.is_first or not strip.rated else (BOLD, "ink")
    baseline = middle + size * 0.36
    canvas.write(words, placed.columns.right, baseline, size, weight, color, align=1)
