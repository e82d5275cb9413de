"""What each key does on the Rate screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from calibrate.ui.rate.keys import Keys

if TYPE_CHECKING:
    from calibrate.ui.rate.screen import RateScreen


def screen_keys(screen: RateScreen) -> Keys:
    """Return the keys of a Rate screen."""
    panel, page = screen.panel, screen.page
    observe, reason = panel.observations.line.setFocus, panel.reason.setFocus
    sure, find = panel.sure.focus, page.find_bar.open_bar
    back, on = partial(screen.step_candidate, -1), partial(screen.step_candidate, 1)
    letters = {"o": observe, "r": reason, "c": sure, "e": screen.cite_other}
    letters |= {"u": page.unfold_all, "s": screen.view.setFocus}
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
        escape=screen.view.setFocus,
    )
