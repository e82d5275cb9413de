"""Ballots come back: what becomes of them, all at once, and taken back whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from calibrate.domain.ballots import EntryState
from calibrate.domain.commands import (
    DeclareConflict,
    MergeBallots,
    RevealRound,
    Submit,
    TakeBackMerge,
    new_id,
)
from calibrate.domain.errors import Refused
from calibrate.domain.phases import HOLDER
from calibrate.domain.submitting.arriving import Fate
from calibrate.domain.travel.ballot import Ballot
from calibrate.store.store import Store
from tests.worlds.kits import Kits, actor, ballot_of, copy_of, submit_in, withdraw_in
from tests.worlds.sessions import Made, chair, in_charge, open_session, ratings, submit


@pytest.fixture
def kits(tmp_path: Path) -> Kits:
    """Ann and Ben, rated by Pia, Quentin, Rosa and Sami."""
    return Kits(open_session(tmp_path / "s.calib"), tmp_path / "kits")


def refused(kits: Kits, ballot: Ballot) -> str:
    (one,) = kits.arriving(ballot)
    before = kits.state()
    with pytest.raises(Refused):
        kits.merge(ballot)
    assert kits.state() == before
    return one.refused


def test_what_was_submitted_in_a_kit_counts_and_is_opened_at_the_reveal(kits: Kits) -> None:
    made = kits.made
    kit = kits.open(0)
    submit_in(kit, made.ann, 2, "Written at home.")
    assert kits.merge(ballot_of(kit)).sentence == "merged the ballot of Pia"
    assert made.session().has_submitted(made.panelists[0], made.ann, 1)
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann))
    reasons = [one.rating.reason for one in made.row().ratings]
    assert reasons[0] == "Written at home."
    assert made.store.verify().problems == ()


def test_the_same_ballot_again_changes_nothing_and_says_so(kits: Kits) -> None:
    kit = kits.open(0)
    submit_in(kit, kits.made.ann)
    kits.merge(ballot_of(kit))
    assert kits.fates(ballot_of(kit)) == [Fate.HERE]
    with pytest.raises(Refused, match="here already"):
        kits.merge(ballot_of(kit))


def test_a_later_ballot_has_all_of_the_earlier_one_and_what_replaces_it(kits: Kits) -> None:
    kit, made = kits.open(0), kits.made
    submit_in(kit, made.ann, 2)
    early = ballot_of(kit)
    submit_in(kit, made.ann, 4)
    submit_in(kit, made.ben, 3)
    kits.merge(early)
    assert kits.fates(ballot_of(kit)) == [Fate.HERE, Fate.REPLACES, Fate.NEW]
    kits.merge(ballot_of(kit))
    assert kits.fates(early) == [Fate.HERE]
    withdraw_in(kit, made.ben)
    assert kits.fates(ballot_of(kit))[-1] is Fate.WITHDRAWS
    kits.merge(ballot_of(kit))
    assert {one.candidate for one in kits.submitted()} == {made.ann}


def test_several_ballots_are_merged_at_once_or_not_at_all(kits: Kits) -> None:
    first, second = kits.open(0), kits.open(1)
    submit_in(first, kits.made.ann)
    submit_in(second, kits.made.ann)
    altered = replace(ballot_of(second), signer="00" * 32)
    with pytest.raises(Refused, match="The ballot of Quentin is refused"):
        kits.merge(ballot_of(first), altered)
    assert kits.submitted() == frozenset()
    change = kits.merge(ballot_of(first), ballot_of(second))
    assert change.sentence == "merged the ballots of Pia and Quentin"


def test_a_slip_has_the_end_of_a_chain_and_asks_for_the_whole_where_something_is_missing(
    kits: Kits,
) -> None:
    kit = kits.open(0)
    submit_in(kit, kits.made.ann)
    whole = ballot_of(kit)
    submit_in(kit, kits.made.ben)
    slip = replace(ballot_of(kit), entries=ballot_of(kit).entries[1:])
    assert "ask for the whole ballot" in refused(kits, slip)
    kits.merge(whole)
    assert kits.fates(slip) == [Fate.NEW]
    kits.merge(slip)
    assert len(kits.submitted()) == 2


def test_copies_of_a_kit_that_went_two_ways_count_as_missing_until_they_are_settled(
    kits: Kits,
) -> None:
    made = kits.made
    kit = kits.open(0)
    submit_in(kit, made.ben)
    copy = copy_of(kit)
    kit = Store.open(kit.path)
    submit_in(kit, made.ann, 2)
    submit_in(copy, made.ann, 4)
    kits.merge(ballot_of(kit))
    assert kits.fates(ballot_of(copy)) == [Fate.HERE, Fate.FORKS]
    kits.merge(ballot_of(copy))
    assert {one.candidate for one in kits.submitted()} == {made.ben}
    assert made.store.verify().problems == ()


def test_a_kit_takes_in_what_its_copy_wrote_and_what_is_submitted_then_settles_it(
    kits: Kits,
) -> None:
    made = kits.made
    kit = kits.open(0)
    submit_in(kit, made.ben)
    copy = copy_of(kit)
    kit = Store.open(kit.path)
    submit_in(kit, made.ann, 2)
    submit_in(copy, made.ann, 4)
    kits.merge(ballot_of(kit), ballot_of(copy))
    assert made.ann not in {one.candidate for one in kits.submitted()}
    kit.apply(MergeBallots((ballot_of(copy),)), actor(kit))
    assert kit.verify().problems == ()
    submit_in(kit, made.ann, 3, "Settled.")
    kits.merge(ballot_of(kit))
    assert {one.candidate for one in kits.submitted()} == {made.ann, made.ben}
    assert made.store.verify().problems == ()


def test_a_kit_takes_in_nobody_elses_ballot(kits: Kits) -> None:
    kit, other = kits.open(0), kits.open(1)
    submit_in(kit, kits.made.ann)
    submit_in(other, kits.made.ann)
    with pytest.raises(Refused, match="its panelist’s ratings"):
        kit.apply(MergeBallots((ballot_of(other),)), actor(kit))
    assert kit.kit
    theirs = replace(ballot_of(other), panelist=kit.kit.panelist, kit=kit.kit.id)
    with pytest.raises(Refused, match="another key"):
        kit.apply(MergeBallots((theirs,)), actor(kit))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"session": "another"}, "another session"),
        ({"rubric": "another"}, "another rubric"),
        ({"kit": "another"}, "no kit of this session"),
        ({"panelist": "nobody"}, "no kit of this session"),
        ({"entries": ()}, "nothing in it"),
        ({"proof": "00" * 32}, "has not read the kit"),
        ({"proof": "no digits"}, "changed on its way"),
        ({"writer": "another"}, "changed on its way"),
    ],
)
def test_a_ballot_that_is_not_of_this_session_or_kit_is_refused(
    kits: Kits, changes: dict[str, object], why: str
) -> None:
    kit = kits.open(0)
    submit_in(kit, kits.made.ann)
    assert why in refused(kits, replace(ballot_of(kit), **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"kind": "advised"}, "newer version"),
        ({"format": 3}, "newer version"),
        ({"candidate": "nobody"}, "not in this session"),
        ({"round": 2}, "changed on its way"),
        ({"kind": "withdrawn"}, "changed on its way"),
        ({"body": b"x" * 16_432}, "changed on its way"),
        ({"signature": bytes(64)}, "changed on its way"),
        ({"format": 1}, "changed on its way"),
        ({"secret": 3}, "changed on its way"),
        ({"replaces": ("ab",)}, "changed on its way"),
    ],
)
def test_an_entry_that_was_changed_on_its_way_is_refused_with_its_ballot(
    kits: Kits, changes: dict[str, object], why: str
) -> None:
    kit = kits.open(0)
    submit_in(kit, kits.made.ann)
    ballot = ballot_of(kit)
    entry = replace(ballot.entries[0], **changes)  # type: ignore[arg-type]
    assert why in refused(kits, replace(ballot, entries=(entry,)))


def test_a_second_key_of_one_kit_is_refused_once_the_first_is_known(kits: Kits) -> None:
    (made,) = kits.make(0)
    copy = made.path.with_name("copy.calib")
    copy.write_bytes(made.path.read_bytes())
    with Store.open(made.path) as kit, Store.open(copy) as impostor:
        submit_in(kit, kits.made.ann)
        submit_in(impostor, kits.made.ann)
        kits.merge(ballot_of(kit))
        assert "another key than this kit’s" in refused(kits, ballot_of(impostor))


def test_whoever_has_not_read_the_kit_cannot_sign_for_its_panelist(kits: Kits) -> None:
    kit, other = kits.open(0), kits.open(1)
    submit_in(other, kits.made.ann)
    theirs = ballot_of(other)
    assert kit.kit
    forged = replace(theirs, panelist=kit.kit.panelist, kit=kit.kit.id)
    assert "has not read the kit" in refused(kits, forged)


def test_a_ballot_of_a_kit_that_was_replaced_is_refused_and_what_came_before_counts(
    kits: Kits,
) -> None:
    made, old = kits.made, kits.open(0)
    submit_in(old, made.ann, 2)
    kits.merge(ballot_of(old))
    new = kits.open(0, because="The laptop was stolen.")
    submit_in(old, made.ben)
    assert "a kit that was replaced" in refused(kits, ballot_of(old))
    assert {one.candidate for one in kits.submitted()} == {made.ann}
    submit_in(new, made.ann, 4, "On the new one.")
    kits.merge(ballot_of(new))
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann))
    assert made.row().ratings[0].rating.reason == "On the new one."


def test_what_comes_after_the_reveal_is_kept_as_late_and_not_counted(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann, 2)
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann, 1, (made.panelists[0],), "away"))
    assert kits.fates(ballot_of(kit)) == [Fate.LATE]
    kits.merge(ballot_of(kit))
    assert [one.rating.value for one in made.row().ratings] == [4, 4, 4]
    late = made.store.case(made.ann, in_charge(made.store)).late
    assert [one.name for one in late] == ["Pia"]
    assert made.store.verify().problems == ()


def test_a_conflict_that_is_declared_in_a_kit_becomes_one_in_the_session(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    pia = made.panelists[0]
    kit.apply(DeclareConflict(pia, made.ann, "my sister"), actor(kit))
    assert kits.fates(ballot_of(kit)) == [Fate.NEW, Fate.CONFLICT]
    kits.merge(ballot_of(kit))
    assert made.ann not in made.store.scope(made.viewer(0)).candidates
    assert kits.submitted() == frozenset()
    assert reasons(made) == ["Declared in their ballot."]
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann))
    assert reasons(made) == ["Declared in their ballot: my sister"]
    assert {one.reason for one in made.store.session(made.viewer(1)).panel.relations} == {""}
    assert made.store.verify().problems == ()


def test_why_somebody_is_recused_is_not_told_by_another_candidates_reveal(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    kit.apply(DeclareConflict(made.panelists[0], made.ann, "my sister"), actor(kit))
    kits.merge(ballot_of(kit))
    made.do(RevealRound(made.ben, 1, tuple(made.panelists), "Forgotten."))
    assert reasons(made) == ["Declared in their ballot."]
    assert b"my sister" not in made.store.path.read_bytes()


def reasons(made: Made) -> list[str]:
    """Why people are recused, as whoever runs the session reads it."""
    return [one.reason for one in made.store.session(in_charge(made.store)).panel.relations]


def test_on_whom_a_panelist_does_not_rate_is_kept_and_not_counted(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    made.do(DeclareConflict(made.panelists[0], made.ann, "a cousin"))
    assert kits.fates(ballot_of(kit)) == [Fate.SET_ASIDE]
    kits.merge(ballot_of(kit))
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann))
    assert len(made.row().ratings) == 3


def test_a_merge_is_taken_back_whole_and_comes_again(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    submit_in(kit, made.ben)
    change = kits.merge(ballot_of(kit))
    made.do(TakeBackMerge(change.line))
    assert kits.submitted() == frozenset()
    assert made.store.verify().problems == ()
    assert kits.fates(ballot_of(kit)) == [Fate.NEW, Fate.NEW]
    kits.merge(ballot_of(kit))
    assert len(kits.submitted()) == 2
    with pytest.raises(Refused, match="taken back before"):
        made.do(TakeBackMerge(change.line), TakeBackMerge(change.line))


def test_what_a_merge_brought_once_more_is_taken_back_as_well(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    made.do(TakeBackMerge(kits.merge(ballot_of(kit)).line))
    again = kits.merge(ballot_of(kit))
    made.do(TakeBackMerge(again.line))
    assert kits.submitted() == frozenset()
    assert made.store.verify().problems == ()


def test_two_keys_of_one_kit_in_one_merge_are_both_refused(kits: Kits) -> None:
    (made,) = kits.make(0)
    copy = made.path.with_name("copy.calib")
    copy.write_bytes(made.path.read_bytes())
    with Store.open(made.path) as kit, Store.open(copy) as impostor:
        submit_in(kit, kits.made.ann)
        submit_in(impostor, kits.made.ann)
        both = ballot_of(kit), ballot_of(impostor)
    for ballots in (both, both[::-1]):
        assert all("two keys" in one.refused for one in kits.arriving(*ballots))
        with pytest.raises(Refused, match="two keys"):
            kits.merge(*ballots)
    kits.merge(both[0])
    assert "another key" in refused(kits, both[1])


def test_a_conflict_that_arrives_after_the_reveal_sets_the_ratings_aside(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    kits.merge(ballot_of(kit))
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann))
    kit.apply(DeclareConflict(made.panelists[0], made.ann, "my sister"), actor(kit))
    assert kits.fates(ballot_of(kit)) == [Fate.HERE, Fate.CONFLICT]
    change = kits.merge(ballot_of(kit))
    assert len(made.row().ratings) == 3
    assert reasons(made) == ["Declared in their ballot: my sister"]
    assert made.store.verify().problems == ()
    with pytest.raises(Refused, match="revealed"):
        made.do(TakeBackMerge(change.line))


def test_a_merge_of_which_something_was_revealed_stays(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    change = kits.merge(ballot_of(kit))
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann))
    with pytest.raises(Refused, match="revealed"):
        made.do(TakeBackMerge(change.line))


def test_what_was_taken_back_is_not_opened(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann, 2)
    change = kits.merge(ballot_of(kit))
    made.do(TakeBackMerge(change.line))
    for panelist in (0, 1, 2, 3):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann))
    assert [one.rating.value for one in made.row().ratings] == [4, 4, 4, 4]
    assert made.store.verify().problems == ()


def test_undoing_the_merge_that_made_a_key_known_lets_another_be_known(kits: Kits) -> None:
    (made,) = kits.make(0)
    copy = made.path.with_name("copy.calib")
    copy.write_bytes(made.path.read_bytes())
    with Store.open(made.path) as kit, Store.open(copy) as impostor:
        submit_in(impostor, kits.made.ann)
        change = kits.merge(ballot_of(impostor))
        kits.made.do(TakeBackMerge(change.line))
        submit_in(kit, kits.made.ann)
        kits.merge(ballot_of(kit))
        assert "another key" in refused(kits, ballot_of(impostor))


def test_what_was_sent_from_a_kit_is_not_changed_in_the_room(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    kits.merge(ballot_of(kit))
    pia = made.panelists[0]
    with pytest.raises(Refused, match="from their kit counts"):
        made.do(Submit(new_id(), pia, made.ann, ratings(2)))


def test_of_a_candidate_who_does_not_exist_for_whoever_merges_nothing_is_told(
    kits: Kits,
) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    submit_in(kit, made.ben)
    quentin = made.viewer(1)
    with pytest.raises(Refused, match="by who runs the session"):
        made.store.arriving([ballot_of(kit)], quentin)
    assert chair(made.store) and made.store.scope(HOLDER).runs
    (seen,) = made.store.arriving([ballot_of(kit)], in_charge(made.store))
    assert len(seen.arrivals) == 2


def test_what_is_signed_is_not_what_another_key_signs(kits: Kits) -> None:
    kit = kits.open(0)
    submit_in(kit, kits.made.ann)
    ballot = ballot_of(kit)
    mine = SigningKey.generate()
    forged = replace(ballot, signer=bytes(mine.verify_key).hex())
    assert refused(kits, forged)


def test_what_came_with_a_ballot_says_so_in_the_record(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    kits.merge(ballot_of(kit))
    newest = made.store.log(in_charge(made.store))[-1]
    assert newest.sentence == "merged the ballot of Pia"
    assert EntryState.TAKEN_BACK.value == "taken back"
