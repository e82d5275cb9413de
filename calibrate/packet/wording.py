"""How paper says dates, counts and lists; the same on every machine, whatever its locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from calibrate.domain.ratings import Confidence

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHARES = {
    Fraction(1, 2): "half",
    Fraction(2, 3): "two thirds",
    Fraction(3, 4): "three quarters",
    Fraction(3, 5): "three fifths",
    Fraction(4, 5): "four fifths",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
CONFIDENCES: dict[Confidence | None, str] = {
    Confidence.UNSURE: "unsure",
    Confidence.FAIRLY: "fairly sure",
    Confidence.VERY: "very sure",
    None: "confidence not stated",
}


def day(date: date) -> str:
    """Return a date such as 19 Nov 2026."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def moment(time: datetime) -> str:
    """Return a date and time such as 19 Nov 2026, 14:25 UTC; without a zone if it has none."""
    return f"{day(time)}, {time:%H:%M} {time.tzname() or ''}".rstrip()


def several(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun, such as 1 piece or 31 pieces."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def number(count: int) -> str:
    """Return a small number as a word, a larger one in digits."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def share(fraction: Fraction) -> str:
    """Return a share in words, such as two thirds."""
    return SHARES.get(fraction, "all" if fraction == 1 else str(fraction))


def listing(names: Sequence[str]) -> str:
    """Return names as A, B and C."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def sentence(text: str) -> str:
    """Return `text` beginning with a capital and ending with a full stop, if it says anything."""
    tidy = text.strip()
    if not tidy:
        return ""
    return tidy[0].upper() + tidy[1:] + ("" if tidy[-1] in ".!?…" else ".")
