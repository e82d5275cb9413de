"""What is kept for a search stays what would be read anew, whatever is done in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.phases import Viewer
from calibrate.domain.search.places import Hit
from calibrate.store.search.search import Search
from calibrate.store.store import Store
from tests.reading import MANY
from tests.sealing.checker import readers
from tests.sealing.steps import take_step
from tests.sealing.walk import TwinsPart, Walk

STEPS = 24
WORDS = "zq"


def places(store: Store, viewer: Viewer) -> set[tuple[object, ...]]:
    return {_told(hit) for hit in store.find(WORDS, viewer, MANY).hits}


def _told(hit: Hit) -> tuple[object, ...]:
    return hit.place, hit.heading, hit.details, hit.excerpt


def places_anew(store: Store, viewer: Viewer) -> set[tuple[object, ...]]:
    kept, store._search = store._search, Search()
    found = places(store, viewer)
    store._search.drop()
    store._search = kept
    return found


@pytest.mark.parametrize(
    ("seed", "reader"),
    [(1, "facilitating panelist 0"), (2, "panelist 1"), (4, "audience")],
)
def test_after_each_step_is_found_what_an_index_made_anew_finds(
    tmp_path: Path, seed: int, reader: str
) -> None:
    walk = Walk(seed, tmp_path)
    store, viewer = walk.sides[0].store, readers(walk)[reader]
    assert places(store, viewer)
    for _ in range(STEPS):
        try:
            if not take_step(walk):
                break
        except TwinsPart:
            break
        assert places(store, viewer) == places_anew(store, viewer), walk.told[-1]
    walk.close()
