"""What is entered of a case: no outcome is filled in, and a reason counts once confirmed."""

from __future__ import annotations

from calibrate.domain.decisions import Outcome
from calibrate.domain.drafts.consent import ConsentDraft, lacking

EMPTY = ConsentDraft("d", "ann")


def test_nothing_is_filled_in() -> None:
    assert EMPTY.outcome is None and not EMPTY.is_whole
    assert not EMPTY.confirmed().is_whole
    assert lacking([EMPTY, EMPTY]) == (2, 2)


def test_a_reason_counts_once_it_was_confirmed_and_no_longer_when_it_changes() -> None:
    chosen = EMPTY.decided(Outcome.PROMOTE, "All meet it.")
    assert not chosen.is_whole
    whole = chosen.confirmed()
    assert whole.is_whole and lacking([whole]) == (0, 0)
    assert whole.decided(Outcome.PROMOTE, "Other.") == whole
    assert whole.worded("All meet it.") == whole
    assert not whole.worded("Others.").is_whole
    assert not whole.decided(Outcome.NOT_YET, "").confirmed().is_whole


def test_somebody_has_to_agree() -> None:
    assert EMPTY.abstaining(9, 4).abstained == 3
    assert EMPTY.abstaining(-1, 4).abstained == 0
    assert EMPTY.abstaining(1, 0).abstained == 0
