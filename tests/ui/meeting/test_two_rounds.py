"""What the console shows while a second round is rated, and after it was revealed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import RevealRound
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.sheet import Movement
from calibrate.store.store import Store
from calibrate.ui.look import theme
from calibrate.ui.look.theme import tokens
from calibrate.ui.meeting.ratings.dots import BETWEEN_LANES, lane_height
from calibrate.ui.meeting.ratings.placed import Lines
from calibrate.ui.meeting.ratings.reasons import Fold
from calibrate.words.dots import lanes
from tests.ui.meeting.revealed import Revealed, Show, showing
from tests.worlds.meetings import begin_second, rate_again, reveal, reveal_second, written
from tests.worlds.sessions import chair

RATERS = 12
PRESENTER = Viewer(ViewerKind.PANELIST, "luca")
STANDARD = "Raising the team’s standard"


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    yield from showing(qtbot, qapp)


def in_second(path: Path, raters: int = RATERS, left_out: tuple[int, ...] = ()) -> Store:
    store = written(path, raters=raters)
    reveal(store)
    begin_second(store)
    rate_again(store, raters, left_out)
    return store


@pytest.fixture
def moved(tmp_path: Path, show: Show) -> Revealed:
    """All twelve have rated again, but the eighth, whose first ratings stand."""
    store = in_second(tmp_path / "s.calib", left_out=(7,))
    reveal_second(store, ("p8",), "left early")
    return show(store)


# While round 2 is sealed


def test_while_it_is_sealed_round_1_stays_and_what_is_rated_again_is_named(
    tmp_path: Path, show: Show
) -> None:
    store = written(tmp_path / "s.calib", raters=RATERS)
    reveal(store)
    shown = show(store)
    before = shown.spoken("Design")
    begin_second(store)
    shown.refresh()
    heading = shown.criteria.ratings.items[0]
    assert (heading.title, heading.note) == (
        "Split",
        "rated again now, blind; round 1 stays here until then",
    )
    assert shown.spoken("Design") == before.replace("meet L4. ", "meet L4. round 2 is under way. ")
    assert "under way" not in shown.spoken("Code review")


def test_what_is_submitted_meanwhile_changes_nothing_that_is_shown(
    tmp_path: Path, show: Show
) -> None:
    store = in_second(tmp_path / "s.calib", left_out=tuple(range(RATERS)))
    shown = show(store)
    before = [shown.spoken(item.title) for item in shown.criteria.ratings.items]
    picture = shown.ratings.grab().toImage()
    rate_again(store, RATERS)
    shown.refresh()
    assert [shown.spoken(item.title) for item in shown.criteria.ratings.items] == before
    assert shown.ratings.grab().toImage() == picture


def test_while_it_is_sealed_round_1_is_hollow_over_a_seal(tmp_path: Path, show: Show) -> None:
    store = written(tmp_path / "s.calib", raters=RATERS)
    reveal(store)
    shown = show(store)
    assert colour(*above_the_seal(shown)) == tokens().ink
    begin_second(store)
    shown.refresh()
    image, dot = above_the_seal(shown)
    assert colour(image, dot) == tokens().background
    assert colour(image, dot + QPoint(0, 4)) != tokens().background


def above_the_seal(shown: Revealed) -> tuple[QImage, QPoint]:
    """Return what is drawn, and where the one who gave 5 on the first criterion has a dot."""
    view, row = shown.criteria, shown.sheet().row("c4")
    band, found = view.visualRect(view.ratings.index(1)), lanes(shown.sheet(), row)
    heights = [lane_height(lane, view.rows.at) for lane in found]
    high = sum(heights) + BETWEEN_LANES * (len(heights) - 1)
    top = band.top() + view.rows.band(1, row) / 2 - high / 2
    place = QPoint(round(view.rows.at.x(5)), round(top + heights[0] / 2))
    return view.viewport().grab().toImage(), place


# After it was revealed


def test_what_split_in_round_1_stays_first_under_its_heading(moved: Revealed) -> None:
    items = moved.criteria.ratings.items
    assert [item.title for item in items][:4] == ["Split in round 1", "Design", STANDARD, "Agreed"]
    assert items[0].note == "1 of 2 still split"
    assert moved.criteria.ratings.fold(1) is Fold.OPEN


def test_the_count_is_of_the_values_that_count_now(moved: Revealed) -> None:
    assert "7 of 12 meet L4" not in moved.spoken("Design")
    assert "10 of 12 meet L4" in moved.spoken("Design")


def test_how_many_moved_stands_at_the_criterion(moved: Revealed) -> None:
    row = moved.sheet().row("c4")
    assert row.movement == Movement(up=4, same=6, other=1)
    marks = moved.criteria.ratings.marks(row)
    assert marks[:2] == ("4 moved up, none down, 1 otherwise", "no longer split")
    assert moved.criteria.ratings.marks(moved.sheet().row("c6"))[:2] == (
        "2 moved up, 1 down",
        "still split",
    )
    assert "4 moved up, none down, 1 otherwise. no longer split" in moved.spoken("Design")
    assert moved.criteria.ratings.marks(moved.sheet().row("c1"))[:1] != ("nobody moved up or down",)


def test_who_moved_is_named_with_both_values(moved: Revealed) -> None:
    block = moved.criteria.rows.block(moved.place("Design"))
    assert block is not None
    lines = [piece for piece in block.pieces if isinstance(piece, Lines)]
    said = " ".join(line.text for piece in lines for line in piece.text.lines)
    who = (
        "Up: Adaeze Obi 3 to 4, Dmitri Volkov 2 to 3, Esra Yıldız 3 to 4, "
        "Grace Nakamura 3 to 4. Jonas Weber not enough evidence to 4."
    )
    assert who in said
    assert who in moved.spoken("Design")


def test_each_voice_says_how_it_stands_to_its_first_rating(moved: Revealed) -> None:
    moved.criteria.ratings.set_fold(1, Fold.FULL)
    said = moved.words("Design")

    def behind(name: str) -> str:
        return said[said.index(name) + 1].partition(",")[0]

    assert behind("Dmitri Volkov") == "was 2"
    assert behind("Bram Visser") == "as before"
    assert behind("Jonas Weber") == "was not enough evidence"
    assert behind("Hugo Lefèvre") == "not rated again"
    assert "Dmitri Volkov, Round 2: 3 Between L3 and L4, was 2; fairly sure" in moved.spoken(
        "Design"
    )
    assert said[said.index("Kavya Menon") + 1 :][:2] == ["unsure", "as before"]


def test_somebody_who_rates_for_the_first_time_in_round_2_is_new(
    tmp_path: Path, show: Show
) -> None:
    store = written(tmp_path / "s.calib", raters=5, left_out=(4,))
    store.apply(RevealRound("n1", 1, ("p5",), "ill"), chair(store))
    begin_second(store)
    rate_again(store, 5)
    reveal_second(store)
    shown = show(store)
    shown.criteria.ratings.set_fold(1, Fold.FULL)
    said = shown.words("Design")
    assert said[said.index("Esra Yıldız") + 1].startswith("new")
    assert shown.sheet().absent(shown.sheet().row("c4")) == 0
    assert shown.sheet().absent(shown.sheet().row("c1")) == 1
    assert "No rating: Esra Yıldız" in shown.criteria.ratings.given(
        shown.place("Technical knowledge")
    )


def test_voices_of_round_2_come_first_and_all_of_it_has_what_was_said_before(
    moved: Revealed,
) -> None:
    brief = moved.words("Design")
    assert "Before the talk" not in brief
    moved.criteria.ratings.set_fold(1, Fold.FULL)
    said = moved.words("Design")
    above = said[said.index("At or above the bar · 10") :]
    names = [name for name in ("Adaeze Obi", "Bram Visser", "Hugo Lefèvre") if name in above]
    assert names == sorted(names, key=above.index)
    assert said.count("Dmitri Volkov") == 2
    assert said.index("Before the talk") < len(said) - 1 - said[::-1].index("Dmitri Volkov")
    assert said.count("Hugo Lefèvre") == 1
    assert "fewer ‹" in said
    assert "Dmitri Volkov, Before the talk: 2 Meets L3, fairly sure: The retry" in moved.spoken(
        "Design"
    )


def test_the_tool_tip_tells_both_rounds(moved: Revealed) -> None:
    said = moved.criteria.ratings.given(moved.place("Design"))
    assert said.startswith("Before the talk: Not enough evidence: Jonas Weber; 2 Meets L3: Dmitri")
    assert "After: 3 Between L3 and L4: Dmitri Volkov and Kavya Menon (unsure); " in said


# What is drawn


@pytest.mark.parametrize("dark", [False, True])
def test_a_dot_from_before_the_talk_is_hollow_and_one_that_counts_is_filled(
    moved: Revealed, dark: bool
) -> None:
    theme.appearance.use(dark)
    view, row = moved.criteria, moved.sheet().row("c4")
    band = view.visualRect(view.ratings.index(1))
    above, below = (lane_height(lane, view.rows.at) for lane in lanes(moved.sheet(), row))
    high = above + BETWEEN_LANES + below
    top = band.top() + view.rows.band(1, row) / 2 - high / 2
    image = view.viewport().grab().toImage()
    hollow = QPoint(round(view.rows.at.x(5)), round(top + above / 2))
    filled = QPoint(hollow.x(), round(top + above + BETWEEN_LANES + below / 2))
    assert colour(image, hollow) == tokens().background
    assert colour(image, hollow + QPoint(0, 4)) != tokens().background
    assert colour(image, filled) == tokens().ink
    theme.appearance.use(False)


def colour(image: QImage, at: QPoint) -> str:
    return image.pixelColor(at).name().upper()


# Without names


def test_who_presents_sees_movement_as_counts_and_nobody_by_name(
    tmp_path: Path, show: Show
) -> None:
    store = in_second(tmp_path / "s.calib", left_out=(7,))
    reveal_second(store, ("p8",), "left early")
    shown = show(store, PRESENTER)
    shown.criteria.ratings.set_fold(1, Fold.FULL)
    said = " ".join((shown.spoken("Design"), *shown.words("Design")))
    assert "4 moved up, none down" in said
    assert "1 from or to “not enough evidence”" in said
    for telling in ("was 2", "as before", "not rated again"):
        assert telling not in said
    assert "new" not in shown.words("Design")
    raters = store.session(PRESENTER).panel.raters("n1")
    assert not [one.name for one in raters if one.name in said]
