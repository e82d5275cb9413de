"""What is missing before rating can open, and what is only worth a look."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.agenda.readiness import (
    MeetingReadiness,
    Part,
    meeting_readiness,
    missing,
    worth_a_look,
)
from calibrate.domain.meeting import AttendanceKind, Meeting
from calibrate.domain.people import Candidate, Panel, Panelist, Relation, RelationKind, Role
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.values import BEN, went
from tests.worlds.values import session as room

ANN = CandidateState(Candidate("ann", "Ann", STEP))
PIA, QUENTIN = Panelist("pia", "Pia"), Panelist("quentin", "Quentin", Role.FACILITATOR)
EMPTY = Session("one", "Autumn", SessionPhase.SETUP, RUBRIC)
READY = replace(EMPTY, candidates=(ANN,), panel=Panel((PIA, QUENTIN)))


def test_an_empty_session_lacks_candidates_and_raters() -> None:
    assert [remark.part for remark in missing(EMPTY)] == [Part.CANDIDATES, Part.PANEL]


def test_a_panel_of_observers_cannot_rate() -> None:
    watching = Panelist("otto", "Otto", Role.OBSERVER)
    session = replace(READY, panel=Panel((watching,)))
    assert [remark.sentence for remark in missing(session)] == ["Nobody on the panel rates yet."]


def test_who_is_a_candidate_and_on_the_panel_is_recused_from_themself_first() -> None:
    herself = Panelist("ann-too", "  ANN")
    session = replace(READY, panel=Panel((PIA, QUENTIN, herself)))
    (remark,) = missing(session)
    assert remark.part is Part.PANEL and remark.sentence.startswith("Ann is a candidate and on the")
    recused = Relation(RelationKind.RECUSED, "ann-too", "ann")
    assert missing(replace(READY, panel=Panel((PIA, QUENTIN, herself), (recused,)))) == ()


def test_a_candidate_whom_nobody_may_rate_holds_rating_up() -> None:
    relations = (
        Relation(RelationKind.RECUSED, "pia", "ann"),
        Relation(RelationKind.PRESENTS, "quentin", "ann"),
    )
    session = replace(READY, panel=Panel((PIA, QUENTIN), relations))
    assert missing(session)[0].sentence.startswith("Nobody may rate Ann")
    assert {remark.candidate for remark in missing(session)} == {"ann"}
    assert "Only 0 may rate" not in repr(worth_a_look(session, {}))
    assert missing(READY) == ()


def test_a_small_panel_a_missing_decider_and_bare_criteria_are_worth_a_look() -> None:
    sentences = [remark.sentence for remark in worth_a_look(READY, {})]
    assert "Nobody is named to decide a tie, so a tie defers." in sentences
    assert "Only 2 may rate Ann, and the quorum is 3." in sentences
    assert "Ann has no presenter." in sentences
    assert "Ann has no evidence yet." in sentences


def test_readiness_tells_who_is_missing_and_absent_and_never_what_was_rated() -> None:
    absent = went("quentin", AttendanceKind.ABSENT, 0, because="ill")
    meeting = Meeting(agenda=("ben", "ann"), attendance=(absent,))
    made = room(meeting=meeting, submitted=(("ann", "pia", 1), ("ben", "sami", 1)))
    ben, ann = meeting_readiness(made, {})
    assert (ann.name, ann.submitted) == ("Ann", 1)
    assert (ann.raters, ann.awaited, ann.absent) == (2, (), ("Quentin",))
    assert (ben.submitted, ben.raters) == (1, 4)
    assert (ben.awaited, ben.absent) == (("Pia", "Rosa"), ("Quentin",))
    assert (ann.voters, ann.quorum, ann.has_quorum) == (1, 3, False)
    assert (ben.voters, ben.quorum, ben.has_quorum) == (3, 3, True)
    assert ann.bare == ("Code and tests", "Launching", "Improvements")


def test_submissions_are_counted_without_working_out_who_is_missing_where() -> None:
    made = room(submitted=(("ann", "pia", 1), ("ben", "sami", 1), ("ben", "pia", 1)))
    of_all = MeetingReadiness(made, {})
    assert of_all.ids == ("ann", "ben")
    assert of_all.submitted == sum(one.submitted for one in of_all) == 3
    assert of_all.expected == sum(one.raters for one in of_all)


def test_whoever_was_withdrawn_is_not_waited_for() -> None:
    withdrawn = replace(ANN, phase=CandidatePhase.WITHDRAWN)
    assert [one.candidate for one in meeting_readiness(room(withdrawn, BEN), {})] == ["ben"]
