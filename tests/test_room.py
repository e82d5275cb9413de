"""What the pictures say of too little room: it is found, and there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calibrate.ui.look import theme, zoom
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.parts.scrolled import scrolled
from tests.shots import rate
from tests.shots.album import LOOKS, Album, show
from tests.shots.room import cut


class Unkept(Album):
    """Looks at what would be drawn."""

    def keep(self, picture: object, name: str) -> None:
        """Keep nothing."""


def shown(qtbot: QtBot, part: QWidget, width: int, height: int) -> QWidget:
    around = QWidget()
    qtbot.addWidget(around)
    part.setParent(around)
    part.setGeometry(0, 0, width, height)
    show(around, (400, 300))
    return around


def test_words_with_room_are_not_told_of(qtbot: QtBot) -> None:
    assert cut(shown(qtbot, QLabel("Evidence"), 200, 30)) == []
    assert cut(shown(qtbot, ElidedLabel("Evidence of a whole year"), 60, 30)) == []


def test_words_that_are_cut_are_found(qtbot: QtBot) -> None:
    assert cut(shown(qtbot, QLabel("Evidence"), 20, 30))
    assert cut(shown(qtbot, QPushButton("Evidence"), 20, 30))
    assert cut(shown(qtbot, ElidedLabel("Evidence"), 4, 30))
    many = QLabel("Evidence beside expectations " * 9)
    many.setWordWrap(True)
    assert cut(shown(qtbot, many, 100, 30))


def test_what_lies_outside_or_cannot_be_scrolled_to_is_found(qtbot: QtBot) -> None:
    around, inside = QWidget(), QPushButton("Evidence")
    inside.setParent(around)
    inside.setGeometry(100, 0, 200, 30)
    assert cut(shown(qtbot, around, 150, 30))
    wide = QWidget()
    QVBoxLayout(wide).addWidget(QPushButton("Evidence beside expectations"))
    assert cut(shown(qtbot, scrolled(wide, "Wide"), 60, 100))


def test_nothing_is_cut_of_rate_in_the_largest_text(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALIBRATE_HOME", str(tmp_path))
    theme.prepare(qapp, dark=False, percent=200)
    album = Unkept(tmp_path, tmp_path, LOOKS[-1])
    try:
        rate.draw(album)
    finally:
        zoom.use_text_size(100)
    assert album.cut == []
