"""Ballots in any order, and ballots that were altered: a small part of `./dev attack ballots`."""

from __future__ import annotations

import pytest

from tests.attacks.ballots import TAKEN, World, altered, orders


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("ballots"))


def test_every_order_of_merging_gives_one_state(world: World) -> None:
    assert len(set(orders(world, 20, 7))) == 1


def test_no_ballot_that_was_altered_is_taken_in(world: World) -> None:
    assert TAKEN not in list(altered(world, 200, 7))
