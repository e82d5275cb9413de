"""What a panelist does with ballots in their kit: send, check a receipt, take a copy's work in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from calibrate.domain.submitting.room import SMALLEST_SLIP
from calibrate.domain.travel.anchor import Receipt
from calibrate.domain.travel.ballot import SealedEntry
from calibrate.exchange.ballots.ballot_file import ballot_in
from calibrate.ui.ballots.check_dialog import CheckDialog
from calibrate.ui.ballots.merge_dialog import MergeDialog
from calibrate.ui.ballots.send_dialog import SendDialog
from tests.ui.ballots.conftest import Desk, answering, drop_and_answer
from tests.worlds.kits import ballot_of, copy_of, submit_in
from tests.worlds.sessions import in_charge


def receipt(desk: Desk, panelist: int = 0) -> Receipt:
    """What the session says of a panelist's entries."""
    made = desk.kits.made
    return made.store.receipt(made.panelists[panelist], in_charge(made.store))


def checked(desk: Desk, text: str) -> tuple[str, list[str], str]:
    """Check a receipt that is pasted: what it says, of each submission, and what is wrong."""
    said: list[tuple[str, list[str], str]] = []

    def paste(dialog: CheckDialog) -> None:
        dialog.receipt.setText(text)
        dialog.primary.click()
        trouble = dialog.trouble.sentence.text() if dialog.trouble.isVisible() else ""
        said.append((dialog.found.text(), dialog.listed.text().splitlines(), trouble))

    answering(CheckDialog, paste)
    desk.choose("Check a receipt…")
    return said[0]


def test_a_receipt_says_what_arrived_and_what_did_not(desk: Desk, tmp_path: Path) -> None:
    ann, ben = desk.kits.made.candidates
    kit = desk.kit(0, 0)
    desk.kits.merge(ballot_of(kit))
    told = receipt(desk)
    kit.close()
    desk.window.open_file(kit.path)
    found, listed, _ = checked(desk, told.text)
    assert found.endswith("All that you submitted arrived.") and listed == ["Ann: arrived"]
    submit_in(desk.store, ben)
    submit_in(desk.store, ann, 2)
    found, listed, _ = checked(desk, f"{told.text[:40]}\r\n {told.text[40:]}")
    assert found == (
        "It is signed by the session’s key, which came with this kit. "
        "What did not arrive is in your ballot; send it once more."
    )
    assert listed == [
        "Ann: an earlier one arrived, and this one not yet",
        "Ben: not arrived yet",
    ]
    file, seen = tmp_path / "Receipt.txt", list[str]()
    file.write_text(told.text)
    drop_and_answer(desk.window, CheckDialog, lambda dialog: seen.append(dialog.found.text()), file)
    assert seen == [found]


def test_a_receipt_that_is_forged_cut_or_of_others_is_told(desk: Desk) -> None:
    kit, other = desk.kit(0, 0), desk.kit(3, 1)
    desk.kits.merge(ballot_of(kit), ballot_of(other))
    told, theirs = receipt(desk), receipt(desk, 3)
    kit.close()
    desk.window.open_file(kit.path)
    forged = Receipt(told.anchor, told.panelist, ("00" * 32,), told.signature)
    found, listed, trouble = checked(desk, forged.text)
    assert (found, listed) == ("", [])
    assert trouble.startswith("It is not signed by the session’s key that came with this kit")
    assert "copy all of it" in checked(desk, told.text[:-20])[2]
    assert checked(desk, theirs.text)[2] == "This receipt is for somebody else."


def in_round_2(entry: SealedEntry) -> SealedEntry:
    """The same as if it were of the second round, whose bodies are smaller."""
    return replace(entry, id="again", round=2, body=entry.body[: SMALLEST_SLIP + 48])


def test_a_second_round_is_copied_as_a_slip(desk: Desk, tmp_path: Path) -> None:
    kit = desk.kit(0, 0)
    (first,) = ballot_of(kit).entries
    ballot = replace(ballot_of(kit), entries=(first, in_round_2(first)))
    kit.close()
    dialog = SendDialog(desk.window, ballot, tmp_path)
    dialog.show()
    dialog.copy.click()
    copied = ballot_in(QApplication.clipboard().text().encode(), "slip")
    assert copied.entries == ballot.entries[1:]
    assert dialog.sent == "Ballot copied as a slip"


def test_a_ballot_of_round_1_is_a_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = desk.kit(0, 0, 1)
    kit.close()
    desk.window.open_file(kit.path)
    file = tmp_path / "b.ballot"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))

    def save(dialog: SendDialog) -> None:
        assert not dialog.copy.isVisible()
        dialog.primary.click()

    answering(SendDialog, save)
    desk.choose("Send my ballot…")
    assert len(ballot_in(file.read_bytes(), "b").entries) == 2


def test_the_ballot_of_a_copy_is_taken_in_and_submitting_again_settles(desk: Desk) -> None:
    kit = desk.kit(0, 0)
    copy = copy_of(kit)
    submit_in(copy, desk.kits.made.ben, 2)
    file = desk.ballot(copy)
    desk.window.open_file(kit.path)
    submit_in(desk.store, desk.kits.made.ben, 4)
    drop_and_answer(desk.window, MergeDialog, lambda dialog: dialog.primary.click(), file)
    assert desk.said == (
        "Merged the ballot of Pia. Where two copies of this kit differ, submit that candidate "
        "again: that settles it."
    )
    assert not desk.window.message.offers
    ben = desk.kits.made.ben
    assert ben not in {one.candidate for one in desk.store._session.submitted}
    submit_in(desk.store, ben, 3)
    assert ben in {one.candidate for one in desk.store._session.submitted}
