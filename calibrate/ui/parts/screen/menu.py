"""The menu of a session: where to go, how everything looks, keys, about, and the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from calibrate.ui import preferences, sight
from calibrate.ui.look.theme import set_role

Act = Callable[[], None]
Below = tuple[tuple[str, Act], ...]


class MenuButton(QPushButton):
    """The word at the top right, whose signals ask for what the menu offers.

    `more` has the words of what else a screen's menu leads to, and what does that; or below which
    words there is a menu of such.
    """

    home_wanted = Signal()
    search_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Calibrate ▾")
        self.setAccessibleName("Menu")
        self.setAccessibleDescription("Key F10")
        self.setToolTip("F10")
        self.leads_out = self.searches = True
        self.more: list[tuple[str, Act | Below]] = []
        set_role(self, "tab")
        self.clicked.connect(self.open)

    def open(self) -> QMenu:
        """Show the menu below the button, at its right edge."""
        menu = self.made()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = QPoint(self.width() - menu.sizeHint().width(), self.height())
        menu.popup(self.mapToGlobal(corner))
        return menu

    def made(self) -> QMenu:
        """Return the menu; to whom the machine was handed, it leads nowhere."""
        menu = QMenu("Menu", self)
        if self.leads_out:
            menu.addAction("Home\tCtrl+W", self.home_wanted.emit)
            for words, more in self.more:
                _add(menu, words, more)
            menu.addSeparator()
        if self.searches:
            menu.addAction("Search…\tCtrl+K", self.search_wanted.emit)
            menu.addSeparator()
        menu.addMenu(appearance_menu(menu))
        menu.addMenu(text_size_menu(menu))
        menu.addSeparator()
        menu.addAction("Keys\tF1", self.keys_wanted.emit)
        menu.addAction("About Calibrate", self.tell_about)
        if self.leads_out:
            menu.addSeparator()
            menu.addAction("Close Calibrate\tCtrl+Q", self.window().close)
        return menu

    def tell_about(self) -> None:
        """Tell what this program is."""
        from calibrate.ui.parts.screen.about import About

        About(self.window()).open()


def _add(menu: QMenu, words: str, more: Act | Below) -> None:
    if callable(more):
        menu.addAction(words, more)
        return
    below = QMenu(words, menu)
    for inside, act in more:
        below.addAction(inside, act)
    menu.addMenu(below)


def appearance_menu(parent: QWidget) -> QMenu:
    """Return the appearances to choose from."""
    menu, chosen = QMenu("Appearance", parent), preferences.remembered_appearance()
    group = QActionGroup(menu)
    for key, words in preferences.APPEARANCES.items():
        action = menu.addAction(words.capitalize(), partial(sight.choose_appearance, key))
        action.setCheckable(True)
        action.setChecked(key == chosen)
        group.addAction(action)
    return menu


def text_size_menu(parent: QWidget) -> QMenu:
    """Return the text sizes to choose from."""
    menu = QMenu("Text size", parent)
    menu.addAction("Larger\tCtrl++", partial(sight.step_text_size, 1))
    menu.addAction("Smaller\tCtrl+−", partial(sight.step_text_size, -1))
    menu.addSeparator()
    group = QActionGroup(menu)
    for percent in preferences.TEXT_SIZES:
        key = "\tCtrl+0" if percent == preferences.PLAIN_TEXT_SIZE else ""
        action = menu.addAction(f"{percent} %{key}", partial(sight.choose_text_size, percent))
        action.setCheckable(True)
        action.setChecked(percent == sight.text_size())
        group.addAction(action)
    return menu
