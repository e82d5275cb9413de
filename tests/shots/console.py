"""The console of a meeting from the opening to the decision, with many raters and with few."""

from __future__ import annotations

from calibrate.domain.commands import (
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    ChangeAudience,
    CorrectEvidence,
    MarkAbsent,
    OpenMeeting,
    OpenVote,
    RecordDecision,
    ReopenCandidate,
    RevealRound,
    WriteNote,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.evidence import Audience, EvidenceText
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.screen import MeetingScreen
from tests.shots.album import Album, put_away
from tests.worlds.giving import agreeing, splitting
from tests.worlds.meetings import Meeting, Plan, meeting, rate_again
from tests.worlds.people import CANDIDATES

LARGE = ((1920, 1080),)
LONG_NAMES = (
    "Maria-Magdalena Konstantinopoulou-Wittgenstein de la Cruz y Fernández",
    "Aleksandra Wiśniewska-Brzęczyszczykiewicz",
    "عبد الرحمن بن محمد الفارسي",
)
LONG_TITLE = "One storage format for five teams, with the options, the risk and the way back"
LONG_TEXT = "\n\n".join(
    "The importer read the whole file before it wrote a row, so a file of\n"
    "two gigabytes took the machine with it. It reads in pieces now, and\n"
    f"keeps none of them longer than it needs to. That was step {step}."
    for step in range(1, 16)
)
REASON = "Design at L4, shown twice."
NOTE = "Nobody doubts the design; was billing told?"


def draw(album: Album) -> None:
    """Draw a whole meeting of twelve raters, then what others differ in."""
    plan = Plan(raters=12, candidates=CANDIDATES, give=splitting, left_out=(11,))
    made = meeting(album.scratch / "console.calib", plan)
    _draw_meeting(album, made)
    made.store.close()
    for name, other in (
        ("three", Plan(raters=3, give=splitting)),
        ("equal", Plan(raters=12, give=agreeing)),
        ("long", Plan(raters=12, candidates=LONG_NAMES, give=splitting)),
    ):
        made = meeting(album.scratch / f"console-{name}.calib", other)
        open_meeting(made, len(other.candidates))
        made.do(CallCandidate("n1"))
        made.do(RevealRound("n1"), after=9)
        _draw(album, name, made)
        made.store.close()


def open_meeting(made: Meeting, candidates: int) -> None:
    """Open a meeting in which the candidates come in the order of their ids."""
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda(tuple(f"n{place}" for place in range(1, candidates + 1))))


def _draw_meeting(album: Album, made: Meeting) -> None:
    made.do(MarkAbsent("p12", "all day"))
    _draw(album, "opening", made)
    open_meeting(made, len(CANDIDATES))
    made.do(CallCandidate("n1"))
    made.clock.go(seconds=80)
    _draw(album, "sealed", made)
    made.do(RevealRound("n1"), after=5)
    made.do(WriteNote("n1", "c4", NOTE), after=3)
    _draw(album, "revealed", made)
    _draw_piece(album, made)
    made.do(BeginSecondRound("n1"), after=2)
    _draw(album, "blind", made)
    rate_again(made.store, 11)
    made.do(RevealRound("n1", 2), after=4)
    _draw(album, "moved", made)
    made.do(OpenVote())
    dissents = (Dissent("p2", "The review rota stopped in the week that she was on leave."),)
    follow_ups = (FollowUp("Luca Ferri", "Find a second owner of the rota."),)
    decision = Decision("d1", "n1", Outcome.PROMOTE, REASON, Vote(9, 2), dissents, follow_ups)
    made.do(RecordDecision(decision), after=3)
    _draw(album, "decided", made)
    made.do(ReopenCandidate("n1", "A piece was misread."), after=20)
    _draw(album, "reopened", made, "n1")
    again = Decision("d2", "n1", Outcome.NOT_YET, "The piece is of another team.", Vote(4, 7))
    made.do(RecordDecision(again), after=9)
    _draw(album, "decided-anew", made, "n1")


def _draw_piece(album: Album, made: Meeting) -> None:
    """Draw a cited piece opened in place: long and on the room's screen, then refused there."""
    content = EvidenceText(LONG_TITLE, LONG_TEXT, "Design note", reference="DN-114")
    screen = MeetingScreen(Desk(made.store))
    screen.show_candidate("n1")
    made.do(CorrectEvidence("e1", content, "The whole note."))
    screen.refresh()
    screen.showing.open("e1")
    screen.showing.toggle()
    album.take("console-piece", screen, LARGE)
    made.do(ChangeAudience("e1", Audience.PANEL, "It names a colleague."))
    screen.refresh()
    screen.projection.close()
    screen.showing.toggle()
    album.take("console-piece-refused", screen, LARGE)
    put_away(screen)


def _draw(album: Album, name: str, made: Meeting, candidate: str = "") -> None:
    screen = MeetingScreen(Desk(made.store))
    if candidate:
        screen.show_candidate(candidate)
    album.take(f"console-{name}", screen, LARGE)
    put_away(screen)
