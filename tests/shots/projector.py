"""The room's screen from reading to decision, with few and many raters, long titles and names."""

from __future__ import annotations

from typing import Any

from calibrate.domain.commands import BeginWithReasons, CorrectEvidence
from calibrate.domain.evidence import EvidenceText
from calibrate.ui.desk import Desk
from calibrate.ui.projector.window import ProjectorWindow
from tests.shots.album import Album, put_away
from tests.shots.console import LARGE, LONG_NAMES, LONG_TEXT, LONG_TITLE
from tests.worlds.giving import agreeing
from tests.worlds.meetings import Meeting, projected
from tests.worlds.rubrics import TITLES

LONG_TITLES = tuple(f"{title}, and all that several teams build upon it" for title in TITLES)


def draw(album: Album) -> None:
    """Draw a whole meeting of twelve raters, then what others differ in."""
    twelve = _opened(album, "projector", raters=12, left_out=(11,))
    _draw_meeting(album, twelve)
    twelve.store.close()
    for name, parts in (
        ("three", {"raters": 3}),
        ("equal", {"raters": 12, "give": agreeing}),
        ("reasons", {"raters": 12, "candidates": LONG_NAMES}),
        ("long", {"raters": 12, "titles": LONG_TITLES, "candidates": LONG_NAMES}),
    ):
        made = _opened(album, name, **parts)
        made.call()
        if name == "reasons":
            made.do(BeginWithReasons())
        made.reveal()
        _draw(album, name, made)
        made.store.close()


def _draw_meeting(album: Album, made: Meeting) -> None:
    made.absent("p12")
    made.call()
    made.clock.go(seconds=80)
    _draw(album, "reading", made)
    made.reveal()
    _draw(album, "revealed", made)
    _draw_entries(album, made)
    _draw_pieces(album, made)
    made.rate_again()
    _draw(album, "blind", made)
    made.reveal(round=2)
    made.clock.go(minutes=15)
    _draw(album, "moved", made)
    made.decide()
    _draw(album, "decided", made)
    made.clock.go(minutes=3)
    _draw(album, "next", made)


def _draw_entries(album: Album, made: Meeting) -> None:
    window = ProjectorWindow(Desk(made.store))
    window.show()
    window.show_entries(True)
    album.take("projector-entries", window, LARGE)
    window.close()
    put_away(window)


def _draw_pieces(album: Album, made: Meeting) -> None:
    """Draw a piece that is short, and the second page of one that is long."""
    window = ProjectorWindow(Desk(made.store))
    window.show()
    window.show_piece("e2")
    album.take("projector-piece", window, LARGE)
    content = EvidenceText(LONG_TITLE, LONG_TEXT, "Design note", reference="DN-114")
    made.do(CorrectEvidence("e1", content, "The whole note."))
    window.show_piece("e1")
    window.turn(1)
    album.take("projector-piece-long", window, LARGE)
    window.close()
    put_away(window)


def _opened(album: Album, file: str, **parts: Any) -> Meeting:
    made = projected(album.scratch / f"{file}.calib", **parts)
    made.open()
    return made


def _draw(album: Album, name: str, made: Meeting) -> None:
    window = ProjectorWindow(Desk(made.store))
    album.take(f"projector-{name}", window, LARGE)
    window.close()
    put_away(window)
