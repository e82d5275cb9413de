"""The dates of one column: what its cells prove of their order, and what has to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from calibrate.domain.errors import BadInput
from calibrate.exchange.tables.dates import EXPECTED, Order, Readings, is_plain, readings
from calibrate.words import days
from calibrate.words.phrases import briefly, listing

FIRST_SECOND, LAST_SECOND = 946_684_800, 4_102_444_800
"""When the years 2000 and 2100 begin: a number between them is taken for a time."""

FIRST_SERIAL, LAST_SERIAL = 30_000, 75_000
"""Days of a spreadsheet, from 1982 to 2105."""

_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{9,10})\d{3}", re.ASCII)
_DAYS = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)

Numbers = Sequence[tuple[str, Readings]]
"""Cells that an order bears on, each with the date that it is under each."""


@dataclass(frozen=True, slots=True)
class Question:
    """A column whose dates can be read in several orders; `sample` is one of its cells.

    `clash` says that the column proves one order in one cell and another in the next.
    """

    column: str
    sample: str
    orders: tuple[Order, ...]
    clash: str = ""

    @property
    def sentence(self) -> str:
        """Why it is asked, in words."""
        if self.clash:
            return f"Column {briefly(self.column)}: {self.clash}."
        can_be = " or ".join(map(self.reading, self.orders))
        return (
            f"Column {briefly(self.column)}: “{self.sample}” can be {can_be}, "
            "and no cell of the column tells which."
        )

    def reading(self, order: Order) -> str:
        """Return what the sample is in an order, such as 3 April 2026."""
        found = readings(self.sample).get(order)
        return days.day(found) if found else "no date"


class DateColumn:
    """Reads the dates of one column as the column as a whole tells, or as somebody has `chosen`.

    `day_zero` is the day from which a spreadsheet counts, where the table is one.
    """

    def __init__(
        self,
        name: str,
        cells: Iterable[str],
        chosen: Order | None = None,
        day_zero: date | None = None,
    ) -> None:
        written = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))
        numbers = [cell for cell in written if _NUMBER.fullmatch(cell)]
        self.is_seconds = bool(written) and all(_second(cell) for cell in written)
        is_serial = bool(numbers) and all(_is_serial(cell) for cell in numbers)
        self.day_zero = day_zero if is_serial else None
        found = [(cell, one) for cell in written if (one := readings(cell)) and not is_plain(one)]
        possible = [order for order in Order if all(order in one for _, one in found)]
        self.order = chosen or (possible[0] if found and len(possible) == 1 else None)
        self.question = None if self.order else _question(name, found, possible)

    def read(self, cell: str) -> date | None:
        """Return a cell's date, None for an empty cell; raise BadInput for what is none."""
        text = cell.strip()
        if not text:
            return None
        if self.is_seconds:
            return datetime.fromtimestamp(_second(text), UTC).date()
        if self.day_zero and _is_serial(text):
            return self.day_zero + timedelta(days=int(text.partition(".")[0]))
        return self._in_order(readings(text))

    def _in_order(self, found: Readings) -> date:
        if not found:
            raise BadInput(EXPECTED)
        if self.order and self.order not in found:
            raise BadInput(f"Dates here are read {self.order}, and so this is none; mend it.")
        return found[self.order] if self.order else next(iter(found.values()))


def _question(name: str, found: Numbers, possible: Sequence[Order]) -> Question | None:
    """Return what has to be asked, if anything: one question for the whole column."""
    if found and not possible:
        return Question(name, found[0][0], (Order.DAY, Order.MONTH), _clash(found))
    for cell, one in found:
        if len({one[order] for order in possible}) > 1:
            return Question(name, cell, tuple(possible))
    return None


def _clash(found: Numbers) -> str:
    """Say which cells are not of one order."""
    proofs: dict[Order, str] = {}
    for cell, one in found:
        if len(one) == 1:
            proofs.setdefault(next(iter(one)), cell)
    told = listing([f"“{cell}” is written {order}" for order, cell in proofs.items()])
    return f"{told}, so its dates are not all of one order"


def _second(cell: str) -> int:
    """Return the second that a number of seconds or thousandths means, 0 where it means none."""
    found = _SECONDS.fullmatch(cell)
    second = int(found[1] or found[2]) if found else 0
    return second if FIRST_SECOND <= second < LAST_SECOND else 0


def _is_serial(cell: str) -> bool:
    found = _DAYS.fullmatch(cell)
    return bool(found) and FIRST_SERIAL <= int(cell.partition(".")[0]) < LAST_SERIAL
