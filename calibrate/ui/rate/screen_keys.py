"""What each key does on the Rate screen."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from calibrate.ui.rate.keys import Keys
from calibrate.ui.rate.rating.rating_panel import RatingPanel
from calibrate.ui.rate.sheet_page import SheetPage


class KeyedScreen(Protocol):
    """What keys reach of a Rate screen: its rating, its sheet, and what can be done there."""

    panel: RatingPanel
    page: SheetPage

    def answer(self, value: int | None) -> None:
        """Choose an answer."""

    def say_as_before(self) -> None:
        """Say the same as in round 1."""

    def record_rating(self) -> None:
        """Record the rating and go on."""

    def cite_other(self) -> None:
        """Choose a piece and cite it."""

    def read_said(self) -> None:
        """Show what the panel said."""

    def submit(self) -> None:
        """Seal what is recorded."""

    def step_candidate(self, step: int) -> None:
        """Go to another candidate."""

    def show_keys(self) -> None:
        """List the keys."""


def screen_keys(screen: KeyedScreen) -> Keys:
    """Return the keys of a Rate screen."""
    panel, page = screen.panel, screen.page
    observe, reason = panel.observations.line.setFocus, panel.reason.setFocus
    sure, find, read = panel.sure.focus, page.find_bar.open_bar, page.view.setFocus
    back, on = partial(screen.step_candidate, -1), partial(screen.step_candidate, 1)
    letters = {"o": observe, "r": reason, "c": sure, "e": screen.cite_other}
    letters |= {"u": page.unfold_all, "s": read}
    letters |= {"n": partial(screen.answer, None)}
    letters |= {"b": screen.say_as_before, "p": screen.read_said}
    everywhere = {"Alt+O": observe, "Alt+R": reason, "Alt+C": sure, "Ctrl+F": find}
    everywhere |= {"Ctrl+Return": screen.record_rating, "Ctrl+Enter": screen.record_rating}
    everywhere |= {"Ctrl+Shift+Return": screen.submit, "Ctrl+PgUp": back, "Ctrl+PgDown": on}
    return Keys(
        letters=letters,
        signs={"/": find, "?": screen.show_keys, "[": back, "]": on},
        everywhere=everywhere,
        digit=screen.answer,
        enter=screen.record_rating,
        escape=read,
    )
