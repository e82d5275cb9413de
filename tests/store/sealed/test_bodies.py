"""Bodies of entries: of one size, for their own header alone, and never unpacked without bound."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import sodium_pad
from nacl.public import SealedBox

from calibrate.domain.errors import BadInput
from calibrate.domain.submitting.room import body_size
from calibrate.store.sealed.bodies import LARGEST, open_body, seal_body
from calibrate.store.sealed.seal import Unreadable, round_key

SEED = bytes(range(32))
KEY = round_key(SEED, "ann", 1, "autumn")
PUBLIC = bytes(KEY.public_key)
HEADER = {"id": "one", "round": 1}
SIZE = body_size(7, 1)


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner)))
def test_what_was_sealed_comes_out_as_it_was(content: object) -> None:
    assert open_body(KEY, HEADER, seal_body(PUBLIC, HEADER, content, SIZE)) == content


@given(st.text(max_size=3000), st.text(max_size=3000))
def test_all_bodies_are_of_one_size(one: str, other: str) -> None:
    bodies = [seal_body(PUBLIC, HEADER, content, SIZE) for content in (one, other, None)]
    assert len({len(body) for body in bodies}) == 1


def test_the_size_follows_from_the_criteria_and_a_second_round_is_small_enough_to_paste() -> None:
    assert body_size(7, 1) == body_size(14, 1) == 16_384
    assert body_size(40, 1) == 40_960
    assert body_size(2, 2) == 4_096


def test_seven_criteria_of_a_page_each_fit_and_what_does_not_is_refused_with_how_much_is_over() -> (
    None
):
    prose = [f"Took path {n} apart, and put it together {n * 7} times." for n in range(70)]
    seal_body(PUBLIC, HEADER, [" ".join(prose)] * 7, SIZE)
    noise = "".join(chr(0x4E00 + (n * 7919) % 20_000) for n in range(9_000))
    with pytest.raises(BadInput, match=r"too long .* shorten .* by \d+ %"):
        seal_body(PUBLIC, HEADER, noise, SIZE)


@pytest.mark.parametrize(
    ("candidate", "round", "session"),
    [("ann", 2, "autumn"), ("ben", 1, "autumn"), ("ann", 1, "spring"), ("ann", 1, None)],
)
def test_the_key_of_another_candidate_round_or_session_opens_nothing(
    candidate: str, round: int, session: str | None
) -> None:
    body = seal_body(PUBLIC, HEADER, "secret", SIZE)
    with pytest.raises(Unreadable):
        open_body(round_key(SEED, candidate, round, session), HEADER, body)


def test_a_body_does_not_open_under_another_header() -> None:
    body = seal_body(PUBLIC, HEADER, "secret", SIZE)
    with pytest.raises(Unreadable):
        open_body(KEY, HEADER | {"id": "two"}, body)


@pytest.mark.parametrize("plain", [b"", b"no JSON", b"[" * 100_000, b"[]", b'{"header":1}'])
def test_what_no_program_of_ours_sealed_is_unreadable(plain: bytes) -> None:
    body = SealedBox(KEY.public_key).encrypt(bytes(sodium_pad(zlib.compress(plain), SIZE)))
    with pytest.raises(Unreadable):
        open_body(KEY, HEADER, body)


def test_what_would_unpack_to_more_than_any_rubric_needs_is_not_unpacked() -> None:
    packed = zlib.compress(b" " * (LARGEST + 1))
    body = SealedBox(KEY.public_key).encrypt(bytes(sodium_pad(packed, SIZE)))
    with pytest.raises(Unreadable):
        open_body(KEY, HEADER, body)
