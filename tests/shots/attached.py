"""Files on pieces: over a row while they are dragged, in the readers, on a card, in dialogs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import Attach
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.setup.evidence.attaching import AttachDialog
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from calibrate.ui.setup.screen import SetupScreen
from tests.shots import rate
from tests.shots.album import SIZES, Album, put_away, show
from tests.shots.demo import in_its_meeting, in_set_up
from tests.worlds.dropping import Dragged

FILES = (
    NewAttachment("Ingest latency before and after, week 14.png", b"a picture" * 90_000),
    NewAttachment("Design note on the retry queue, with all comments of four teams.pdf", b"%" * 9),
    NewAttachment("replay.sh", b"#!/bin/sh\n" * 200),
    NewAttachment("numbers.xlsx", b"PK" * 12_000),
)


def draw(album: Album) -> None:
    """Draw files that hang over a piece, and pieces that have some."""
    with in_set_up(album) as desk:
        screen, page = _evidence(desk)
        _attach(desk, page.view.placement.pieces[2].id, FILES)
        page.view.go_to_piece(page.view.placement.pieces[2].id)
        page.open_reader()
        album.take("attached-reader", screen)
        page.close_reader()
        _drag(album, screen, page)
        put_away(screen)
    with in_its_meeting(album) as desk:
        for piece in desk.pieces(rate.CANDIDATE, desk.chair):
            _attach(desk, piece.id, FILES[:2], "Found since.")
        screen_of_rate = rate._screen(desk)
        album.take("attached-rate", screen_of_rate)
        put_away(screen_of_rate)
        talked_of = desk.session(desk.chair).candidates[1].id
        piece = desk.pieces(talked_of, desk.chair)[0]
        _attach(desk, piece.id, FILES, "Found since.")
        console = MeetingScreen(desk)
        console.show_candidate(talked_of)
        console.showing.open(piece.id)
        album.take("attached-console", console)
        put_away(console)


def ask(album: Album) -> None:
    """Draw a piece with files as a form, read from Rate, and why files come late."""
    with in_set_up(album) as desk:
        screen, page = _evidence(desk)
        _attach(desk, page.view.placement.pieces[2].id, FILES)
        album.ask("attached", screen, lambda: page.read(page.view.placement.pieces[2]))
        put_away(screen)
    with in_its_meeting(album) as desk:
        screen_of_rate = rate._screen(desk)
        _attach(desk, desk.pieces(rate.CANDIDATE, desk.chair)[0].id, FILES, "Found since.")
        piece = desk.pieces(rate.CANDIDATE, desk.chair)[0]
        album.ask("attached-read", screen_of_rate, partial(screen_of_rate._read_whole, piece))
        put_away(screen_of_rate)
        screen, page = _evidence(desk)
        album.ask(
            "attach-late",
            screen,
            lambda: AttachDialog(page, piece, FILES, desk.attempt).exec(),
        )
        put_away(screen)


def _evidence(desk: Desk) -> tuple[SetupScreen, EvidencePage]:
    screen = SetupScreen(desk)
    screen.choose(Part.EVIDENCE)
    page = screen.page
    assert isinstance(page, EvidencePage)
    return screen, page


def _attach(desk: Desk, piece: str, files: tuple[NewAttachment, ...], because: str = "") -> None:
    """Attach files, where they are not there yet: a session serves several pictures."""
    desk.attempt(Attach(piece, files, because))


def _drag(album: Album, screen: SetupScreen, page: EvidencePage) -> None:
    path = album.scratch / "Ingest latency, week 14.png"
    path.write_bytes(b"a picture")
    show(screen, SIZES[0])
    dragged = Dragged(page, [path])
    dragged.over(page.mapFromGlobal(page.view.viewport().mapToGlobal(QPoint(30, 70))))
    album.take("attached-drag", screen)
    dragged.away()
