"""Checks a receipt in a kit: what of it arrived, and whether it can be believed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.phases import Viewer
from calibrate.domain.travel.anchor import RECEIPT, read_receipt
from calibrate.ui.desk import Desk
from calibrate.ui.look import zoom
from calibrate.ui.parts.dialog import FittedDialog, named
from calibrate.ui.parts.fields.line_field import SearchField
from calibrate.ui.parts.frame import label
from calibrate.words.travel.ballots import arrived_words, received_lines

WIDTH = 600
LONGEST = 1_000_000


class CheckDialog(FittedDialog):
    """A field for the receipt, and what it says of each submission below."""

    def __init__(self, parent: QWidget | None, desk: Desk, viewer: Viewer, text: str = "") -> None:
        super().__init__(parent, "Check a receipt", "Check")
        zoom.hold(self, WIDTH)
        self._desk, self._viewer = desk, viewer
        self.subheading.setText(
            "Whoever runs the session sends you a receipt once your ballot arrived."
        )
        self.receipt = SearchField(placeholder=f"{RECEIPT}…", longest=LONGEST)
        self.receipt.setText(text)
        self.found = label("", "strong", wrap=True)
        self.listed = label("", wrap=True)
        self.body.addLayout(named("The receipt", self.receipt))
        self.body.addWidget(self.found)
        self.body.addWidget(self.listed)
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        self.receipt.textChanged.connect(self._allow)
        self._allow()
        if text:
            self.finish()

    def finish(self) -> None:
        """Say what the receipt says, and stay."""
        self._show("", "")
        try:
            arrived = self._desk.store.arrived(read_receipt(self.receipt.text()), self._viewer)
        except CalibrateError as error:
            self.trouble.say(str(error))
        else:
            session = self._desk.session(self._viewer)
            lines = received_lines(session, arrived)
            said = arrived_words(arrived)
            self._show(said if arrived.is_signed else "", "\n".join(lines))
            self.trouble.say("" if arrived.is_signed else said)
        QTimer.singleShot(0, self.grow)  # once the sentences have their lines

    def _show(self, found: str, listed: str) -> None:
        self.trouble.say("")
        for words, text in ((self.found, found), (self.listed, listed)):
            words.setText(text)
            words.setVisible(bool(text))

    def _allow(self) -> None:
        self._show("", "")
        self.primary.setEnabled(bool(self.receipt.text().strip()))
        if self.isVisible():
            self.grow()
