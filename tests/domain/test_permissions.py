"""What may happen when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain import permissions
from calibrate.domain.decisions import Decision, Dissent, Outcome, Vote
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.meeting import AttendanceKind, AttendanceLine, Meeting
from calibrate.domain.people import Panel, Panelist, Relation, RelationKind, Role
from calibrate.domain.presence.chairs import lacks_deputy, need_deputy, people_in_chair, usual_chair
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase
from tests.worlds.people import PANELISTS
from tests.worlds.values import ANN, BEN, RECUSED, session, went

SEALED, REVEALED, DECIDED, WITHDRAWN = tuple(CandidatePhase)
ALL = (("ann", "pia", 1), ("ann", "quentin", 1))
"""Everybody who may rate Ann submitted."""

FAY_IS_RECUSED = Relation(RelationKind.RECUSED, "fay", "ann")


def ann(phase: CandidatePhase = REVEALED, **more: object) -> CandidateState:
    opened = {"rounds_opened": 0 if phase is SEALED else 1}
    return replace(ANN, phase=phase, **(opened | more))  # type: ignore[arg-type]


def away(*lines: AttendanceLine) -> Meeting:
    return Meeting(agenda=("ann", "ben"), attendance=lines)


# Rating


def test_a_sealed_candidate_takes_round_1_and_no_other() -> None:
    permissions.need_rating(session(), "pia", "ann")
    with pytest.raises(Refused, match="no second round under way"):
        permissions.need_rating(session(), "pia", "ann", 2)
    with pytest.raises(BadInput, match="no round 3"):
        permissions.need_rating(session(), "pia", "ann", 3)


def test_a_second_round_takes_round_2_and_no_other() -> None:
    state = ann(second_round=("code",))
    permissions.need_rating(session(state), "pia", "ann", 2)
    with pytest.raises(Refused, match="nothing is added"):
        permissions.need_rating(session(state), "pia", "ann", 1)


def test_after_the_second_reveal_nothing_is_added() -> None:
    state = ann(second_round=("code",), rounds_opened=2)
    for round in (1, 2):
        with pytest.raises(Refused, match="nothing is added"):
            permissions.need_rating(session(state), "pia", "ann", round)


@pytest.mark.parametrize("panelist", ["rosa", "sami", "otto", "fay", "nobody"])
def test_who_presents_is_recused_observes_or_does_not_rate_submits_nothing(panelist: str) -> None:
    with pytest.raises(Refused, match="does not rate"):
        permissions.need_rating(session(), panelist, "ann")


# Revealing


def test_a_reveal_needs_everybody_who_may_rate() -> None:
    made = session(submitted=(("ann", "pia", 1),))
    with pytest.raises(Refused, match="not submitted by Quentin"):
        permissions.need_revealable(made, "ann", 1, frozenset(), "")
    permissions.need_revealable(session(submitted=ALL), "ann", 1, frozenset(), "")


def test_who_is_named_as_missing_needs_a_reason() -> None:
    made = session(submitted=(("ann", "pia", 1),))
    with pytest.raises(Refused, match="needs a reason"):
        permissions.need_revealable(made, "ann", 1, frozenset({"quentin"}), " ")
    permissions.need_revealable(made, "ann", 1, frozenset({"quentin"}), "ill")


def test_absent_once_serves_every_candidate() -> None:
    absent = went("quentin", AttendanceKind.ABSENT, 0, because="ill")
    made = session(
        meeting=away(absent), submitted=(("ann", "pia", 1), ("ben", "pia", 1), ("ben", "rosa", 1))
    )
    permissions.need_revealable(made, "ann", 1, frozenset(), "")
    with pytest.raises(Refused, match="not submitted by Sami"):
        permissions.need_revealable(made, "ben", 1, frozenset(), "")


def test_who_is_outside_is_not_absent() -> None:
    out = went("quentin", AttendanceKind.OUT, 0, "ben")
    made = session(meeting=away(out), submitted=(("ann", "pia", 1),))
    with pytest.raises(Refused, match="Quentin"):
        permissions.need_revealable(made, "ann", 1, frozenset(), "")


# The second round


def test_a_second_round_needs_a_split_a_reveal_and_no_second_round_before() -> None:
    permissions.need_second_round(session(ann()), "ann", ("code",))
    with pytest.raises(Refused, match="Nothing splits"):
        permissions.need_second_round(session(ann()), "ann", ())
    with pytest.raises(Refused, match="not revealed"):
        permissions.need_second_round(session(), "ann", ("code",))
    for opened in (1, 2):
        state = ann(second_round=("code",), rounds_opened=opened)
        with pytest.raises(Refused, match="there is no third"):
            permissions.need_second_round(session(state), "ann", ("code",))


# Deciding


def test_nothing_is_decided_while_a_round_is_sealed() -> None:
    with pytest.raises(Refused, match="not revealed"):
        permissions.need_decidable(session(), "ann")
    with pytest.raises(Refused, match="second round is still sealed"):
        permissions.need_decidable(session(ann(second_round=("code",))), "ann")
    permissions.need_decidable(session(ann(second_round=("code",), rounds_opened=2)), "ann")


@pytest.mark.parametrize(("phase", "words"), [(DECIDED, "Reopen them"), (WITHDRAWN, "withdrawn")])
def test_who_is_out_of_the_running_is_not_decided(phase: CandidatePhase, words: str) -> None:
    with pytest.raises(Refused, match=words):
        permissions.need_decidable(session(ann(phase)), "ann")


def test_a_decision_may_be_recorded_by_those_who_are_here() -> None:
    out = went("quentin", AttendanceKind.OUT, 0, "ben")
    made = session(ann(), meeting=away(out))
    permissions.need_recordable(made, Decision("d", "ann", Outcome.DEFER, "So.", Vote(1, 0)))
    with pytest.raises(BadInput, match="2 votes were entered, and 1 are here"):
        permissions.need_recordable(made, Decision("d", "ann", Outcome.DEFER, "So.", Vote(2, 0)))
    dissent = (Dissent("sami", "No."),)
    with pytest.raises(Refused, match="may vote on this candidate"):
        permissions.need_recordable(
            made, Decision("d", "ann", Outcome.DEFER, "So.", dissents=dissent)
        )


def test_nobody_is_promoted_whom_nobody_rated_and_nobody_voted_for() -> None:
    def decided(outcome: Outcome, vote: Vote | None = None) -> Decision:
        return Decision("d", "ann", outcome, "So.", vote)

    unrated = session(ann())
    with pytest.raises(Refused, match="Nobody rated Ann and no vote was counted"):
        permissions.need_recordable(unrated, decided(Outcome.PROMOTE))
    with pytest.raises(Refused, match="Nobody rated Ann and no vote was counted"):
        permissions.need_recordable(unrated, decided(Outcome.PROMOTE, Vote(0, 0)))
    permissions.need_recordable(unrated, decided(Outcome.PROMOTE, Vote(2, 0)))
    permissions.need_recordable(unrated, decided(Outcome.NOT_YET))
    permissions.need_recordable(session(ann(), submitted=ALL), decided(Outcome.PROMOTE))


def test_whom_nobody_may_rate_any_more_is_deferred_or_withdrawn() -> None:
    everybody = tuple(Relation(RelationKind.RECUSED, one.id, "ann") for one in PANELISTS)
    left = session(ann(), relations=everybody, submitted=ALL)
    for outcome in (Outcome.PROMOTE, Outcome.NOT_YET):
        with pytest.raises(Refused, match="Nobody is left who may rate Ann: defer or withdraw"):
            permissions.need_recordable(left, Decision("d", "ann", outcome, "So."))
    permissions.need_recordable(left, Decision("d", "ann", Outcome.DEFER, "So."))


def test_who_is_absent_has_no_vote() -> None:
    gone = [went(one.id, AttendanceKind.ABSENT, 0) for one in PANELISTS]
    made = session(ann(), meeting=away(*gone), submitted=ALL)
    with pytest.raises(BadInput, match="2 votes were entered, and 0 are here"):
        permissions.need_recordable(made, Decision("d", "ann", Outcome.PROMOTE, "So.", Vote(2, 0)))


# Reopening and closing


@pytest.mark.parametrize("phase", [SEALED, REVEALED])
def test_only_what_is_over_is_reopened(phase: CandidatePhase) -> None:
    with pytest.raises(Refused, match="nothing to reopen"):
        permissions.need_reopenable(session(ann(phase)), "ann", "because")


@pytest.mark.parametrize("phase", [DECIDED, WITHDRAWN])
def test_reopening_needs_a_reason(phase: CandidatePhase) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        permissions.need_reopenable(session(ann(phase)), "ann", "  ")
    permissions.need_reopenable(session(ann(phase)), "ann", "an appeal")


def closed(*states: CandidateState) -> Session:
    return session(*states, phase=SessionPhase.CLOSED)


def test_a_closed_session_is_read_only_until_a_candidate_is_reopened() -> None:
    over = ann(DECIDED), replace(BEN, phase=WITHDRAWN)
    with pytest.raises(Refused, match="closed and read-only"):
        permissions.need_open(closed(*over))
    permissions.need_reopenable(closed(*over), "ann", "an appeal")
    permissions.need_open(closed(ann(REVEALED), over[1]))


def test_a_meeting_ends_with_its_session_and_begins_when_it_is_opened() -> None:
    permissions.need_meeting(session())
    with pytest.raises(Refused, match="meeting is not open"):
        permissions.need_meeting(session(meeting=Meeting()))
    with pytest.raises(Refused, match="closed and read-only"):
        permissions.need_meeting(closed(ann(DECIDED), replace(BEN, phase=WITHDRAWN)))


def test_a_session_closes_when_every_candidate_is_decided_or_withdrawn() -> None:
    permissions.need_closable(session(ann(DECIDED), replace(BEN, phase=WITHDRAWN)))
    with pytest.raises(Refused, match="Not decided yet: Ann, Ben"):
        permissions.need_closable(session())
    with pytest.raises(Refused, match="closed already"):
        permissions.need_closable(closed(ann(DECIDED)))


def test_whoever_closes_is_not_told_of_a_candidate_they_are_recused_from() -> None:
    both = session(relations=(FAY_IS_RECUSED,))
    with pytest.raises(Refused, match=r"Not decided yet: Ben\."):
        permissions.need_closable(both, "fay")
    rest = session(ANN, replace(BEN, phase=DECIDED), relations=(FAY_IS_RECUSED,))
    with pytest.raises(Refused) as caught:
        permissions.need_closable(rest, "fay")
    assert "Ann" not in str(caught.value)


# Deputies


def test_a_recused_facilitator_needs_a_deputy_who_neither_presents_nor_is_recused() -> None:
    relations = (RECUSED, FAY_IS_RECUSED, Relation(RelationKind.PRESENTS, "rosa", "ann"))
    for deputy, lacks in ((None, True), ("pia", False), ("rosa", True), ("sami", True)):
        state = replace(ANN, deputy=deputy)
        made = session(state, relations=relations)
        assert lacks_deputy(made, state) == lacks, deputy
    for panelist in ("rosa", "sami", "nobody"):
        with pytest.raises(Refused, match="deputy"):
            need_deputy(session(), panelist, "ann")


def test_no_deputy_is_needed_where_a_facilitator_is_not_recused_or_none_is_named() -> None:
    assert not lacks_deputy(session(), ANN)
    made = session(relations=(FAY_IS_RECUSED,))
    gus = Panelist("gus", "Gus", Role.FACILITATOR, rates=False)
    assert lacks_deputy(made, ANN)
    two = replace(made, panel=replace(made.panel, panelists=(*made.panel.panelists, gus)))
    assert not lacks_deputy(two, ANN)


def test_the_first_facilitator_is_in_the_chair_once_set_up_is_over() -> None:
    assert usual_chair(session(phase=SessionPhase.SETUP)) is None
    assert usual_chair(session()) == "fay"
    assert usual_chair(replace(session(), panel=Panel())) is None


def test_facilitators_chair_before_deputies() -> None:
    states = (replace(ANN, deputy="pia"), replace(BEN, deputy="fay"))
    assert [one.id for one in people_in_chair(session(*states))] == ["fay", "pia"]
