"""What a screen reader finds in a window, and does there: read through Qt's own interfaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
ITEMS = (QAccessible.Role.ListItem, QAccessible.Role.Cell, QAccessible.Role.TreeItem)
MOST = 400
"""How many children of one thing are read: a table of thousands is alike all the way down."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing in the accessible tree, and how deep it lies."""

    role: QAccessible.Role
    name: str
    description: str
    interface: QAccessibleInterface

    @property
    def widget(self) -> QWidget | None:
        """The widget behind it; items of a list have none."""
        found = self.interface.object()
        return found if isinstance(found, QWidget) else None

    @property
    def actions(self) -> list[str]:
        """What can be done to it."""
        offered = self.interface.actionInterface()
        return list(offered.actionNames()) if offered else []

    def do(self, action: str) -> None:
        """Do something to it, as a screen reader does."""
        self.interface.actionInterface().doAction(action)


def heard(window: QWidget) -> list[Heard]:
    """Return everything that can be found in a window and is not hidden."""
    return list(_walk(QAccessible.queryAccessibleInterface(window)))


def _walk(interface: QAccessibleInterface | None) -> Iterator[Heard]:
    if interface is None or not interface.isValid():
        return
    is_item = interface.role() in ITEMS  # an item out of view counts as hidden, and can be gone to
    if interface.state().invisible and not is_item:
        return
    yield Heard(interface.role(), interface.text(NAME), interface.text(DESCRIPTION), interface)
    for place in range(min(interface.childCount(), MOST)):
        yield from _walk(interface.child(place))
