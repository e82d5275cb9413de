"""What every test may lean on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("reproducible", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile("reproducible" if os.environ.get("CI") else "searching")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the recent sessions of whoever runs it."""
    monkeypatch.setenv("CALIBRATE_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def shared() -> Path:
    """Real ladders, tables and reference numbers, where the checkout has them beside it."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no shared material beside this checkout")
    return folder
