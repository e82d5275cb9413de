"""Session files as files: written anew whole or not at all, upgraded with a copy kept."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection

from calibrate.domain.authority import APP, HOLDER
from calibrate.domain.commands import CreateSession
from calibrate.domain.errors import FileTrouble
from calibrate.store.clock import Clock, SessionClock
from calibrate.store.document import schema
from calibrate.store.document.document import Document
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.document.header import check_header
from calibrate.store.document.tables import metadata
from calibrate.store.record import log
from calibrate.store.record.payloads import Part
from calibrate.store.upgrades.rebuild import Rewritten
from calibrate.store.upgrades.steps import upgrade
from calibrate.store.writes.applying import apply
from calibrate.store.writes.work import Work
from calibrate.whole_file import clear, put


def create_file(path: Path, command: CreateSession, clock: Clock, driver: Driver = PLAIN) -> None:
    """Write a new session file, for its owner alone; raise FileTrouble if the name is taken."""
    if not path.name:
        raise FileTrouble(f"{path} is a folder; name the session file in it.")
    fresh = path.with_name(f".{uuid4().hex}.new")
    try:
        if path.exists():
            raise FileExistsError
        _write_new(fresh, command, clock, driver)
        put(fresh, path, replaces=False)
    except FileExistsError:
        raise FileTrouble(f"{path} is there already; choose another name.") from None
    except OSError as error:
        raise FileTrouble(f"{path} cannot be written: {error.strerror}.") from None
    except ValueError:
        raise FileTrouble(f"{str(path)!r} cannot be the name of a file.") from None
    finally:
        _remove(fresh)


def open_file(path: Path, clock: Clock, driver: Driver = PLAIN) -> Document:
    """Open and check a session file; an older one is copied beside itself and then upgraded."""
    version = check_header(path, schema.VERSION)
    clear(path.parent)
    document = Document(path, driver)
    try:
        document.check(thorough=document.was_unclean or version < schema.VERSION)
        if version < schema.VERSION:
            _upgrade(document, version, clock)
    except BaseException:
        document.close()
        raise
    return document


def _remove(path: Path) -> None:
    with suppress(OSError, ValueError):
        path.unlink()


def _write_new(path: Path, command: CreateSession, clock: Clock, driver: Driver) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    document = Document(path, driver)
    try:
        with document.transaction() as connection:
            schema.create(connection)
            apply(connection, command, HOLDER, clock())
    finally:
        document.close()


def _upgrade(document: Document, version: int, clock: Clock) -> None:
    """Copy the file, take its schema to the newest version, and log that as a line."""
    copy = _copy_name(document.path, version)
    try:
        document.copy_to(copy)
        with document.rebuilding() as connection:
            rewritten = upgrade(connection, version)
            stamp = SessionClock(clock, log.newest_time(connection))
            _log_upgrade(connection, version, rewritten, stamp())
    except OSError as error:
        raise FileTrouble(
            f"{document.path.name} is of an older version, and the copy that is kept of it cannot "
            f"be written beside it: {error.strerror}. Move it to where there is room, and open it."
        ) from None
    except BaseException:
        _remove(copy)
        raise


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
