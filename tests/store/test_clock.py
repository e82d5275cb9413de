"""Time in a session goes on and never back, whatever becomes of the machine's clock."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from operator import ge
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    CallCandidate,
    EndReading,
    GrantReading,
    MarkAbsent,
    MarkHere,
    OpenMeeting,
    OpenVote,
    PauseClock,
    RecordDecision,
    ResumeClock,
    RevealRound,
    SetAside,
    new_id,
)
from calibrate.domain.decisions import Decision, Outcome
from calibrate.domain.errors import CalibrateError
from calibrate.store.clock import SessionClock, seconds_passed, sitting
from calibrate.store.store import Store
from tests.worlds import stages
from tests.worlds.sessions import Made as Room
from tests.worlds.sessions import submit
from tests.worlds.stages import IN_CHAIR

MORNING = datetime(2026, 11, 19, 14, 0, tzinfo=timezone(timedelta(hours=1)))
BACK, FORWARD = timedelta(hours=-2), timedelta(hours=3)
NOTHING = timedelta(0)


class Machine:
    """A machine whose clock somebody sets; what has passed since it started nobody can."""

    def __init__(self) -> None:
        self.time, self.seconds = MORNING, 1000.0

    def wall(self) -> datetime:
        return self.time

    def passed(self) -> float:
        return self.seconds

    def go(self, minutes: float) -> None:
        """Let time pass."""
        self.time += timedelta(minutes=minutes)
        self.seconds += minutes * 60

    def set(self, by: timedelta) -> None:
        """Set the clock back or forward."""
        self.time += by

    def open(self, path: Path) -> Store:
        return Store.open(path, sitting(self.wall, self.passed))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session in which everybody has rated both, before the meeting."""
    room = stages.rating(tmp_path / "session.calib")
    room.rate(4, 4, 4, 4)
    for panelist in range(4):
        submit(room, panelist, 1, 4)
    room.store.close()
    return tmp_path / "session.calib"


def sat_down(path: Path, machine: Machine) -> Room:
    store = machine.open(path)
    session = store.session(IN_CHAIR)
    candidates = tuple(state.id for state in session.candidates)
    panelists = tuple(one.id for one in session.panel.panelists if one.id != "fay")
    return Room(store, candidates, panelists)


def times(store: Store) -> list[datetime]:
    return [line.time for line in store.log(IN_CHAIR)]


def decided(candidate: str) -> RecordDecision:
    return RecordDecision(Decision(new_id(), candidate, Outcome.DEFER, "Later."))


Step = Callable[[Room], None]

MEETING: tuple[Step, ...] = (
    lambda room: room.do(OpenMeeting("a lot"), CallCandidate(room.ann)),
    lambda room: room.do(GrantReading(300)),
    lambda room: room.do(EndReading(), RevealRound(room.ann)),
    lambda room: room.do(MarkAbsent(room.panelists[2], "on a train")),
    lambda room: room.do(PauseClock()),
    lambda room: room.do(ResumeClock()),
    lambda room: room.do(MarkHere(room.panelists[2])),
    lambda room: room.do(OpenVote(), decided(room.ann)),
    lambda room: room.do(CallCandidate(room.ben)),
    lambda room: room.do(RevealRound(room.ben)),
    lambda room: room.do(decided(room.ben)),
)
"""A whole meeting; three minutes pass before each step."""


def held(path: Path, settings: dict[int, timedelta]) -> list[tuple[str, timedelta]]:
    """Hold the meeting with the clock set before some steps; return what was done, and when."""
    machine = Machine()
    room = sat_down(path, machine)
    before = len(room.store.log(IN_CHAIR))
    with room.store:
        for number, step in enumerate(MEETING):
            machine.go(minutes=3)
            machine.set(settings.get(number, NOTHING))
            step(room)
        lines = room.store.log(IN_CHAIR)[before:]
        assert [line.time for line in lines] == sorted(line.time for line in lines)
        for candidate, minutes in ((room.ann, 18), (room.ben, 6)):
            assert room.store.case(candidate, IN_CHAIR).minutes_used == minutes
        return [(line.sentence, line.time - lines[0].time) for line in lines]


@pytest.mark.parametrize("first", (1, 4, 7))
def test_a_clock_that_is_set_during_the_meeting_changes_neither_minutes_nor_order(
    path: Path, tmp_path: Path, first: int
) -> None:
    other = tmp_path / "other.calib"
    other.write_bytes(path.read_bytes())
    usual = held(path, {})
    assert held(other, {first: BACK, first + 3: FORWARD}) == usual


def test_five_minutes_stay_used_when_the_clock_is_set_back_and_time_goes_on(path: Path) -> None:
    machine = Machine()
    room = sat_down(path, machine)
    room.do(OpenMeeting("a lot"), CallCandidate(room.ann))
    machine.go(minutes=5)
    machine.set(timedelta(hours=-1))
    meeting = room.session().meeting
    assert meeting.minutes_used(room.ann, room.store.now()) == 5
    machine.go(minutes=2)
    assert meeting.minutes_used(room.ann, room.store.now()) == 7


def test_a_clock_that_was_set_back_before_a_restart_goes_on_from_the_newest_line(
    path: Path,
) -> None:
    machine = Machine()
    room = sat_down(path, machine)
    room.do(OpenMeeting("a lot"), CallCandidate(room.ann))
    machine.go(minutes=5)
    room.do(GrantReading(600))
    room.store.close()
    machine.set(BACK)
    with machine.open(path) as store:
        meeting = store.session(IN_CHAIR).meeting
        assert meeting.used(room.ann, store.now()) == timedelta(minutes=5)
        machine.go(minutes=4)
        assert meeting.used(room.ann, store.now()) == timedelta(minutes=9)
        reading = meeting.reading(room.ann, store.now())
        assert reading and reading.left == timedelta(minutes=9)


def test_who_went_away_is_absent_since_then_also_where_the_clock_was_set_back(path: Path) -> None:
    machine = Machine()
    room = sat_down(path, machine)
    room.do(OpenMeeting("a lot"), CallCandidate(room.ann))
    machine.go(minutes=5)
    machine.set(BACK)
    room.do(MarkAbsent(room.panelists[0], "on a train"))
    machine.go(minutes=5)
    room.do(MarkHere(room.panelists[0]))
    left, back = room.session().meeting.attendance[-2:]
    assert left.time == MORNING + timedelta(minutes=5)
    assert back.time - left.time == timedelta(minutes=5)


def _jumps(draw: random.Random) -> Iterator[timedelta]:
    while True:
        yield timedelta(seconds=draw.choice((1, 40, -40, 7200, -7200, -90_000, 90_000)))


@pytest.mark.parametrize("seed", range(6))
def test_with_any_clock_no_line_stands_before_the_one_before_and_no_time_used_shrinks(
    path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    jumps = _jumps(draw)
    now = [MORNING]

    def wild() -> datetime:
        now[0] += next(jumps)
        return now[0]

    written = (NOTHING, NOTHING)
    for _ in range(3):
        with Store.open(path, wild) as store:
            room = Room(store, tuple(s.id for s in store.session(IN_CHAIR).candidates), ())
            seen = written
            for _ in range(12):
                _anything(room, draw)
                used = _used(room, store.now())
                assert all(map(ge, used, seen))
                seen = used
            assert all(earlier <= later for earlier, later in pairwise(times(store)))
            assert store.verify().holds
            written = _used(room, times(store)[-1])
    assert any(written)


def _used(room: Room, now: datetime) -> tuple[timedelta, timedelta]:
    meeting = room.session().meeting
    return meeting.used(room.ann, now), meeting.used(room.ben, now)


def _anything(room: Room, draw: random.Random) -> None:
    commands = (
        OpenMeeting("a lot"),
        CallCandidate(room.ann),
        CallCandidate(room.ben),
        PauseClock(),
        ResumeClock(),
        SetAside(),
        GrantReading(60),
    )
    with suppress(CalibrateError):
        room.do(draw.choice(commands))


def test_a_clock_that_is_right_is_left_as_it_is() -> None:
    times = iter([MORNING, MORNING + timedelta(days=1)])
    clock = SessionClock(lambda: next(times), MORNING - timedelta(hours=1))
    assert [clock(), clock()] == [MORNING, MORNING + timedelta(days=1)]


def test_without_a_clock_of_its_own_a_session_goes_by_the_machines(path: Path) -> None:
    floor = max(datetime.now().astimezone(), datetime(2026, 11, 19, 8, tzinfo=MORNING.tzinfo))
    with Store.open(path) as store:
        assert store.now() >= floor and store.now().utcoffset() is not None
    assert seconds_passed() <= seconds_passed()
