"""Home: empty, with sessions, with a sentence; and what is asked from there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import mktime
from unittest.mock import patch

from calibrate.domain.commands import SetMinutes
from calibrate.ui import recent
from calibrate.ui.home import sessions
from calibrate.ui.kept_rubrics import keep
from calibrate.ui.new_session import NewSession
from calibrate.ui.window import MainWindow
from tests.shots.album import Album, put_away, wait_until
from tests.shots.demo import in_its_meeting

NOW = mktime((2026, 11, 19, 14, 5, 0, 0, 0, -1))
DAY = 86_400
RECENTS = (
    ("Autumn 2026 calibration", "autumn-2026", "Meeting", "1 of 5 decided", 1, 5, 0.02),
    (
        "Payments, autumn 2026",
        "payments",
        "Rating",
        "21 of 30 submitted",
        21,
        30,
        0.1,
        "2026-11-22",
    ),
    ("Data and platform, autumn 2026", "data-platform", "Meeting", "2 of 5 decided", 2, 5, 1),
    ("Mobile, first try", "mobile", "Set-up", "3 things missing", 2, 4, 40),
    ("Security guild pilot", "security-pilot", "Set-up", "Ready for rating", 4, 4, 60),
    ("Spring 2026 calibration", "spring-2026", "Closed", "7 of 7 decided, read-only", 7, 7, 380),
    ("Pilot, summer 2025", "pilot", "Meeting", "1 of 2 decided", 1, 2, 460),
)
IN_USE = "demo.calib is open in another window or by another program. Close it there."
UNKEPT = "What was entered on Miriam Castellanos is not in the file."


def draw(album: Album) -> None:
    """Draw Home as it is at first, and once there were sessions."""
    with _window() as window:
        album.take("home-empty", window)
        for row in reversed(RECENTS):
            recent.remember(_recent(*row))
        window.home.refresh()
        window.home.begin()
        album.take("home", window)
        window.tell(IN_USE)
        album.take("home-message", window)
    _draw_lost(album)


def _draw_lost(album: Album) -> None:
    """Draw a session whose file somebody renamed, as it is about to be left."""
    with _window() as window, in_its_meeting(album) as desk:
        window.show_session(desk.store)
        assert window.session and window.session.desk.apply(SetMinutes(25, 5))
        path = desk.store.path
        moved = path.rename(path.with_name("Autumn 2026, with everything, final version.calib"))
        window.show_home()
        album.take("lost-file", window)
        moved.rename(path)
        window.show_home()


def ask(album: Album) -> None:
    """Draw what Home asks, and what is asked before a session is left."""
    with _window() as window, in_its_meeting(album) as desk:
        album.ask("new-session", window, window.new_session, _entitle)
        keep(desk.session(desk.chair).rubric)
        album.ask("new-session-kept", window, window.new_session, _entitle)
        album.ask("keep-no-more", window, NewSession(window).forget.click)
        album.ask("keyboard", window, window.home.keys.help_wanted.emit)
        window.show_session(desk.store)
        assert window.session
        with patch.object(window.session, "unfinished", lambda: UNKEPT):
            album.ask("leave-session", window, window.close)
        window.show_home()


@contextmanager
def _window() -> Iterator[MainWindow]:
    """Open the window at an afternoon that is always the same."""
    with patch.object(sessions, "time", lambda: NOW):
        window = MainWindow()
        window.show()
        wait_until(lambda: window.home.lately is not None)
        yield window
        put_away(window)


def _entitle(dialog: NewSession) -> None:
    dialog.title.setText("Spring 2027 calibration")


def _recent(
    title: str,
    name: str,
    phase: str,
    detail: str,
    done: int,
    total: int,
    days_ago: float,
    due: str = "",
) -> recent.Recent:
    """Return a made-up recent session; the file of the pilot is missing."""
    path = Path.home() / "calibration" / f"{name}.calib"
    path.parent.mkdir(exist_ok=True)
    if name != "pilot":
        path.touch()
    opened = int(NOW - days_ago * DAY)
    return recent.Recent(str(path), title, phase, detail, done, total, opened, due)
