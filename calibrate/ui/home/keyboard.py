"""The keys of Home."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QPushButton

from calibrate.ui.home.lately import Lately
from calibrate.ui.parts.keys.keys import Key


class Keyed(Protocol):
    """What keys reach of Home."""

    lately: Lately | None

    @property
    def new(self) -> QPushButton:
        """The button that begins a session."""

    @property
    def open(self) -> QPushButton:
        """The button that opens one."""


def home_keys(home: Keyed, find: Callable[[], object]) -> tuple[Key, ...]:
    """Return the keys of Home; most of them are the list's own."""
    sessions = home.lately.list if home.lately else None
    return (
        Key(("Ctrl+N",), "New session", home.new.click),
        Key(("Ctrl+O",), "Open a session", home.open.click),
        Key(("/",), "Find a session by name", find),
        Key(("Up", "Down"), "Choose a session", within=sessions),
        Key(("Return",), "Open it, or find its file", within=sessions),
        Key(("Del",), "Take it off the list; the file stays", within=sessions),
        Key(("Esc",), "Clear the search"),
        Key(("Ctrl+Q",), "Quit"),
    )
