"""The record: the lines of the log, whole and narrowed to a few."""

from __future__ import annotations

from calibrate.ui.record.screen import RecordScreen
from tests.shots.album import Album, put_away
from tests.shots.demo import in_its_meeting


def draw(album: Album) -> None:
    """Draw the screen after the log was verified, and with words that narrow it."""
    with in_its_meeting(album) as desk:
        screen = RecordScreen(desk)
        screen.panel.verify.click()
        album.take("record", screen)
        screen.find_field.setText("zofia nov")
        album.take("record-found", screen)
        put_away(screen)
