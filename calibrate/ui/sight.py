"""How everything looks: the appearance and the text size that were chosen, kept for next time."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from calibrate.ui import preferences
from calibrate.ui.look import theme
from calibrate.ui.look.zoom import use_text_size


def prepare(application: QApplication) -> None:
    """Dress the application as it was chosen last."""
    chosen = preferences.remembered_appearance()
    dark = None if chosen == preferences.SYSTEM else chosen == preferences.DARK
    theme.prepare(application, dark, preferences.remembered_text_size())


def choose_appearance(chosen: str) -> None:
    """Put an appearance in force, one of preferences.APPEARANCES, and remember it."""
    preferences.remember_appearance(chosen)
    is_system = chosen == preferences.SYSTEM
    theme.appearance.use(theme.is_dark_system() if is_system else chosen == preferences.DARK)


def follow_system() -> None:
    """Put the system's appearance in force, if that is what was chosen."""
    if preferences.remembered_appearance() == preferences.SYSTEM:
        theme.appearance.use(theme.is_dark_system())


def text_size() -> int:
    """Return the text size in force, in per cent."""
    return round(theme.appearance.zoom * 100)


def choose_text_size(percent: int) -> None:
    """Put a text size in force, one of preferences.TEXT_SIZES, and remember it."""
    if percent != text_size():
        preferences.remember_text_size(percent)
        use_text_size(percent)


def step_text_size(by: int) -> None:
    """Take the next larger text size, or with -1 the next smaller one; the ends stay."""
    sizes = preferences.TEXT_SIZES
    at = sizes.index(text_size()) + by
    choose_text_size(sizes[min(max(at, 0), len(sizes) - 1)])
