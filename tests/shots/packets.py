"""Packets: the pages of a candidate, and what is asked before files give way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from calibrate.domain.handing.editions import Edition
from calibrate.domain.organisation.organisation import Organisation
from calibrate.store.store import Store
from calibrate.ui.organisation.dialog import OrganisationDialog
from calibrate.ui.organisation.remembered import remember
from calibrate.ui.packets.ask_format import AskFormat
from calibrate.ui.packets.screen import PacketsScreen
from calibrate.ui.paper import ask
from calibrate.ui.paper.ask import ExistingFiles
from calibrate.ui.paper.outcome import CANCELLED, Progress
from tests.shots.album import SIZES, Album, put_away, show, wait_until
from tests.shots.demo import in_its_meeting
from tests.worlds.logos import png

ACME = Organisation("Northwind Analytics", "Promotion committee only", png(180, 60))
FOLDER = Path("/home/helena/calibration/autumn-2026/packets for the promotion committee")
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


def draw_editions(album: Album) -> None:
    """Draw the other editions, and a choice of nobody."""
    with _with_pages(album) as screen:
        for edition in (Edition.CANDIDATE, Edition.READING, Edition.BOOK):
            _choose(screen, edition)
            if edition is Edition.BOOK:
                _tick_all(screen)
            album.take(f"packets-{edition.value}", screen)
        for place, _ in enumerate(screen.candidates.choices.ticked):
            screen.candidates.choices.toggle(place)
        album.take("packets-nobody", screen)


def draw_exported(album: Album) -> None:
    """Draw an export that runs, what was written, and one that was cancelled."""
    with _with_pages(album) as screen:
        panel = screen.panel
        for place in (1, 2):
            screen.candidates.choices.toggle(place)
        panel.show_progress(Progress(1, 3, "1 of 3 drawn: Zofia Wiśniewska-Łuczak"))
        album.take("packets-exporting", screen)
        with (
            TemporaryDirectory() as folder,
            patch.object(ask, "ask_folder", lambda _: Path(folder)),
        ):
            panel.export.click()
            wait_until(lambda: not panel.running.isVisible())
            shown = panel.headline.text().replace(folder, str(FOLDER))
            panel.headline.setText(shown)
            album.take("packets-exported", screen)
        panel.show_outcome(CANCELLED)
        album.take("packets-cancelled", screen)


def _tick_all(screen: PacketsScreen) -> None:
    """Tick everybody, and wait until the pages are of all of them."""
    alone = screen.view.preview.pages
    screen.candidates.choices.tick_all()
    wait_until(lambda: screen.view.preview.pages > alone)


def _choose(screen: PacketsScreen, edition: Edition) -> None:
    """Choose an edition, and wait for its pages."""
    screen.panel.choose(edition)
    wait_until(lambda: screen.view.preview.pages > 0)


def draw_damaged(album: Album) -> None:
    """Draw the screen after the export of what does not verify was refused."""
    with in_its_meeting(album) as desk:
        screen = PacketsScreen(desk)
        choices = screen.candidates.choices
        with damaged(desk.store, screen.candidates.current):
            screen.refresh()
            show(screen, SIZES[0])
            wait_until(lambda: screen.view.preview.pages > 0)
            for place, state in enumerate(choices.states):
                if choices.is_ticked(state) != (state.id == screen.candidates.current):
                    choices.toggle(place)
            screen.panel.export.click()
            album.take("packets-damaged", screen)
        screen.close()
        put_away(screen)


@contextmanager
def damaged(store: Store, candidate: str) -> Iterator[None]:
    """Let a candidate's row be another than was recorded, and be as it was in the end."""
    with store._document.transaction() as connection:
        change = "UPDATE candidate SET team = team || ? WHERE id = ?"
        connection.exec_driver_sql(change, (" ", candidate))
    yield
    with store._document.transaction() as connection:
        connection.exec_driver_sql("UPDATE candidate SET team = rtrim(team)")


def ask_about_files(album: Album) -> None:
    """Draw the questions: about files that are there already, and in which format."""
    with _with_pages(album) as screen:
        album.ask("existing-files", screen, lambda: ExistingFiles.ask(screen, FOLDER, FILES))
        album.ask("other-formats", screen, lambda: AskFormat.ask(screen, 3))


def ask_organisation(album: Album) -> None:
    """Draw what is asked of the organisation, empty with an offer, and filled."""
    remember(ACME)
    with _with_pages(album) as screen:
        for name, fill in (("organisation", _nothing), ("organisation-filled", _fill)):
            album.ask(name, screen, screen.panel.organisation.click, fill)


def _nothing(_: OrganisationDialog) -> None:
    """Leave a dialog as it opens."""


def _fill(dialog: OrganisationDialog) -> None:
    dialog.again.click()


@contextmanager
def _with_pages(album: Album) -> Iterator[PacketsScreen]:
    with in_its_meeting(album) as desk:
        screen = PacketsScreen(desk)
        show(screen, SIZES[0])
        wait_until(lambda: screen.view.preview.pages > 0)
        yield screen
        screen.close()
        put_away(screen)
