from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.ui.parts.dialog import Confirm
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


def test_both_expectations_examples_and_gaps_are_shown(filled: Window) -> None:
    page = page_of(filled)
    words = words_of(page)
    assert {"Writes code that reads well.", "Shapes code that others extend."} <= words
    assert {"Examples  1", "Adds a failing test first.", "Gaps  1", "Show a design."} <= words
    assert page.criteria.criteria.words(0) == "1 example, 1 gap"
    assert [page.criteria.criteria.pill(row) for row in range(3)] == ["", "L3 only", "New at L4"]


def test_two_one_sided_criteria_become_one_and_two_again(filled: Window) -> None:
    page = page_of(filled)
    filled.key(Qt.Key.Key_Down)
    picking(filled, "Improvements")
    filled.key(Qt.Key.Key_P, page.criteria)
    assert titles(filled) == ["Code and tests", "Launching"]
    assert page.criteria.current is not None
    assert page.criteria.current.title == "Launching"
    filled.screen.activateWindow()  # offscreen nobody gives the keyboard back after a dialog
    QApplication.processEvents()
    filled.key(Qt.Key.Key_P, page.criteria)
    assert len(titles(filled)) == 3
    filled.click(filled.screen.undo)
    assert titles(filled) == ["Code and tests", "Launching"]


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


def test_an_example_moves_to_another_criterion_of_its_level(filled: Window) -> None:
    page = page_of(filled)
    move = next(one for one in page.detail.findChildren(QPushButton) if one.text() == "Place…")
    picking(filled, "Launching")
    filled.click(move)
    launch = filled.session.rubric.criterion("launch").expectation("L3")
    assert launch is not None
    assert launch.examples == ("Adds a failing test first.",)


def test_an_example_can_go_back_to_the_level_as_a_whole(filled: Window) -> None:
    page = page_of(filled)
    picking(filled, "L3 as a whole")
    page.place("L3", "Adds a failing test first.")
    criterion = filled.session.rubric.criterion("code").expectation("L3")
    assert criterion is not None
    assert criterion.examples == ()
    sections = filled.session.rubric.sections
    assert ("Adds a failing test first.",) in [section.examples for section in sections]


def test_a_bundled_rubric_takes_its_place_if_the_person_agrees(filled: Window) -> None:
    page = page_of(filled)
    action = page.replacements().actions()[1]

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
        page_of(filled).replace_by([path])
    assert "broken.toml" in told.args[0]
    assert filled.session.rubric.title == "Small ladder"


def test_a_real_ladder_comes_in_with_its_gaps(empty: Window, shared: Path) -> None:
    page = page_of(empty)
    page.replace_by(sorted((shared / "rubric").glob("*.md")))
    assert len(empty.session.rubric.levels) == 2
    assert "gap" in page.subtitle.whole
