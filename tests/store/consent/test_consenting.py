"""A list is proposed, cases are pulled from it, and what is left is decided at once or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.commands import (
    CallCandidate,
    Command,
    DecideByConsent,
    DeclareConflict,
    MarkAbsent,
    MarkHere,
    ProposeTogether,
    PullCase,
    RecordDecision,
    ReopenCandidate,
    RevealRound,
    StepBack,
)
from calibrate.domain.consent.ground import Obstacle
from calibrate.domain.consent.listed import on_list
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.minutes.minutes import Way
from calibrate.domain.phases import AUDIENCE
from calibrate.domain.session import CandidatePhase
from calibrate.store.store import Store
from tests.worlds.clocks import Clock
from tests.worlds.sessions import Made, chair, in_charge, submit
from tests.worlds.stages import listed, meeting, undisputed


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Ann and Ben are on the list, and it is nobody's turn but Ann's."""
    here = undisputed(tmp_path / "s.calib")
    for panelist in range(4):
        submit(here, panelist, 1, 3)
    here.do(RevealRound(here.ben), ProposeTogether(here.candidates))
    return here


def obstacles(made: Made, candidate: str) -> tuple[Obstacle, ...]:
    cases = {one.candidate: one for one in made.store.consent(in_charge(made.store))}
    return cases[candidate].obstacles


def together(made: Made, *outcomes: Outcome) -> list[Command]:
    return [
        DecideByConsent(f"d{at}", id, outcome, "All agree.", at)
        for at, (id, outcome) in enumerate(zip(made.candidates, outcomes, strict=False))
    ]


def record(made: Made, commands: list[Command]) -> None:
    made.store.apply_all((one, chair(made.store)) for one in commands)


def test_what_is_left_of_the_list_is_decided_in_one_transaction(made: Made) -> None:
    record(made, together(made, Outcome.PROMOTE, Outcome.NOT_YET))
    ann, ben = (made.store.case(id, in_charge(made.store)) for id in made.candidates)
    assert ann.sheet.decision and ben.sheet.decision
    assert (ann.sheet.decision.vote, ben.sheet.decision.vote) == (Vote(4, 0), Vote(0, 3, 1))
    assert ann.sheet.by_consent and ben.sheet.by_consent
    assert ann.exceptions == ben.exceptions == ()
    assert on_list(made.session()) == ()
    assert made.store.verify().problems == ()
    assert "decided on Ann by consent" in [
        e.sentence for e in made.store.log(in_charge(made.store))
    ]


def test_all_of_them_are_recorded_or_none(made: Made) -> None:
    before = made.store.verify()
    commands = together(made, Outcome.PROMOTE, Outcome.DEFER)
    with pytest.raises(Refused, match="Nothing is deferred by consent"):
        record(made, commands)
    assert made.store.verify() == before
    assert on_list(made.session()) == tuple(
        id for id in made.session().meeting.agenda if id in made.candidates
    )


def test_a_pulled_case_is_talked_about_and_who_pulled_it_is_nowhere(made: Made) -> None:
    made.do(PullCase(made.ben))
    assert on_list(made.session()) == (made.ann,)
    assert obstacles(made, made.ben) == (Obstacle.PULLED,)
    line = made.store.log(in_charge(made.store))[-1]
    assert line.sentence == "Ben was pulled into the talk"
    with pytest.raises(Refused, match="not on the list"):
        made.do(DecideByConsent("x", made.ben, Outcome.NOT_YET, "All agree."))
    with pytest.raises(Refused, match="Ben cannot be decided by consent: pulled into the talk"):
        made.do(ProposeTogether(made.candidates))
    made.do(CallCandidate(made.ben), RecordDecision(Decision("y", made.ben, Outcome.DEFER, "Hm.")))
    assert not made.store.sheet(made.ben, in_charge(made.store)).by_consent


def test_the_rule_is_asked_again_when_it_is_decided(made: Made) -> None:
    made.do(MarkAbsent(made.panelists[0], "ill"), MarkAbsent(made.panelists[1], "ill"))
    with pytest.raises(Refused, match="too few are here who may vote"):
        record(made, together(made, Outcome.PROMOTE, Outcome.NOT_YET))
    made.do(MarkHere(made.panelists[0]), MarkHere(made.panelists[1]))
    made.do(DeclareConflict(made.panelists[3], made.ann, "a cousin"))
    made.do(StepBack(made.panelists[3]))
    with pytest.raises(Refused, match="recused is in the room"):
        record(made, together(made, Outcome.PROMOTE, Outcome.NOT_YET))
    made.do(MarkAbsent(made.panelists[3], "went home"))
    record(made, together(made, Outcome.PROMOTE, Outcome.NOT_YET))


def test_a_decision_needs_a_reason_and_one_that_is_sent_twice_is_recorded_once(made: Made) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        made.do(DecideByConsent("x", made.ann, Outcome.PROMOTE, "  "))
    command = DecideByConsent("x", made.ann, Outcome.PROMOTE, "All agree.")
    made.do(command)
    lines = made.store.verify().lines
    made.do(command)
    assert made.store.verify().lines == lines
    with pytest.raises(BadInput, match="used for something else"):
        made.do(DecideByConsent("x", made.ben, Outcome.NOT_YET, "All agree."))


def test_who_is_reopened_is_talked_about(made: Made) -> None:
    made.do(*together(made, Outcome.PROMOTE), ReopenCandidate(made.ann, "an appeal"))
    assert obstacles(made, made.ann) == (Obstacle.REOPENED,)
    case = made.store.case(made.ann, in_charge(made.store))
    assert [one.by_consent for one in case.earlier] == [True]
    with pytest.raises(Refused, match="reopened"):
        made.do(ProposeTogether(made.candidates))
    made.do(made.decision())
    assert not made.store.sheet(made.ann, in_charge(made.store)).by_consent


def test_a_list_goes_on_where_it_was_in_a_file_that_is_opened_again(made: Made) -> None:
    made.do(PullCase(made.ann))
    path = made.store.path
    made.store.close()
    with Store.open(path, Clock()) as again:
        session = again.session(in_charge(again))
        assert on_list(session) == (made.ben,)
        assert [s.phase for s in session.candidates] == [CandidatePhase.REVEALED] * 2


def test_nothing_is_read_by_who_does_not_run_it(made: Made) -> None:
    for viewer in (AUDIENCE, made.viewer(0)):
        assert made.store.consent(viewer) == ()
        assert made.store.minutes(viewer, made.store.now()).cases == ()


def test_of_who_is_sealed_nothing_is_known(tmp_path: Path) -> None:
    here = meeting(tmp_path / "s.calib")
    assert obstacles(here, here.ann) == (Obstacle.SEALED,)
    here.rate(4, 4, 4, 4)
    assert obstacles(here, here.ann) == (Obstacle.SEALED,)
    with pytest.raises(Refused, match="not revealed yet"):
        here.do(ProposeTogether((here.ann,)))


def test_minutes_tell_how_each_case_ended_and_what_the_talk_changed(made: Made) -> None:
    record(made, together(made, Outcome.PROMOTE, Outcome.NOT_YET))
    found = made.store.minutes(in_charge(made.store), made.store.now())
    assert {one.name: one.way for one in found.cases} == {"Ann": Way.CONSENT, "Ben": Way.CONSENT}
    assert all((one.split_before, one.split_after, one.moved) == (0, 0, 0) for one in found.cases)


def test_a_listed_case_may_be_put_away(tmp_path: Path) -> None:
    here = listed(tmp_path / "s.calib")
    here.do(ProposeTogether(()))
    assert on_list(here.session()) == ()
    assert obstacles(here, here.ann) == ()
