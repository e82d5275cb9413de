"""Which policy a new session starts from: none, that of the session before, or one from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.dialog import named
from calibrate.ui.policy.dialog import FILES
from calibrate.ui.policy.remembered import remembered
from calibrate.words.policy.policy import NO_NAME, POLICY

NONE, BEFORE, FROM_FILE = "None: as usual", "as in the session before", "Start from a policy file…"


class PolicyRow(QWidget):
    """A link to a file; and once there is something to choose from, a list above it.

    `refused` carries why a file cannot be read, or nothing once one could.
    """

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.box = ChoiceBox()
        self.from_file = QPushButton(FROM_FILE)
        self.from_file.setAccessibleName(FROM_FILE.rstrip("…"))
        self.from_file.setAutoDefault(False)
        set_role(self.from_file, "link")
        self._above = QWidget()
        above = named(POLICY, self.box)
        above.setContentsMargins(0, 0, 0, 0)
        self._above.setLayout(above)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._above)
        column.addWidget(self.from_file, 0, Qt.AlignmentFlag.AlignLeft)
        self.from_file.clicked.connect(self._choose)
        self._fill()

    @property
    def policy(self) -> Policy:
        """The policy that is chosen."""
        chosen: Policy = self.box.currentData()
        return chosen

    def take_file(self, path: Path) -> None:
        """Offer the policy of a file, and choose it; or say why it cannot be read."""
        from calibrate.exchange.policy.policy_file import read_policy_file

        try:
            found = read_policy_file(path)
        except CalibrateError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
        self._offer(f"{found.name or NO_NAME}, {path.name}", found)
        self.box.setCurrentIndex(self.box.count() - 1)

    def _fill(self) -> None:
        self.box.addItem(NONE, USUAL)
        before = remembered()
        if before != USUAL:
            self._offer(f"{before.name or NO_NAME}, {BEFORE}", before)
        self._above.setVisible(self.box.count() > 1)

    def _offer(self, words: str, policy: Policy) -> None:
        self.box.addItem(words, policy)
        self._above.show()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "A policy file", "", FILES)
        if path:
            self.take_file(Path(path))
