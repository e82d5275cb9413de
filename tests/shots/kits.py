"""Kits: making them and their words, a kit at work, and what is asked there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

from calibrate.domain.commands import SetDue
from calibrate.domain.record.file_names import kit_name
from calibrate.exchange.demo.ids import DEMO_PIN
from calibrate.exchange.demo.session import write_demo
from calibrate.store.kits.making import UNLOCKED, MadeKit, Order
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.kits.made_dialog import MadeDialog
from calibrate.ui.kits.making_dialog import KitsDialog
from calibrate.ui.kits.screen import KitScreen
from calibrate.ui.kits.words_dialog import WordsDialog
from calibrate.ui.rate.screen import RateScreen
from tests.shots.album import Album, put_away
from tests.shots.rate import PANELIST

WORDS = (
    "ability sustain orbit lemon gather wrap",
    "velvet around icon supreme tunnel fox",
    "chapter enjoy mosquito brave sand oxygen",
)


@contextmanager
def in_rating(album: Album, name: str = "") -> Iterator[Desk]:
    """Open the demo before its meeting, or a copy of it under a name."""
    path = album.scratch / "rating.calib"
    if not path.exists():
        write_demo(path, has_met=False)
    if name:
        path = Path(copyfile(path, album.scratch / name))
    with Store.open(path) as store:
        yield Desk(store)


@contextmanager
def in_a_kit(album: Album) -> Iterator[Desk]:
    """Open a panelist's second kit of it."""
    path = album.scratch / "kit.calib"
    if not path.exists():
        with in_rating(album) as desk:
            desk.apply(SetDue(desk.now().date() + timedelta(days=3)))
            for name in ("first.calib", path.name):
                order = Order(PANELIST, name, UNLOCKED)
                desk.make_kits([order], album.scratch, "")
    with Store.open(path) as store:
        yield Desk(store)


def draw(album: Album) -> None:
    """Draw a kit at work."""
    with in_a_kit(album) as desk:
        screen = KitScreen(desk)
        album.take("kit", screen)
        put_away(screen)


def ask_pack(album: Album) -> None:
    """Draw what a kit's window asks before it writes a reading pack."""
    with in_a_kit(album) as desk:
        screen = KitScreen(desk)
        album.ask("reading-pack", screen, screen.pack.click)
        put_away(screen)


def ask(album: Album) -> None:
    """Draw the dialogs of who makes kits, and of who opens and uses one."""
    with in_rating(album) as desk:
        desk.store.unlock(PANELIST, DEMO_PIN)
        screen = RateScreen(desk, PANELIST)
        album.ask("kits", screen, lambda: KitsDialog(screen, desk).exec(), _elsewhere)
        session = desk.session(desk.chair)
        raters = [one for one in session.panel.panelists if one.rates][: len(WORDS)]
        made = [
            MadeKit(one.id, Path("Kits") / kit_name(session, one.id), words)
            for one, words in zip(raters, WORDS, strict=True)
        ]
        album.ask("kit-words", screen, lambda: MadeDialog(screen, session, made).exec())
        made_dialog = MadeDialog(screen, session, made)
        album.ask("words-unread", screen, made_dialog.reject)
        put_away(made_dialog)
        named = Path("Kits") / kit_name(session, raters[0].id)
        album.ask("six-words", screen, lambda: WordsDialog(screen, named).exec(), _mistype)
        put_away(screen)
    with in_a_kit(album) as desk:
        kit = KitScreen(desk)
        album.ask("own-conflict", kit, kit.declare_conflict)
        put_away(kit)


def _elsewhere(dialog: KitsDialog) -> None:
    """Name a folder that is the same in every picture."""
    dialog.folder.setText("~/Documents/Autumn kits")


def _mistype(dialog: WordsDialog) -> None:
    dialog.words.setText("ability sustain orbit lemmon gather wrap")
    dialog.primary.click()
