from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import ReplaceRubric
from calibrate.domain.rubric.rubric import Link, Section
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.setup.people.people_dialogs import AskLine
from calibrate.ui.setup.rubric.pick_dialog import Pick
from calibrate.ui.setup.rubric.rubric_page import RubricPage
from tests.ui.setup.conftest import Window


def page_of(window: Window) -> RubricPage:
    window.screen.choose(Part.RUBRIC)
    page = window.screen.page
    assert isinstance(page, RubricPage)
    page.criteria.setFocus()
    return page


def titles(window: Window) -> list[str]:
    return [criterion.title for criterion in window.session.rubric.criteria]


def picking(window: Window, name: str) -> None:
    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, Pick)
        found = dialog.list.findItems(name, Qt.MatchFlag.MatchExactly)
        dialog.list.setCurrentItem(found[0])
        window.click(dialog.primary)

    window.answering(act)


def words_of(page: RubricPage) -> set[str]:
    return {one.text() for one in page.detail.findChildren(QLabel)}


def choices(page: RubricPage, words: str) -> list[QAction]:
    menu = next(one.menu() for one in page.files.menu().actions() if one.text() == words)
    assert isinstance(menu, QMenu)
    return menu.actions()


def test_both_expectations_examples_and_gaps_are_shown(filled: Window) -> None:
    page = page_of(filled)
    words = words_of(page)
    assert {"Writes code that reads well.", "Shapes code that others extend."} <= words
    assert {"Examples  1", "Adds a failing test first.", "Gaps  1", "Show a design."} <= words
    assert page.criteria.criteria.words(0) == "1 example, 1 gap"
    assert [page.criteria.criteria.pill(row) for row in range(3)] == ["", "L3 only", "New at L4"]


def rows(page: RubricPage) -> list[str]:
    return [page.criteria.criteria.pill(row) for row in range(3)]


def placed(window: Window) -> set[str]:
    return {
        one for piece in window.pieces(window.session.candidates[0].id) for one in piece.criteria
    }


def test_two_marked_one_after_the_other_are_paired_and_parted(filled: Window) -> None:
    page = page_of(filled)
    filled.key(Qt.Key.Key_Down)
    filled.key(Qt.Key.Key_P, page.criteria)
    assert rows(page) == ["", "Marked", "New at L4"]
    filled.key(Qt.Key.Key_Down)
    assert page.detail.pairing.text() == "Pair with “Launching”"
    filled.key(Qt.Key.Key_P, page.criteria)
    assert titles(filled) == ["Code and tests", "Launching"]
    assert page.criteria.current is not None
    assert page.criteria.current.title == "Launching"
    filled.key(Qt.Key.Key_U, page.criteria)
    assert titles(filled) == ["Code and tests", "Launching", "Improvements"]
    filled.click(filled.screen.undo)
    assert titles(filled) == ["Code and tests", "Launching"]


def test_criteria_of_one_level_are_merged_and_their_evidence_goes_along(filled: Window) -> None:
    page = page_of(filled)
    before = placed(filled)
    assert "launch" in before
    filled.click(page.detail.pairing)
    filled.key(Qt.Key.Key_Down, page.criteria)
    assert page.detail.pairing.text() == "Merge with “Code and tests”"
    filled.click(page.detail.pairing)
    assert titles(filled) == ["Code and tests", "Improvements"]
    assert placed(filled) == before - {"launch"}
    (l3, _) = filled.session.rubric.criteria[0].expectations
    assert l3.text == "Writes code that reads well.\n\nShips with alerts in place."
    filled.click(filled.screen.undo)
    assert placed(filled) == before and len(titles(filled)) == 3


def test_several_that_are_chosen_become_one_by_one_key(filled: Window) -> None:
    page = page_of(filled)
    filled.key(Qt.Key.Key_Down, page.criteria, Qt.KeyboardModifier.ShiftModifier)
    filled.key(Qt.Key.Key_Down, page.criteria, Qt.KeyboardModifier.ShiftModifier)
    assert page.detail.pairing.text() == "Make one of these 3"
    filled.key(Qt.Key.Key_P, page.criteria)
    assert titles(filled) == ["Code and tests"]


def test_a_mark_is_taken_back_by_the_same_key_or_escape(filled: Window) -> None:
    page = page_of(filled)
    for key in (Qt.Key.Key_P, Qt.Key.Key_Escape):
        filled.key(Qt.Key.Key_P, page.criteria)
        assert rows(page)[0] == "Marked"
        filled.key(key, page.criteria)
        assert rows(page)[0] == ""


def test_a_criterion_is_split_where_a_person_says(filled: Window) -> None:
    page = page_of(filled)
    filled.key(Qt.Key.Key_P, page.criteria)
    filled.key(Qt.Key.Key_Down, page.criteria)
    filled.key(Qt.Key.Key_P, page.criteria)
    picking(filled, "L3: Ships with alerts in place")
    filled.key(Qt.Key.Key_S, page.criteria)
    assert titles(filled) == ["Code and tests", "Ships with alerts in place", "Improvements"]
    with filled.bot.waitSignal(filled.desk.failed) as told:
        page.criteria.choose("lead")
        page.split()
    assert told.args == ["“Improvements” says one thing alone at each level."]


def test_a_criterion_is_renamed(filled: Window) -> None:
    page_of(filled)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AskLine)
        dialog.field.selectAll()
        filled.type(dialog.field, "Code")
        filled.key(Qt.Key.Key_Return, dialog.field)

    filled.answering(act)
    filled.key(Qt.Key.Key_F2)
    assert titles(filled)[0] == "Code"


def test_a_criterion_is_not_renamed_to_nothing(filled: Window) -> None:
    page_of(filled)
    told: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AskLine)
        dialog.field.selectAll()
        filled.key(Qt.Key.Key_Delete, dialog.field)
        filled.key(Qt.Key.Key_Return, dialog.field)
        assert dialog.isVisible()
        told.append(dialog.trouble.sentence.text())

    filled.answering(act)
    filled.key(Qt.Key.Key_F2)
    assert told == ["A criterion's title has 1 to 120 characters."]
    assert titles(filled)[0] == "Code and tests"


def test_a_link_of_the_ladder_is_shown_and_only_a_page_is_opened(
    filled: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(filled)
    links = (Link("how", "https://example.com/how"), Link("notes", "file:///etc/passwd"))
    sections = (Section("Craft", "L3", links=links),)
    filled.desk.apply(ReplaceRubric(replace(filled.session.rubric, sections=sections)))
    page.criteria.choose("")
    assert {"how: https://example.com/how", "notes: file:///etc/passwd"} <= words_of(page)
    opened: list[str] = []

    def opening(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opening)
    links_open = [b for b in page.detail.findChildren(QPushButton) if b.text() == "Open link"]
    (button,) = [b for b in links_open if b.isVisible()]
    filled.click(button)
    assert opened == ["https://example.com/how"]


def test_once_rating_is_open_the_rubric_is_only_read(opened: Window) -> None:
    page = page_of(opened)
    assert page.subtitle.whole.startswith("Frozen since rating opened")
    assert not page.scale.isEnabled()
    buttons = page.detail.findChildren(KeyButton)
    assert not any(button.isVisibleTo(page.detail) for button in buttons)
    before = opened.session.rubric
    for key in (Qt.Key.Key_P, Qt.Key.Key_U, Qt.Key.Key_S, Qt.Key.Key_F2):
        opened.key(key, page.criteria)
    assert page.placing.text() == "Examples"
    opened.click(page.placing)
    page.examples.tabs.choose("placed")
    assert not any(box.isEnabled() for box in page.examples.boxes)
    opened.key(Qt.Key.Key_2, page.examples.list)
    assert opened.session.rubric == before
    actions = {one.text(): one.isEnabled() for one in page.files.menu().actions()}
    assert actions == {
        "Compare with": True,
        "Export…": True,
        "Keep for new sessions": True,
        "Replace by": False,
    }


def test_a_bundled_rubric_takes_its_place_if_the_person_agrees(filled: Window) -> None:
    page = page_of(filled)
    action = next(one for one in choices(page, "Replace by") if one.text().startswith("Bundled"))

    def answer(agree: bool) -> Callable[[QWidget], None]:
        def act(dialog: QWidget) -> None:
            assert isinstance(dialog, Confirm)
            assert "of evidence would leave criteria" in dialog.sentence.text()
            filled.click(dialog.primary if agree else dialog.cancel)

        return act

    filled.answering(answer(agree=False))
    action.trigger()
    assert filled.session.rubric.title == "Small ladder"
    filled.answering(answer(agree=True))
    action.trigger()
    assert filled.session.rubric.title == "Technical Excellence"
    filled.click(filled.screen.undo)
    assert filled.session.rubric.title == "Small ladder"


def test_a_file_that_is_no_rubric_is_told_of(filled: Window, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("title = ", encoding="utf-8")
    with filled.bot.waitSignal(filled.desk.failed) as told:
        page_of(filled).files.replace_by([path])
    assert "broken.toml" in told.args[0]
    assert filled.session.rubric.title == "Small ladder"


def test_a_real_ladder_comes_in_with_its_gaps(empty: Window, shared: Path) -> None:
    page = page_of(empty)
    page.files.replace_by(sorted((shared / "rubric").glob("*.md")))
    assert len(empty.session.rubric.levels) == 2
    assert "gap" in page.subtitle.whole
