"""What is imported while nobody waits, and when garbage is looked for."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from calibrate.ui import ahead
from calibrate.ui.ahead import SELDOM, Ahead
from calibrate.ui.open_session import MAKERS

IMPORTS = """
import sys
from calibrate.ui.ahead import STORE, steps
from importlib import import_module
import_module(STORE)
most, before = 0, len(sys.modules)
for name in steps():
    most, before = max(most, len(sys.modules) - before), len(sys.modules)
print(most)
print(*sys.modules)
"""


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was asked of Python's memory, in order; that of the tests stays as it is."""
    asked: list[object] = []
    collector = SimpleNamespace(
        set_threshold=lambda *given: asked.append(given),
        freeze=lambda: asked.append("freeze"),
        collect=lambda: asked.append("collect"),
    )
    monkeypatch.setattr(ahead, "gc", collector)
    monkeypatch.setattr(ahead, "MOMENT", 0)
    return asked


def test_every_part_is_there_before_it_is_gone_to_and_few_modules_come_at_a_time() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    most, *loaded = printed.split()
    rooms = {f"calibrate.ui.{part.replace('-', '_')}.screen" for part in MAKERS}
    assert rooms | {"calibrate.ui.projector.window", "calibrate.ui.new_session"} <= set(loaded)
    assert not {"reportlab", "pikepdf", "pyhanko", "cryptography"} & set(loaded)
    assert int(most) < 60


def test_what_was_imported_is_not_looked_through_for_garbage(
    qtbot: QtBot, memory: list[object]
) -> None:
    made = Ahead()
    made.begin()
    qtbot.waitUntil(lambda: made.is_done, timeout=20_000)
    assert memory == [SELDOM, "freeze"]


def test_garbage_is_looked_for_once_a_session_was_left(qtbot: QtBot, memory: list[object]) -> None:
    Ahead().tidy()
    qtbot.waitUntil(lambda: memory == ["collect"])
