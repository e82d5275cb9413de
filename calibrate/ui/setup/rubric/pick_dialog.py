"""Choosing one of several things by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from calibrate.domain.errors import Refused
from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.theme import scaled, set_role
from calibrate.ui.parts.dialog import Dialog, named

ROW, AROUND_ROWS = 30, 8
MOST_SHOWN = 9


class Pick(Dialog):
    """A list of which one entry is chosen."""

    def __init__(
        self, parent: QWidget | None, title: str, words: str, options: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(parent, title, "Choose")
        self.setMinimumWidth(scaled(480))
        self.list = QListWidget()
        set_role(self.list, "pick")
        for key, name in options:
            item = QListWidgetItem(name)
            item.setToolTip(plain_tip(name))
            item.setSizeHint(QSize(0, scaled(ROW)))
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        self.list.setMinimumHeight(min(len(options), MOST_SHOWN) * scaled(ROW) + AROUND_ROWS)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.finish)
        self.body.addLayout(named(words, self.list))
        if not options:
            self.trouble.say("There is nothing to choose from here.")
            self.primary.setEnabled(False)

    @classmethod
    def ask(
        cls, parent: QWidget, title: str, words: str, options: Sequence[tuple[str, str]]
    ) -> str | None:
        """Ask for one of `options`, given as (key, name); return its key, None if cancelled."""
        dialog = cls(parent, title, words, options)
        return dialog.chosen if dialog.exec() else None

    @property
    def chosen(self) -> str:
        """The key of the chosen entry; raises Refused while nothing is chosen."""
        item = self.list.currentItem()
        if item is None:
            raise Refused("Nothing is chosen.")
        return str(item.data(Qt.ItemDataRole.UserRole))
