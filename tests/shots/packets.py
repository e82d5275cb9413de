"""Packets: the pages of a candidate, and what is asked before files give way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
    with _with_pages(album) as screen:
        album.take("packets", screen)


def ask(album: Album) -> None:
    """Draw the question about files that are there already."""
    folder = Path.home() / "calibration" / "autumn-2026" / "packets for the promotion committee"
    with _with_pages(album) as screen:
        album.ask("existing-files", screen, lambda: ExistingFiles.ask(screen, folder, FILES))


@contextmanager
def _with_pages(album: Album) -> Iterator[PacketsScreen]:
    with in_its_meeting(album) as desk:
        screen = PacketsScreen(desk)
        show(screen, SIZES[0])
        wait_until(lambda: screen.preview.pages > 0)
        yield screen
        screen.close()
        put_away(screen)
