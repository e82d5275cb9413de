"""Packets: the pages of a candidate, and what is asked before files give way."""

from __future__ import annotations

from pathlib import Path

from calibrate.ui.packets.ask import ExistingFiles
from calibrate.ui.packets.screen import PacketsScreen
from tests.shots.album import SIZES, Album, put_away, show, wait_until
from tests.shots.demo import in_its_meeting

FILES = tuple(
    f"{name} – panel edition.pdf"
    for name in (
        "Miriam Castellanos",
        "Zofia Wiśniewska-Łuczak",
        "Maria Fernanda de Albuquerque Vasconcelos e Silva",
        "陳美玲",
        "Дмитро Коваленко",
        "ليلى حداد",
    )
)


def draw(album: Album) -> None:
    """Draw the screen once the pages of the first candidate are there."""
    with in_its_meeting(album) as desk:
        screen = PacketsScreen(desk)
        show(screen, SIZES[0])
        wait_until(lambda: screen.preview.pages > 0)
        album.take("packets", screen)
        screen.close()
        put_away(screen)


def ask(album: Album) -> None:
    """Draw the question about files that are there already."""
    folder = Path.home() / "calibration" / "autumn-2026" / "packets for the promotion committee"
    with in_its_meeting(album) as desk:
        screen = PacketsScreen(desk)
        album.ask("existing-files", screen, lambda: ExistingFiles.ask(screen, folder, FILES))
        screen.close()
        put_away(screen)
