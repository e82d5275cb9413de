from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.errors import FileTrouble
from calibrate.domain.people import Role
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.session import CandidatePhase, SessionPhase
from calibrate.domain.sheet import Movement
from calibrate.exchange.demo import session as demo
from calibrate.exchange.demo.files import read_evidence, read_ratings, read_session
from calibrate.exchange.demo.ids import DEMO_PIN, demo_id
from calibrate.exchange.demo.session import write_demo
from calibrate.store.store import Store
from tests.worlds.sessions import in_charge


@pytest.fixture
def store(tmp_path: Path) -> Store:
    path = tmp_path / "demo.calib"
    write_demo(path)
    return Store.open(path)


def test_the_demo_stands_in_its_meeting_and_verifies(store: Store) -> None:
    with store:
        session = store.session(in_charge(store))
        assert session.phase is SessionPhase.MEETING
        assert [state.phase for state in session.candidates] == [
            CandidatePhase.DECIDED,
            CandidatePhase.REVEALED,
            *[CandidatePhase.SEALED] * 3,
            CandidatePhase.WITHDRAWN,
        ]
        decider = session.panel.panelist(session.decider or "")
        assert decider
        assert decider.role is Role.FACILITATOR
        assert store.verify().holds


def test_the_demo_before_its_meeting_has_nothing_revealed(tmp_path: Path) -> None:
    write_demo(tmp_path / "before.calib", has_met=False)
    with Store.open(tmp_path / "before.calib") as store:
        session = store.session(in_charge(store))
    assert session.phase is SessionPhase.RATING and not session.meeting.is_open
    assert not any(state.rounds_opened for state in session.candidates)


def test_its_meeting_waits_with_the_second_candidate_at_hand(store: Store) -> None:
    with store:
        session = store.session(in_charge(store))
        sheet = store.sheet(demo_id("miriam-castellanos"), in_charge(store))
    assert session.meeting.at_hand == demo_id("zofia-wisniewska-luczak")
    assert session.meeting.is_paused
    moved = {row.criterion.id: row.movement for row in sheet.rows if row.movement}
    assert moved == {"standard": Movement(up=1, same=3)}


def test_everything_in_its_files_is_there(store: Store) -> None:
    with store:
        session = store.session(in_charge(store))
        evidence = store.evidence(in_charge(store))
        for table, state in zip(read_session().candidates, session.candidates, strict=True):
            assert len(evidence[state.id]) == len(read_evidence(table.id))
            submitted = {one.panelist for one in session.submitted if one.candidate == state.id}
            assert submitted == {demo_id(one) for one in read_ratings(table.id).submitted}


def test_who_has_not_submitted_finds_a_draft(store: Store) -> None:
    with store:
        viewer = Viewer(ViewerKind.PANELIST, demo_id("priyanka-raghunathan"))
        assert viewer.panelist and store.unlock(viewer.panelist, DEMO_PIN)
        draft = store.draft(demo_id("dmytro-kovalenko"), viewer)
    assert [rating.criterion for rating in draft.recorded] == ["code", "review"]


def test_the_decision_has_its_time_dissent_and_follow_ups(store: Store) -> None:
    with store:
        case = store.case(demo_id("miriam-castellanos"), in_charge(store))
    assert case.changed.isoformat() == "2026-11-19T14:25:00+01:00"
    assert [name for name, _ in case.dissenters] == ["Søren Ødegård"]
    assert case.sheet.decision
    assert len(case.sheet.decision.follow_ups) == 3
    assert case.exceptions == ()


def test_times_never_go_back_and_fall_in_working_hours(store: Store) -> None:
    with store:
        times = [entry.time for entry in store.log(in_charge(store))]
    assert times == sorted(times)
    assert all(8 <= time.hour < 18 and time.weekday() < 5 for time in times)


def test_two_demos_are_the_same_but_for_keys_and_salts(tmp_path: Path) -> None:
    seen = []
    for name in ("one.calib", "other.calib"):
        write_demo(tmp_path / name)
        with Store.open(tmp_path / name) as store:
            lines = store.log(in_charge(store))
            seen.append(
                (
                    store.session(in_charge(store)),
                    store.evidence(in_charge(store)),
                    [(line.time, line.actor, line.kind, line.sentence) for line in lines],
                )
            )
    assert seen[0] == seen[1]


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "demo.calib"
    path.write_text("mine")
    with pytest.raises(FileTrouble, match="is there already"):
        write_demo(path)
    assert path.read_text() == "mine"


def test_a_demo_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(demo, "read_evidence", full)
    with pytest.raises(FileTrouble, match="No space left on device"):
        write_demo(tmp_path / "demo.calib")
    assert not list(tmp_path.iterdir())
    with pytest.raises(FileTrouble, match="No such file or directory"):
        write_demo(tmp_path / "nowhere" / "demo.calib")
