"""Keeps a panelist's drafts: saves them soon after typing, and says when that went wrong."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from calibrate.domain.errors import CalibrateError
from calibrate.domain.phases import Viewer
from calibrate.domain.ratings import Draft
from calibrate.ui.desk import Desk

DELAY = 400


class DraftKeeper(QObject):
    """Holds one viewer's drafts by candidate, and saves them `DELAY` ms after the last change.

    `saved` carries the time of a good save; `unsaved` the sentence of a failed one. A draft that
    could not be saved is kept here and tried again with the next.
    """

    saved = Signal(object)
    unsaved = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._viewer: Viewer | None = None
        self._drafts: dict[str, Draft] = {}
        self._dirty: set[str] = set()
        self._sentence = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.flush)
        desk.failed.connect(self._remember)

    def serve(self, viewer: Viewer) -> None:
        """Save what is open, and keep the drafts of another viewer from now on."""
        self.flush()
        self._drafts.clear()
        self._dirty.clear()
        self._viewer = viewer

    def draft(self, candidate: str) -> Draft:
        """Return the draft of a candidate as it stands, saved or not."""
        if candidate not in self._drafts and self._viewer:
            self._drafts[candidate] = self._read(candidate, self._viewer)
        return self._drafts.get(candidate, Draft())

    def put(self, candidate: str, draft: Draft) -> None:
        """Take a changed draft, and save it when typing pauses."""
        if draft == self.draft(candidate):
            return
        self._drafts[candidate] = draft
        self._dirty.add(candidate)
        self._timer.start()

    def flush(self) -> bool:
        """Save now whatever is not saved; tell whether everything is."""
        self._timer.stop()
        if not self._dirty or self._viewer is None:
            return not self._dirty
        for candidate in sorted(self._dirty):
            self._save(candidate, self._viewer)
        if self._dirty:
            self.unsaved.emit(self._sentence)
        else:
            self.saved.emit(datetime.now())
        return not self._dirty

    @property
    def is_waiting(self) -> bool:
        """Whether something is about to be saved."""
        return self._timer.isActive()

    def forget(self, candidate: str) -> None:
        """Drop what is not saved of a candidate whose round is over."""
        self._drafts.pop(candidate, None)
        self._dirty.discard(candidate)

    def reread(self) -> None:
        """Forget drafts that are saved, so that the next look reads them again."""
        self._drafts = {key: value for key, value in self._drafts.items() if key in self._dirty}

    def _read(self, candidate: str, viewer: Viewer) -> Draft:
        try:
            return self._desk.draft(candidate, viewer)
        except CalibrateError as error:
            self._desk.failed.emit(str(error))
            return Draft()

    def _save(self, candidate: str, viewer: Viewer) -> None:
        if self._desk.save_draft(candidate, viewer, self._drafts[candidate]):
            self._dirty.discard(candidate)

    def _remember(self, sentence: str) -> None:
        self._sentence = sentence
