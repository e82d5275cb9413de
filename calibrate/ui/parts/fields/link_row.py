"""Opens where a piece leads to, or copies its address; there only where it leads to the web."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from calibrate.domain.text.addresses import web_address
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.frame import label

SPACING = 16
COPIED = "Copied."
NOT_OPENED = "Nothing here opens it. The address is copied."


class LinkRow(QWidget):
    """Two quiet buttons, and what came of the last press; below one another in little room."""

    def __init__(self) -> None:
        super().__init__()
        self._address = ""
        self.open, self.copy = QPushButton("Open link"), QPushButton("Copy link")
        self.said = label("", "meta", wrap=True)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        for button in (self.open, self.copy):
            set_role(button, "link")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.said, 1)
        self.open.clicked.connect(self._open)
        self.copy.clicked.connect(self._copy)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the wider button needs."""
        return QSize(max(self._widths), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside one another where there is room."""
        super().resizeEvent(event)
        fits = self.width() >= sum(self._widths) + SPACING
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if fits else ways.TopToBottom)

    @property
    def _widths(self) -> tuple[int, int]:
        return self.open.sizeHint().width(), self.copy.sizeHint().width()

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
