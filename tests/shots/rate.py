"""Rate: a panelist at work, and the windows over the sheet. One picture is the README's."""

from __future__ import annotations

from calibrate.exchange.demo.ids import DEMO_PIN, demo_id
from calibrate.ui.desk import Desk
from calibrate.ui.rate.screen import RateScreen
from tests.shots.album import SIZES, Album, put_away, show
from tests.shots.demo import in_its_meeting

PANELIST, CANDIDATE = demo_id("eleni-papadopoulou"), demo_id("dmytro-kovalenko")
SUBMITTED, OPENED = demo_id("maria-fernanda-vasconcelos"), demo_id("miriam-castellanos")
CRITERION = "code"


def draw(album: Album) -> None:
    """Draw a candidate who is half rated, folded and unfolded."""
    with in_its_meeting(album) as desk:
        screen = _screen(desk)
        album.take("rate", screen)
        screen.page.unfold_all()
        album.take("rate-unfolded", screen)
        screen.page.find_bar.open_bar()
        screen.page.find_bar.line.setText("week")
        album.take("rate-found", screen)
        put_away(screen)


def draw_for_readme(album: Album) -> None:
    """Draw the picture that the README shows."""
    with in_its_meeting(album) as desk:
        screen = _screen(desk)
        show(screen, SIZES[0])
        album.keep(screen.grab(), "rate")
        put_away(screen)


def ask(album: Album) -> None:
    """Draw the windows over the sheet, and what is asked before a submission is withdrawn."""
    with in_its_meeting(album) as desk:
        screen = _screen(desk)
        album.ask("read-card", screen, screen.view.open_current)
        album.ask("cite", screen, screen.cite_other)
        album.ask("keys", screen, screen.keys.help_wanted.emit)
        album.ask("about", screen, screen.top.menu.tell_about)
        screen.show_candidate(SUBMITTED)
        album.ask("withdraw-submission", screen, screen.record.withdraw.click)
        screen.show_candidate(OPENED)
        screen.view.go_to("standard")
        album.ask("panel-said", screen, screen.read_said)
        put_away(screen)


def _screen(desk: Desk) -> RateScreen:
    """Return the screen with a criterion unfolded for which two cards are cited."""
    desk.store.unlock(PANELIST, DEMO_PIN)
    screen = RateScreen(desk, PANELIST)
    screen.show_candidate(CANDIDATE)
    screen.view.go_to(CRITERION)
    screen.view.fold_current()
    screen.view.go_to(CRITERION)
    return screen
