"""What was rated leaves for other programs: asked for in a dialog, made aside, told of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calibrate.ui import turns
from calibrate.ui.packets.ask_format import AskFormat
from tests.ui.packets.conftest import Window
from tests.ui.packets.test_damage import damage_nadia
from tests.ui.packets.test_screen import result


def answer(format: str, button: str = "primary") -> None:
    """Choose a format in the dialog that is asked next, and press a button."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskFormat)
        dialog.format.setCurrentIndex(dialog.format.findData(format))
        getattr(dialog, button).click()

    QTimer.singleShot(0, press)


def export(window: Window, format: str) -> None:
    answer(format)
    with window.bot.waitSignal(window.screen.tables.ended, timeout=30_000):
        window.click(window.screen.panel.tables)


def test_ticked_candidates_become_tables_and_what_is_sealed_is_told(window: Window) -> None:
    window.tick(2)
    export(window, "csv")
    assert len(window.files) == 4
    assert all((window.folder / name).stat().st_mode & 0o077 == 0 for name in window.files)
    ratings = next(name for name in window.files if name.endswith("ratings.csv"))
    text = (window.folder / ratings).read_text("utf-8-sig")
    assert "Nadia Rahimi" in text
    assert "Kofi Mensah" not in text and "Óscar Benítez" not in text
    panel = window.screen.panel
    assert panel.headline.text() == f"4 files in {window.folder}"
    assert result(window)[-1] == "1 candidate is sealed: no rating of theirs is here."
    assert panel.folder.isVisible() and panel.export.isVisible() and panel.tables.isVisible()


def test_a_calendar_without_a_day_is_refused_in_a_sentence(window: Window) -> None:
    window.tick(0)
    window.tick(1)
    export(window, "ics")
    assert window.files == []
    assert window.screen.panel.headline.text() == "Nothing written"
    assert "nothing for a calendar" in result(window)[0]


def test_nothing_is_written_where_the_question_is_cancelled(window: Window) -> None:
    answer("json", "cancel")
    window.click(window.screen.panel.tables)
    assert window.files == []
    assert not window.screen.panel.running.isVisible()
    window.tick(0)
    assert not window.screen.panel.tables.isEnabled()


def test_a_reading_that_is_cancelled_writes_nothing(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "SPARE", 0.0)
    answer("xlsx")
    window.click(window.screen.panel.tables)
    window.click(window.screen.panel.cancel)
    QTest.qWait(0)
    assert window.files == []
    assert window.screen.panel.headline.text() == "Cancelled. Nothing was written."


def test_what_does_not_verify_leaves_only_marked(window: Window) -> None:
    damage_nadia(window)
    export(window, "json")
    assert window.files == []
    assert "is not what was recorded" in result(window)[0]
    window.wait_for_pages()
    window.screen.panel.damaged.click()
    export(window, "json")
    (name,) = window.files
    assert name.endswith(" DAMAGED.json")
