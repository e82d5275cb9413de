from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import CorrectEvidence, MarkAbsent, RevealRound
from calibrate.domain.evidence import EvidenceText
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.ratings import Rating
from calibrate.ui.look.text import Face
from calibrate.ui.look.theme import NARROW, WIDE, Measures, tokens
from calibrate.ui.meeting.ratings.dots import DIAMOND, MARK_PITCH, columns
from calibrate.ui.meeting.ratings.placed import Link, Words
from calibrate.ui.meeting.ratings.reasons import Fold
from calibrate.ui.meeting.ratings.scale_heading import point_label
from calibrate.words.dots import MOST_MARKS, dot_rows
from tests.ui.meeting.revealed import Revealed, Show, showing
from tests.worlds.giving import agreeing, splitting
from tests.worlds.meetings import reveal, written
from tests.worlds.rubrics import STEP, engineering
from tests.worlds.sessions import chair

PRESENTER = Viewer(ViewerKind.PANELIST, "luca")


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    yield from showing(qtbot, qapp)


@pytest.fixture
def revealed(tmp_path: Path, show: Show) -> Revealed:
    store = written(tmp_path / "session.calib", raters=12)
    reveal(store)
    return show(store)


def test_what_split_comes_first_and_is_open(revealed: Revealed) -> None:
    view = revealed.criteria
    titles = [item.title for item in view.ratings.items]
    assert titles[:4] == ["Split", "Design", "Raising the team’s standard", "Agreed"]
    assert view.ratings.items[0].note == (
        "two thirds or fewer on one side of the bar, or three points apart"
    )
    assert view.ratings.items[3].note == "5 criteria; open one to read its reasons"
    assert view.ratings.fold(1) is Fold.OPEN
    assert view.ratings.fold(revealed.place("Code review")) is Fold.FOLDED


def test_a_screen_reader_hears_dots_and_reasons(revealed: Revealed) -> None:
    said = revealed.spoken("Design")
    assert said.startswith("4 Design. split. 6 of 11 meet L4. ")
    assert "Not enough evidence: Jonas Weber" in said
    assert "5 Above L4: Hugo Lefèvre" in said
    assert "Dmitri Volkov, 2 Meets L3, fairly sure: The retry note came" in said
    assert "against EV-01  Piece 1 about storage" in said


def test_voices_stand_on_their_side_of_the_bar_the_furthest_first(revealed: Revealed) -> None:
    said = revealed.words("Design")
    assert "Below the bar · 5" in said
    assert "At or above the bar · 6" in said
    assert "Not enough evidence · 1" in said
    assert "3 more ›" in said
    assert said.index("Dmitri Volkov") < said.index("Adaeze Obi")
    assert said.index("Hugo Lefèvre") < said.index("Bram Visser")


# What to look at


def test_how_many_are_unsure_stands_at_the_criterion_and_at_each_voice(revealed: Revealed) -> None:
    row = revealed.sheet().row("c4")
    assert revealed.criteria.ratings.marks(row) == ("4 unsure",)
    assert "4 unsure" in revealed.spoken("Design")
    assert "Adaeze Obi, 3 Between L3 and L4, unsure: Good inside" in revealed.spoken("Design")
    said = revealed.words("Design")
    assert said[said.index("Adaeze Obi") + 1] == "unsure"


def test_a_criterion_on_which_no_evidence_was_placed_says_so(revealed: Revealed) -> None:
    bare = [row for row in revealed.sheet().rows if not row.evidence]
    assert bare
    for row in revealed.sheet().rows:
        marks = revealed.criteria.ratings.marks(row)
        assert ("no evidence placed" in marks) is (row in bare)
        assert ("no evidence placed" in revealed.spoken(row.criterion.title)) is (row in bare)


def test_a_citation_whose_evidence_has_a_newer_version_says_what_its_rater_saw(
    tmp_path: Path, show: Show
) -> None:
    store = written(tmp_path / "s.calib", raters=12)
    store.apply(
        CorrectEvidence("e1", EvidenceText("Retry note"), "the date was wrong"), chair(store)
    )
    reveal(store)
    shown = show(store)
    assert "older version cited" in shown.criteria.ratings.marks(shown.sheet().row("c4"))
    assert shown.criteria.ratings.marks(shown.sheet().row("c6")) == (
        "6 unsure",
        "no evidence placed",
    )
    assert "saw v1 of 2" in shown.words("Design")
    assert "against EV-01  Retry note, saw version 1 of 2" in shown.spoken("Design")
    assert "L4 EV-03  Piece 3 about storage, saw" not in shown.spoken("Design")


def test_all_marks_are_set_within_the_room_of_the_name(tmp_path: Path, show: Show) -> None:
    store = written(tmp_path / "s.calib", raters=12)
    store.apply(CorrectEvidence("e1", EvidenceText("Retry note"), "wrong"), chair(store))
    reveal(store)
    shown = show(store, width=1280)
    rows = shown.criteria.rows
    for row in shown.sheet().rows:
        name = rows.named(row)
        told = f"{name.beside} {' '.join(line.text for line in name.below.lines)}"
        plain = " ".join(told.split())
        assert all(mark in plain for mark in shown.criteria.ratings.marks(row))
        assert not name.below.is_cut
        assert all(rows.aside.width(line.text) <= rows.room for line in name.below.lines)


def test_who_presents_sees_no_names_and_how_many_gave_what(tmp_path: Path, show: Show) -> None:
    store = written(tmp_path / "s.calib", raters=12)
    reveal(store)
    shown = show(store, PRESENTER)
    said = " ".join(
        (shown.spoken("Design"), *shown.words("Design"), shown.criteria.ratings.given(1))
    )
    assert "3 Between L3 and L4: 4 (4 unsure)" in said
    assert "A panelist" in said
    assert not [one.name for one in store.session(PRESENTER).panel.raters("n1") if one.name in said]


# Keys and presses


def test_the_keyboard_opens_folds_and_goes_on(revealed: Revealed) -> None:
    view = revealed.criteria
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
    assert "Reason of Adaeze Obi." in revealed.spoken("Technical knowledge")


def test_down_reads_on_in_a_row_that_is_higher_than_the_view(revealed: Revealed) -> None:
    view = revealed.criteria
    revealed.fit(1280)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    before = view.verticalScrollBar().value()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1
    assert view.verticalScrollBar().value() > before


def test_a_press_on_the_strip_opens_and_on_the_link_shows_all(revealed: Revealed) -> None:
    view = revealed.criteria
    revealed.resize(revealed.width(), 1600)
    QApplication.processEvents()
    agreed = view.ratings.index(revealed.place("Code review"))
    top = view.visualRect(agreed).topLeft() + QPoint(100, 12)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=top)
    assert view.ratings.fold(agreed.row()) is Fold.OPEN

    block = view.rows.block(1)
    assert block is not None
    words = [piece for piece in block.pieces if isinstance(piece, Words)]
    link = next(one for one in words if one.link is Link.ALL)
    design = view.visualRect(view.ratings.index(1))
    down = view.rows.band(1, revealed.sheet().row("c4")) + 6
    at = design.topLeft() + link.place.center().toPoint() + QPoint(0, down)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.ratings.fold(1) is Fold.FULL
    assert "Kavya Menon" in revealed.words("Design")


def test_what_was_opened_stays_so_after_a_look_at_somebody_else(revealed: Revealed) -> None:
    view = revealed.criteria
    reveal(revealed.store, "n2")
    view.ratings.set_fold(1, Fold.FOLDED)
    revealed.go("n2")
    assert view.ratings.fold(1) is Fold.OPEN
    revealed.go("n1")
    assert view.ratings.fold(1) is Fold.FOLDED


def test_a_tool_tip_over_a_strip_says_who_gave_what(revealed: Revealed) -> None:
    view = revealed.criteria
    strip = view.visualRect(view.ratings.index(1)).topLeft() + QPoint(500, 10)
    assert "5 Above L4: Hugo Lefèvre" in view.tip_at(strip)


# Dots, diamonds and dashes


def test_somebody_excused_is_a_dash_and_is_named(tmp_path: Path, show: Show) -> None:
    store = written(tmp_path / "s.calib", left_out=(3,))
    store.apply(RevealRound("n1", excused=("p4",), because="on leave"), chair(store))
    shown = show(store)
    why = "No rating: Dmitri Volkov, left out: on leave"
    assert why in shown.spoken("Technical knowledge")
    assert why in shown.criteria.ratings.given(shown.place("Technical knowledge"))


def test_who_was_marked_absent_is_told_as_absent(tmp_path: Path, show: Show) -> None:
    store = written(tmp_path / "s.calib", left_out=(3,))
    store.apply(MarkAbsent("p4", "ill since Monday"), chair(store))
    reveal(store)
    assert "No rating: Dmitri Volkov, absent: ill since Monday" in show(store).spoken("Design")


def test_where_all_rated_alike_the_dots_stand_in_one_even_stack(tmp_path: Path, show: Show) -> None:
    store = written(tmp_path / "s.calib", raters=12, give=agreeing)
    reveal(store)
    shown = show(store)
    assert shown.criteria.ratings.items[0].title == "Agreed"
    row = shown.sheet().row("c4")
    assert dot_rows(row.values.count(4), shown.criteria.rows.at.longest) == (6, 6)
    assert shown.spoken("Design").startswith("4 Design. agreed. 12 of 12 meet L4")


def test_more_than_two_diamonds_become_a_number_and_one(tmp_path: Path, show: Show) -> None:
    def unseen(panelist: int, criterion: int) -> Rating:
        given = splitting(panelist, criterion)
        return replace(given, value=None, reason="Not seen.") if criterion == 0 else given

    store = written(tmp_path / "s.calib", raters=4, give=unseen)
    reveal(store)
    shown = show(store)
    view = shown.criteria
    area = view.visualRect(view.ratings.index(shown.place("Technical knowledge")))
    image = view.viewport().grab().toImage()
    right = view.rows.at.meets - 16
    ink = [
        x
        for x in range(right - 4 * round(MARK_PITCH), right)
        if any(image.pixelColor(x, y).name().upper() == tokens().ink for y in lines(area.center()))
    ]
    wide = max(ink) - min(ink)
    assert wide < 2 * MARK_PITCH < MOST_MARKS * DIAMOND + MARK_PITCH
    assert "no number given" in shown.spoken("Technical knowledge")


def lines(middle: QPoint) -> range:
    return range(middle.y() - 7, middle.y() + 8)


@pytest.mark.parametrize(("width", "size"), [(1248, WIDE), (992, WIDE), (764, NARROW)])
def test_columns_never_overlap(width: int, size: Measures) -> None:
    at = columns(width, size, engineering())
    assert at.left < at.scale - 120
    assert at.x(5) + at.pitch / 2 <= at.no_number < at.meets < at.right
    assert at.longest * 11 <= at.pitch
    stack = at.x(5) + at.longest * 11 / 2
    inset = 16 if at.is_wide else 10
    assert stack <= at.meets - inset - 4 * MARK_PITCH


def test_a_long_label_is_cut_before_the_levels_it_names() -> None:
    face = Face(12)
    assert point_label(engineering(), STEP, 3, face, face.width("Between") + 4) == "Between"
    assert point_label(engineering(), STEP, 3, face, 400) == "Between L3 and L4"


def test_level_lines_break_where_a_criterion_does_not_offer_the_level(revealed: Revealed) -> None:
    view = revealed.criteria
    revealed.resize(revealed.width(), 1600)
    QApplication.processEvents()
    image = view.viewport().grab().toImage()

    def colours(title: str, value: int) -> set[str]:
        area = view.visualRect(view.ratings.index(revealed.place(title)))
        x = round(view.rows.at.x(value))
        column = range(area.top() + 1, area.top() + 6)
        return {image.pixelColor(x + by, y).name().upper() for y in column for by in (-1, 0, 1)}

    assert tokens().target in colours("Technical knowledge", 4)
    assert tokens().target not in colours("Production readiness", 4)
    assert tokens().current in colours("Production readiness", 2)
    assert tokens().current not in colours("Improvements", 2)
    assert tokens().target in colours("Improvements", 4)
