"""The policy on its page, two of them compared, and the next session from an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from calibrate.domain.commands import SetPolicy
from calibrate.domain.policy.policy import Policy
from calibrate.ui.cycle.dialog import NextSession
from calibrate.ui.new_session import NewSession
from calibrate.ui.policy.compare_dialog import ComparePolicies
from calibrate.ui.policy.dialog import PolicyDialog
from calibrate.ui.policy.remembered import remember
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.window import MainWindow
from tests.shots.album import Album, put_away, wait_until
from tests.shots.demo import in_its_meeting, in_set_up

HOUSE = Policy(
    "Engineering promotions", date(2026, 10, 1), "Handbook, chapter 4", 5, 1, False, 24, True, True
)
OTHER = Policy("Product and design", date(2025, 3, 1), retention=36)


def ask(album: Album) -> None:
    """Draw the page of a policy, then what a new session starts from."""
    with in_set_up(album) as desk:
        screen = SetupScreen(desk)
        album.ask("policy", screen, screen.show_policy)
        desk.apply(SetPolicy(HOUSE))
        album.ask("policy-chosen", screen, screen.show_policy)
        dialog = PolicyDialog(screen, desk)
        compare = ComparePolicies(dialog, ("Autumn 2026", HOUSE), ("Product and design", OTHER))
        album.ask("policies-compared", screen, compare.exec)
        put_away(screen)
    with in_its_meeting(album) as desk:
        screen = SetupScreen(desk)
        album.ask("policy-frozen", screen, screen.show_policy)
        path = desk.store.path
        put_away(screen)
    remember(HOUSE)
    with _window() as window:
        album.ask("new-session-policy", window, window.new_session, _entitle)
        album.ask("next-session-empty", window, NextSession(window).exec)
        album.ask("next-session", window, NextSession(window).exec, partial(_take, path))


def _entitle(dialog: NewSession) -> None:
    dialog.title.setText("Spring 2027 calibration")


def _take(path: Path, dialog: NextSession) -> None:
    dialog.use_earlier(path)


@contextmanager
def _window() -> Iterator[MainWindow]:
    window = MainWindow()
    window.show()
    wait_until(lambda: window.home.lately is not None)
    yield window
    put_away(window)
