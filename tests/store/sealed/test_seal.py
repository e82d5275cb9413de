"""Sealed bodies: only their round's key opens them, and only under their own header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.store.sealed.seal import (
    SMALLEST_BODY,
    Unreadable,
    round_key,
    seal,
    unseal,
)

SEED = bytes(range(32))
KEY = round_key(SEED, "ann", 1)
PUBLIC = bytes(KEY.public_key)
HEADER = {"id": "one", "round": 1}


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner)))
def test_what_was_sealed_comes_out_as_it_was(content: object) -> None:
    assert unseal(KEY, HEADER, seal(PUBLIC, HEADER, content)) == content


@given(st.text(max_size=6000), st.text(max_size=6000))
def test_bodies_of_usual_length_have_one_size(one: str, other: str) -> None:
    if max(len(one.encode()), len(other.encode())) < SMALLEST_BODY // 3:
        assert len(seal(PUBLIC, HEADER, one)) == len(seal(PUBLIC, HEADER, other))


@pytest.mark.parametrize("candidate, round", [("ann", 2), ("ben", 1)])
def test_another_rounds_key_opens_nothing(candidate: str, round: int) -> None:
    body = seal(PUBLIC, HEADER, "secret")
    with pytest.raises(Unreadable):
        unseal(round_key(SEED, candidate, round), HEADER, body)


def test_a_body_does_not_open_under_another_header() -> None:
    body = seal(PUBLIC, HEADER, "secret")
    with pytest.raises(Unreadable):
        unseal(KEY, HEADER | {"id": "two"}, body)


@given(st.integers(min_value=0))
def test_a_flipped_bit_is_found(place: int) -> None:
    body = bytearray(seal(PUBLIC, HEADER, "secret"))
    body[place % len(body)] ^= 1
    with pytest.raises(Unreadable):
        unseal(KEY, HEADER, bytes(body))


def test_keys_follow_from_the_seed() -> None:
    assert bytes(round_key(SEED, "ann", 1)) == bytes(KEY)
