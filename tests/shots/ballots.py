"""Ballots: what is previewed, merged and answered in a session, and what a kit does with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from calibrate.domain.ballots import Entry
from calibrate.domain.changes import Refusal
from calibrate.domain.session import Session
from calibrate.domain.submitting.arriving import Arrival, Arriving, Fate
from calibrate.domain.travel.anchor import Anchor, Receipt
from calibrate.domain.travel.ballot import Ballot
from calibrate.domain.travel.kits import KitKey
from calibrate.store.store import Store
from calibrate.ui.ballots.ballots import Ballots
from calibrate.ui.ballots.check_dialog import CheckDialog
from calibrate.ui.ballots.handed_in import Unread
from calibrate.ui.ballots.keys_dialog import KeysDialog
from calibrate.ui.ballots.merge_dialog import MergeDialog
from calibrate.ui.ballots.receipts_dialog import ReceiptsDialog
from calibrate.ui.ballots.round_dialog import RoundDialog
from calibrate.ui.ballots.slip_dialog import SlipDialog
from calibrate.ui.desk import Desk
from calibrate.ui.hand_over.screen import HandOverScreen
from calibrate.ui.kits.screen import KitScreen
from calibrate.ui.parts.message_bar import Offer
from calibrate.ui.window import MainWindow
from calibrate.words.travel.ballots import RECEIPTS, TAKE_BACK
from tests.shots.album import Album, put_away
from tests.worlds.kits import Kits, ballot_of, own, submit_in
from tests.worlds.sessions import Made, in_charge, open_session

NAMES = (
    "Wolfeschlegelsteinhausenbergerdorff-Papadopoulou Konstantinidou",
    "Quentin Sørensen-Ångström",
    "Rosa Maria Fernández de la Vega y Ruiz de Alarcón",
    "Sami",
)
KEYS = (
    "ability sustain orbit lemon gather wrap",
    "velvet around icon supreme tunnel fox",
    "chapter enjoy mosquito brave sand oxygen",
    "elevator immense umbrella chronic satisfy transfer",
)
FATES = (
    (Fate.NEW,) * 11 + (Fate.REPLACES,) + (Fate.HERE,) * 108,
    (Fate.NEW, Fate.LATE, Fate.LATE, Fate.SET_ASIDE, Fate.CONFLICT, Fate.WITHDRAWS),
    (),
    (Fate.FORKS, Fate.FORKS, Fate.NEW),
)
REPLACED = "it comes from a kit that was replaced; ask for the ballot of the new one"
PICTURE = Unread("photo of the whiteboard.png", "photo of the whiteboard.png is no ballot.")


@contextmanager
def in_session(album: Album) -> Iterator[Desk]:
    """Open a small session in rating."""
    path = album.scratch / "ballots.calib"
    if path.exists():
        with Store.open(path) as store:
            yield Desk(store)
        return
    made = open_session(path)
    kits = Kits(made, album.scratch / "kits of ballots")
    _use_kit(made, kits, album.scratch)
    yield Desk(made.store)
    made.store.close()


def _use_kit(made: Made, kits: Kits, scratch: Path) -> None:
    """Submit twice in a kit, of which the session has the first."""
    kit = kits.open(0)
    submit_in(kit, made.ann)
    kits.merge(ballot_of(kit))
    receipt = made.store.receipt(own(kit).panelist or "", in_charge(made.store))
    (scratch / "receipt.txt").write_text(receipt.text)
    submit_in(kit, made.ben)
    kit.close()
    kit.path.rename(scratch / "kit of ballots.calib")


def draw(album: Album) -> None:
    """Draw what is said after a merge."""
    with in_session(album):
        pass
    window = MainWindow()
    window.open_file(album.scratch / "ballots.calib")
    offers = Offer(RECEIPTS, window.update), Offer(TAKE_BACK, window.update)
    window.message.tell(f"Merged the ballots of {NAMES[0]} and {NAMES[2]}.", offers, is_calm=True)
    album.take("merged", window)
    window.show_home()
    put_away(window)


def ask(album: Album) -> None:
    """Draw the dialogs of who takes ballots in, and of who sends one."""
    with in_session(album) as desk:
        _ask_in_session(album, desk)
    with Store.open(album.scratch / "kit of ballots.calib") as store:
        _ask_in_kit(album, Desk(store))


def _ask_in_session(album: Album, desk: Desk) -> None:
    screen = HandOverScreen(desk)
    session = with_long_names(desk.session(desk.chair))
    ids = [one.id for one in session.panel.panelists]
    receipts = [Receipt(Anchor(session.id, 1, ""), id, ("0" * 64,)) for id in ids]
    keys = tuple(
        KitKey("", id, "", words, is_compared=not place)
        for place, (id, words) in enumerate(zip(ids, KEYS, strict=True))
    )
    merging = (session, arriving(session), (PICTURE,), lambda _: Refusal("Not now."))
    album.ask("merge", screen, lambda: MergeDialog(screen, *merging).exec())
    album.ask("receipts", screen, lambda: ReceiptsDialog(screen, session, receipts).exec())
    album.ask("slip", screen, lambda: SlipDialog.ask(screen), _paste)
    album.ask(
        "keys", screen, lambda: KeysDialog(screen, session, keys, lambda _: Refusal("")).exec()
    )
    album.ask("take-merge-back", screen, Ballots(desk, screen).take_newest_back)
    put_away(screen)


def _ask_in_kit(album: Album, desk: Desk) -> None:
    screen = KitScreen(desk)
    ballots = Ballots(desk, screen)
    receipt = (album.scratch / "receipt.txt").read_text()
    album.ask("send", screen, screen.send_ballot)
    album.ask("second-round-line", screen, ballots.paste_round, _cut_line)
    album.ask("own-key", screen, ballots.compare_keys)
    album.ask("check-receipt", screen, lambda: ballots.check_receipt(receipt))
    album.ask("forged-receipt", screen, ballots.check_receipt, _forge)
    put_away(screen)


def with_long_names(session: Session) -> Session:
    """Return a session whose panelists have names that need room."""
    people = tuple(
        replace(one, name=name) for one, name in zip(session.panel.panelists, NAMES, strict=True)
    )
    return replace(session, panel=replace(session.panel, panelists=people))


def arriving(session: Session) -> list[Arriving]:
    """Return ballots of all kinds, one of them refused."""
    return [
        Arriving(
            Ballot(session.id, "", one.id, "", "", "", "", ()),
            tuple(Arrival(_entry(one.id, place), fate) for place, fate in enumerate(fates)),
            "" if fates else REPLACED,
        )
        for one, fates in zip(session.panel.panelists, FATES, strict=True)
    ]


def _entry(panelist: str, place: int) -> Entry:
    return Entry(f"{panelist}{place}", panelist, "w", place + 1, "c", 1)


def _paste(dialog: SlipDialog) -> None:
    dialog.slip.setText("calibrate-slip:eNqrVkrOzEstSk1RsiopKk3VUUpKzMlRsjLWUUpKzEnOzwGqAQA")
    dialog.primary.click()


def _cut_line(dialog: RoundDialog) -> None:
    dialog.line.setText("calibrate-second-round:eyJjYW5kaWRhdGUiOiI5ZjBiYzQ")
    dialog.primary.click()


def _forge(dialog: CheckDialog) -> None:
    viewer = dialog._viewer
    session = dialog._desk.session(viewer)
    receipt = Receipt(Anchor(session.id, 1, ""), viewer.panelist or "", (), "00")
    dialog.receipt.setText(receipt.text)
    dialog.primary.click()
