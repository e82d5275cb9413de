"""Meeting: the console over a candidate of each phase."""

from __future__ import annotations

from calibrate.domain.commands import BeginWithReasons
from calibrate.domain.session import CandidatePhase
from calibrate.ui.meeting.screen import MeetingScreen
from tests.shots.album import Album, put_away
from tests.shots.demo import in_its_meeting


def draw(album: Album) -> None:
    """Draw the console over the first candidate of each phase."""
    with in_its_meeting(album) as desk:
        screen = MeetingScreen(desk)
        states = desk.session(desk.chair).candidates
        for phase in CandidatePhase:
            screen.candidates.choose(next(one.id for one in states if one.phase is phase))
            album.take(f"meeting-{phase}", screen)
        revealed = next(one.id for one in states if one.phase is CandidatePhase.REVEALED)
        screen.candidates.choose(revealed)
        desk.apply(BeginWithReasons())
        screen.refresh()
        album.take("meeting-reasons", screen)
        put_away(screen)
