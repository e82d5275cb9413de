"""Keeping half-entered decisions in the file, a moment after they were typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.phases import Viewer
from calibrate.ui.desk import Desk

PAUSE = 300
"""Milliseconds without a key before what was typed is written."""


class Drafts(QObject):
    """The decisions in the making; what is not in the file yet is kept until it is."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: dict[str, tuple[Viewer, DecisionDraft]] = {}
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.flush)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The ids of candidates whose draft is not in the file."""
        return tuple(self._waiting)

    def of(self, candidate: str, chair: Viewer) -> DecisionDraft:
        """Return what was entered for a candidate so far."""
        if candidate in self._waiting:
            return self._waiting[candidate][1]
        return self._desk.decision_draft(candidate, chair)

    def keep(self, candidate: str, chair: Viewer, draft: DecisionDraft) -> None:
        """Keep a draft; it is written in a moment, also while somebody goes on typing."""
        self._waiting[candidate] = (chair, draft)
        if not self._pause.isActive():
            self._pause.start()

    def drop(self, candidate: str) -> None:
        """Forget what was not written: the decision was recorded."""
        self._waiting.pop(candidate, None)

    def flush(self) -> bool:
        """Write what waits now, and tell whether all of it is in the file."""
        self._pause.stop()
        for candidate, (chair, draft) in tuple(self._waiting.items()):
            if self._desk.save_decision_draft(candidate, chair, draft):
                self._waiting.pop(candidate, None)
        return not self._waiting
