"""The pictures: every dialog has one, and the README's comes out the same each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import CodeType, FrameType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from calibrate import ui
from calibrate.ui.hand_over.secret_field import SecretField
from calibrate.ui.look import theme
from calibrate.ui.parts.dialog import Shaded
from calibrate.ui.parts.fields.line_field import SearchField
from tests.shots.__main__ import ASK
from tests.shots.album import Album

WINDOWS = Path(str(ui.__file__)).parent
FOR_README = """
import sys
from pathlib import Path
from tests.shots import rate
from tests.shots.__main__ import draw
draw(Path(sys.argv[1]), [rate.draw_for_readme])
"""


class Census(Album):
    """Notes which dialogs are opened and what led to them, and keeps no picture."""

    def __init__(self, scratch: Path) -> None:
        super().__init__(scratch, scratch)
        self.dialogs: set[type[QDialog]] = set()
        self.led_there: set[str] = set()
        self.typed_in: set[str] = set()
        self.lost: set[str] = set()

    def draw_dialog(self, name: str, window: QWidget, dialog: QDialog) -> None:
        self.dialogs.add(type(dialog))
        self._type_into(dialog)
        frame: FrameType | None = sys._getframe()
        while frame:
            self.led_there.add(_name(frame.f_code))
            frame = frame.f_back

    def _type_into(self, dialog: QDialog) -> None:
        """Type into every field, and note which of them would go unasked."""
        fields: tuple[QLineEdit | QPlainTextEdit, ...]
        fields = (*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit))
        for field in fields:
            if field.isReadOnly() or not field.isVisible() or isinstance(field, SearchField):
                continue
            name = f"{type(dialog).__name__}: {field.accessibleName()}"
            QTest.keyClicks(field, "1")
            self.typed_in.add(name)
            is_secret = isinstance(field, SecretField)  # half a one is kept nowhere
            if not is_secret and not (isinstance(dialog, Shaded) and dialog.is_typed):
                self.lost.add(name)
            QTest.keyClick(field, Qt.Key.Key_Backspace)


@pytest.fixture(scope="module")
def census(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Census:
    """What all pictures of dialogs show."""
    theme.prepare(qapp, dark=False)
    made = Census(tmp_path_factory.mktemp("shots"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CALIBRATE_HOME", str(made.scratch))
        for ask in ASK:
            ask(made)
    return made


def test_every_dialog_has_its_picture(census: Census) -> None:
    for module in walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    own = {one for one in _below(QDialog) if one.__module__.startswith(ui.__name__)}
    whole = {one for one in own if not own.intersection(_below(one))}
    assert len(whole) > 20
    assert whole - census.dialogs == set()


def test_what_is_typed_in_any_dialog_does_not_go_unasked(census: Census) -> None:
    assert len(census.typed_in) > 25
    assert census.lost == set()


def test_every_question_has_its_picture(census: Census) -> None:
    files = WINDOWS.rglob("*.py")
    whole = [code for file in files for code in _codes(compile(file.read_text(), file, "exec"))]
    asking = {_name(code) for code in whole if {"Confirm", "ask"} <= set(code.co_names)}
    assert len(asking) > 5
    assert asking - census.led_there == set()


def test_no_question_goes_past_our_own_dialogs() -> None:
    for file in WINDOWS.rglob("*.py"):
        assert not re.search("QMessageBox|QInputDialog", file.read_text()), file


def test_the_readmes_picture_is_the_same_each_time(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", FOR_README, tmp_path / seed],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            timeout=60,
        )
    one, other = (tmp_path / seed / "rate.png" for seed in ("1", "2"))
    assert one.read_bytes() == other.read_bytes()


def _below(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield a piece of code and all that are written inside it."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _codes(one)


def _name(code: CodeType) -> str:
    return f"{Path(code.co_filename).resolve()}: {code.co_qualname}"
