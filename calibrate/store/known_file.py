"""A session's file and what is known of it: the whole session, and what each viewer may see."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from calibrate.domain.changes import Change
from calibrate.domain.errors import FileTrouble
from calibrate.domain.phases import Scope, Viewer
from calibrate.domain.presence.chairs import Chairs
from calibrate.domain.record.log import Verification
from calibrate.domain.session import Session
from calibrate.store.clock import Clock
from calibrate.store.damage import telling_damage
from calibrate.store.document.document import Document, holds_references
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.document.faults import damaged
from calibrate.store.known import Known
from calibrate.store.open_file import OpenFile
from calibrate.store.reads.session import load_session
from calibrate.store.verifying.whole import verify


class KnownFile(OpenFile):
    """A session file whose state is read once and then followed."""

    def __init__(
        self, document: Document, clock: Clock, told: str = "", driver: Driver = PLAIN
    ) -> None:
        super().__init__(document, clock, told, driver)
        self._known = Known()
        self._is_checked = False

    def go_on_in(self, path: Path) -> None:
        """Go on in another file of this session, and read all of it again."""
        super().go_on_in(path)
        self._forget()

    @telling_damage
    def session(self, viewer: Viewer) -> Session:
        """Return as much of the session's state as `viewer` may see."""
        return self._known.narrowed(self._session, viewer)

    @telling_damage
    def scope(self, viewer: Viewer) -> Scope:
        """Return what `viewer` may read now."""
        return self._known.scope(self._session, viewer)

    @telling_damage
    def chairs(self, viewer: Viewer) -> Chairs:
        """Return who runs the meeting, as far as `viewer` has to know it."""
        return self._known.chairs(self._session, viewer)

    def verify(self) -> Verification:
        """Recompute the log's chain and compare every row with it."""
        with self._document.transaction() as connection:
            return verify(connection)

    def damage(self) -> str:
        """Return that the file is lost or damaged, or nothing where it is what commands wrote."""
        try:
            return self.loss or ("" if self.verify().holds else damaged(self.path))
        except FileTrouble as trouble:  # of an encrypted file a damaged page ends all reading
            return str(trouble)

    def _follow(self, changes: Sequence[Change], after: Session) -> None:
        """Take the session after changes."""
        self._known.follow(changes, after)

    def _forget(self) -> None:
        """Know nothing any more: what is read next is read from the file."""
        self._known.forget()

    def _round(self, candidate: str) -> int:
        return self._session.candidate(candidate).sealed_round or 1

    @property
    def _session(self) -> Session:
        if self._known.session is None:
            try:
                with self._document.transaction() as connection:
                    self._need_references(connection)
                    self._known.session = load_session(connection)
            except (ValueError, TypeError, LookupError, msgspec.MsgspecError) as error:
                raise FileTrouble(damaged(self.path)) from error
        return self._known.session

    def _need_references(self, connection: Connection) -> None:
        """Raise FileTrouble if a row names one that is not there; no write brings that about."""
        if not self._is_checked and not holds_references(connection):
            raise FileTrouble(damaged(self.path))
        self._is_checked = True
