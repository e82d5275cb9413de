"""What is asked in a meeting: who is missing, who has a conflict, why, and whether to go on."""

from __future__ import annotations

from calibrate.domain.commands import CallCandidate, RecordDecision, RevealRound
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.asking.asking import AbsenceDialog, ConflictDialog
from calibrate.ui.meeting.asking.dialogs import DissentDialog, FollowUpDialog
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.parts.dialog import Discard
from calibrate.ui.voice.answer_dialogs import DeadlineDialog, ResponseDialog
from tests.shots.album import Album, put_away
from tests.shots.console import LONG_NAMES, open_meeting
from tests.worlds.giving import splitting
from tests.worlds.meetings import Plan, meeting
from tests.worlds.people import FAY_LINDQVIST

REASON = "Her own words: one design, however good, is not yet a year of work at the level."
INVALID = (
    "The submission of Adaeze Obi cannot be opened: it was sealed to another key. "
    "It counts as missing."
)


def ask(album: Album) -> None:
    """Draw the dialogs of a meeting whose candidates have long names."""
    plan = Plan(raters=6, candidates=LONG_NAMES, give=splitting, left_out=(4, 5))
    made = meeting(album.scratch / "console-dialogs.calib", plan)
    screen = MeetingScreen(Desk(made.store))
    album.ask("open-meeting", screen, lambda: screen.chairing.open_meeting(20, 6))
    open_meeting(made, len(LONG_NAMES))
    made.do(CallCandidate("n1"))
    screen.refresh()
    _while_sealed(album, screen)
    made.do(RevealRound("n1", 1, ("p5", "p6"), "They were ill."), after=5)
    screen.refresh()
    _while_open(album, screen)
    made.do(RecordDecision(Decision("d1", "n1", Outcome.PROMOTE, REASON, Vote(3, 1))))
    screen.refresh()
    _once_decided(album, screen)
    put_away(screen)
    made.store.close()


def _while_sealed(album: Album, screen: MeetingScreen) -> None:
    chairing = screen.chairing

    def tell(dialog: AbsenceDialog) -> None:
        dialog.why.setText("all day")

    def conflict(dialog: ConflictDialog) -> None:
        dialog.who.setCurrentIndex(dialog.who.findData(FAY_LINDQVIST.id))

    album.ask("reveal", screen, screen.presses.reveal)
    album.ask("reveal-invalid", screen, lambda: chairing.reveal_without("n1", INVALID))
    album.ask("reveal-all", screen, lambda: chairing.reveal_all(("n1", "n2", "n3")))
    album.ask("absence", screen, chairing.mark_absent, tell)
    album.ask("conflict", screen, lambda: chairing.declare_conflict("n1"))
    album.ask("conflict-deputy", screen, lambda: chairing.declare_conflict("n1"), conflict)
    album.ask("withdraw", screen, lambda: chairing.withdraw("n1"))
    album.ask("discard", screen, lambda: Discard.ask(screen))


def _while_open(album: Album, screen: MeetingScreen) -> None:
    form = screen.decision_form

    def dissent(dialog: DissentDialog) -> None:
        dialog.words.setPlainText(REASON)

    def follow_up(dialog: FollowUpDialog) -> None:
        dialog.what.setPlainText("Tell billing about quota formats before the next one.")
        dialog.due.setText("next Friday")

    piece = screen.desk.sheet("n1", screen.desk.chair).evidence[0]
    album.ask("audience", screen, lambda: screen.chairing.change_audience(piece))
    album.ask("second-round", screen, lambda: screen.chairing.begin_second_round("n1"))
    album.ask("call", screen, lambda: screen.chairing.call("n2"))
    album.ask("dissent", screen, form.dissents.add.click, dissent)
    album.ask("follow-up", screen, form.follow_ups.add.click, follow_up)


def _hear(album: Album, screen: MeetingScreen) -> None:
    """Set until when the candidate may respond, and file what they respond."""
    decision, chairing = screen.side.decision, screen.chairing

    def until(dialog: DeadlineDialog) -> None:
        dialog.until.setText("2100-01-15")
        dialog.turn_to.setPlainText("Write to Fay Lindqvist, or to the people team.")

    def respond(dialog: ResponseDialog) -> None:
        dialog.words.setPlainText("لم تُذكر خدمة الفوترة.\n\n" + REASON)

    album.ask("deadline", screen, decision.deadline.click, until)
    album.ask("response", screen, lambda: chairing.file_response("n1"), respond)


def _once_decided(album: Album, screen: MeetingScreen) -> None:
    _hear(album, screen)
    album.ask("reopen", screen, lambda: screen.chairing.reopen("n1"))
    album.ask("close-session", screen, screen.chairing.close_session)
