"""What the other process does: make files of cases. It is imported there, so it imports no Qt.

Cases are handed over one by one, for all of many at once would hold up whoever uses the window.
"""

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
    """Files that are wanted of the cases handed over: in which format, read at what time."""

    format: str
    session: Session
    now: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """Files that were made: how their names begin, what is in them, and what is not."""

    name: str
    files: tuple[Content, ...]
    not_here: tuple[str, ...]


_handed: list[Case] = []


def take(item: Case | Wanted) -> Made | None:
    """Keep a case, or make files of those that were kept and forget them.

    Raises Refused if there is nothing for a calendar.
    """
    if isinstance(item, Case):
        _handed.append(item)
        return None
    cases = tuple(_handed)
    _handed.clear()
    return _made(item, cases)


def _made(wanted: Wanted, cases: tuple[Case, ...]) -> Made:
    from calibrate.exchange.exported.export import Format, contents, name_of, not_here

    format = Format(wanted.format)
    files = contents(format, wanted.session, cases, wanted.now)
    return Made(name_of(wanted.session, cases), files, tuple(not_here(format, cases)))
