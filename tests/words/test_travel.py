"""What is said of ballots, receipts and the keys of kits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from calibrate.domain.ballots import Entry, EntryKind
from calibrate.domain.record.case import Counted, Signing
from calibrate.domain.submitting.arrived import Arrived, Came, Receiving
from calibrate.domain.submitting.arriving import Arrival, Arriving, Fate, seen
from calibrate.domain.travel.ballot import Ballot
from calibrate.packet.layout import layout_case
from calibrate.words.travel.ballots import (
    arrived_words,
    left_out,
    previewed,
    received_lines,
)
from calibrate.words.travel.keys import signed_words
from tests.packet.ink import texts
from tests.worlds import cases
from tests.worlds.sessions import open_session

BALLOT = Ballot("s", "r", "p", "k", "w", "", "", ())


def arriving(*fates: Fate) -> Arriving:
    """A ballot on candidates c0, c1, … each of which meets a fate."""
    entries = (Entry(f"e{at}", "p", "w", at + 1, f"c{at}", 1) for at in range(len(fates)))
    return Arriving(BALLOT, tuple(map(Arrival, entries, fates)))


def test_a_ballot_is_previewed_by_counts_alone() -> None:
    assert previewed(arriving(Fate.NEW, Fate.NEW, Fate.HERE)) == "2 new and 1 here already."
    assert previewed(replace(arriving(), refused="it is of another session")) == (
        "Refused: it is of another session."
    )


def test_who_is_recused_hears_nothing_of_that_candidate() -> None:
    both = arriving(Fate.NEW, Fate.LATE)
    assert previewed(seen(both, {"c0"})) == "1 new."
    assert previewed(seen(both, ())) == "Nothing that you may see."


def test_how_many_stay_out_is_said_where_some_do() -> None:
    assert (left_out(0), left_out(1)) == ("", "1 is refused and stays out.")
    assert left_out(2) == "2 are refused and stay out."


def test_a_receipt_is_told_by_candidate_and_a_conflict_without_a_name(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    gone, withdrawn = EntryKind.CONFLICT, EntryKind.WITHDRAWN
    arrived = Arrived(
        True,
        (
            Came("not here", 1, gone, Receiving.ARRIVED),
            Came(made.ben, 2, withdrawn, Receiving.NOT_YET),
            Came(made.ann, 1, EntryKind.SUBMITTED, Receiving.EARLIER),
        ),
    )
    assert received_lines(made.session(), arrived) == [
        "Ann: an earlier one arrived, and this one not yet",
        "Ben, round 2, taken back: not arrived yet",
        "A conflict that you declared: arrived",
    ]
    assert "send it once more" in arrived_words(arrived)
    assert "Nothing was submitted" in arrived_words(Arrived(True))
    made.store.close()


def test_page_1_says_who_signed_only_where_kits_were_used() -> None:
    case = cases.decided()
    kinds = (Signing.COMPARED, Signing.NOT_COMPARED, Signing.UNSIGNED, Signing.PLAIN)
    counted = tuple(
        Counted(name, 1, "0" * 64, 1, kind)
        for name, kind in zip(("Ann", "Ben", "Cleo", "Dan"), kinds, strict=True)
    )
    case = replace(case, counted=counted)
    assert signed_words(case) == (
        "signed, key compared by voice: Ann; signed, key not compared: Ben; "
        "not signed, although a kit’s key is known: Cleo"
    )
    page = texts(layout_case(case))[0]
    assert "Signed, key compared by voice: Ann;" in page
    assert "Nothing out of the ordinary" not in page
    plain = replace(case, counted=counted[3:])
    assert signed_words(plain) == "" and "igned, " not in texts(layout_case(plain))[0]
