"""Rubrics are kept for new sessions, newest first; damage to one stops nobody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.domain.errors import BadInput
from calibrate.exchange.ladders.rubric_file import bundled_rubrics
from calibrate.ui.kept_rubrics import keep, kept_rubrics
from calibrate.ui.look import theme
from calibrate.ui.new_session import NewSession
from calibrate.ui.preferences import data_folder
from tests.ui.answering import agree
from tests.worlds.rubrics import CRAFT, RUBRIC


@pytest.fixture
def both(qapp: QApplication) -> tuple[Path, Path]:
    """Two rubrics that are kept, the small ladder a day after the other."""
    theme.prepare(qapp, dark=False)
    older, newer = keep(CRAFT), keep(RUBRIC)
    os.utime(older, (1_700_000_000, 1_700_000_000))
    os.utime(newer, (1_700_086_400, 1_700_086_400))
    return older, newer


def test_new_session_offers_them_newest_first_beside_the_bundled(
    qtbot: QtBot, both: tuple[Path, Path]
) -> None:
    assert [one.rubric for one in kept_rubrics()] == [RUBRIC, CRAFT]
    dialog = NewSession(None)
    qtbot.addWidget(dialog)
    offered = [dialog.ladder.itemText(at) for at in range(dialog.ladder.count())]
    assert offered[0] == "Small ladder 1 (kept 15 Nov 2023)"
    assert offered[1] == "Craft 7 (kept 14 Nov 2023)"
    assert len(offered) == 2 + len(bundled_rubrics())
    assert dialog.rubric == RUBRIC


def test_one_is_kept_no_more_once_the_person_agrees(qtbot: QtBot, both: tuple[Path, Path]) -> None:
    dialog = NewSession(None)
    qtbot.addWidget(dialog)
    dialog.show()
    agree()
    dialog.forget.click()
    assert [one.rubric for one in kept_rubrics()] == [CRAFT]
    assert dialog.rubric == CRAFT
    dialog.ladder.setCurrentIndex(1)
    assert not dialog.forget.isVisible()


def test_a_damaged_one_is_told_in_a_sentence_and_can_be_removed(
    qtbot: QtBot, both: tuple[Path, Path]
) -> None:
    newer = both[1]
    newer.write_text("title = ", "utf-8")
    dialog = NewSession(None)
    qtbot.addWidget(dialog)
    dialog.show()
    at = dialog.ladder.findText(newer.name, Qt.MatchFlag.MatchStartsWith)
    dialog.ladder.setCurrentIndex(at)
    assert "is not TOML" in dialog.trouble.sentence.text()
    assert dialog.rubric is None
    agree()
    dialog.forget.click()
    assert not newer.exists()
    assert dialog.rubric == CRAFT


def test_where_nothing_can_be_kept_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / "rubrics").write_text("in the way")
    with pytest.raises(BadInput, match="The rubric cannot be kept"):
        keep(CRAFT)
