"""What the other process does: make files of cases. It is imported there, so it imports no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from calibrate.domain.record.case import Case
from calibrate.domain.session import Session

if TYPE_CHECKING:
    from calibrate.exchange.exported.export import Content


@dataclass(frozen=True, slots=True)
class Wanted:
    """Files that are wanted: in which format, of which cases of a session, read at what time."""

    format: str
    session: Session
    cases: tuple[Case, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """Files that were made: how their names begin, what is in them, and what is not."""

    name: str
    files: tuple[Content, ...]
    not_here: tuple[str, ...]


def make(wanted: Wanted) -> Made:
    """Make files; raises Refused if there is nothing for a calendar."""
    from calibrate.exchange.exported.export import Format, contents, name_of, not_here

    format, cases = Format(wanted.format), wanted.cases
    files = contents(format, wanted.session, cases, wanted.now)
    return Made(name_of(wanted.session, cases), files, tuple(not_here(format, cases)))
