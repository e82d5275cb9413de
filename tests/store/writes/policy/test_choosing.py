"""What was chosen is kept with the session, undone in set-up, and acted on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    BeginSecondRound,
    CallCandidate,
    CreateSession,
    FixQuorum,
    HideNames,
    OpenMeeting,
    OpenRating,
    RevealRound,
    SetPolicy,
    new_id,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.phases import AUDIENCE, as_candidate
from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.store.store import Store
from tests.store.kits.conftest import opened
from tests.worlds.kits import Kits, own
from tests.worlds.rubrics import RUBRIC
from tests.worlds.sessions import Made, in_charge, new_session
from tests.worlds.stages import STAGES

HOUSE = Policy("House", date(2026, 10, 1), "the handbook", 2, 1, False, 24, True, True)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return new_session(tmp_path / "s.calib")


def undo(made: Made) -> None:
    change = made.store.last_change()
    assert change and change.take_back
    made.do(change.take_back)


def test_it_is_kept_with_the_session_and_read_by_everybody_but_candidates(made: Made) -> None:
    made.do(SetPolicy(HOUSE))
    path = made.store.path
    made.store.close()
    with Store.open(path) as store:
        for viewer in (in_charge(store), AUDIENCE, made.viewer(0)):
            assert store.session(viewer).policy == HOUSE
        assert store.session(as_candidate(made.ann)).policy == USUAL
        assert store.verify().problems == ()


def test_each_takes_the_place_of_the_one_before_and_is_undone(made: Made) -> None:
    made.do(SetPolicy(HOUSE), SetPolicy(Policy("Other")), SetPolicy(USUAL))
    assert made.session().policy == USUAL
    undo(made)
    assert made.session().policy == Policy("Other")
    undo(made)
    assert made.session().policy == HOUSE
    undo(made)
    assert made.session().policy == USUAL
    with made.store._document.transaction() as connection:
        assert not connection.exec_driver_sql("SELECT * FROM policy").all()


def test_it_is_frozen_once_rating_is_open(made: Made) -> None:
    made.do(OpenRating())
    with pytest.raises(Refused, match="Rating is open"):
        made.do(SetPolicy(HOUSE))


def test_what_nobody_can_choose_changes_nothing(made: Made) -> None:
    for policy in (Policy(quorum=0), Policy(blind_rounds=3), Policy("x" * 2_001)):
        with pytest.raises(BadInput):
            made.do(SetPolicy(policy))
    assert made.session().policy == USUAL


def test_the_quorum_is_that_of_the_policy_until_one_is_fixed(made: Made) -> None:
    assert made.session().quorum(made.ann) == 3
    made.do(SetPolicy(HOUSE))
    assert made.session().quorum(made.ann) == 2
    made.do(FixQuorum(4))
    assert made.session().quorum(made.ann) == 4
    made.do(FixQuorum(None))
    assert made.session().quorum(made.ann) == 2


def test_names_are_hidden_when_the_meeting_opens_and_shown_by_hand(made: Made) -> None:
    made.do(SetPolicy(HOUSE), OpenRating(), OpenMeeting("a lot"))
    assert made.session().meeting.names_hidden
    names = [state.name for state in made.store.session(AUDIENCE).candidates]
    assert names == ["Candidate 1", "Candidate 2"]
    made.do(HideNames(False))
    assert not made.session().meeting.names_hidden


def test_before_the_meeting_opens_the_room_sees_no_names_either(made: Made) -> None:
    made.do(SetPolicy(HOUSE))
    names = [state.name for state in made.store.session(AUDIENCE).candidates]
    assert names == ["Candidate 1", "Candidate 2"]
    undo(made)
    assert made.store.session(AUDIENCE).candidates[0].name == "Ann"


def test_without_it_names_are_shown(tmp_path: Path) -> None:
    assert not STAGES["meeting"](tmp_path / "s.calib").session().meeting.names_hidden


@pytest.mark.parametrize("rounds", [1, 2])
def test_a_second_round_is_held_only_where_the_policy_has_two(made: Made, rounds: int) -> None:
    made.do(SetPolicy(Policy(blind_rounds=rounds)))
    made.open_rating()
    made.rate(4, 2, 4, 2)
    made.do(OpenMeeting("a lot"))
    made.do(CallCandidate(made.ann), RevealRound(made.ann))
    if rounds == 2:
        made.do(BeginSecondRound(made.ann))
        assert made.state().second_round
        return
    with pytest.raises(Refused, match="one blind round") as refused:
        made.do(BeginSecondRound(made.ann))
    assert str(refused.value).endswith(".")
    assert not made.state().second_round


def test_a_kit_has_it(made: Made, tmp_path: Path) -> None:
    made.do(SetPolicy(HOUSE), OpenRating())
    (kit,) = Kits(made, tmp_path / "kits").make(0)
    with opened(kit) as store:
        assert store.session(own(store)).policy == HOUSE
        assert store.verify().holds


def test_a_session_is_made_with_all_that_it_starts_from_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new.calib"
    create = CreateSession(new_id(), "Spring", RUBRIC)
    with pytest.raises(BadInput):
        Store.create(path, create, further=(SetPolicy(HOUSE), SetPolicy(Policy(quorum=0))))
    assert list(tmp_path.iterdir()) == []
    with Store.create(path, create, further=(SetPolicy(HOUSE),)) as store:
        assert store.session(in_charge(store)).policy == HOUSE
        assert store.verify().problems == ()
