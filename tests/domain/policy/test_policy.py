"""What a policy may choose, and in what two of them differ."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput
from calibrate.domain.policy.policy import USUAL, Choice, Policy, checked_policy, differing
from tests.worlds.policies import policies
from tests.worlds.values import session


def test_every_choice_is_a_field_and_the_rest_says_what_it_is_called() -> None:
    assert {one.name for one in fields(Policy)} == {*Choice, "name", "since", "source"}


@given(policies, policies)
def test_what_differs_is_what_was_chosen_otherwise_whichever_comes_first(
    one: Policy, other: Policy
) -> None:
    found = differing(one, other)
    assert found == differing(other, one)
    for choice in Choice:
        assert (choice in found) == (getattr(one, choice) != getattr(other, choice))
    named = replace(one, name=other.name, since=other.since, source=other.source)
    assert (named == other) == (not found)


@given(policies)
def test_what_can_be_chosen_stays_as_it_is(policy: Policy) -> None:
    assert checked_policy(policy) == policy


@pytest.mark.parametrize("quorum", [0, -1, 1_001, 2**70])
def test_a_quorum_is_a_number_of_people(quorum: int) -> None:
    with pytest.raises(BadInput, match=r"A quorum is a number from 1 to 1000\."):
        checked_policy(Policy(quorum=quorum))


@pytest.mark.parametrize("rounds", [0, 3])
def test_there_are_one_or_two_blind_rounds(rounds: int) -> None:
    with pytest.raises(BadInput, match="blind rounds is a number from 1 to 2"):
        checked_policy(Policy(blind_rounds=rounds))


@pytest.mark.parametrize("months", [0, 601])
def test_a_session_is_kept_for_some_months(months: int) -> None:
    with pytest.raises(BadInput, match="months is a number from 1 to 600"):
        checked_policy(Policy(retention=months))


def test_its_texts_are_tidied() -> None:
    told = checked_policy(Policy("  House \n rules ", source="The\thandbook "))
    assert (told.name, told.source) == ("House rules", "The handbook")


@given(st.integers(1, 9) | st.none(), st.integers(1, 9) | st.none())
def test_a_quorum_fixed_for_the_session_stands_over_the_policy(
    fixed: int | None, chosen: int | None
) -> None:
    one = replace(session(), fixed_quorum=fixed, policy=Policy("House", quorum=chosen))
    assert one.quorum("ann") == (fixed or chosen or replace(session()).quorum("ann"))
    assert one.policy_in_force == replace(one.policy, quorum=fixed or chosen)


def test_without_a_policy_a_session_goes_as_before() -> None:
    assert session().policy == USUAL == Policy()
    assert USUAL.allows_second_round and not USUAL.names_hidden and USUAL.quorum is None
