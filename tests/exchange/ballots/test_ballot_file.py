"""Ballots as files and slips: one form, read within a bound, and whatever was changed shows."""

from __future__ import annotations

import zlib
from base64 import b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.errors import BadInput
from calibrate.domain.travel.ballot import Ballot, SealedEntry
from calibrate.exchange.ballots.ballot_file import SLIP, ballot_bytes, ballot_in, slip

ENTRY = SealedEntry(
    id="e",
    kit="k",
    kind="submitted",
    origin="kit",
    candidate="ann",
    round=2,
    sequence=1,
    previous="00",
    key="11",
    replaces=(),
    body=bytes(range(256)),
    signature=b"s" * 64,
)
BALLOT = Ballot("s", "r", "pia", "k", "w", "22", "33", (ENTRY, replace(ENTRY, sequence=2)))


def test_a_ballot_comes_back_as_it_was_from_a_file_and_from_a_slip() -> None:
    assert ballot_in(ballot_bytes(BALLOT), "b") == BALLOT
    assert ballot_in(slip(BALLOT).encode(), "b") == BALLOT


def test_a_slip_that_a_mail_program_broke_into_lines_is_read() -> None:
    broken = "\r\n".join(slip(BALLOT)[at : at + 76] for at in range(0, len(slip(BALLOT)), 76))
    assert ballot_in(f"\n {broken} \n".encode(), "b") == BALLOT


@given(st.data())
def test_one_changed_byte_of_a_file_is_another_ballot_or_none(data: st.DataObject) -> None:
    content = bytearray(ballot_bytes(BALLOT))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    try:
        assert ballot_in(bytes(content), "b") != BALLOT
    except BadInput as trouble:
        assert str(trouble).startswith("b ")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no ballot, or is damaged: it is cut or changed"),
        (b"[" * 100_000, "no ballot"),
        (b'{"calibrate":"receipt","version":1}', "no ballot"),
        (b'{"calibrate":"ballot","version":3,"more":1}', "newer version"),
        (ballot_bytes(BALLOT)[:-9], "cut or changed"),
        (
            ballot_bytes(BALLOT).replace(b'"round":2', b'"round":"2"'),
            r"\$.ballot.entries\[0\].round",
        ),
        (ballot_bytes(BALLOT).replace(b'"round":2', b'"round": 2'), "not as its kit wrote it"),
        (slip(BALLOT)[:-5].encode(), "changed or cut; copy all of it"),
        (SLIP.encode() + b"!!", "changed or cut; copy all of it"),
        (SLIP.encode() + b64encode(zlib.compress(b"x")[:-5]), "cut; copy all of it"),
    ],
)
def test_what_is_no_ballot_is_refused_in_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        ballot_in(content, "b")


def test_a_slip_that_would_unpack_to_more_than_any_ballot_is_not_unpacked() -> None:
    bomb = SLIP.encode() + b64encode(zlib.compress(b" " * (65 * 1024 * 1024), 9))
    with pytest.raises(BadInput, match="cut"):
        ballot_in(bomb, "b")
