"""The letter to a candidate as it is gone through: proposed, named, kept back, and ready."""

from __future__ import annotations

from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.review import Removed
from calibrate.ui.desk import Desk
from calibrate.ui.packets.issuing.dialog import IssueDialog
from calibrate.ui.packets.issuing.work import About
from calibrate.ui.packets.letter.letter_dialog import LetterDialog
from calibrate.ui.packets.screen import PacketsScreen
from tests.shots.album import SIZES, Album, put_away, show, wait_until
from tests.worlds.written import confirm_all, decided

WORDS = "The rota shows it for your own teams; carry one such change beyond them."


def _drawn(dialog: LetterDialog) -> None:
    wait_until(lambda: bool(dialog.page.preview.pages))


def _at_criterion(dialog: LetterDialog) -> None:
    dialog.list.go_to("criterion", "standard")
    dialog.finding.words.insertPlainText(WORDS)
    _drawn(dialog)


def _at_mention(dialog: LetterDialog) -> None:
    dialog.list.go_to("mention")
    _drawn(dialog)


def _at_piece(dialog: LetterDialog) -> None:
    dialog.list.go_to("taken", Removed.PIECE.value)
    _drawn(dialog)


def _at_page(dialog: LetterDialog) -> None:
    _drawn(dialog)
    dialog.turn.click()


def _hand_out(album: Album, screen: PacketsScreen) -> None:
    """Draw what is asked before the letter is issued, with its edition chosen."""
    screen.panel.choose(Edition.CANDIDATE)
    show(screen, SIZES[0])
    about = About("mara", Edition.CANDIDATE)
    album.ask("issue-letter", screen, lambda: IssueDialog.ask(screen, screen.desk, about))


def ask(album: Album) -> None:
    """Draw the dialog from the first proposal to the last word."""
    store = decided(album.scratch / "letter.calib")
    screen = PacketsScreen(Desk(store))

    def go_through() -> None:
        LetterDialog(screen, screen.desk, "mara").exec()

    album.ask("letter", screen, go_through, _drawn)
    album.ask("letter-criterion", screen, go_through, _at_criterion)
    album.ask("letter-mention", screen, go_through, _at_mention)
    album.ask("letter-piece", screen, go_through, _at_piece)
    album.ask("letter-page", screen, go_through, _at_page)
    confirm_all(store)
    album.ask("letter-confirmed", screen, go_through, _drawn)
    _hand_out(album, screen)
    screen.close()
    put_away(screen)
    store.close()
