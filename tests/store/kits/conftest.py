"""A session of which kits are made, as tests of kits make them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calibrate.domain.commands import Command
from calibrate.store.kits.making import MadeKit
from calibrate.store.store import Store
from tests.worlds.kits import Kits, actor
from tests.worlds.sessions import open_session


@pytest.fixture
def kits(tmp_path: Path) -> Iterator[Kits]:
    """Ann and Ben; Pia, Quentin, Rosa and Sami, who is recused from Ann."""
    made = open_session(tmp_path / "s.calib", recused=True)
    yield Kits(made, tmp_path / "kits")
    made.store.close()


def opened(made: MadeKit) -> Store:
    """Open a kit that is not encrypted."""
    return Store.open(made.path)


def do(store: Store, *commands: Command) -> None:
    """Let the panelist of a kit give commands in it."""
    for command in commands:
        store.apply(command, actor(store))
