"""The door of this room: cases become files in a folder, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path

from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.record.case import Case
from calibrate.domain.record.file_names import export_name
from calibrate.domain.session import Session
from calibrate.domain.text.file_names import counted_name
from calibrate.exchange.exported import lacking
from calibrate.exchange.exported.calendar import calendar, follow_ups
from calibrate.exchange.exported.separated import separated
from calibrate.exchange.exported.session_json import session_json
from calibrate.exchange.exported.table import Table
from calibrate.exchange.exported.tables import tables
from calibrate.exchange.exported.workbook import shortened, workbook
from calibrate.exchange.files import write_new
from calibrate.words.phrases import several

NO_ENTRY = "No follow-up that stands has a due date, so there is nothing for a calendar."
BEGUN = datetime(2000, 1, 1, tzinfo=UTC)


class Format(StrEnum):
    """As what a session leaves."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    ICS = "ics"


@dataclass(frozen=True, slots=True)
class Content:
    """A file before it has a place: what stands behind the session's name, and what is in it."""

    ending: str
    content: bytes
    told: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is there now, and what is in it."""

    path: Path
    told: str


def name_of(session: Session, cases: Sequence[Case]) -> str:
    """Return how the names of the files begin."""
    return export_name(session, any(case.damage for case in cases))


def write(folder: Path, name: str, files: Sequence[Content]) -> tuple[Written, ...]:
    """Write files whose names begin with `name`, and return what was written.

    No file is replaced: where one of them has its name already, all are counted. Raises BadInput,
    and leaves none of them, if one cannot be written.
    """
    places = _free_places(folder, name, files)
    written: list[Written] = []
    try:
        for path, file in zip(places, files, strict=True):
            write_new(path, file.content)
            written.append(Written(path, file.told))
    except BadInput:
        for one in written:
            one.path.unlink(missing_ok=True)
        raise
    return tuple(written)


def contents(
    format: Format, session: Session, cases: Sequence[Case], now: datetime
) -> tuple[Content, ...]:
    """Return what the files of a format hold of cases, read for one viewer by `now`.

    Raises Refused if there is nothing for a calendar.
    """
    if format is Format.JSON:
        told = several(len(cases), "candidate")
        return (Content(".json", session_json(session, cases, now).encode(), told),)
    if format is Format.ICS:
        return (_calendar(cases),)
    planned = tables(cases)
    if format is Format.XLSX:
        as_of = max((case.changed for case in cases), default=BEGUN)
        told = ", ".join(map(_told, planned))
        return (Content(".xlsx", workbook(planned, session.title, as_of), told),)
    return tuple(Content(f" {one.name}.csv", separated(one), _told(one)) for one in planned)


def not_here(format: Format, cases: Sequence[Case]) -> Iterator[str]:
    """Yield sentences that say what is not in the files of a format, and why."""
    if format is Format.ICS:
        yield from lacking.not_in_calendar(cases)
        return
    yield from lacking.sealed(cases)
    cut = shortened(tables(cases)) if format is Format.XLSX else 0
    if cut:
        yield f"{several(cut, 'text')} too long for a cell: the end is missing here, not in JSON."


def _calendar(cases: Sequence[Case]) -> Content:
    entries = sum(bool(one.stands and due.due) for _, one, _, due in follow_ups(cases))
    if not entries:
        raise Refused(NO_ENTRY)
    return Content(" follow-ups.ics", calendar(cases), several(entries, "entry", "entries"))


def _told(table: Table) -> str:
    return several(len(table.rows), table.one)


def _free_places(folder: Path, name: str, files: Sequence[Content]) -> list[Path]:
    """Return where files go, all under one number, so that those of one export are known."""
    for number in count(1):
        places = [folder / counted_name(f"{name}{file.ending}", number) for file in files]
        if not any(place.exists() or place.is_symlink() for place in places):
            return places
    raise AssertionError("numbers do not end")
