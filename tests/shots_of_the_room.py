"""What the pictures of a meeting show: the console, the room's screen, and the hand-over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import (
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    MarkAbsent,
    OpenMeeting,
    OpenVote,
    RecordDecision,
    RevealRound,
    WriteNote,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.ui.desk import Desk
from calibrate.ui.hand_over.screen import HandOverScreen
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.projector.window import ProjectorWindow
from calibrate.ui.rate.screen import RateScreen
from tests.ui.meeting.revealed import rate_again
from tests.ui.meeting.rooms import CANDIDATES, Plan, Room, room
from tests.ui.meeting.sessions import agreeing, splitting
from tests.ui.projector import meetings
from tests.ui.projector.meetings import TITLES, Meeting, meeting

SIZES = ((1280, 720), (1600, 1000), (1920, 1080))
LONG_TITLES = tuple(f"{title}, and all that several teams build upon it" for title in TITLES)
LONG_NAMES = (
    "Maria-Magdalena Konstantinopoulou-Wittgenstein de la Cruz y Fernández",
    "Aleksandra Wiśniewska-Brzęczyszczykiewicz",
    "عبد الرحمن بن محمد الفارسي",
)

Take = Callable[[str, QWidget, Sequence[tuple[int, int]]], None]
"""Draws a window in both appearances and several sizes."""


def draw_console(take: Take, scratch: Path) -> None:
    """Draw the console from the opening to the decision, with many raters and with few."""

    def shot(name: str, made: Room) -> None:
        screen = MeetingScreen(Desk(made.store))
        screen.resize(*SIZES[-1])
        take(f"console-{name}", screen, SIZES)
        screen.hide()

    twelve = room(
        scratch / "console.calib",
        Plan(raters=12, candidates=CANDIDATES, give=splitting, left_out=(11,)),
    )
    twelve.do(MarkAbsent("p12", "all day"))
    shot("opening", twelve)
    _open(twelve, len(CANDIDATES))
    twelve.do(CallCandidate("n1"))
    twelve.clock.go(seconds=80)
    shot("sealed", twelve)
    twelve.do(RevealRound("n1"), after=5)
    twelve.do(WriteNote("n1", "c4", "Nobody doubts the design; was billing told?"), after=3)
    shot("revealed", twelve)
    twelve.do(BeginSecondRound("n1"), after=2)
    shot("blind", twelve)
    _rate_again(twelve, 11)
    shot("moved", twelve)
    twelve.do(OpenVote())
    decision = Decision("d1", "n1", Outcome.PROMOTE, "Design at L4, shown twice.", Vote(9, 2))
    twelve.do(RecordDecision(decision), after=3)
    shot("decided", twelve)
    twelve.store.close()
    for name, plan in (
        ("three", Plan(raters=3, give=splitting)),
        ("equal", Plan(raters=12, give=agreeing)),
        ("long", Plan(raters=12, candidates=LONG_NAMES, give=splitting)),
    ):
        made = room(scratch / f"console-{name}.calib", plan)
        _open(made, len(plan.candidates))
        made.do(CallCandidate("n1"))
        made.do(RevealRound("n1"), after=9)
        shot(name, made)
        made.store.close()


def draw_hand_over(take: Take, scratch: Path) -> None:
    """Draw the hand-over page, and round 2 as somebody rates it."""
    made = room(scratch / "hand-over.calib", Plan(raters=5, give=splitting))
    _open(made, 3)
    made.do(CallCandidate("n1"))
    made.do(RevealRound("n1"), after=8)
    made.do(BeginSecondRound("n1"), after=6)
    desk = Desk(made.store)
    hand_over, rate = HandOverScreen(desk), RateScreen(desk, "p1")
    hand_over.show_candidate("n1")
    rate.show_candidate("n1")
    for name, screen in (("hand-over", hand_over), ("rate-again", rate)):
        take(name, screen, SIZES[:2])
        screen.hide()
    made.store.close()


def _open(made: Room, candidates: int) -> None:
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda(tuple(f"n{place}" for place in range(1, candidates + 1))))


def _rate_again(made: Room, raters: int) -> None:
    """Let everybody who is there rate once more what split, and reveal it."""
    rate_again(made.store, raters)
    made.do(RevealRound("n1", 2), after=4)


def draw_projector(take: Take, scratch: Path) -> None:
    """Draw the room's screen from reading to decision, with few and many raters, long names."""

    def shot(name: str, made: Meeting) -> None:
        window = ProjectorWindow(Desk(made.store))
        take(f"projector-{name}", window, SIZES)
        window.close()

    def opened(file: str, **parts: Any) -> Meeting:
        made = meeting(scratch / f"{file}.calib", **parts)
        made.open()
        return made

    twelve = opened("projector", raters=12, left_out=1)
    twelve.absent("p12")
    twelve.call()
    twelve.wall.go_on(seconds=80)
    shot("reading", twelve)
    twelve.reveal()
    shot("revealed", twelve)
    twelve.rate_again()
    shot("blind", twelve)
    twelve.reveal(round=2)
    twelve.wall.go_on(minutes=15)
    shot("moved", twelve)
    twelve.decide()
    shot("decided", twelve)
    twelve.wall.go_on(minutes=3)
    shot("next", twelve)
    twelve.store.close()
    for name, made in (
        ("three", opened("three", raters=3)),
        ("equal", opened("equal", raters=12, give=meetings.agreeing)),
        ("long", opened("long", raters=12, titles=LONG_TITLES, names=LONG_NAMES)),
    ):
        made.call()
        made.reveal()
        shot(name, made)
        made.store.close()
