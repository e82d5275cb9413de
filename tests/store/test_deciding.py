"""Decisions: recorded, superseded, never edited; ties, quorum, notes, closing."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    CallCandidate,
    CloseSession,
    DeclareConflict,
    MarkAbsent,
    OpenMeeting,
    RecordDecision,
    ReopenCandidate,
    RevealRound,
    WithdrawCandidate,
    WriteNote,
)
from calibrate.domain.decisions import Decision, Dissent, Outcome, Vote
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.phases import AUDIENCE, Viewer, ViewerKind, as_candidate
from calibrate.domain.session import CandidatePhase, SessionPhase
from calibrate.exchange.shown.sheet_text import sheet_text
from calibrate.packet.layout import layout_case
from calibrate.store.store import Store
from tests.packet.ink import texts
from tests.worlds import stages
from tests.worlds.sessions import Made, in_charge, submit
from tests.worlds.stages import IN_CHAIR


@pytest.fixture
def room(tmp_path: Path) -> Made:
    return stages.revealed(tmp_path / "session.calib")


@pytest.fixture
def closed(tmp_path: Path) -> Made:
    return stages.closed(tmp_path / "closed.calib")


# Votes


def test_a_tie_goes_to_the_decider_who_is_named_in_the_case(room: Made) -> None:
    room.do(room.decision(vote=Vote(2, 2)))
    case = room.store.case(room.ann, in_charge(room.store))
    assert (case.decider, case.present, case.exceptions) == ("Pia", 4, ())
    assert room.store.case(room.ann, AUDIENCE).decider == ""


def test_a_tie_defers_when_the_decider_is_not_in_the_room(room: Made) -> None:
    room.do(MarkAbsent(room.panelists[0], "a train"))
    with pytest.raises(Refused, match="nobody is here to decide it"):
        room.do(room.decision(vote=Vote(1, 1)))
    room.do(room.decision(Outcome.DEFER, Vote(1, 1)))
    assert room.store.case(room.ann, in_charge(room.store)).decider == ""


def test_a_tie_defers_when_the_decider_declared_a_conflict(room: Made) -> None:
    room.do(DeclareConflict(room.panelists[0], room.ann, "a cousin"))
    with pytest.raises(Refused, match="nobody is here to decide it"):
        room.do(room.decision(vote=Vote(1, 1)))


def test_who_is_absent_has_no_vote(room: Made) -> None:
    room.do(MarkAbsent(room.panelists[0], "a train"))
    with pytest.raises(BadInput, match="3 are here and may vote"):
        room.do(room.decision(vote=Vote(3, 1)))


def test_below_the_quorum_is_told_as_an_exception(room: Made) -> None:
    room.do(*(MarkAbsent(one, "a train") for one in room.panelists[:2]))
    room.do(room.decision(vote=Vote(2, 0)))
    found = room.store.case(room.ann, in_charge(room.store)).exceptions
    assert found == ("below the quorum: 2 took part, 3 are needed",)


# Superseding


def decide(room: Made, id: str, outcome: Outcome, reason: str) -> None:
    dissents = (Dissent(room.panelists[1], f"Not I: {reason}"),)
    made = Decision(id, room.ann, outcome, reason, Vote(3, 1), dissents)
    room.do(RecordDecision(made))


def test_a_decision_is_superseded_and_every_earlier_one_is_kept_in_order(room: Made) -> None:
    for number, outcome in enumerate((Outcome.DEFER, Outcome.NOT_YET, Outcome.PROMOTE)):
        decide(room, f"d{number}", outcome, f"reason {number}")
        if number < 2:
            room.do(ReopenCandidate(room.ann, f"appeal {number}"))
    case = room.store.case(room.ann, in_charge(room.store))
    assert case.sheet.decision and case.sheet.decision.reason == "reason 2"
    told = [(one.decision.reason, one.because) for one in case.earlier]
    assert told == [("reason 0", "appeal 0"), ("reason 1", "appeal 1")]
    assert [one.dissenters[0][0] for one in case.earlier] == ["Quentin", "Quentin"]
    assert room.store.verify().holds


@pytest.fixture
def presented(tmp_path: Path) -> Made:
    """Pia presents Ann, who is revealed."""
    presented = stages.facilitated(tmp_path / "presented.calib", presents=(0,))
    presented.do(OpenMeeting("a lot"), CallCandidate(presented.ann))
    for panelist in (1, 2, 3):
        submit(presented, panelist, 0, 4)
    presented.do(RevealRound(presented.ann))
    return presented


def test_whoever_on_the_panel_reads_a_decision_reads_its_dissent(presented: Made) -> None:
    dissents = (Dissent(presented.panelists[1], "Not I."),)
    made = Decision("d", presented.ann, Outcome.PROMOTE, "Surely.", Vote(2, 1), dissents)
    presented.do(RecordDecision(made))
    for viewer in (IN_CHAIR, presented.viewer(0), presented.viewer(2)):
        found = presented.store.case(presented.ann, viewer)
        assert found.dissenters == (("Quentin", "Not I."),)
        assert found.sheet.decision and found.sheet.decision.dissents == dissents
    assert presented.store.case(presented.ann, AUDIENCE).dissenters == ()
    with pytest.raises(BadInput, match="candidate edition"):
        presented.store.case(presented.ann, as_candidate(presented.ann))


def test_whoever_on_the_panel_reads_a_decision_reads_the_one_before_it_with_its_dissent(
    presented: Made,
) -> None:
    for id, reason in (("d", "Surely."), ("again", "Read again.")):
        dissents = (Dissent(presented.panelists[1], f"Not I: {reason}"),)
        made = Decision(id, presented.ann, Outcome.PROMOTE, reason, Vote(2, 1), dissents)
        presented.do(RecordDecision(made))
        if id == "d":
            presented.do(ReopenCandidate(presented.ann, "an appeal"))
    told = "Dissent of Quentin: Not I: Surely."
    for viewer in (IN_CHAIR, presented.viewer(0), presented.viewer(2)):
        case = presented.store.case(presented.ann, viewer)
        (before,) = case.earlier
        assert before.dissenters == (("Quentin", "Not I: Surely."),)
        assert told in sheet_text(case, 1_000)
        assert "Not I: Surely." in " ".join(texts(layout_case(case)))
    case = presented.store.case(presented.ann, AUDIENCE)
    assert case.earlier == ()
    assert "Not I" not in sheet_text(case, 1_000)


def test_a_reopened_candidate_has_no_decision_but_the_record_of_it(room: Made) -> None:
    decide(room, "d", Outcome.PROMOTE, "reason")
    room.do(ReopenCandidate(room.ann, "an appeal"))
    assert room.state().phase is CandidatePhase.REVEALED
    for viewer in (IN_CHAIR, AUDIENCE, room.viewer(0)):
        assert room.store.sheet(room.ann, viewer).decision is None
    assert len(room.store.case(room.ann, in_charge(room.store)).earlier) == 1
    assert room.store.case(room.ann, AUDIENCE).earlier == ()


def test_a_withdrawn_candidate_comes_back_to_where_they_were(tmp_path: Path) -> None:
    for number, (made, phase) in enumerate(
        ((stages.meeting, CandidatePhase.SEALED), (stages.second_round, CandidatePhase.REVEALED))
    ):
        room = made(tmp_path / f"{number}.calib")
        before = room.state()
        room.do(WithdrawCandidate(room.ann, "moved on"), ReopenCandidate(room.ann, "came back"))
        assert room.state() == before and room.state().phase is phase
        room.store.close()


# Closing


def test_a_closed_session_opens_read_only_and_stays_so_after_a_restart(closed: Made) -> None:
    closed.store.close()
    with Store.open(closed.store.path) as store:
        assert store.session(in_charge(store)).phase is SessionPhase.CLOSED
        with pytest.raises(Refused, match="closed and read-only"):
            store.apply(MarkAbsent(closed.panelists[0], "ill"), Actor("fay"))


def test_reopening_one_candidate_of_a_closed_session_opens_them_alone(closed: Made) -> None:
    closed.do(ReopenCandidate(closed.ann, "an appeal"))
    with pytest.raises(Refused, match="withdrawn"):
        closed.do(WriteNote(closed.ben, "code", "A word."))
    closed.do(WriteNote(closed.ann, "code", "A word."), closed.decision(vote=Vote(1, 3)))
    assert closed.session().phase is SessionPhase.CLOSED
    with pytest.raises(Refused, match="closed and read-only"):
        closed.do(MarkAbsent(closed.panelists[0], "ill"))
    with pytest.raises(Refused, match="closed already"):
        closed.do(CloseSession())


# Notes, and what is half entered


def test_a_note_replaces_the_one_before_and_an_empty_one_takes_it_away(room: Made) -> None:
    for text in ("First.", "Second.", "  "):
        room.do(WriteNote(room.ann, "code", text))
        assert room.row().note == text.strip()
    assert room.store.verify().holds


def test_a_note_is_on_a_criterion_of_the_candidate_and_not_too_long(room: Made) -> None:
    with pytest.raises(BadInput, match="no such criterion"):
        room.do(WriteNote(room.ann, "nothing", "A word."))
    with pytest.raises(BadInput, match="shorten it"):
        room.do(WriteNote(room.ann, "code", "x" * 8_001))


def test_what_is_half_entered_survives_a_restart_and_goes_with_the_decision(room: Made) -> None:
    draft = DecisionDraft("d", Outcome.PROMOTE, (2, None, None), "so far", notes=(("code", "x"),))
    room.store.save_decision_draft(room.ann, IN_CHAIR, draft)
    room.store.close()
    with Store.open(room.store.path) as store:
        assert store.decision_draft(room.ann, in_charge(store)) == draft
        assert store.verify().holds
        store.apply(room.decision(), Actor("fay"))
        assert store.decision_draft(room.ann, in_charge(store)).is_empty


@pytest.mark.parametrize("kind", [ViewerKind.PANELIST, ViewerKind.OBSERVER, ViewerKind.AUDIENCE])
def test_who_does_not_run_the_meeting_neither_enters_nor_reads_a_decision_early(
    kind: ViewerKind, room: Made
) -> None:
    viewer = Viewer(kind, room.panelists[0])
    with pytest.raises(BadInput, match="Only who runs the meeting"):
        room.store.save_decision_draft(room.ann, viewer, DecisionDraft("d", reason="x"))
    room.store.save_decision_draft(room.ann, IN_CHAIR, DecisionDraft("d", reason="x"))
    assert room.store.decision_draft(room.ann, viewer).is_empty


def test_a_decision_is_not_half_entered_before_the_reveal(tmp_path: Path) -> None:
    room = stages.meeting(tmp_path / "sealed.calib")
    with pytest.raises(Refused, match="not revealed"):
        room.store.save_decision_draft(room.ann, IN_CHAIR, DecisionDraft("d", reason="x"))
    room.rate(4, 4, 4, 4)
    room.do(RevealRound(room.ann))
    room.store.save_decision_draft(room.ann, IN_CHAIR, DecisionDraft("d", reason="x"))
