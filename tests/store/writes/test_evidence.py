"""Evidence before and after rating opens: versions, reasons, placement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    AddEvidence,
    ChangeAudience,
    Command,
    CorrectEvidence,
    ImportEvidence,
    PlaceEvidence,
    RevealRound,
    Submit,
)
from calibrate.domain.decisions import Vote
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Audience, Evidence, EvidenceText, NewEvidence
from calibrate.domain.people import Candidate
from calibrate.domain.phases import AUDIENCE, EVIDENCE_FOR, Viewer, ViewerKind
from calibrate.domain.ratings import Citation, Stance
from calibrate.store.reads.ratings import read_ratings
from tests.worlds import stages
from tests.worlds.rubrics import STEP
from tests.worlds.sessions import Made as Room
from tests.worlds.sessions import ratings
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


def test_a_late_table_may_say_why_it_comes(late: Room) -> None:
    added = NewEvidence("new", late.ann, EvidenceText("New"))
    late.do(ImportEvidence("t.csv", (), (added,), reason="The tracker was down."))
    assert pieces(late)[-1].reason == "The tracker was down. (imported from t.csv)"
    assert late.store.verify().problems == ()


def test_whose_part_a_piece_was_belongs_to_its_version(late: Room) -> None:
    first = pieces(late)[0]
    assert first.content.part == ""
    said = replace(first.content, part=" Led it,\nwith Ben ")
    late.do(CorrectEvidence(first.id, said, "It was not said."))
    assert (pieces(late)[0].content.part, pieces(late)[0].version) == ("Led it, with Ben", 2)
    assert late.store.verify().problems == ()


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


# Who may see it


def read_by(room: Room, viewer: Viewer) -> list[str]:
    """The ids of Ann's evidence that a viewer reads."""
    return [piece.id for piece in room.store.evidence(viewer)[room.ann]]


def test_the_room_may_see_a_piece_unless_it_is_feedback_or_somebody_says_otherwise(
    early: Room,
) -> None:
    feedback = EvidenceText("A note", kind="Peer feedback")
    early.do(
        AddEvidence(NewEvidence("feedback", early.ann, feedback)),
        AddEvidence(NewEvidence("shown", early.ann, feedback, (), Audience.CANDIDATE)),
        AddEvidence(NewEvidence("work", early.ann, TEXT)),
    )
    assert [piece.audience for piece in pieces(early)[-3:]] == [
        Audience.PANEL,
        Audience.CANDIDATE,
        Audience.ROOM,
    ]
    assert "feedback" not in read_by(early, AUDIENCE)
    assert {"shown", "work"} <= set(read_by(early, AUDIENCE))
    assert read_by(early, Viewer(ViewerKind.CANDIDATE, candidate=early.ann)) == ["shown"]


def test_in_set_up_a_piece_follows_its_kind_until_somebody_says_who_sees_it(early: Room) -> None:
    first, second, *_ = pieces(early)
    early.do(ChangeAudience(second.id, Audience.CANDIDATE))
    feedback = EvidenceText("A note", kind="Feedback")
    early.do(CorrectEvidence(first.id, feedback), CorrectEvidence(second.id, feedback))
    assert [one.audience for one in pieces(early)[:2]] == [Audience.PANEL, Audience.CANDIDATE]


def test_who_sees_a_piece_is_changed_after_the_freeze_with_a_reason_and_no_new_version(
    late: Room,
) -> None:
    first = pieces(late)[0]
    refuses(late, ChangeAudience(first.id, Audience.PANEL, " "), "needs a reason")
    late.do(ChangeAudience(first.id, Audience.PANEL, "She asked\nfor it."))
    found = pieces(late)[0]
    assert (found.audience, found.version, found.reason) == (Audience.PANEL, 1, "")
    assert first.id not in read_by(late, AUDIENCE)
    said = late.store.log(IN_CHAIR)[-1].sentence
    assert said == f"said that {first.label} is for the panel alone: She asked for it."


def test_it_is_changed_on_a_decided_candidate_too(tmp_path: Path) -> None:
    room = stages.decided(tmp_path / "decided.calib")
    room.do(ChangeAudience(pieces(room)[0].id, Audience.CANDIDATE, "For their edition."))
    assert pieces(room)[0].audience is Audience.CANDIDATE


def test_a_table_changes_it_without_a_new_version(late: Room) -> None:
    first = pieces(late)[0]
    late.do(ImportEvidence("t.csv", (), (), (), (ChangeAudience(first.id, Audience.PANEL),)))
    assert (pieces(late)[0].audience, pieces(late)[0].version) == (Audience.PANEL, 1)
    assert late.store.log(IN_CHAIR)[-1].sentence == "imported 1 pieces from t.csv"


def test_what_cites_a_piece_is_not_told_to_who_may_not_see_it(tmp_path: Path) -> None:
    room = stages.meeting(tmp_path / "meeting.calib")
    cited = Citation(pieces(room)[0].id, Stance.TARGET)
    given = tuple(replace(one, citations=(cited,)) for one in ratings(4))
    room.rate(2, 4, 4)
    room.do(Submit("citing", room.panelists[3], room.ann, given), RevealRound(room.ann))
    room.do(room.decision(vote=Vote(3, 1)))
    assert room.row().standing[-1].rating.citations == (cited,)
    for audience, told in ((Audience.PANEL, []), (Audience.ROOM, [cited])):
        room.do(ChangeAudience(cited.evidence, audience, "It was agreed."))
        assert _cited_in_the_room(room) == told


def _cited_in_the_room(room: Room) -> list[Citation]:
    """What a presenter’s search and sheet read of citations, as far as the room sees the piece."""
    reach = replace(room.store.scope(IN_CHAIR), audiences=EVIDENCE_FOR[ViewerKind.AUDIENCE])
    with room.store._document.transaction() as connection:
        opened = read_ratings(connection, reach, room.session(), room.ann)
    first = [one for one in opened if one.rating.criterion == "code"]
    return [citation for one in first for citation in one.rating.citations]
