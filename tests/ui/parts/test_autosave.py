from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from calibrate.domain.changes import Refusal
from calibrate.ui.parts import autosave
from calibrate.ui.parts.autosave import Autosave

FULL = Refusal("The disk is full.")


@dataclass
class File:
    """What is in the file; while it has a `refusal`, nothing more is written."""

    values: dict[str, str] = field(default_factory=dict)
    refusal: Refusal | None = None
    reads: list[str] = field(default_factory=list)

    def read(self, key: str) -> str:
        """Look a value up."""
        self.reads.append(key)
        return self.values.get(key, "")

    def save(self, key: str, value: str) -> Refusal | None:
        """Write a value."""
        if self.refusal is None:
            self.values[key] = value
        return self.refusal


@pytest.fixture
def file() -> File:
    return File()


@pytest.fixture
def kept(qapp: object, file: File) -> Autosave[str, str]:
    return Autosave(file.read, file.save)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "MOMENT", 20)


def test_a_value_is_in_the_file_a_moment_later(
    qtbot: QtBot, kept: Autosave[str, str], file: File
) -> None:
    kept.keep("ann", "Seen")
    assert kept.value("ann") == "Seen" and file.values == {}
    assert kept.is_about_to_save
    with qtbot.waitSignal(kept.saved):
        pass
    assert file.values == {"ann": "Seen"}
    assert not kept.is_about_to_save


def test_what_is_typed_is_saved_while_somebody_goes_on_typing(
    short: None, qapp: object, file: File
) -> None:
    kept = Autosave(file.read, file.save)
    typed = ""
    while not file.values and len(typed) < 400:
        typed += "a"
        kept.keep("ann", typed)
        QTest.qWait(5)
    assert 0 < len(file.values["ann"]) < 400


def test_the_value_that_there_was_is_not_saved_again(kept: Autosave[str, str], file: File) -> None:
    file.values["ann"] = "Seen"
    kept.keep("ann", "Seen")
    assert not kept.is_about_to_save and kept.waiting == ()


def test_a_value_that_was_refused_is_named_and_tried_again(
    kept: Autosave[str, str], file: File
) -> None:
    refused, saved = QSignalSpy(kept.unsaved), QSignalSpy(kept.saved)
    file.refusal = FULL
    kept.keep("ann", "Seen")
    assert not kept.flush()
    assert (refused.count(), refused.at(0)) == (1, ["The disk is full."])
    assert kept.waiting == ("ann",) and kept.value("ann") == "Seen"
    file.refusal = None
    assert kept.flush()
    assert saved.count() == 1 and file.values == {"ann": "Seen"}
    assert not kept.waiting


def test_the_next_change_tries_again_what_was_refused(
    qtbot: QtBot, kept: Autosave[str, str], file: File
) -> None:
    file.refusal = FULL
    kept.keep("ann", "Seen")
    kept.flush()
    file.refusal = None
    with qtbot.waitSignal(kept.saved):
        kept.keep("ben", "Heard")
    assert file.values == {"ann": "Seen", "ben": "Heard"}


def test_saving_nothing_says_nothing(kept: Autosave[str, str]) -> None:
    saved = QSignalSpy(kept.saved)
    assert kept.flush() and saved.count() == 0


def test_what_is_forgotten_is_not_saved(kept: Autosave[str, str], file: File) -> None:
    kept.keep("ann", "Seen")
    kept.forget("ann")
    assert kept.flush() and file.values == {} and kept.value("ann") == ""


def test_a_value_is_read_once_until_it_is_to_be_read_again(
    kept: Autosave[str, str], file: File
) -> None:
    file.values["ann"] = "Seen"
    assert [kept.value("ann"), kept.value("ann")] == ["Seen", "Seen"]
    assert file.reads == ["ann"]
    file.values["ann"] = "Seen elsewhere"
    kept.read_again()
    assert kept.value("ann") == "Seen elsewhere"


def test_what_waits_is_not_read_again(kept: Autosave[str, str], file: File) -> None:
    kept.keep("ann", "Seen")
    file.values["ann"] = "Older"
    kept.read_again()
    assert kept.value("ann") == "Seen"
