"""The machine handed from one panelist to the next, and what is asked there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from unittest.mock import patch

from calibrate.domain.commands import (
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    OpenMeeting,
    RevealRound,
)
from calibrate.ui.desk import Desk
from calibrate.ui.hand_over.screen import HandOverScreen
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.rate.screen import RateScreen
from tests.shots.album import Album, put_away
from tests.worlds.giving import splitting
from tests.worlds.meetings import Plan, meeting
from tests.worlds.secrets import typed

CANDIDATE, PANELIST = "n1", "p1"


def draw(album: Album) -> None:
    """Draw the hand-over page, round 2 as somebody rates it, and what leads on from there."""
    with _in_round_2(album) as desk:
        typed(desk.store, PANELIST)
        hand_over, rate = HandOverScreen(desk), RateScreen(desk, PANELIST)
        hand_over.show_candidate(CANDIDATE)
        rate.show_candidate(CANDIDATE)
        album.take("hand-over", hand_over)
        album.take("rate-again", rate)
        put_away(hand_over, rate)
    _draw_over(album)


def _draw_over(album: Album) -> None:
    """Draw what leads on: for who has submitted, and in the room once everybody has."""
    made = meeting(album.scratch / "submitted.calib", Plan(raters=3))
    with made.store:
        desk = Desk(made.store)
        typed(made.store, PANELIST)
        rate, hand_over = RateScreen(desk, PANELIST), HandOverScreen(desk)
        console = MeetingScreen(desk)
        album.take("rate-submitted", rate)
        album.take("hand-over-submitted", hand_over)
        console.show_candidate(CANDIDATE)
        album.take("console-before", console)
        put_away(rate, hand_over, console)


def ask(album: Album) -> None:
    """Draw a secret being chosen and renewed, and the question before a draft is lost."""
    with _in_round_2(album) as desk:
        screen = HandOverScreen(desk)
        screen.show_candidate(CANDIDATE)
        forget = partial(screen.page.forgotten.emit, PANELIST)
        album.ask("secret-renewed", screen, forget)
        choose = partial(screen.page.choosing.emit, PANELIST)
        album.ask("secret", screen, choose)
        album.ask("secret-words", screen, choose, lambda dialog: dialog.otherwise.click())
        typed(desk.store, PANELIST)
        screen.begin(PANELIST)
        with patch.object(screen.rate, "flush", lambda: False):
            album.ask("hand-back", screen, screen.hand_back)
        put_away(screen)


@contextmanager
def _in_round_2(album: Album) -> Iterator[Desk]:
    made = meeting(album.scratch / "hand-over.calib", Plan(raters=5, give=splitting))
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda((CANDIDATE, "n2", "n3")))
    made.do(CallCandidate(CANDIDATE))
    made.do(RevealRound(CANDIDATE), after=8)
    made.do(BeginSecondRound(CANDIDATE), after=6)
    with made.store:
        yield Desk(made.store)
