"""Set-up: its four parts."""

from __future__ import annotations

from calibrate.domain.agenda.readiness import Part
from calibrate.ui.setup.screen import SetupScreen
from tests.shots.album import Album, put_away
from tests.shots.demo import in_set_up


def draw(album: Album) -> None:
    """Draw each part of Set-up."""
    with in_set_up(album) as desk:
        screen = SetupScreen(desk)
        for part in Part:
            screen.choose(part)
            album.take(f"setup-{part}", screen)
        put_away(screen)
