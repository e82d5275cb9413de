"""How far off the day is until which ratings are asked for; nothing happens on it."""

from __future__ import annotations

from datetime import date

from calibrate.words.days import day
from calibrate.words.phrases import several

NO_DAY = "Ratings are due on no day."


def due_briefly(due: date, today: date) -> str:
    """Return how far off a day is, such as due in 3 days, due today, or 2 days past due."""
    days = (due - today).days
    if days < 0:
        return f"{several(-days, 'day')} past due"
    return f"due {_ahead(days)}"


def due_words(due: date, today: date) -> str:
    """Say until when ratings are asked for: Ratings are due in 3 days, on 4 Dec 2026."""
    days = (due - today).days
    if days < 0:
        return f"Ratings were due {several(-days, 'day')} ago, on {day(due)}."
    return f"Ratings are due {_ahead(days)}, on {day(due)}."


def _ahead(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
