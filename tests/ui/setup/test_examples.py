"""Examples are placed in a pane of their own: one digit each, and no dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from calibrate.domain.commands import CreateSession, new_id
from calibrate.domain.rubric.examples import placed, unplaced
from calibrate.domain.rubric.pairing import place_example
from calibrate.domain.rubric.rubric import Criterion, Expectation, Rubric, Section
from calibrate.exchange.ladders.rubric_file import bundled_rubrics, read_rubric
from calibrate.store.store import Store
from calibrate.ui.setup.rubric.examples_pane import ExamplesPane
from calibrate.ui.setup.rubric.rubric_page import RubricPage
from tests.ui.setup.conftest import Window
from tests.ui.setup.test_rubric_page import page_of
from tests.worlds.clocks import Clock
from tests.worlds.rubrics import CRAFT

LEVELS = ("L3", "L4")
Make = Callable[[Rubric], RubricPage]


@pytest.fixture
def page(tmp_path: Path, setup_window: Callable[[Store], Window]) -> Make:
    """Opens the pane over a rubric, by its key."""

    def make(rubric: Rubric) -> RubricPage:
        command = CreateSession(new_id(), "Autumn", rubric)
        store = Store.create(tmp_path / "autumn.calib", command, Clock(tick=1))
        window = setup_window(store)
        window.bot.waitUntil(window.screen.isActiveWindow)
        page = page_of(window)
        window.key(Qt.Key.Key_E, page.criteria)
        assert page.is_placing
        return page

    return make


def bare(rubric: Rubric) -> Rubric:
    """Lift every example of a rubric."""
    for example in placed(rubric, LEVELS):
        rubric = place_example(rubric, example.level, example.text, None)
    return rubric


def struck(page: RubricPage, keys: str) -> None:
    QTest.keyClicks(page.examples.list, keys)


def boxes(pane: ExamplesPane) -> list[tuple[str, bool, bool]]:
    return [(one.text(), one.isChecked(), one.isEnabled()) for one in pane.boxes]


def test_all_examples_of_the_bundled_ladder_take_a_key_each(page: Make) -> None:
    whole = read_rubric([bundled_rubrics()[0]])
    where = {one.text: one.criterion for one in placed(whole, LEVELS)}
    shown = page(bare(whole))
    assert len(unplaced(shown.rubric, LEVELS)) == len(where) == 22
    assert shown.placing.text() == "Back to the criteria"
    keys = 0
    while example := shown.examples.list.current:
        criterion = where[example.text]
        assert criterion
        titles = [one.title for one in shown.examples.shown_places]
        struck(shown, str(titles.index(criterion.title) + 1))
        keys += 1
    assert keys == 22
    assert {one.text: one.criterion for one in placed(shown.rubric, LEVELS)} == {
        text: shown.rubric.criterion(one.id) for text, one in where.items() if one
    }
    assert "Every example" in shown.examples.empty.text()
    change = shown.desk.last_change()
    assert change and change.take_back
    shown.desk.apply(change.take_back)
    assert len(unplaced(shown.rubric, LEVELS)) == 1


def test_the_example_is_whole_in_sight_with_every_criterion(page: Make) -> None:
    pane = page(CRAFT).examples
    assert pane.text.text() == "Tidied a module."
    assert boxes(pane) == [
        ("1  Code, and tests  ·  suggested", False, True),
        ("2  Launching", False, True),
        ("3  Improvements", False, False),
        ("0  L3 as a whole", True, True),
    ]


def test_a_digit_places_again_lifts_and_a_silent_level_takes_nothing(page: Make) -> None:
    shown = page(CRAFT)
    struck(shown, "3")
    assert len(unplaced(shown.rubric, LEVELS)) == 1
    struck(shown, "0")
    assert len(unplaced(shown.rubric, LEVELS)) == 1
    struck(shown, "2")
    assert not unplaced(shown.rubric, LEVELS)
    shown.examples.tabs.choose("placed")
    assert shown.examples.list.current
    shown.examples.show_example("L3", "Tidied a module.")
    assert boxes(shown.examples)[1] == ("2  Launching", True, True)
    struck(shown, "2")
    assert [one.text for one in unplaced(shown.rubric, LEVELS)] == ["Tidied a module."]


def test_a_tick_places_as_well(page: Make) -> None:
    shown = page(CRAFT)
    shown.examples.boxes[0].click()
    (example, *_) = [one for one in placed(shown.rubric, LEVELS) if "Tidied" in one.text]
    assert example.criterion and example.criterion.id == "code"


def test_what_stands_clear_is_suggested_and_taken_by_a_key(page: Make) -> None:
    section = Section("Craft", "L3", examples=("Ships with alerts, as launching needs.", "Sings."))
    shown = page(replace(CRAFT, sections=(section,)))
    assert boxes(shown.examples)[1][0] == "2  Launching  ·  suggested"
    struck(shown, "a")
    assert [one.text for one in unplaced(shown.rubric, LEVELS)] == ["Sings."]
    assert not shown.examples.suggested
    struck(shown, "a")
    assert len(unplaced(shown.rubric, LEVELS)) == 1


def test_more_than_nine_criteria_have_the_digits_in_turn(page: Make) -> None:
    criteria = tuple(
        Criterion(f"c{n}", f"Criterion {n}", (Expectation("L3", f"Does {n}."),), "Craft")
        for n in range(1, 12)
    )
    pane = page(replace(CRAFT, criteria=criteria)).examples
    assert pane.more.isVisible() and pane.heading.text() == "Belongs to  1–9 of 11"
    QTest.keyClicks(pane.list, "m")
    assert [one[0] for one in boxes(pane)][:2] == ["1  Criterion 10", "2  Criterion 11"]
    QTest.keyClicks(pane.list, "m")
    assert boxes(pane)[0][0] == "1  Criterion 1"


def test_place_on_an_example_leads_to_it_and_escape_leads_back(filled: Window) -> None:
    shown = page_of(filled)
    shown.place("L3", "Adds a failing test first.")
    assert shown.examples.tabs.key == "placed"
    assert shown.examples.text.text() == "Adds a failing test first."
    filled.key(Qt.Key.Key_2, shown.examples.list)
    launch = filled.session.rubric.criterion("launch").expectation("L3")
    assert launch and launch.examples == ("Adds a failing test first.",)
    filled.key(Qt.Key.Key_Escape, shown.examples.list)
    assert not shown.is_placing
