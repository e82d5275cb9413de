"""A disk that is full: what is said is true, and nothing is half there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.attacks.full import attack
from tests.cli.conftest import Run, ratings_csv

SOME = (0, 32, 256)


@pytest.mark.skipif(os.name != "posix", reason="mounts and limits are POSIX's")
def test_at_every_step_of_a_session_nothing_is_half_there() -> None:
    outcomes = list(attack(SOME))
    assert [outcome for outcome in outcomes if outcome.wrong] == []
    assert {outcome.status for outcome in outcomes} == {0, 2}


def test_what_one_command_does_is_one_transaction(run: Run, in_rating: Path) -> None:
    """However many it submits or reveals: where the second would fail, the first is not there."""
    table = in_rating.with_name("ratings.csv")
    pairs = [(name, who) for name in ("Pia", "Quentin", "Rosa") for who in ("Ann", "Ben")]
    ratings_csv(table, *pairs, ("Sami", "Ben"))
    for command in (
        ("import-ratings", in_rating, table),
        ("submit", in_rating, "--as", "Pia"),
        ("import-ratings", in_rating, table, "--submit"),
        ("reveal", in_rating),
        ("recuse", in_rating, "Sami", "Ben"),
    ):
        before = changes(in_rating)
        assert run(*command).status == 0
        assert changes(in_rating) == before + 1, command


def changes(path: Path) -> int:
    """How often a file was written, by its header."""
    return int.from_bytes(path.read_bytes()[24:28], "big")
