"""The session that another was made from, as the later one names it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Earlier:
    """Which session it was, by id and title, and where its record stood: line and head.

    `minutes` and `reading_minutes` are what a candidate had there, and are proposed here.
    """

    session: str
    title: str
    line: int
    head: str
    minutes: int
    reading_minutes: int
