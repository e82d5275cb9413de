"""Evidence before and after rating opens: versions, reasons, placement."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.commands import (
    AddEvidence,
    Command,
    CorrectEvidence,
    ImportEvidence,
    PlaceEvidence,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Evidence, EvidenceText, NewEvidence
from calibrate.domain.people import Candidate
from tests.worlds import stages
from tests.worlds.rubrics import STEP
from tests.worlds.sessions import Made as Room
from tests.worlds.stages import IN_CHAIR

TEXT = EvidenceText("Another title")


@pytest.fixture
def early(tmp_path: Path) -> Room:
    return stages.set_up(tmp_path / "early.calib")


@pytest.fixture
def late(tmp_path: Path) -> Room:
    return stages.rating(tmp_path / "late.calib")


def pieces(room: Room) -> tuple[Evidence, ...]:
    """Ann's evidence."""
    return room.store.evidence(IN_CHAIR)[room.ann]


def refuses(room: Room, command: Command, words: str) -> None:
    """Assert that a command is refused in these words and changes nothing."""
    before = room.store.verify()
    with pytest.raises((BadInput, Refused), match=words):
        room.do(command)
    assert room.store.verify() == before


def test_in_set_up_a_correction_takes_the_place_of_the_text_and_needs_no_reason(
    early: Room,
) -> None:
    early.do(CorrectEvidence(pieces(early)[0].id, TEXT, "a slip"))
    found = pieces(early)[0]
    assert (found.content, found.version, found.reason) == (TEXT, 1, "")


def test_a_piece_that_is_added_in_set_up_carries_no_reason(early: Room) -> None:
    early.do(AddEvidence(NewEvidence("new", early.ann, TEXT), "forgotten"))
    assert (pieces(early)[-1].id, pieces(early)[-1].reason) == ("new", "")


def test_a_blank_reason_is_none(late: Room) -> None:
    refuses(late, AddEvidence(NewEvidence("new", late.ann, TEXT), " \n"), "needs a reason")
    refuses(late, CorrectEvidence(pieces(late)[0].id, TEXT, " "), "needs a reason")


def test_a_late_table_says_of_each_piece_where_it_comes_from(late: Room) -> None:
    first = pieces(late)[0]
    correction = CorrectEvidence(first.id, TEXT)
    added = NewEvidence("new", late.ann, EvidenceText("New"))
    late.do(ImportEvidence("t.csv", (), (added,), (correction,)))
    corrected, new = pieces(late)[0], pieces(late)[-1]
    assert (corrected.version, corrected.reason) == (2, "imported from t.csv")
    assert (new.id, new.version, new.reason) == ("new", 1, "imported from t.csv")


def test_a_late_table_brings_no_candidates(late: Room) -> None:
    refuses(late, ImportEvidence("t.csv", (Candidate("cleo", "Cleo", STEP),), ()), "frozen")


def test_nothing_is_added_to_or_corrected_on_a_decided_candidate(tmp_path: Path) -> None:
    room = stages.decided(tmp_path / "decided.calib")
    added = NewEvidence("new", room.ann, TEXT)
    correction = CorrectEvidence(pieces(room)[0].id, TEXT, "it was wrong")
    for command in (
        AddEvidence(added, "came late"),
        correction,
        ImportEvidence("t.csv", (), (added,)),
        ImportEvidence("t.csv", (), (), (correction,)),
    ):
        refuses(room, command, "Ann is decided")


def test_a_piece_is_placed_on_criteria_of_the_rubric_and_stays_where_it_is_named(
    early: Room,
) -> None:
    piece = pieces(early)[0]
    early.do(PlaceEvidence(piece.id, ("code", "launch")), PlaceEvidence(piece.id, ("lead", "code")))
    assert pieces(early)[0].criteria == ("code", "lead")
    refuses(early, PlaceEvidence(piece.id, ("nothing",)), "no criterion")
    new = NewEvidence("new", early.ann, TEXT, ("code", "nothing"))
    refuses(early, AddEvidence(new), "no criterion")
