"""The meeting as text: its order, the time used, and who is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from calibrate.domain.meeting import (
    Arrangement,
    AttendanceKind,
    AttendanceLine,
    Meeting,
    TurnKind,
    TurnLine,
)
from calibrate.domain.session import CandidatePhase, CandidateState, SessionPhase
from calibrate.exchange.shown.session_text import session_text
from tests.worlds.people import ANN_LEE, BEN_ROY
from tests.worlds.values import CRAFT_SESSION

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def before_noon(minutes: int) -> datetime:
    return NOON - timedelta(minutes=minutes)


MEETING = replace(
    CRAFT_SESSION,
    phase=SessionPhase.MEETING,
    candidates=(
        CandidateState(ANN_LEE, CandidatePhase.REVEALED, 1, second_round=("code",)),
        CandidateState(BEN_ROY),
    ),
    meeting=Meeting(
        agenda=("ben", "ann"),
        arranged=Arrangement.SPLIT,
        turns=(TurnLine("ann", TurnKind.CALLED, before_noon(12)),),
        attendance=(
            AttendanceLine("olga", AttendanceKind.ABSENT, before_noon(40), "ill"),
            AttendanceLine("quentin", AttendanceKind.OUT, before_noon(12), candidate="ann"),
        ),
    ),
)


def test_before_the_meeting_only_title_and_phase_are_told() -> None:
    assert session_text(CRAFT_SESSION, NOON) == "Autumn: set-up\n"
    nobody = replace(CRAFT_SESSION, candidates=())
    assert session_text(nobody, NOON) == "Autumn: set-up. There is no candidate.\n"


def test_an_open_meeting_tells_its_order_the_time_and_who_is_away() -> None:
    assert session_text(MEETING, NOON) == (
        "Autumn: meeting\n"
        "\n"
        "Agenda, set by disagreement; 20 minutes each, 8 of them to read\n"
        "   1. Ben Roy, sealed\n"
        "   2. Ann Lee, revealed, round 2 is under way, their turn now, 12 minutes used\n"
        "outside: Quentin\n"
        "absent: Olga, ill\n"
    )


def test_a_paused_clock_and_who_was_set_aside_are_told() -> None:
    turns = (
        TurnLine("ben", TurnKind.CALLED, before_noon(30)),
        TurnLine("ben", TurnKind.SET_ASIDE, before_noon(25)),
        TurnLine("ann", TurnKind.CALLED, before_noon(12)),
        TurnLine("ann", TurnKind.PAUSED, before_noon(2)),
    )
    paused = replace(MEETING, meeting=replace(MEETING.meeting, turns=turns, reading_minutes=0))
    lines = session_text(paused, NOON).splitlines()
    assert lines[2:5] == [
        "Agenda, set by disagreement; 20 minutes each",
        "   1. Ben Roy, sealed, set aside, 5 minutes used",
        "   2. Ann Lee, revealed, round 2 is under way, their turn now, paused, 10 minutes used",
    ]


def test_nothing_in_a_name_steers_the_terminal() -> None:
    odd = replace(MEETING, title="A\x1b[2J")
    assert "\x1b" not in session_text(odd, NOON)
