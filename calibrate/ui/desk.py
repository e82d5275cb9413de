"""The one object between the windows and the store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calibrate.domain.case import Case
from calibrate.domain.commands import Change, Command
from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import Evidence
from calibrate.domain.phases import Viewer
from calibrate.domain.ratings import Draft, PastSubmission
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet

if TYPE_CHECKING:
    from calibrate.store.store import Store


class Desk(QObject):
    """Applies what a person wants, and tells every view what changed, whoever wrote.

    `changed` carries a Change; `failed` one sentence about what could not be done.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store

    def apply(self, command: Command, actor: str = "facilitator") -> Change | None:
        """Carry out a command; on failure say why by `failed`, change nothing, return None."""
        try:
            change = self.store.apply(command, actor)
        except CalibrateError as error:
            self.failed.emit(str(error))
            return None
        self.changed.emit(change)
        return change

    def session(self, viewer: Viewer) -> Session:
        """Return as much of the session as `viewer` may see."""
        return self.store.session(viewer)

    def evidence(self, viewer: Viewer) -> Mapping[str, tuple[Evidence, ...]]:
        """Return the evidence of every candidate that exists for `viewer`, by candidate."""
        return self.store.evidence(viewer)

    def sheet(self, candidate: str, viewer: Viewer) -> Sheet:
        """Return the side-by-side of a candidate for `viewer`."""
        return self.store.sheet(candidate, viewer)

    def case(self, candidate: str, viewer: Viewer) -> Case:
        """Return what a packet of a candidate prints for `viewer`."""
        return self.store.case(candidate, viewer)

    def draft(self, candidate: str, viewer: Viewer) -> Draft:
        """Return the viewer's own unfinished ratings of a candidate."""
        return self.store.draft(candidate, viewer)

    def save_draft(self, candidate: str, viewer: Viewer, draft: Draft) -> bool:
        """Keep the viewer's unfinished ratings; tell whether that went well."""
        try:
            self.store.save_draft(candidate, viewer, draft)
        except CalibrateError as error:
            self.failed.emit(str(error))
            return False
        return True

    def history(self, candidate: str, viewer: Viewer) -> tuple[PastSubmission, ...]:
        """Return the viewer's own submissions of a candidate, oldest first."""
        return self.store.history(candidate, viewer)

    def last_change(self) -> Change | None:
        """Return the newest change that can still be taken back, for Undo."""
        return self.store.last_change()
