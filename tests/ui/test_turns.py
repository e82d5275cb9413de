"""Work that is done a step at a time while the window hears whoever uses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from calibrate.ui import turns
from calibrate.ui.turns import Turns


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was done, in order; a turn has time for one step."""
    monkeypatch.setattr(turns, "SPARE", 0.0)
    return []


def steps(done: list[object], count: int = 4) -> Iterator[None]:
    for number in range(count):
        done.append(number)
        yield


def test_the_window_hears_what_comes_between_the_steps(qtbot: QtBot, done: list[object]) -> None:
    work = Turns()
    work.run(steps(done))
    assert done == [0]
    QTimer.singleShot(0, lambda: done.append("a key"))
    with qtbot.waitSignal(work.finished):
        assert work.is_running
    assert done.index("a key") < done.index(3)
    assert [one for one in done if one != "a key"] == [0, 1, 2, 3]
    assert not work.is_running


def test_what_is_short_is_done_when_run_returns(
    qtbot: QtBot, done: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "SPARE", 60.0)
    work = Turns()
    with qtbot.waitSignal(work.finished):
        work.run(steps(done))
    assert done == [0, 1, 2, 3]
    assert not work.is_running


def test_what_is_cancelled_goes_no_further(qtbot: QtBot, done: list[object]) -> None:
    work = Turns()
    work.finished.connect(lambda: done.append("finished"))
    work.run(steps(done))
    work.cancel()
    qtbot.wait(20)
    assert done == [0]


def test_other_work_takes_the_place_of_what_was_not_done(qtbot: QtBot, done: list[object]) -> None:
    work = Turns()
    work.run(steps(done))
    with qtbot.waitSignal(work.finished):
        work.run(steps(done, 2))
    assert done == [0, 0, 1]


def test_what_is_rushed_is_done_at_once(qtbot: QtBot, done: list[object]) -> None:
    work = Turns()
    work.run(steps(done))
    with qtbot.waitSignal(work.finished):
        work.rush()
    assert done == [0, 1, 2, 3]


def test_a_step_that_fails_is_the_last(qtbot: QtBot, done: list[object]) -> None:
    def failing() -> Iterator[None]:
        done.append("begun")
        raise ValueError("This cannot be.")
        yield

    work = Turns()
    with pytest.raises(ValueError, match="This cannot be"):
        work.run(failing())
    assert not work.is_running
    qtbot.wait(20)
    assert done == ["begun"]
