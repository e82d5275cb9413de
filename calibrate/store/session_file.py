"""Session files as files: written anew whole or not at all, upgraded with a copy kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from calibrate.domain.authority import APP, HOLDER
from calibrate.domain.commands import Command, CreateSession
from calibrate.domain.errors import FileTrouble, WordsNeeded, WrongWords
from calibrate.store.clock import Clock, SessionClock
from calibrate.store.document import schema
from calibrate.store.document.document import Document
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.document.encrypting import NO_LIBRARY, can_encrypt
from calibrate.store.document.faults import use_a_copy
from calibrate.store.document.header import Header, checked_version, version_in
from calibrate.store.document.held_file import HeldFile
from calibrate.store.document.journal_file import JournalFile, journal_of, read_journal
from calibrate.store.document.tables import metadata
from calibrate.store.reads.session import follow, load_session
from calibrate.store.record import log
from calibrate.store.record.payloads import Part
from calibrate.store.unfinished import settle
from calibrate.store.upgrades.rebuild import Rewritten
from calibrate.store.upgrades.steps import upgrade
from calibrate.store.writes.applying import apply
from calibrate.store.writes.work import Work
from calibrate.whole_file import Aside, clear, put

ENCRYPTED_PAGE = 4096
"""Bytes of a page where a file is encrypted; its header, which would say so, is too."""


def create_file(
    path: Path, command: CreateSession, clock: Clock, driver: Driver, further: Iterable[Command]
) -> None:
    """Write a new session file, for its owner alone; raise FileTrouble if the name is taken.

    It is there once it was created and what is `further` to be done was done, or not at all.
    """
    if not path.name:
        raise FileTrouble(f"{path} is a folder; name the session file in it.")
    with (
        made_beside(path) as fresh,
        closing(new_document(fresh, path.name, driver)) as document,
        document.transaction() as connection,
    ):
        schema.create(connection)
        apply(connection, command, HOLDER, clock())
        session = load_session(connection)
        for more in further:
            change = apply(connection, more, HOLDER, clock(), session)
            session = follow(connection, session, more, change)


@contextmanager
def made_beside(path: Path) -> Iterator[Path]:
    """Hand out a name for a session that is made; it is put at `path` at the end, as a new file.

    Raises FileTrouble if a file is there, or none can be written; then nothing is left behind.
    """
    try:
        if path.exists():
            raise FileExistsError
        with Aside(path.parent) as aside:
            yield aside.path / "0.calib"
            put(aside.path / "0.calib", path, replaces=False)
    except FileExistsError:
        raise FileTrouble(f"{path} is there already; choose another name.") from None
    except OSError as error:
        raise FileTrouble(f"{path} cannot be written: {error.strerror}.") from None
    except ValueError:
        raise FileTrouble(f"{str(path)!r} cannot be the name of a file.") from None


def open_file(path: Path, clock: Clock, driver: Driver = PLAIN) -> tuple[Document, str]:
    """Open and check a session file; an older one is copied beside itself and then upgraded.

    Returns with it what a person has to know of how it was found, or nothing. Raises WordsNeeded
    where it is encrypted and `driver` does not open it.
    """
    held = HeldFile(path)
    try:
        is_locked = Header(held.header).looks_encrypted
        _need_readable(held, driver)
        clear(held.path.parent)
        settled = settle(held, driver)
        version = 0 if is_locked else _version(held, settled.journal)
    except BaseException:
        held.close()
        raise
    document = _unlocked(held, driver) if is_locked else Document(held, driver)
    try:
        version = version or _version_inside(document)
        thorough = bool(settled.journal) or version < schema.VERSION
        if thorough or not is_locked:  # each page of an encrypted file is checked as it is read
            document.check(thorough)
        if version < schema.VERSION:
            _upgrade(document, version, clock)
    except BaseException:
        document.close()
        raise
    return document, settled.told


def _need_readable(held: HeldFile, driver: Driver) -> None:
    """Refuse what is no file of ours, and one that is encrypted without what opens it."""
    if not Header(held.header).looks_encrypted:
        version_in(held.called, held.header, schema.VERSION)
    elif held.size % ENCRYPTED_PAGE and not read_journal(journal_of(held.path)):
        raise FileTrouble(f"{held.called} is cut short; it may still be downloading.")
    elif driver is PLAIN and not can_encrypt():
        raise FileTrouble(f"{held.called} is encrypted, and {NO_LIBRARY}")
    elif driver is PLAIN:
        raise WordsNeeded(f"{held.called} is encrypted; it opens with its six words.")


def _unlocked(held: HeldFile, driver: Driver) -> Document:
    """Open an encrypted file; raise WrongWords if nothing of it can be read so."""
    called = held.called
    try:
        return Document(held, driver)
    except FileTrouble as trouble:
        fault = getattr(trouble.__cause__, "orig", trouble.__cause__)
        if getattr(fault, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise WrongWords(f"These are not the words of {called}.") from None
        raise


def _version_inside(document: Document) -> int:
    """Return the version of a file whose header only the key makes readable."""
    with document.transaction() as connection:
        application, version = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("application_id", "user_version")
        )
    return checked_version(document.held.called, application, version, schema.VERSION)


def _version(held: HeldFile, journal: JournalFile | None) -> int:
    """Return the version that the file has, or will once its journal has been put back."""
    content, size = held.header, held.size
    if journal:
        size = journal.pages * journal.page_size
        content = journal.before.content if journal.before else content
    version = version_in(held.called, content, schema.VERSION)
    header = Header(content)
    if size < header.pages * header.page_size:
        raise FileTrouble(f"{held.called} is cut short; it may still be downloading.")
    if version < 1:
        raise FileTrouble(
            f"{held.called} does not say which version it is; {use_a_copy(held.path)}."
        )
    return version


def _remove(path: Path) -> None:
    with suppress(OSError, ValueError):
        path.unlink()


def new_document(path: Path, called: str, driver: Driver) -> Document:
    """Return an empty file that is open; what goes wrong is said of `called`."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return Document(HeldFile(path, called), driver)


def _upgrade(document: Document, version: int, clock: Clock) -> None:
    """Copy the file, take its schema to the newest version, and log that as a line."""
    copy = _keep_copy(document, version)
    try:
        with document.rebuilding() as connection:
            rewritten = upgrade(connection, version)
            stamp = SessionClock(clock, log.newest_time(connection))
            _log_upgrade(connection, version, rewritten, stamp())
    except BaseException:
        _remove(copy)
        raise


def _keep_copy(document: Document, version: int) -> Path:
    """Keep a copy of a file beside it, whole or not at all, under a name that nothing has yet."""
    copy = _copy_name(document.path, version)
    try:
        with Aside(copy.parent) as aside:
            document.copy_to(aside.path / "0.calib")
            put(aside.path / "0.calib", copy, replaces=False)
    except OSError as error:
        raise FileTrouble(
            f"{document.path.name} is of an older version, and the copy that is kept of it cannot "
            f"be written beside it: {error.strerror}. Move it to where there is room, and open it."
        ) from None
    return copy


def _log_upgrade(
    connection: Connection, version: int, rewritten: Rewritten, time: datetime
) -> None:
    work = Work(connection, time, APP)
    for table, key in rewritten:
        work.journal.touch(metadata.tables[table], key)
    said = Part(f"upgraded the file from version {version}")
    log.append(work.journal, work.stamp, work.actor, log.UPGRADE, (), (said,))


def _copy_name(path: Path, version: int) -> Path:
    """Return a name beside the file that nothing has yet."""
    for again in count(1):
        number = f", {again}" if again > 1 else ""
        name = path.with_name(f"{path.stem} (version {version}{number}){path.suffix}")
        if not name.exists():
            return name
    raise AssertionError("counting does not end")
