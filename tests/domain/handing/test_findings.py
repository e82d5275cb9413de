"""What verifying a packet comes to, whatever its file and its session show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.handing.editions import Edition
from calibrate.domain.handing.findings import (
    Beside,
    Finding,
    PacketFile,
    Registered,
    Registration,
    found,
    registered,
    worst,
)
from calibrate.domain.handing.issuing import CaseInIt, Issued
from calibrate.domain.handing.signatures import UNSIGNED, Alteration, Signature, Signed
from calibrate.domain.travel.anchor import Anchor, Comparison
from calibrate.words.handing.verified import sentences

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
HELD = Signature("Pia", "1", "ab" * 32, NOW, is_unaltered=True)
ISSUED = Issued("i", Edition.PANEL, "Jo", NOW, "a" * 64, (CaseInIt("ann", 7),))
HARMLESS = (None, Comparison.SAME, Comparison.CONTINUED)

files = st.builds(
    PacketFile,
    st.just("x.pdf"),
    st.just(("b" * 64,)),
    st.builds(Signed, st.sampled_from(Alteration), st.sampled_from(((), (HELD,)))),
)
besides = st.builds(
    Beside,
    st.sampled_from(
        [Registered(one, None if one is Registration.NOT_THERE else ISSUED) for one in Registration]
    ),
    st.sampled_from((None, *Comparison)),
    st.booleans(),
)


@given(files, besides)
def test_nothing_is_whole_of_which_anything_is_the_matter(file: PacketFile, beside: Beside) -> None:
    if found(file, beside) is not Finding.WHOLE:
        return
    alteration = file.signed.alteration
    assert alteration in (Alteration.UNSIGNED, Alteration.UNALTERED)
    assert beside.holds and beside.compared in HARMLESS
    assert alteration is Alteration.UNALTERED or beside.registered.is_there


@given(files, besides)
def test_that_a_session_went_on_is_no_alarm(file: PacketFile, beside: Beside) -> None:
    on, same = (replace(beside, compared=one) for one in (Comparison.CONTINUED, Comparison.SAME))
    assert found(file, on) is found(file, same)


@given(files, st.one_of(st.none(), besides))
def test_every_finding_is_told_in_sentences(file: PacketFile, beside: Beside | None) -> None:
    told = list(sentences(file, found(file, beside), beside, {"ann": "Ann"}))
    assert told and all(one[0].isupper() and one.endswith(".") for one in told)


@pytest.mark.parametrize(
    ("compared", "finding"),
    [
        (Comparison.SAME, Finding.WHOLE),
        (Comparison.CONTINUED, Finding.WHOLE),
        (Comparison.ANOTHER, Finding.ANOTHER_SESSION),
        (Comparison.RESTORED, Finding.SESSION_CHANGED),
        (Comparison.REWRITTEN, Finding.SESSION_CHANGED),
        (Comparison.FORGED, Finding.SESSION_CHANGED),
    ],
)
def test_what_a_record_shows_of_a_packet_that_is_proven(
    compared: Comparison, finding: Finding
) -> None:
    beside = Beside(Registered(Registration.THERE, ISSUED), compared)
    assert found(PacketFile("x", ("a" * 64,)), beside) is finding


def test_a_place_that_nobody_signed_is_the_packets_fault_unless_the_packet_is_proven() -> None:
    beside = Beside(Registered(Registration.NOT_THERE), Comparison.FORGED)
    file = PacketFile("x", ("a" * 64,))
    assert found(file, beside) is Finding.ALTERED
    signed = replace(file, signed=Signed(Alteration.UNALTERED, (HELD,)))
    assert found(signed, beside) is Finding.SESSION_CHANGED


def test_a_root_that_vouches_for_nobody_leaves_a_packet_unaltered_and_says_so() -> None:
    for vouched, finding in ((None, Finding.WHOLE), (True, Finding.WHOLE)):
        signed = Signed(Alteration.UNALTERED, (replace(HELD, is_vouched=vouched),))
        assert found(PacketFile("x", ("a",), signed)) is finding
    refused = Signed(Alteration.UNALTERED, (HELD, replace(HELD, is_vouched=False)))
    assert found(PacketFile("x", ("a",), refused)) is Finding.NOT_VOUCHED


def test_a_letter_is_held_against_letters_alone_and_a_packet_against_packets() -> None:
    marks = [("ann", "packet to ann"), ("ann", "letter to ann")]
    letter = PacketFile("x", ("c" * 64,), marks=("letter to ann",), is_letter=True)
    packet = PacketFile("x", ("c" * 64,), marks=("packet to ann",))
    given = replace(ISSUED, edition=Edition.CANDIDATE)
    for file, register, registration in (
        (letter, [ISSUED], Registration.NOT_THERE),
        (letter, [ISSUED, given], Registration.OTHER),
        (packet, [given], Registration.NOT_THERE),
        (packet, [given, ISSUED], Registration.OTHER),
    ):
        assert registered(file, register, marks).registration is registration


def test_the_register_knows_what_was_issued_and_what_it_was_before_it_was_signed() -> None:
    marks = [("ann", "mark of ann"), ("ben", "mark of ben")]
    held, anchor = Signed(Alteration.UNALTERED, (HELD,)), Anchor("s", 7, "head")
    cases: list[tuple[PacketFile, Registration]] = [
        (PacketFile("x", ("a" * 64,)), Registration.THERE),
        (PacketFile("x", ("c" * 64, "a" * 64), held), Registration.SINCE_SIGNED),
        (PacketFile("x", ("c" * 64, "a" * 64), UNSIGNED), Registration.ADDED_TO),
        (PacketFile("x", ("c" * 64,), marks=("mark of ann",)), Registration.OTHER),
        (PacketFile("x", ("c" * 64,), UNSIGNED, (anchor,), ("mark of ann",)), Registration.OTHER),
        (PacketFile("x", ("c" * 64,), marks=("mark of ben",)), Registration.NOT_THERE),
        (
            PacketFile("x", ("c" * 64,), UNSIGNED, (Anchor("s", 8, "h"),), ("mark of ann",)),
            Registration.NOT_THERE,
        ),
    ]
    for file, registration in cases:
        assert registered(file, [ISSUED], marks).registration is registration, file
    assert registered(cases[0][0], [], marks).registration is Registration.NOT_THERE


def test_the_gravest_of_several_places_counts() -> None:
    assert worst(()) is None
    for one, other in product(Comparison, Comparison):
        assert worst((one, other)) is worst((other, one))
    assert worst((Comparison.SAME, Comparison.REWRITTEN)) is Comparison.REWRITTEN
