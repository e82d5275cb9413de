"""What a session knows of itself."""

from __future__ import annotations

from dataclasses import replace

from tests.worlds.values import session


def test_a_quorum_that_was_fixed_stands_in_place_of_the_usual_one() -> None:
    assert session().quorum("ann") == 3
    assert replace(session(), fixed_quorum=2).quorum("ann") == 2
