"""Comparing the six words of a kit's key is recorded, and told of whose submissions count."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.commands import CompareKey, RevealRound, TakeBackMerge
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.phases import AUDIENCE
from calibrate.domain.record.case import Signing
from calibrate.domain.travel.kits import KitKey
from calibrate.store.sealed.drawn_words import key_words, word_list
from calibrate.store.store import Store
from tests.worlds.kits import Kits, actor, ballot_of, own, submit_in
from tests.worlds.sessions import in_charge, open_session, submit


@pytest.fixture
def kits(tmp_path: Path) -> Kits:
    """Ann and Ben, and four who rate."""
    return Kits(open_session(tmp_path / "s.calib"), tmp_path / "kits")


def enrolled(kits: Kits, panelist: int = 0) -> Store:
    """Open a kit whose first ballot was merged."""
    kit = kits.open(panelist)
    submit_in(kit, kits.made.ann)
    kits.merge(ballot_of(kit))
    return kit


def keys(kits: Kits) -> tuple[KitKey, ...]:
    """The keys that the session knows."""
    return kits.made.store.keys(in_charge(kits.made.store))


def test_six_words_are_those_of_one_key() -> None:
    words = {key_words(bytes([number]) * 32) for number in range(50)}
    assert len(words) == 50
    for one in words:
        assert len(one.split()) == 6 and set(one.split()) <= set(word_list())


def test_a_kit_and_its_session_have_the_same_words_and_nobody_else_reads_them(kits: Kits) -> None:
    kit = enrolled(kits)
    (key,) = keys(kits)
    (same,) = kit.keys(own(kit))
    assert (key.words, key.signer) == (same.words, same.signer)
    assert not key.is_compared
    for viewer in (kits.made.viewer(0), kits.made.viewer(1), AUDIENCE):
        assert kits.made.store.keys(viewer) == ()
    assert kit.keys(kits.made.viewer(1)) == ()


def test_what_is_compared_is_recorded_and_can_be_said_to_be_wrong(kits: Kits) -> None:
    enrolled(kits)
    made, (key,) = kits.made, keys(kits)
    for is_same, words in ((True, "the same"), (False, "not the same")):
        made.do(CompareKey(key.kit, key.signer, is_same))
        assert keys(kits)[0].is_compared is is_same
        assert made.session().kits[0].is_compared is is_same
        line = made.store.log(in_charge(made.store))[-1]
        assert line.sentence == f"compared the six words of Pia’s key by voice: they are {words}"
    assert made.store.verify().problems == ()


def test_only_the_key_that_was_heard_is_compared_and_not_in_a_kit(kits: Kits) -> None:
    kit = enrolled(kits)
    made, (key,) = kits.made, keys(kits)
    with pytest.raises(Refused, match="not the key of this kit"):
        made.do(CompareKey(key.kit, "00" * 32))
    with pytest.raises(BadInput, match="no such kit"):
        made.do(CompareKey("another", key.signer))
    with pytest.raises(Refused):
        kit.apply(CompareKey(key.kit, key.signer), actor(kit))


def test_a_key_that_went_with_its_merge_was_not_compared(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    change = kits.merge(ballot_of(kit))
    (key,) = keys(kits)
    made.do(CompareKey(key.kit, key.signer), TakeBackMerge(change.line))
    assert keys(kits) == () and not made.session().kits[0].is_compared
    kits.merge(ballot_of(kit))
    assert not keys(kits)[0].is_compared


def test_a_newer_kit_with_the_same_key_is_compared_with_it(kits: Kits) -> None:
    older = enrolled(kits)
    made, (key,) = kits.made, keys(kits)
    made.do(CompareKey(key.kit, key.signer))
    newer = kits.open(0)
    newer.take_over(older)
    submit_in(newer, made.ben)
    kits.merge(ballot_of(newer))
    (both,) = keys(kits)
    assert (both.signer, both.is_compared) == (key.signer, True) and both.kit != key.kit


def test_a_case_says_how_what_counts_is_signed(kits: Kits) -> None:
    made = kits.made
    enrolled(kits, 0)
    enrolled(kits, 1)
    compared, _ = keys(kits)
    made.do(CompareKey(compared.kit, compared.signer))
    kit = kits.open(2)
    submit_in(kit, made.ben)
    kits.merge(ballot_of(kit))
    submit(made, 2, 0, 4)
    submit(made, 3, 0, 4)
    made.do(RevealRound(made.ann))
    case = made.store.case(made.ann, in_charge(made.store))
    assert {one.name: one.signing for one in case.counted} == {
        "Pia": Signing.COMPARED,
        "Quentin": Signing.NOT_COMPARED,
        "Rosa": Signing.UNSIGNED,
        "Sami": Signing.PLAIN,
    }
    assert case.has_unsigned


def test_the_newest_merge_is_found_by_who_runs_the_session(kits: Kits) -> None:
    made = kits.made
    assert made.store.last_merge(in_charge(made.store)) == 0
    kit = kits.open(0)
    submit_in(kit, made.ann)
    change = kits.merge(ballot_of(kit))
    submit(made, 3, 0, 4)
    assert made.store.last_merge(in_charge(made.store)) == change.line
    with pytest.raises(Refused):
        made.store.last_merge(made.viewer(1))
