from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calibrate.domain.commands import RevealRound
from calibrate.ui.meeting.dots import columns, dot_rows, point_label
from calibrate.ui.meeting.pieces import Words
from calibrate.ui.meeting.ratings_view import RatingsList
from calibrate.ui.meeting.reasons import Fold
from calibrate.ui.text import Face
from calibrate.ui.theme import NARROW, WIDE, tokens
from tests.ui.meeting.conftest import Console, Opened
from tests.ui.meeting.sessions import STEP, reveal, rubric, written


@pytest.fixture
def revealed(tmp_path: Path, opened: Opened) -> Console:
    store = written(tmp_path / "session.calib", raters=12)
    reveal(store)
    console = opened(store)
    console.go("n1")
    return console


def place(view: RatingsList, title: str) -> int:
    return [item.title for item in view.ratings.items].index(title)


def spoken(view: RatingsList, title: str) -> str:
    index = view.ratings.index(place(view, title))
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def words(view: RatingsList, title: str) -> list[Words]:
    block = view.rows.block(place(view, title))
    return [piece for piece in block.pieces if isinstance(piece, Words)] if block else []


def test_what_split_comes_first_and_is_open(revealed: Console) -> None:
    view = revealed.screen.ratings.list
    titles = [item.title for item in view.ratings.items]
    assert titles[:4] == ["Split", "Design", "Raising the team’s standard", "Agreed"]
    assert view.ratings.items[0].note == (
        "two thirds or fewer on one side of the bar, or three points apart"
    )
    assert view.ratings.items[3].note == "5 criteria; open one to read its reasons"
    assert view.ratings.fold(1) is Fold.OPEN
    assert view.ratings.fold(place(view, "Code review")) is Fold.FOLDED


def test_a_screen_reader_hears_dots_and_reasons(revealed: Console) -> None:
    said = spoken(revealed.screen.ratings.list, "Design")
    assert said.startswith("4 Design. split. 6 of 11 meet L4. ")
    assert "Not enough evidence: Jonas Weber" in said
    assert "5 Above L4: Hugo Lefèvre" in said
    assert "Dmitri Volkov, 2 Meets L3, fairly sure: The retry note came" in said
    assert "against EV-01  Piece 1 about storage" in said
    assert "unsure" in said


def test_voices_stand_on_their_side_of_the_bar_the_furthest_first(revealed: Console) -> None:
    said = [one.text for one in words(revealed.screen.ratings.list, "Design")]
    assert "Below the bar · 5" in said
    assert "At or above the bar · 6" in said
    assert "Not enough evidence · 1" in said
    assert "3 more ›" in said
    assert said.index("Dmitri Volkov") < said.index("Adaeze Obi")
    assert said.index("Hugo Lefèvre") < said.index("Bram Visser")


def test_the_keyboard_opens_folds_and_goes_on(revealed: Console) -> None:
    view = revealed.screen.ratings.list
    view.setFocus()
    assert view.currentIndex().row() == 1
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.ratings.fold(1) is Fold.FULL
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.ratings.fold(1) is Fold.FOLDED
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.ratings.fold(2) is Fold.FOLDED
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.ratings.items[view.currentIndex().row()].title == "Technical knowledge"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert any("Reason of Adaeze Obi." in said for said in [spoken(view, "Technical knowledge")])


def test_down_reads_on_in_a_row_that_is_higher_than_the_view(revealed: Console) -> None:
    view = revealed.screen.ratings.list
    revealed.screen.resize(1280, 720)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    before = view.verticalScrollBar().value()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1
    assert view.verticalScrollBar().value() > before


def test_a_press_on_the_strip_opens_and_on_the_link_shows_all(revealed: Console) -> None:
    view = revealed.screen.ratings.list
    agreed = view.ratings.index(place(view, "Code review"))
    top = view.visualRect(agreed).topLeft() + QPoint(100, 12)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=top)
    assert view.ratings.fold(agreed.row()) is Fold.OPEN

    design = view.visualRect(view.ratings.index(1))
    link = next(one for one in words(view, "Design") if one.is_link)
    down = view.rows.band(1, view.rows.sheet.rows[3]) + 6
    at = design.topLeft() + link.place.center().toPoint() + QPoint(0, down)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.ratings.fold(1) is Fold.FULL
    assert "Kavya Menon" in [one.text for one in words(view, "Design")]


def test_what_was_opened_stays_so_after_a_look_at_somebody_else(revealed: Console) -> None:
    view = revealed.screen.ratings.list
    view.ratings.set_fold(1, Fold.FOLDED)
    revealed.go("n2")
    revealed.go("n1")
    assert view.ratings.fold(1) is Fold.FOLDED


def test_a_tool_tip_over_a_strip_says_who_gave_what(revealed: Console) -> None:
    view = revealed.screen.ratings.list
    strip = view.visualRect(view.ratings.index(1)).topLeft() + QPoint(500, 10)
    assert "5 Above L4: Hugo Lefèvre" in view.tip_at(strip)


def test_somebody_excused_is_a_dash_and_is_named(tmp_path: Path, opened: Opened) -> None:
    store = written(tmp_path / "s.calib", left_out=(3,))
    store.apply(RevealRound("n1", excused=("p4",), because="on leave"), "facilitator")
    console = opened(store)
    console.go("n1")
    view = console.screen.ratings.list
    assert view.ratings.absent == ("Dmitri Volkov",)
    assert "No rating: Dmitri Volkov" in spoken(view, "Technical knowledge")


@pytest.mark.parametrize(
    ("count", "rows"),
    [(0, ()), (1, (1,)), (3, (3,)), (4, (2, 2)), (9, (4, 5)), (10, (5, 5)), (17, (5, 6, 6))],
)
def test_dots_of_one_value_stack_evenly(count: int, rows: tuple[int, ...]) -> None:
    assert dot_rows(count, 8) == rows


@pytest.mark.parametrize(("width", "size"), [(1248, WIDE), (992, WIDE), (764, NARROW)])
def test_columns_never_overlap(width: int, size: object) -> None:
    at = columns(width, WIDE if size is WIDE else NARROW, rubric())
    assert at.left < at.scale - 120
    assert at.x(5) + at.pitch / 2 <= at.no_number < at.meets < at.right
    assert at.longest * 11 <= at.pitch


def test_a_long_label_is_cut_before_the_levels_it_names() -> None:
    face = Face(12)
    assert point_label(rubric(), STEP, 3, face, face.width("Between") + 4) == "Between"
    assert point_label(rubric(), STEP, 3, face, 400) == "Between L3 and L4"


def test_level_lines_break_where_a_criterion_does_not_offer_the_level(
    revealed: Console,
) -> None:
    view = revealed.screen.ratings.list
    revealed.screen.resize(1600, 1600)
    QApplication.processEvents()
    image = view.viewport().grab().toImage()

    def colours(title: str, value: int) -> set[str]:
        area = view.visualRect(view.ratings.index(place(view, title)))
        x = round(view.rows.at.x(value))
        column = range(area.top() + 1, area.top() + 6)
        return {image.pixelColor(x + by, y).name().upper() for y in column for by in (-1, 0, 1)}

    assert tokens().target in colours("Technical knowledge", 4)
    assert tokens().target not in colours("Production readiness", 4)
    assert tokens().current in colours("Production readiness", 2)
    assert tokens().current not in colours("Improvements", 2)
    assert tokens().target in colours("Improvements", 4)
