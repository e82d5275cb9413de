"""The search: nothing typed, many places, none, and one, in Rate."""

from __future__ import annotations

from calibrate.domain.search.places import Found
from calibrate.exchange.demo.ids import DEMO_PIN
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.rate.screen import RateScreen
from calibrate.ui.search.dialog import SearchDialog
from tests.shots.album import Album, put_away, wait_until
from tests.shots.demo import in_its_meeting
from tests.shots.rate import PANELIST

TYPED = {"empty": "", "many": "design", "none": "kangaroo"}


def ask(album: Album) -> None:
    """Draw the search over the console, and over Rate for the panelist who sits there."""
    with in_its_meeting(album) as desk:
        screen = MeetingScreen(desk)
        for name, words in TYPED.items():
            _draw(album, f"search-{name}", screen, words)
        put_away(screen)
        desk.store.unlock(PANELIST, DEMO_PIN)
        rate = RateScreen(desk, PANELIST)
        _draw(album, "search-one", rate, "INC-118")
        put_away(rate)


def _draw(album: Album, name: str, screen: MeetingScreen | RateScreen, words: str) -> None:
    def fill(dialog: SearchDialog) -> None:
        told: list[Found] = []
        dialog.searching.found.connect(told.append)
        dialog.line.setText(words)
        dialog.searching.seek(words)
        wait_until(lambda: bool(told) and told[-1].read == 1)

    def open_it() -> None:
        SearchDialog(screen, screen.desk, screen.reader).open()

    album.ask(name, screen, open_it, fill)
