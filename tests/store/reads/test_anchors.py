"""What is held of a session outside its file, and what comparing the file with it shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from calibrate.domain.commands import RevealRound, TakeBackMerge
from calibrate.domain.errors import Refused
from calibrate.domain.submitting.arrived import Arrived, Receiving
from calibrate.domain.travel.anchor import Anchor, Comparison, Receipt, read_anchor
from calibrate.store.store import Store
from tests.worlds.forger import forge
from tests.worlds.kits import Kits, ballot_of, own, submit_in
from tests.worlds.sessions import in_charge, open_session, submit


@pytest.fixture
def kits(tmp_path: Path) -> Kits:
    return Kits(open_session(tmp_path / "s.calib"), tmp_path / "kits")


def received(kits: Kits) -> Receipt:
    """Pia submits Ann in her kit, the ballot is merged, and this is what she gets back."""
    kit = kits.open(0)
    submit_in(kit, kits.made.ann)
    kits.merge(ballot_of(kit))
    kit.close()
    return kits.made.store.receipt(kits.made.panelists[0], in_charge(kits.made.store))


def compared(path: Path, held: Anchor | Receipt) -> Comparison:
    with Store.open(path) as store:
        return store.compare(held)


def test_a_receipt_names_what_arrived_and_the_place_of_the_record(kits: Kits) -> None:
    receipt = received(kits)
    store = kits.made.store
    assert len(receipt.entries) == 1
    assert receipt.anchor.line == store.verify().lines
    assert receipt.anchor.head == store.verify().head
    assert store.compare(receipt) is Comparison.SAME
    assert store.receipt(kits.made.panelists[0], kits.made.viewer(0)) == receipt


def test_a_receipt_is_for_its_panelist_from_who_runs_the_session(kits: Kits) -> None:
    received(kits)
    with pytest.raises(Refused, match="for its panelist"):
        kits.made.store.receipt(kits.made.panelists[0], kits.made.viewer(1))


def test_a_file_that_goes_on_has_the_same_record_up_to_then(kits: Kits) -> None:
    receipt = received(kits)
    submit(kits.made, 1, 0, 4)
    assert kits.made.store.compare(receipt) is Comparison.CONTINUED


def test_a_kit_holds_an_anchor_of_the_session_that_made_it(kits: Kits) -> None:
    kit = kits.open(0)
    assert kit.kit
    assert kits.made.store.compare(kit.kit.anchor) is Comparison.SAME
    kit.close()


def test_a_packet_holds_the_anchor_of_its_candidates_last_change(kits: Kits) -> None:
    made = kits.made
    for panelist in range(4):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann))
    case = made.store.case(made.ann, in_charge(made.store))
    anchor = read_anchor(case.anchor)
    assert (anchor.line, anchor.head) == (case.log_line, case.log_head)
    assert made.store.compare(anchor) is Comparison.SAME


def test_a_packet_lists_the_submissions_that_count_for_who_sees_names(kits: Kits) -> None:
    made = kits.made
    for panelist in range(4):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann))
    counted = made.store.case(made.ann, in_charge(made.store)).counted
    assert {one.name for one in counted} == {"Pia", "Quentin", "Rosa", "Sami"}
    assert all(len(one.hash) == 64 and one.place == 1 for one in counted)


def test_a_file_that_was_put_back_as_it_was_before_ends_too_early(
    kits: Kits, tmp_path: Path
) -> None:
    store = kits.made.store
    store.close()
    before = Path(copyfile(store.path, tmp_path / "before.calib"))
    again = Kits(replace(kits.made, store=Store.open(store.path)), kits.folder)
    receipt = received(again)
    again.made.store.close()
    assert compared(before, receipt) is Comparison.RESTORED
    assert compared(store.path, receipt) is Comparison.SAME


def test_a_file_whose_log_was_rewritten_whole_is_found(kits: Kits) -> None:
    receipt = received(kits)
    path = kits.made.store.path
    kits.made.store.close()
    forge(path, "session", "1", title="Another autumn")
    with Store.open(path) as store:
        assert store.verify().problems == ()
        assert store.compare(receipt) is Comparison.REWRITTEN


def test_an_entry_that_had_arrived_and_was_taken_back_is_missed(kits: Kits) -> None:
    receipt = received(kits)
    kits.made.do(TakeBackMerge(receipt.anchor.line))
    assert kits.made.store.compare(receipt) is Comparison.LACKS


@pytest.mark.parametrize("change", [{"line": 2}, {"head": "00" * 32}, {"signature": "00" * 64}])
def test_an_anchor_that_the_session_did_not_sign_is_known(
    kits: Kits, change: dict[str, object]
) -> None:
    anchor = replace(received(kits).anchor, **change)  # type: ignore[arg-type]
    assert kits.made.store.compare(anchor) is Comparison.FORGED


def test_an_anchor_of_another_session_is_known(kits: Kits, tmp_path: Path) -> None:
    other = open_session(tmp_path / "other.calib")
    assert other.store.compare(received(kits)) is Comparison.ANOTHER


def test_bytes_that_were_put_behind_the_file_are_found(kits: Kits) -> None:
    path = kits.made.store.path
    kits.made.store.close()
    with path.open("ab") as file:
        file.write(b"more")
    with Store.open(path) as store:
        assert any("4 bytes that belong to nothing" in one for one in store.verify().problems)


def test_a_kit_reads_in_a_receipt_what_arrived_and_what_did_not(kits: Kits) -> None:
    made, kit = kits.made, kits.open(0)
    submit_in(kit, made.ann)
    kits.merge(ballot_of(kit))
    receipt = made.store.receipt(made.panelists[0], in_charge(made.store))
    submit_in(kit, made.ben)

    def arrived() -> dict[str, str]:
        return {one.candidate: one.receiving for one in kit.arrived(receipt, own(kit)).submissions}

    assert arrived() == {made.ann: Receiving.ARRIVED, made.ben: Receiving.NOT_YET}
    submit_in(kit, made.ann, 2)
    assert arrived()[made.ann] is Receiving.EARLIER


def test_a_receipt_that_the_session_did_not_sign_says_nothing_in_a_kit(kits: Kits) -> None:
    kit = kits.open(0)
    submit_in(kit, kits.made.ann)
    kits.merge(ballot_of(kit))
    receipt = kits.made.store.receipt(kits.made.panelists[0], in_charge(kits.made.store))
    forged = replace(receipt, entries=("0" * 64,))
    assert kit.arrived(forged, own(kit)) == Arrived(is_signed=False)
    elsewhere = replace(receipt, anchor=replace(receipt.anchor, session="another"))
    for wrong, words in (
        (elsewhere, "another session"),
        (replace(receipt, panelist="x"), "somebody else"),
    ):
        with pytest.raises(Refused, match=words):
            kit.arrived(wrong, own(kit))
    with pytest.raises(Refused, match="in its panelist’s kit"):
        kits.made.store.arrived(receipt, kits.made.viewer(0))
