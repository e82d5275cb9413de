"""What Packets shows of issuing: a button, and who got a packet of the candidate at hand before."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.permissions import need_issuable
from calibrate.ui.desk import Desk
from calibrate.ui.look.elided import give_tip
from calibrate.ui.packets.issuing.dialog import IssueDialog
from calibrate.ui.packets.issuing.words_dialog import PacketWords
from calibrate.ui.packets.issuing.work import About
from calibrate.ui.parts.frame import Lines
from calibrate.ui.parts.panel import Section
from calibrate.words.handing.issued import handed_words, why_not_issued
from calibrate.words.phrases import several

MOST = 5
"""How many are listed, the newest first; the command line prints them all."""

ISSUE = "Hand a packet out, and keep in the register who got it"


class Issuing(QObject):
    """A `button` and a `register`, for the screen to place; empty, the register takes no room."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window, self._candidate = desk, window, ""
        self._edition, self._paper = Edition.PANEL, Paper.A4
        self.button = QPushButton("Issue…")
        self.button.setAccessibleName("Issue the packet")
        self.button.clicked.connect(self._issue)
        self.register = QWidget()
        column = QVBoxLayout(self.register)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Section("Issued"))
        self.listed = Lines("meta")
        column.addWidget(self.listed)
        self.show_candidate("", Edition.PANEL, Paper.A4)

    def show_candidate(
        self, candidate: str, edition: Edition, paper: Paper, lacks: str = ""
    ) -> None:
        """Show who got a packet of a candidate, and whether the edition may be issued on paper.

        `lacks` says what keeps their letter here, if that is chosen and something does.
        """
        self._candidate, self._edition, self._paper = candidate, edition, paper
        why_not = why_not_issued(edition) or self._why_not() or lacks
        self.button.setEnabled(bool(candidate) and not why_not)
        self.button.setAccessibleDescription(why_not)
        give_tip(self.button, why_not or ISSUE)
        lines = self._lines()
        self.listed.show_lines(lines)
        self.register.setVisible(bool(lines))

    def _why_not(self) -> str:
        """Return why no packet of the candidate can be issued, or nothing."""
        try:
            if self._candidate:
                need_issuable(self._desk.session(self._desk.chair), self._candidate)
        except CalibrateError as error:
            return str(error)
        return ""

    def _lines(self) -> list[str]:
        if not self._candidate or why_not_issued(self._edition):
            return []
        register = self._desk.issued(self._desk.chair, self._candidate)
        found = [handed_words(one) for one in reversed(register)]
        more = [f"and {several(len(found) - MOST, 'earlier one')}"] if len(found) > MOST else []
        return [*found[:MOST], *more]

    def _issue(self) -> None:
        about = About(self._candidate, self._edition, self._paper)
        if found := IssueDialog.ask(self._window, self._desk, about):
            issued, words = found
            if words:
                PacketWords(self._window, issued.path.name, words).exec()
