"""What every test may lean on."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from calibrate.store.document import encrypting

if TYPE_CHECKING:
    from tests.worlds.taken_away import Place

settings.register_profile("reproducible", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile("reproducible" if os.environ.get("CI") else "searching")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


LONGEST = (
    "tests/sealing",
    "tests/test_shots.py",
    "tests/test_heard.py",
    "tests/ui/scripted",
    "tests/store/test_phases.py",
    "tests/store/verifying",
    "tests/test_leaks.py",
    "tests/store/test_text.py",
    "tests/store/test_random_commands.py",
    "tests/store/test_taken_away.py",
    "tests/ui/leaving",
)
"""What takes minutes begins first, lest one worker is left alone with it in the end."""


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among modules: that took a twentieth of the time."""
    gc.set_threshold(20_000, 10, 10)
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes longest begin; everything else stays in its order."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the recent sessions of whoever runs it."""
    monkeypatch.setenv("CALIBRATE_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that a window takes in steps is done at once: no test depends on how fast a machine is.

    `tests/ui/test_turns.py`, and what else is about the steps, says otherwise.
    """
    monkeypatch.setattr("calibrate.ui.turns.SPARE", 60.0)


@pytest.fixture(autouse=True)
def _words_are_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """To try words costs next to nothing in tests."""
    monkeypatch.setattr(encrypting, "COST", encrypting.Cost(1, 8192))


@pytest.fixture
def shared() -> Path:
    """Real ladders, tables and reference numbers, where the checkout has them beside it."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no shared material beside this checkout")
    return folder


@pytest.fixture(scope="session")
def _places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.worlds.taken_away import places

    folder = tmp_path_factory.mktemp("places")
    places(folder)
    return folder


@pytest.fixture
def place(_places: Path, tmp_path: Path) -> Place:
    """A session of its own for a test, with others that may come in its place."""
    from tests.worlds.taken_away import place_in

    return place_in(Path(copytree(_places, tmp_path / "places")))
