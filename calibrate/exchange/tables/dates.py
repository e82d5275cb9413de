"""A date as tools and people write it; what day and month could be taken for each other in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from calibrate.domain.errors import BadInput
from calibrate.words import days
from calibrate.words.phrases import briefly

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
EXPECTED = "Expected a date such as 2026-03-14 or 14 Mar 2026, or nothing."
LONGEST = 120


class Order(StrEnum):
    """How a date in numbers alone is written: which part comes first."""

    DAY = "day-first"
    MONTH = "month-first"
    YEAR = "year-first"


Readings = Mapping[Order, date]
"""The date of a cell under each order in which it is one."""

_CLOCK = (
    r"(?:[T,]?\s*\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s*[AP]\.?M\.?)?)?"  # 10:22:33.5 AM
    r"(?:\s*(?:Z|[A-Z]{2,5})?\s*(?:[+-]\d{1,2}(?::?\d\d)?)?)?"  # Z, CET, GMT+1, +01:00
    r"(?:\s*[\[(][^\])]{1,60}[\])])?"  # [Europe/Paris], (Central European Time)
)
_SIGN = r"\s*[-/. ]\s*"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?"
_MONTH = r"(?P<m>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<y>\d{4})"
_GAP = r"[\s\-/,]*"

_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_CLOCK}",
        rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{{4}}(?:\d\d)?{_CLOCK})?",
        rf"{_WEEKDAY}{_DAY}{_GAP}{_MONTH}{_GAP}(?:{_YEAR}|'?(?P<short>\d\d)){_CLOCK}",
        rf"{_WEEKDAY}{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}{_CLOCK}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+\d\d:\d\d(?::\d\d)?\s+{_YEAR}{_CLOCK}",
        rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}{_CLOCK}",
    )
)
_NUMBERS = re.compile(rf"(\d{{1,2}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{4}}|\d\d){_CLOCK}", re.A | re.I)
_TIME = re.compile(r"[T\s,](\d{1,2}):(\d\d)(?::(\d\d))?", re.ASCII)


def day(text: str) -> date | None:
    """Return the date of a text by itself, None for nothing; raise BadInput unless it is plain."""
    if not text.strip():
        return None
    found = set(readings(text.strip()).values())
    quoted = f"“{briefly(text)}”"
    if not found:
        raise BadInput(f"{quoted} is not a date; write it such as 2026-03-14.")
    if len(found) > 1:
        one, other = (days.day(when) for when in sorted(found)[:2])
        raise BadInput(f"{quoted} can be {one} or {other}; write it such as 2026-03-14.")
    return found.pop()


@lru_cache(maxsize=10_000)
def readings(text: str) -> Readings:
    """Return the date of a text under each order: none where it is no date at all."""
    if len(text) > LONGEST or not _has_time_of_day(text):
        return {}
    for form in _FORMS:
        if (found := form.fullmatch(text)) and (plain := _of_parts(found.groupdict())):
            return dict.fromkeys(Order, plain)
    if found := _NUMBERS.fullmatch(text):
        return _of_numbers(found[1], found[2], found[3])
    return _of_week(text)


def is_plain(found: Readings) -> bool:
    """Tell whether a date is one whatever the order, and the same one."""
    return len(found) == len(Order) and len(set(found.values())) == 1


def _has_time_of_day(text: str) -> bool:
    """Whether a time that stands there, if one does, is one that a clock shows."""
    found = _TIME.search(text)
    return not found or (int(found[1]) < 24 and int(found[2]) < 60 and int(found[3] or 0) < 61)


def _of_week(text: str) -> Readings:
    """Return the date of a text such as 2026-W11-6."""
    try:
        return dict.fromkeys(Order, date.fromisoformat(text)) if "W" in text else {}
    except ValueError:
        return {}


def _of_parts(parts: Mapping[str, str | None]) -> date | None:
    year, month = parts["y"] or f"20{parts.get('short')}", parts["m"] or ""
    number = int(month) if month.isdigit() else _month(month)
    return _date(int(year), number, int(parts["d"] or 0))


def _month(name: str) -> int:
    """Return the number of a month by the beginning of its name, 0 where there is none."""
    begun = "sep" if name.casefold() == "sept" else name.casefold()
    named = (place for place, one in enumerate(MONTHS, 1) if one.casefold().startswith(begun))
    return next(named, 0)


def _of_numbers(first: str, second: str, third: str) -> Readings:
    year = int(third) if len(third) == 4 else 2000 + int(third)
    found = {
        Order.DAY: _date(year, int(second), int(first)),
        Order.MONTH: _date(year, int(first), int(second)),
    }
    if len(third) == 2:
        found[Order.YEAR] = _date(2000 + int(first), int(second), int(third))
    return {order: one for order, one in found.items() if one}


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
