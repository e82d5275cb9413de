"""Packets of many: read and verified a step at a time, told of, and cancelled in between."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from calibrate.domain.commands import WithdrawCandidate
from calibrate.domain.handing.editions import Edition
from calibrate.ui import turns
from calibrate.ui.packets.export_panel import MOST_APART
from calibrate.ui.paper.export import Written, outcome
from calibrate.ui.paper.orders import Drawn
from tests.ui.packets.conftest import Window
from tests.ui.packets.test_damage import damage_nadia
from tests.ui.packets.test_screen import result


@pytest.fixture(autouse=True)
def _a_step_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "SPARE", 0.0)


def test_the_pages_wait_for_the_record_and_say_so(window: Window) -> None:
    assert window.screen.view.preview.accessibleDescription() == "Reading the record…"
    window.wait_for_pages()
    assert window.screen.view.heading.about.whole.startswith("Decided")


def test_how_far_the_reading_is_is_told_before_anything_is_asked(window: Window) -> None:
    window.wait_for_pages()
    window.tick(1)
    window.tick(2)
    told = []
    panel = window.screen.panel
    window.screen.writing.gathering.read.connect(lambda *_: told.append(panel.progress.words.whole))
    window.export()
    assert told == ["1 of 3 read", "2 of 3 read", "3 of 3 read"]
    assert window.files == ["Kofi Mensah.pdf", "Nadia Rahimi.pdf", "Óscar Benítez.pdf"]


def test_a_reading_that_is_cancelled_asks_nothing_and_writes_nothing(window: Window) -> None:
    window.wait_for_pages()
    window.tick(1)
    window.click(window.screen.panel.export)
    assert window.screen.writing.gathering.is_running
    window.click(window.screen.panel.cancel)
    assert not window.screen.writing.gathering.is_running
    QApplication.processEvents()
    assert window.files == []
    assert window.screen.panel.headline.text() == "Cancelled. Nothing was written."
    assert window.screen.panel.export.isVisible()


def test_what_changes_while_it_is_read_is_read_as_it_is_then(window: Window) -> None:
    window.desk.apply(WithdrawCandidate("n3", "moved"))
    window.wait_for_pages()
    assert window.screen.view.heading.about.whole.startswith("Decided")
    assert not window.screen.panel.damaged.isVisible()


def test_damage_is_found_step_by_step_too(window: Window) -> None:
    damage_nadia(window)
    window.wait_for_pages()
    assert window.screen.view.heading.about.whole.startswith("Decided, does not verify")


def test_what_is_being_put_in_its_place_is_put_there_to_the_last(window: Window) -> None:
    window.wait_for_pages()
    window.tick(1)
    window.tick(2)
    placing = window.screen.writing.export._placing
    finish = window.screen.writing.export._jobs.finished
    finish.connect(lambda: window.click(window.screen.panel.cancel))
    window.export()
    assert not placing.is_running
    assert window.files == ["Kofi Mensah.pdf", "Nadia Rahimi.pdf", "Óscar Benítez.pdf"]
    assert window.screen.panel.headline.text() == f"3 packets in {window.folder}"


def test_many_files_are_told_in_few_labels(window: Window) -> None:
    files = tuple(Written(f"{at}.pdf", Drawn(1)) for at in range(4 * MOST_APART))
    window.screen.panel.show_outcome(outcome(Edition.PANEL, window.folder, files, ()))
    blocks = result(window)
    assert len(blocks) == 4
    lines = "\n".join(blocks).split("\n")
    assert lines == [f"{file.name}, 1 page" for file in files]
