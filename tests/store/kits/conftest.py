"""A session of which kits are made, as tests of kits make them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.commands import Command
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.record.file_names import kit_name
from calibrate.store.kits.making import UNLOCKED, Lock, MadeKit, Order
from calibrate.store.store import Store
from tests.worlds.sessions import Made, chair, open_session


@dataclass(frozen=True, slots=True)
class Kits:
    """A session and where its kits go."""

    made: Made
    folder: Path

    def make(self, *panelists: int, lock: Lock = UNLOCKED, because: str = "") -> list[MadeKit]:
        ids = [self.made.panelists[index] for index in panelists]
        orders = [Order(id, kit_name(self.made.session(), id), lock) for id in ids]
        store = self.made.store
        _, made = store.make_kits(orders, chair(store), self.folder, because)
        return list(made)


@pytest.fixture
def kits(tmp_path: Path) -> Iterator[Kits]:
    """Ann and Ben; Pia, Quentin, Rosa and Sami, who is recused from Ann."""
    made = open_session(tmp_path / "s.calib", recused=True)
    yield Kits(made, tmp_path / "kits")
    made.store.close()


def opened(made: MadeKit) -> Store:
    return Store.open(made.path)


def own(store: Store) -> Viewer:
    assert store.kit
    return Viewer(ViewerKind.PANELIST, store.kit.panelist)


def do(store: Store, *commands: Command) -> None:
    """Let the panelist of a kit give commands in it."""
    assert store.kit
    for command in commands:
        store.apply(command, Actor(store.kit.panelist, ground=Ground.KIT))
