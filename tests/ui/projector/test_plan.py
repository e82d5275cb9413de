"""Whatever a board holds and however large the window is, nothing is clipped or overlaps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from calibrate.ui.look import theme
from calibrate.ui.projector import board_plan as at
from calibrate.ui.projector.board_paint import paint_board
from calibrate.ui.projector.canvas import Canvas
from calibrate.ui.projector.page import Board, Level, Point, Row, Strip
from calibrate.ui.projector.space import BOLD, Space
from calibrate.words.dots import Mark

SIZES = ((1280, 720), (1600, 1000), (1920, 1080), (3840, 2160), (1280, 1024), (2560, 1080))
LONG = "Raising the standard of writing, reviewing and running software together in every team"
POINTS = tuple(Point(value, f"Meets L{value}", "Meets", Level.NEITHER) for value in range(1, 6))


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    theme.prepare(qapp, dark=False)


def strip(*counts: int, not_enough: int = 0, absent: int = 0) -> Strip:
    return Strip(counts, not_enough, absent, sum(counts[3:]), sum(counts))


def rows(count: int, title: str, now: Strip, before: Strip | None = None) -> tuple[Row, ...]:
    levels, remark = (Level.NEITHER,) * 5, "4 moved up, none down" if before else ""
    strips = (*((replace(before, is_first=True),) if before else ()), now)
    return tuple(Row(title, "New at L4", remark, levels, strips) for _ in range(count))


BOARDS = {
    "seven agree": rows(7, "Design", strip(0, 0, 0, 12, 0)),
    "seven in two rounds": rows(7, "Design", strip(0, 0, 2, 9, 1), strip(0, 1, 5, 5, 1)),
    "twelve": rows(12, "Design", strip(0, 1, 2, 9, 0)),
    "twelve long ones in two rounds": rows(12, LONG, strip(0, 0, 0, 12, 0), strip(4, 4, 4, 0, 0)),
    "thirty raters": rows(7, LONG, strip(0, 0, 0, 30, 0)),
    "nobody has a number": rows(7, "Design", strip(0, 0, 0, 0, 0, not_enough=12)),
    "sixty criteria": rows(60, "Design", strip(0, 0, 0, 12, 0)),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", BOARDS)
def test_every_row_holds_all_of_its_own_between_heading_and_foot(
    name: str, size: tuple[int, int]
) -> None:
    space = Space.of(QSize(*size))
    placed = at.plan(Board(POINTS, BOARDS[name], "L4"), space)
    top = at.TOP
    for row in placed.rows:
        assert row.top == pytest.approx(top)
        top = row.bottom
        assert row.height >= at.strips_height(row.row, placed.columns, placed.sizes)
        for line in row.title:
            size_of_title = at.TITLE * placed.sizes.text
            assert space.measure(line, size_of_title, BOLD) <= placed.columns.room + 1
    assert top <= space.height - at.FOOT + 0.01


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", BOARDS)
def test_dots_of_two_points_never_touch(name: str, size: tuple[int, int]) -> None:
    placed = at.plan(Board(POINTS, BOARDS[name], "L4"), Space.of(QSize(*size)))
    for one in (strip(), replace(strip(), is_first=True)):
        dot, pitch = at.dot_and_pitch(one, placed.sizes)
        longest = placed.columns.longest(dot, pitch)
        assert (longest - 1) * pitch + dot <= placed.columns.pitch


def test_seven_criteria_and_twelve_raters_have_their_full_size() -> None:
    space = Space.of(QSize(1920, 1080))
    placed = at.plan(Board(POINTS, BOARDS["seven agree"], "L4"), space)
    assert placed.sizes == at.Sizes(dots=1.0, text=1.0, lines=2)


def test_text_stays_readable_with_twelve_criteria() -> None:
    space = Space.of(QSize(1920, 1080))
    placed = at.plan(Board(POINTS, BOARDS["twelve"], "L4"), space)
    assert at.TITLE * placed.sizes.text >= 28


def test_a_long_title_is_broken_or_cut() -> None:
    space = Space.of(QSize(1920, 1080))
    broken = at.plan(Board(POINTS, rows(3, LONG, strip(0, 0, 0, 4, 0)), "L4"), space)
    assert len(broken.rows[0].title) == 2
    board = Board(POINTS, BOARDS["twelve long ones in two rounds"], "L4")
    cut = at.plan(board, space)
    assert cut.rows[0].title[-1].endswith("…")


@pytest.mark.parametrize("size", SIZES)
def test_what_the_marks_mean_ends_before_the_scale(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    legend = (
        (Mark.COUNTS, "one rating that counts"),
        (Mark.BEFORE, "before the talk"),
        (Mark.NOT_ENOUGH, "not enough evidence"),
        (Mark.ABSENT, "absent"),
    )
    board, space = Board(POINTS, BOARDS["seven agree"], "L4", legend), Space.of(QSize(*size))
    ends: dict[str, float] = {}
    write = Canvas.write

    def noted(self: Canvas, text: str, x: float, *more: Any, **named: Any) -> float:
        width = write(self, text, x, *more, **named)
        ends[text] = x + width
        return width

    monkeypatch.setattr(Canvas, "write", noted)
    picture = QImage(*size, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    paint_board(Canvas(painter, space), board)
    painter.end()
    columns = at.plan(board, space).columns
    for _, words in legend:
        assert ends[words] <= columns.first - columns.pitch / 2
