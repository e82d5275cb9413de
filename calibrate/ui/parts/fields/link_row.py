"""Opens where a piece leads to, or copies its address; there only where it leads to the web."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from calibrate.domain.text.addresses import web_address
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.frame import label

COPIED = "Copied."
NOT_OPENED = "Nothing here opens it. The address is copied."


class LinkRow(QWidget):
    """Two quiet buttons, and what came of the last press."""

    def __init__(self) -> None:
        super().__init__()
        self._address = ""
        self.open, self.copy = QPushButton("Open link"), QPushButton("Copy link")
        self.said = label("", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for button in (self.open, self.copy):
            set_role(button, "link")
            row.addWidget(button)
        row.addWidget(self.said, 1)
        self.open.clicked.connect(self._open)
        self.copy.clicked.connect(self._copy)
        self.hide()

    def show_link(self, link: str) -> None:
        """Offer this link, or take no room where it leads nowhere."""
        self._address = web_address(link)
        self.said.setText("")
        for button in (self.open, self.copy):
            give_tip(button, self._address)
        self.setVisible(bool(self._address))

    def _open(self) -> None:
        opened = QDesktopServices.openUrl(QUrl(self._address))
        self.said.setText("")
        if not opened:
            self._copy()
            self.said.setText(NOT_OPENED)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.said.setText(COPIED)
