"""A little of the attack on imports: what is hostile is read or refused in words, never half."""

from __future__ import annotations

from tests.attacks.imports import READERS, attack


def test_what_is_hostile_ends_in_a_table_or_in_a_sentence() -> None:
    outcomes = list(attack(tries=90, seed=5, written=30))
    assert [outcome for outcome in outcomes if outcome.wrong] == []
    ended = {outcome.how for outcome in outcomes}
    assert ended >= {"read", "with problems", "refused", "imported"}
    assert {outcome.reader for outcome in outcomes} >= set(READERS)
