"""Two rounds: what is opened, what counts, what is late, what is invalid."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    BeginSecondRound,
    MarkAbsent,
    RecordDecision,
    RevealAll,
    RevealRound,
    Submit,
    WithdrawSubmission,
    new_id,
)
from calibrate.domain.decisions import Decision, Outcome
from calibrate.domain.errors import CalibrateError, Refused
from calibrate.domain.presence.presence import missing_raters
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Movement
from calibrate.store.document import tables
from tests.by_hand import seal_by_hand
from tests.worlds import stages
from tests.worlds.secrets import acting
from tests.worlds.sessions import Made, in_charge, ratings, submit
from tests.worlds.stages import IN_CHAIR


@pytest.fixture
def room(tmp_path: Path) -> Made:
    return stages.revealed(tmp_path / "session.calib")


@pytest.fixture
def sealed(tmp_path: Path) -> Made:
    return stages.meeting(tmp_path / "sealed.calib")


def spoil(room: Made, panelist: int, candidate: str, round: int = 1) -> None:
    """Put a body that no honest app sealed where a submission stands."""
    seal_by_hand(room.store, candidate, round, room.panelists[panelist], "no ratings")


# Round 2


def test_a_second_round_is_on_what_split_and_on_nothing_else(room: Made) -> None:
    room.do(BeginSecondRound(room.ann))
    assert room.state().second_round == ("code", "lead")
    assert room.state().sealed_round == 2
    whole = Submit(new_id(), room.panelists[0], room.ann, ratings(4), 2)
    with pytest.raises(CalibrateError, match="each criterion that split"):
        room.do(whole)


def test_round_1_stays_in_sight_while_round_2_is_sealed(room: Made) -> None:
    before = room.row().values
    room.do(BeginSecondRound(room.ann))
    room.rate_again(0, 4)
    assert room.row().values == before
    assert room.row().movement is None
    assert room.session().has_submitted(room.panelists[0], room.ann, 2)


def test_the_second_reveal_shows_who_moved_and_counts_the_newest(room: Made) -> None:
    room.do(BeginSecondRound(room.ann))
    for panelist, value in enumerate((4, 4, 3, None)):
        room.rate_again(panelist, value)
    room.do(RevealRound(room.ann, 2))
    row = room.row()
    assert row.movement == Movement(up=1, down=1, same=1, other=1)
    assert row.values == (4, 4, 3, None)
    assert row.first_values == (2, 4, 4, 5)
    assert room.store.case(room.ann, in_charge(room.store)).rated == 4


def test_who_is_absent_in_round_2_keeps_round_1(room: Made) -> None:
    room.do(BeginSecondRound(room.ann), MarkAbsent(room.panelists[3], "a fever"))
    for panelist in (0, 1, 2):
        room.rate_again(panelist, 4)
    room.do(RevealRound(room.ann, 2))
    assert room.row().values == (4, 4, 4, 5)
    reveal = room.store.sheet(room.ann, in_charge(room.store)).reveals[1]
    assert (reveal.excused, reveal.because) == (("Sami",), "Sami is absent")


def test_an_invalid_body_in_round_2_counts_as_missing_and_keeps_round_1(room: Made) -> None:
    room.do(BeginSecondRound(room.ann))
    for panelist in range(4):
        room.rate_again(panelist, 4)
    spoil(room, 3, room.ann, 2)
    with pytest.raises(Refused, match="Sami’s submission cannot be opened"):
        room.do(RevealRound(room.ann, 2))
    room.do(RevealRound(room.ann, 2, (room.panelists[3],), "a damaged ballot"))
    assert room.row().values == (4, 4, 4, 5)
    reveals = room.store.sheet(room.ann, in_charge(room.store)).reveals
    assert [one.invalid for one in reveals] == [(), ("Sami",)]
    assert room.store.verify().holds


def test_a_change_in_round_2_that_gives_no_reason_is_refused_before_it_is_sealed(
    room: Made,
) -> None:
    room.do(BeginSecondRound(room.ann))
    with pytest.raises(CalibrateError, match="reason"):
        room.rate_again(1, 3, "")


def test_there_is_no_second_round_without_a_split(sealed: Made) -> None:
    sealed.rate(4, 4, 4, 4)
    sealed.do(RevealRound(sealed.ann))
    with pytest.raises(Refused, match="Nothing splits"):
        sealed.do(BeginSecondRound(sealed.ann))


def test_a_draft_of_round_1_is_no_draft_of_round_2(room: Made) -> None:
    draft = Draft((DraftRating("code", 3, True, reason="so far"),))
    room.do(BeginSecondRound(room.ann))
    assert room.store.draft(room.ann, room.viewer(0)) == Draft()
    room.store.save_draft(room.ann, room.viewer(0), draft)
    assert room.store.draft(room.ann, room.viewer(0)) == draft
    room.rate_again(0, 3)
    assert room.store.draft(room.ann, room.viewer(0)) == Draft()


def test_a_reveal_leaves_no_draft_of_its_round_in_the_file(sealed: Made) -> None:
    draft = Draft((DraftRating("code", 4, True, reason="Half a thought."),))
    sealed.store.save_draft(sealed.ann, sealed.viewer(0), draft)
    sealed.store.save_draft(sealed.ben, sealed.viewer(0), draft)
    missing = missing_raters(sealed.session(), sealed.ann)
    sealed.do(RevealRound(sealed.ann, 1, missing, "They are on a train."))
    with sealed.store._document.transaction() as connection:
        left = connection.execute(select(tables.own.c.candidate)).scalars().all()
    assert left == [sealed.ben]


def test_a_submission_of_round_2_is_withdrawn_like_one_of_round_1(room: Made) -> None:
    room.do(BeginSecondRound(room.ann))
    room.rate_again(0, 4)
    room.do(WithdrawSubmission(new_id(), room.panelists[0], room.ann, 2))
    assert not room.session().has_submitted(room.panelists[0], room.ann, 2)
    assert room.session().has_submitted(room.panelists[0], room.ann, 1)
    rounds = [one.round for one in room.store.history(room.ann, room.viewer(0))]
    assert rounds == [1, 1, 2, 2]


# All together


def test_all_candidates_are_revealed_together_or_none_is(sealed: Made) -> None:
    sealed.rate(4, 4, 4, 4)
    before = sealed.store.verify()
    with pytest.raises(Refused, match="Ben cannot be revealed"):
        sealed.do(RevealAll(sealed.candidates))
    assert sealed.store.verify() == before
    sealed.rate(4, 4, 4, candidate=1)
    sealed.do(RevealAll(sealed.candidates, (sealed.panelists[3],), "on leave"))
    phases = {state.phase for state in sealed.session().candidates}
    assert phases == {CandidatePhase.REVEALED}
    reveals = [
        sealed.store.sheet(one, in_charge(sealed.store)).reveals[0] for one in sealed.candidates
    ]
    assert [one.excused for one in reveals] == [(), ("Sami",)]


def test_a_body_that_cannot_be_opened_is_left_out_of_them_all_with_a_reason(sealed: Made) -> None:
    sealed.rate(4, 4, 4, 4)
    sealed.rate(4, 4, 4, 4, candidate=1)
    spoil(sealed, 3, sealed.ann)
    with pytest.raises(Refused, match="cannot be opened"):
        sealed.do(RevealAll(sealed.candidates))
    sealed.do(RevealAll(sealed.candidates, (sealed.panelists[3],), "a damaged ballot"))
    sheets = [sealed.store.sheet(one, in_charge(sealed.store)) for one in sealed.candidates]
    assert [sheet.reveals[0].invalid for sheet in sheets] == [("Sami",), ()]
    assert [len(sheet.rows[0].ratings) for sheet in sheets] == [3, 4]


def test_a_candidate_who_is_named_twice_or_not_at_all_is_not_revealed(sealed: Made) -> None:
    for candidates in ((), (sealed.ann, sealed.ann)):
        with pytest.raises(CalibrateError, match="once"):
            sealed.do(RevealAll(candidates))


# Late, absent, invalid


def test_a_late_ballot_is_kept_marked_and_counted_nowhere(sealed: Made) -> None:
    sealed.rate(4, 4, 4)
    sealed.do(MarkAbsent(sealed.panelists[3], "a fever"), RevealRound(sealed.ann))
    before = sealed.store.sheet(sealed.ann, in_charge(sealed.store))
    submit(sealed, 3, 0, 1, "too late")
    assert sealed.store.sheet(sealed.ann, in_charge(sealed.store)) == before
    case = sealed.store.case(sealed.ann, in_charge(sealed.store))
    assert [one.name for one in case.late] == ["Sami"]
    assert (case.rated, case.sheet.absent(case.sheet.rows[0])) == (3, 1)
    assert not sealed.session().has_submitted(sealed.panelists[3], sealed.ann)
    (past,) = sealed.store.history(sealed.ann, sealed.viewer(3))
    assert not past.is_readable, "what came late is opened for nobody"
    with pytest.raises(Refused, match="Nothing splits"):
        sealed.do(BeginSecondRound(sealed.ann))
    assert sealed.store.verify().holds


def test_who_submitted_in_time_sends_nothing_late(room: Made) -> None:
    with pytest.raises(Refused, match="nothing is added"):
        submit(room, 0, 0, 1)


def test_why_somebody_is_absent_is_no_part_of_the_reveal(sealed: Made) -> None:
    sealed.rate(4, 4, 4)
    sealed.do(MarkAbsent(sealed.panelists[3], "a fever"), RevealRound(sealed.ann))
    for viewer in (sealed.viewer(0), IN_CHAIR):
        sheet = sealed.store.sheet(sealed.ann, viewer)
        assert sheet.reveals[0].because == "Sami is absent"
    assert "a fever" not in repr(sealed.store.case(sealed.ann, sealed.viewer(0)))
    assert "a fever" in repr(sealed.store.case(sealed.ann, in_charge(sealed.store)))


def test_who_is_absent_and_whose_body_is_invalid_is_named_as_both(sealed: Made) -> None:
    sealed.rate(4, 4, 4, 4)
    spoil(sealed, 3, sealed.ann)
    sealed.do(MarkAbsent(sealed.panelists[3], "a fever"), RevealRound(sealed.ann))
    reveal = sealed.store.sheet(sealed.ann, in_charge(sealed.store)).reveals[0]
    assert (reveal.excused, reveal.invalid) == (("Sami",), ("Sami",))
    assert reveal.because == "Sami is absent"


def test_who_is_absent_and_has_submitted_counts(sealed: Made) -> None:
    sealed.rate(4, 4, 4, 1)
    sealed.do(MarkAbsent(sealed.panelists[3], "a fever"), RevealRound(sealed.ann))
    assert sealed.row().values == (4, 4, 4, 1)
    assert sealed.store.sheet(sealed.ann, in_charge(sealed.store)).reveals[0].excused == ()


def test_sending_again_what_was_sent_changes_nothing(room: Made) -> None:
    room.do(BeginSecondRound(room.ann))
    given = tuple(one for one in ratings(4) if one.criterion in room.state().second_round)
    command = Submit(new_id(), room.panelists[0], room.ann, given, 2)
    first = room.store.apply(command, acting(room.store, room.panelists[0]))
    lines = room.store.verify().lines
    assert room.store.apply(command, acting(room.store, room.panelists[0])) == first
    room.do(RevealRound(room.ann, 2, room.panelists[1:], "ill"))
    assert room.store.apply(command, acting(room.store, room.panelists[0])) == first
    decision = RecordDecision(Decision("d", room.ann, Outcome.DEFER, "Later."))
    assert room.store.apply(decision, Actor("fay")) == room.store.apply(decision, Actor("fay"))
    assert room.store.verify().lines == lines + 2
