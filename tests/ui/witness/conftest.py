"""A session, its witness, and what goes between them as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from calibrate.ui.window import MainWindow
from calibrate.ui.witness.ask_dialog import AskDialog
from calibrate.ui.witness.steps import AnswerStep, KeepStep, RequestStep, Step, TypeStep
from calibrate.ui.witness.witness_dialog import WitnessDialog
from tests.ui.answering import answer_next

Shown = TypeVar("Shown", bound=QWidget)
Act = Callable[[QWidget], None]


@dataclass
class Files:
    """What the dialogs that choose files answer next: one path after the other."""

    folder: Path
    next: list[Path] = field(default_factory=list)

    def path(self, name: str) -> Path:
        """A file of this name."""
        return self.folder / name

    def choose(self, *names: str) -> None:
        """Answer the next dialogs with these files."""
        self.next += [self.path(name) for name in names]

    def chosen(self, *_: object) -> tuple[str, str]:
        """Answer a dialog."""
        return str(self.next.pop(0)), ""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """Answers to whatever asks for a file."""
    made = Files(tmp_path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", made.chosen)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", made.chosen)
    return made


def doing(kind: type[Shown], act: Callable[[Shown], object]) -> Act:
    """Return what does this in a dialog, which has to be of a kind."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, kind), dialog
        act(dialog)

    return answer


def asking(files: Files, name: str) -> Act:
    """Save the request as a file, and go away until the answer comes."""

    def ask(dialog: AskDialog) -> None:  # type: ignore[type-arg]
        files.choose(name)
        dialog.outgoing.save.click()
        assert not dialog.primary.isEnabled()
        dialog.cancel.click()

    return doing(AskDialog, ask)


def answering(files: Files, name: str, seen: list[str] | None = None) -> Act:
    """Choose the file of an answer, and press the dark button by it."""

    def answer(dialog: AskDialog) -> None:  # type: ignore[type-arg]
        files.choose(name)
        dialog.incoming.choose.click()
        assert dialog.primary.isEnabled(), dialog.trouble.sentence.text()
        if seen is not None:
            seen.extend((dialog.words.text(), dialog.found.text()))
        dialog.primary.click()

    return doing(AskDialog, answer)


def be_witness(window: MainWindow, act: Callable[[WitnessDialog], object]) -> None:
    """Do something in the witness's window, which is opened from Home."""
    answer_next(doing(WitnessDialog, act))
    window.home.foot.witness.click()


def take_request(dialog: WitnessDialog, files: Files, name: str) -> None:
    """Choose the file of a request, and go on."""
    files.choose(name)
    assert isinstance(dialog.step, RequestStep)
    dialog.step.incoming.choose.click()
    dialog.primary.click()


def shown_words(step: Step) -> str:
    """The 24 words that are shown, in the order of their numbers."""
    assert isinstance(step, KeepStep)
    named = [one.accessibleName().split(": ") for one in step.findChildren(QLabel)]
    numbered = {int(one[0]): one[1] for one in named if len(one) == 2}
    return " ".join(numbered[place] for place in sorted(numbered))


def type_words(dialog: WitnessDialog, words: str) -> None:
    """Type words, and press the dark button."""
    assert isinstance(dialog.step, TypeStep)
    dialog.step.typed.setPlainText("")
    QTest.keyClicks(dialog.step.typed, words)
    QTest.keyClick(dialog.step.typed, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def make_seed(dialog: WitnessDialog, files: Files, answer: str) -> str:
    """Go from a request for keys to the answer, by a new seed; return the witness's six words."""
    files.choose("seed.witness")
    dialog.primary.click()
    words = shown_words(dialog.step)
    dialog.primary.click()
    type_words(dialog, words.upper())
    dialog.primary.click()
    return send_back(dialog, files, answer)


def send_back(dialog: WitnessDialog, files: Files, answer: str) -> str:
    """Save the answer, close, and return the six words that were to be read aloud."""
    assert isinstance(dialog.step, AnswerStep)
    spoken = dialog.step.spoken
    files.choose(answer)
    dialog.step.outgoing.save.click()
    dialog.primary.click()
    return spoken
