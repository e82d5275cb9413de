"""A candidate's statement at the head of the sheet: folded, read by a key, or not there at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from calibrate.domain.commands import WriteStatement
from tests.ui.rate.conftest import Sitting
from tests.worlds.sessions import new_session

LONG = "I led the rota. " * 60


def test_it_takes_no_room_where_there_is_none(sit: Callable[..., Sitting]) -> None:
    sitting = sit()
    assert sitting.screen.page.own_words.isHidden()
    sitting.press(Qt.Key.Key_T)
    assert sitting.screen.page.own_words.isHidden()


def test_it_is_folded_read_by_its_key_and_left_again(
    sit: Callable[..., Sitting], tmp_path: Path
) -> None:
    made = new_session(tmp_path / "s.calib")
    made.do(WriteStatement(made.ann, LONG))
    made.open_rating()
    sitting = sit(made)
    words = sitting.screen.page.own_words
    assert words.isVisible() and words.area.isHidden() and words.beginning.whole == LONG.strip()
    sitting.press(Qt.Key.Key_T)
    assert words.area.isVisible() and words.area.hasFocus()
    assert words.area.toPlainText() == LONG.strip()
    words.fold.click()
    assert words.area.isHidden() and sitting.screen.view.hasFocus()
