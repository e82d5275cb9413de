"""A session's file while it is open: where it is, what time it is there, and how it is left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Self

from calibrate.domain.commands import Command, CreateSession
from calibrate.domain.errors import FileLost
from calibrate.store.clock import Clock, SessionClock, sitting
from calibrate.store.document.document import Document
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.document.schema import role_of
from calibrate.store.kits.opening import need_witnessed_keys, read_this_kit
from calibrate.store.record import log
from calibrate.store.saving import Unread, save_copy
from calibrate.store.session_file import create_file, open_file


class OpenFile:
    """A session file, or a kit, that this process holds, for one writer: this one.

    `told` says what a person has to know of how the file was found, or nothing; `role` which of the
    two it is, and `kit` whose, if it is one. Raises FileTrouble when the file cannot be used.
    """

    def __init__(
        self, document: Document, clock: Clock, told: str = "", driver: Driver = PLAIN
    ) -> None:
        self.told = told
        self._document = document
        self._driver = driver
        with document.transaction() as connection:
            self.role, self.kit = role_of(connection), read_this_kit(connection)
            self._clock = SessionClock(clock, log.newest_time(connection))
            if self.kit:
                need_witnessed_keys(connection, document.path.name)

    @classmethod
    def create(
        cls,
        path: Path,
        command: CreateSession,
        clock: Clock | None = None,
        driver: Driver = PLAIN,
        further: Iterable[Command] = (),
    ) -> Self:
        """Write a new session file, which must not exist yet, and open it.

        What is `further` to be done is done before there is a file, so all of it or none.
        """
        clock = clock or sitting()
        create_file(path, command, clock, driver, further)
        return cls.open(path, clock, driver)

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None, driver: Driver = PLAIN) -> Self:
        """Open a session file; an older one is copied beside itself and then upgraded.

        Without a clock, that of the machine is read once, and its own setting no more.
        """
        clock = clock or sitting()
        document, told = open_file(path, clock, driver)
        try:
            return cls(document, clock, told, driver)
        except BaseException:
            document.close()
            raise

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._document.path

    def now(self) -> datetime:
        """Return the time by the clock that stamps commands."""
        return self._clock()

    def close(self) -> None:
        """Let the file go; raise FileLost if what was written to it lies at its name no more."""
        lost = self.lost_work
        self._document.close()
        if lost:
            raise FileLost(lost)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self.close()
        except FileLost:
            if kind is None:
                raise

    # When another program takes the file away

    @property
    def loss(self) -> str:
        """Say what another program did to the file, since when nothing is kept; or nothing."""
        return self._document.loss

    @property
    def lost_work(self) -> str:
        """Say the same where something was written while the file was open: that is lost too."""
        return self.loss if self._document.has_written else ""

    @property
    def is_open(self) -> bool:
        """Whether the file was not let go yet."""
        return self._document.held.is_open

    def found(self) -> Path | None:
        """Return where the file is now, if it was moved and can be found, or None."""
        return self._document.held.found()

    def save_copy(self, path: Path) -> Unread:
        """Write what can still be read to a new file, and return of what some could not."""
        return save_copy(self._document, path, self._driver)

    def go_on_in(self, path: Path) -> None:
        """Go on in another file of this session: a copy, or this one where it was moved to.

        Raises FileTrouble if it cannot be opened; the session is closed then.
        """
        self._document.close()
        self._document, self.told = open_file(path, self._clock, self._driver)
