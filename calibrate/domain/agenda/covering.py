"""What a candidate's evidence says of each criterion: how much, of when, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calibrate.domain.evidence import Evidence, is_feedback

A_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Covering:
    """The pieces on one criterion: how many, their dates in order, and whether a peer says any.

    `is_recent` says that all that is dated is of the last month of the candidate's evidence, while
    that goes back further.
    """

    pieces: int = 0
    dates: tuple[date, ...] = ()
    has_peer: bool = False
    is_recent: bool = False

    @property
    def newest(self) -> date | None:
        """The date of the newest piece, where any has one."""
        return self.dates[-1] if self.dates else None


@dataclass(frozen=True, slots=True)
class Span:
    """From the oldest to the newest date of all that a candidate has."""

    first: date
    last: date

    def place(self, when: date) -> float:
        """Return where a date lies in it, from 0 to 1; in the middle where there is one date."""
        days = (self.last - self.first).days
        return (when - self.first).days / days if days else 0.5


def span_of(pieces: Sequence[Evidence]) -> Span | None:
    """Return the span of a candidate's dated pieces, if there are any."""
    dates = [piece.content.date for piece in pieces if piece.content.date]
    return Span(min(dates), max(dates)) if dates else None


def covering(criterion: str, pieces: Sequence[Evidence]) -> Covering:
    """Return what all of a candidate's pieces say on a criterion."""
    here = [piece for piece in pieces if criterion in piece.criteria]
    dates = tuple(sorted(piece.content.date for piece in here if piece.content.date))
    span = span_of(pieces)
    since = span.last - A_MONTH if span and span.first < span.last - A_MONTH else None
    return Covering(
        len(here),
        dates,
        has_peer=any(is_feedback(piece.content.kind) for piece in here),
        is_recent=bool(dates) and since is not None and dates[0] >= since,
    )
