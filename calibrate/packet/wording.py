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


def clock(time: datetime, today: date) -> str:
    """Return a time of `today` such as 14:25, with its date before it if it is another day."""
    return f"{time:%H:%M}" if time.date() == today else f"{day(time)}, {time:%H:%M}"


def span(since: datetime, until: datetime | None, today: date) -> str:
    """Return from when to when, such as 14:05–14:31, or since when if no end is known."""
    if until is None:
        return f"from {clock(since, today)}"
    begin, end = clock(since, today), clock(until, since.date())
    return f"{begin}\N{EN DASH}{end}" if since.date() == until.date() else f"{begin} to {end}"


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


def some(names: Sequence[str], most: int = 3) -> str:
    """Return a listing of at most so many names; how many more there are stands for the rest."""
    rest = len(names) - most
    return listing([*names[:most], f"{rest} more"] if rest > 0 else names)


def briefly(text: str, longest: int = 80) -> str:
    """Return the beginning of a text, as words within a sentence."""
    tidy = " ".join(text.split()).rstrip(".")
    return tidy if len(tidy) <= longest else tidy[:longest].rstrip() + "…"


def sentence(text: str) -> str:
    """Return `text` beginning with a capital and ending with a full stop, if it says anything."""
    tidy = text.strip()
    if not tidy:
        return ""
    return tidy[0].upper() + tidy[1:] + ("" if tidy[-1] in ".!?…" else ".")
