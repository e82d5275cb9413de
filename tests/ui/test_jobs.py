from __future__ import annotations

import os
import time
from collections.abc import Iterator
from math import factorial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from calibrate.domain.errors import Refused
from calibrate.ui.job_process import framed, unframed
from calibrate.ui.jobs import Jobs

LONG = 60.0


def refuse(item: str) -> None:
    raise Refused(f"{item} is not allowed.")


def end_or_return(item: int) -> int:
    """End the whole process at a number below zero."""
    if item < 0:
        os._exit(3)
    return item


def write_own_id(path: Path) -> None:
    """Say which process this is, then take a long time."""
    path.with_suffix(".new").write_text(str(os.getpid()))
    path.with_suffix(".new").rename(path)
    time.sleep(LONG)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def told(jobs: Jobs) -> list[tuple[object, ...]]:
    """What was told, in order."""
    found: list[tuple[object, ...]] = []
    jobs.done.connect(lambda place, result: found.append(("done", place, result)))
    jobs.failed.connect(lambda place, sentence: found.append(("failed", place, sentence)))
    jobs.finished.connect(lambda: found.append(("finished",)))
    return found


def test_work_is_done_on_every_item_in_order(
    qtbot: QtBot, jobs: Jobs, told: list[tuple[object, ...]]
) -> None:
    with qtbot.waitSignal(jobs.finished):
        jobs.run(factorial, [3, 4, 5])
    assert told == [("done", 0, 6), ("done", 1, 24), ("done", 2, 120), ("finished",)]
    assert not jobs.is_running


def test_nothing_to_do_is_finished_at_once(
    qtbot: QtBot, jobs: Jobs, told: list[tuple[object, ...]]
) -> None:
    jobs.run(factorial, [])
    assert told == [("finished",)]


def test_what_cannot_be_done_is_told_and_the_rest_goes_on(
    qtbot: QtBot, jobs: Jobs, told: list[tuple[object, ...]]
) -> None:
    with qtbot.waitSignal(jobs.finished):
        jobs.run(refuse, ["This", "That"])
    assert told[:2] == [
        ("failed", 0, "This is not allowed."),
        ("failed", 1, "That is not allowed."),
    ]


def test_what_nobody_foresaw_is_one_calm_sentence(
    qtbot: QtBot, jobs: Jobs, told: list[tuple[object, ...]]
) -> None:
    with qtbot.waitSignal(jobs.finished):
        jobs.run(factorial, [-1])
    kind, _, sentence = told[0]
    assert kind == "failed"
    assert str(sentence).startswith("Something unexpected went wrong")
    assert "Traceback" not in str(sentence)


def test_what_the_work_prints_breaks_no_answer(
    qtbot: QtBot, jobs: Jobs, told: list[tuple[object, ...]]
) -> None:
    with qtbot.waitSignal(jobs.finished):
        jobs.run(print, ["one", "two"])
    assert told == [("done", 0, None), ("done", 1, None), ("finished",)]


def test_a_process_that_dies_fails_the_item_at_hand_and_another_does_the_rest(
    qtbot: QtBot, jobs: Jobs, told: list[tuple[object, ...]]
) -> None:
    with qtbot.waitSignal(jobs.finished):
        jobs.run(end_or_return, [1, -1, -1, 2])
    assert [(kind, *rest[:1]) for kind, *rest in told] == [
        ("done", 0),
        ("failed", 1),
        ("failed", 2),
        ("done", 3),
        ("finished",),
    ]


def test_after_a_process_died_the_next_run_has_another(
    qtbot: QtBot, jobs: Jobs, told: list[tuple[object, ...]]
) -> None:
    with qtbot.waitSignal(jobs.finished):
        jobs.run(os._exit, [3])
    told.clear()
    with qtbot.waitSignal(jobs.finished):
        jobs.run(factorial, [3])
    assert told == [("done", 0, 6), ("finished",)]


def test_cancel_ends_the_process_and_tells_nothing_more(
    qtbot: QtBot, jobs: Jobs, told: list[tuple[object, ...]], tmp_path: Path
) -> None:
    note = tmp_path / "id"
    jobs.run(write_own_id, [note])
    qtbot.waitUntil(note.exists)
    assert jobs.is_running
    jobs.cancel()
    assert not jobs.is_running
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)
    assert told == []


def test_a_new_run_takes_the_place_of_the_one_before(
    qtbot: QtBot, jobs: Jobs, told: list[tuple[object, ...]], tmp_path: Path
) -> None:
    jobs.run(write_own_id, [tmp_path / "id"])
    with qtbot.waitSignal(jobs.finished):
        jobs.run(factorial, [3])
    assert told == [("done", 0, 6), ("finished",)]


def test_one_process_serves_run_after_run(qtbot: QtBot, jobs: Jobs) -> None:
    ids: list[object] = []
    jobs.done.connect(lambda _, result: ids.append(result))
    for _ in range(2):
        with qtbot.waitSignal(jobs.finished):
            jobs.run(os.getpgid, [0])
    assert len(ids) == 2
    assert ids[0] == ids[1]


def test_values_are_taken_apart_however_they_arrive() -> None:
    whole = framed("one") + framed({"two": 2})
    received = bytearray()
    values: list[object] = []
    for byte in whole:
        received.append(byte)
        values += unframed(received)
    assert values == ["one", {"two": 2}]
    assert not received
