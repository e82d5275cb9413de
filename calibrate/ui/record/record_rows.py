"""The log as rows of a list: newest first, under headings of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby

from calibrate.domain.record.log import LogEntry
from calibrate.domain.session import Session
from calibrate.domain.text.folding import folded
from calibrate.words.acting import who_acted
from calibrate.words.days import day, time_of_day
from calibrate.words.phrases import sentence

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LEAST_OF_HEAD = 8
"""Characters by which a head is known: fewer stand by chance in the heads of many lines."""


@dataclass(frozen=True)
class LineRow:
    """One line of the log in words."""

    entry: LogEntry
    day: str
    time: str
    actor: str
    sentence: str

    @cached_property
    def sought(self) -> str:
        """What the field finds it by."""
        return folded(f"{self.day} {self.time} {self.actor} {self.sentence}")

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return f"{self.entry.sequence}, {self.day}, {self.time}, {self.actor}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class DayRow:
    """A heading: the day of the lines below it, and how many they are."""

    day: str
    count: int


Row = LineRow | DayRow


def line_rows(entries: Sequence[LogEntry], session: Session) -> tuple[LineRow, ...]:
    """Return the lines in words, newest first."""
    actors = {entry.actor for entry in entries}
    names = {actor: who_acted(actor, session) for actor in actors}
    return tuple(_line_row(entry, names[entry.actor]) for entry in reversed(entries))


def _line_row(entry: LogEntry, actor: str) -> LineRow:
    clock, said = time_of_day(entry.time), sentence(entry.sentence)
    return LineRow(entry, _day(entry.time.date()), clock, actor, said)


@lru_cache(maxsize=64)
def _day(date: date) -> str:
    return f"{WEEKDAYS[date.weekday()]} {day(date)}"


def narrowed(lines: Sequence[LineRow], typed: str) -> list[LineRow]:
    """Return the lines that hold every word that was typed; a long one may be part of a head."""
    words = folded(typed).split()
    return [line for line in lines if all(_holds(line, word) for word in words)]


def _holds(line: LineRow, word: str) -> bool:
    return word in line.sought or (len(word) >= LEAST_OF_HEAD and word in line.entry.head)


def with_days(lines: Sequence[LineRow]) -> list[Row]:
    """Return lines with a heading above those of one day."""
    rows: list[Row] = []
    for said, lines_of_day in groupby(lines, lambda line: line.day):
        found = list(lines_of_day)
        rows += [DayRow(said, len(found)), *found]
    return rows
