"""The rubric as a file: compared, exported, kept for new sessions; and its scale."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from calibrate.domain.rubric.rubric import Scale, ScalePoint, SplitRule
from calibrate.exchange.ladders.rubric_file import read_rubric, write_rubric
from calibrate.ui.kept_rubrics import kept_rubrics
from calibrate.ui.setup.rubric.compare_dialog import CompareDialog
from calibrate.ui.setup.rubric.scale_dialog import ScaleDialog
from tests.ui.setup.conftest import Window
from tests.ui.setup.test_rubric_page import choices, page_of
from tests.worlds.rubrics import RUBRIC


@pytest.mark.parametrize(("name", "written"), [("own.toml", "own.toml"), ("own", "own.md")])
def test_the_rubric_is_exported_in_either_form(
    filled: Window, tmp_path: Path, name: str, written: str
) -> None:
    page = page_of(filled)
    page.files.export(tmp_path / name)
    assert read_rubric([tmp_path / written]) == filled.session.rubric
    assert page.subtitle.whole == f"Exported to {written}."


def test_an_export_that_cannot_be_written_is_told(filled: Window, tmp_path: Path) -> None:
    with filled.bot.waitSignal(filled.desk.failed) as told:
        page_of(filled).files.export(tmp_path / "nowhere" / "own.md")
    assert "cannot be written" in told.args[0]


def test_versions_are_compared_and_the_words_that_changed_are_marked(
    filled: Window, tmp_path: Path
) -> None:
    code, *others = RUBRIC.criteria
    sharper = replace(code.expectations[0], text="Writes code.")
    older = replace(code, expectations=(sharper, code.expectations[1]))
    write_rubric(replace(RUBRIC, criteria=(older, *others[:1])), tmp_path / "old.md")
    told: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, CompareDialog)
        told.extend([dialog.said.text(), dialog.area_of_changes.toPlainText()])
        cursor = dialog.area_of_changes.textCursor()
        cursor.setPosition(told[1].index("that reads well") + 3)
        assert cursor.charFormat().fontUnderline()

    filled.answering(act)
    page_of(filled).files.compare_with([tmp_path / "old.md"])
    assert told[0] == "1 criterion added and 1 criterion changed."
    assert told[1] == (
        "Added: Improvements\nL4: Removes causes for good.\n\n"
        "Changed: Code and tests\nL3: Writes code that reads well."
    )


def test_a_rubric_is_kept_once_and_offered_to_compare_with(filled: Window) -> None:
    page = page_of(filled)
    for _ in range(2):
        page.files.keep()
    (kept,) = kept_rubrics()
    assert kept.rubric == filled.session.rubric
    assert [one.text() for one in choices(page, "Compare with")][:2] == ["Files…", kept.words]


def _scale(dialog: QWidget) -> ScaleDialog:
    assert isinstance(dialog, ScaleDialog)
    return dialog


def test_scale_and_split_are_edited_and_said_as_they_stand(filled: Window) -> None:
    told: list[str] = []

    def act(widget: QWidget) -> None:
        dialog = _scale(widget)
        told.append(dialog.split_told.text())
        dialog.points[4].field.setText("Beyond {target}")
        dialog.distance.field.setValue(4)
        dialog.share.field.setValue(1)
        dialog.of.field.setValue(2)
        told.extend([dialog.scale_told.text(), dialog.split_told.text()])
        filled.click(dialog.primary)

    page = page_of(filled)
    filled.answering(act)
    filled.click(page.scale)
    assert told == [
        "A criterion splits when two thirds or fewer stand on one side of the bar, or two ratings "
        "are three points apart. Of 5 raters a criterion splits when 3 or fewer stand on the "
        "larger side; three points apart splits it too.",
        "1 Below L3, 2 Meets L3, 3 Between L3 and L4, 4 Meets L4, 5 Beyond L4. 4 is the bar. "
        "On what is new at L4, 2 reads “Not shown yet”.",
        "A criterion splits when half or fewer stand on one side of the bar, or two ratings are "
        "four points apart. Of 5 raters none splits by its sides alone; four points apart splits "
        "it too.",
    ]
    rubric = filled.session.rubric
    assert rubric.split == SplitRule(1, 2, 4)
    assert rubric.scale.points[-1] == ScalePoint(5, "Beyond {target}")
    filled.click(filled.screen.undo)
    assert filled.session.rubric.scale == Scale()


def test_points_come_and_go_and_one_without_words_is_refused_at_its_field(filled: Window) -> None:
    told: list[str] = []

    def act(widget: QWidget) -> None:
        dialog = _scale(widget)
        dialog._remove(dialog.points[3])
        filled.click(dialog.primary)
        told.append(dialog.trouble.sentence.text())
        dialog.bar.setCurrentIndex(3)
        filled.click(dialog.add_point)
        filled.click(dialog.primary)
        told.append(dialog.points[-1].field.beside.sentence)
        dialog.points[-1].field.setText("Far above")
        filled.click(dialog.primary)

    page = page_of(filled)
    filled.answering(act)
    filled.click(page.scale)
    assert told == [
        "A point that was removed held or was the bar; choose another.",
        "Point 6 has no words; give it some, or remove it.",
    ]
    scale = filled.session.rubric.scale
    assert [one.value for one in scale.points] == [1, 2, 3, 5, 6] and scale.bar == 5
