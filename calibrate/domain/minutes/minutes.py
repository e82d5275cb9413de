"""Minutes of each case beside what the talk changed, for the next meeting to be planned by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from calibrate.domain.ballots import FIRST
from calibrate.domain.consent.listed import NO_TIME, time_each, was_decided, was_pulled
from calibrate.domain.meeting import Meeting
from calibrate.domain.ratings import splits
from calibrate.domain.session import CandidatePhase, CandidateState, Session

Values = Mapping[str, int | None]
"""What each panelist gave on a criterion."""


class Way(StrEnum):
    """How a case ended, if it did."""

    CONSENT = "consent"
    TALK = "talk"
    WITHDRAWN = "withdrawn"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class CaseMinutes:
    """What a case took and what came of it; no panelist is named.

    `split_before` counts the criteria that split when round 1 was opened, `split_after` those that
    split as ratings count now, `moved` the ratings that another took the place of in round 2 with
    a different value. `pulled` says that somebody pulled it from the list of consent.
    """

    candidate: str
    name: str
    way: Way
    seconds: int
    split_before: int = 0
    split_after: int = 0
    moved: int = 0
    pulled: bool = False


@dataclass(frozen=True, slots=True)
class MeetingMinutes:
    """All cases in the agenda's order, and how many minutes each was planned to have."""

    planned: int
    cases: tuple[CaseMinutes, ...] = ()

    @property
    def spoken(self) -> int:
        """The whole minutes of all cases together."""
        return round(sum(one.seconds for one in self.cases) / 60)

    @property
    def changed(self) -> int:
        """How many cases the talk changed something of."""
        return sum(bool(one.moved) or one.split_before != one.split_after for one in self.cases)


def case_minutes(
    session: Session,
    state: CandidateState,
    rounds: Mapping[tuple[str, int], Values],
    by_consent: bool,
    now: datetime,
) -> CaseMinutes:
    """Return one case's minutes by `now`; `rounds` has the values by criterion and round."""
    first = {criterion: values for (criterion, round), values in rounds.items() if round == FIRST}
    again = {criterion: values for (criterion, round), values in rounds.items() if round != FIRST}
    after = {id: {**first.get(id, {}), **again.get(id, {})} for id in (*first, *again)}
    moved = (
        panelist in first.get(criterion, {}) and first[criterion][panelist] != value
        for criterion, values in again.items()
        for panelist, value in values.items()
    )
    return CaseMinutes(
        state.id,
        state.name,
        _way(state, by_consent),
        _seconds(session.meeting, state, now),
        _splitting(session, state, first),
        _splitting(session, state, after),
        sum(moved),
        was_pulled(session.meeting, state.id),
    )


def _way(state: CandidateState, by_consent: bool) -> Way:
    if state.phase is CandidatePhase.DECIDED:
        return Way.CONSENT if by_consent else Way.TALK
    return Way.WITHDRAWN if state.phase is CandidatePhase.WITHDRAWN else Way.OPEN


def _seconds(meeting: Meeting, state: CandidateState, now: datetime) -> int:
    """Return how long a case's clock ran, with its share of the list that it was decided by.

    The share stays with a case that was reopened since, for the list was read for it.
    """
    share = time_each(meeting) if was_decided(meeting, state.id) else NO_TIME
    return round((meeting.used(state.id, now) + share).total_seconds())


def _splitting(session: Session, state: CandidateState, given: Mapping[str, Values]) -> int:
    rubric = session.rubric
    return sum(
        splits(given.get(criterion.id, {}).values(), rubric.split, rubric.scale, pairing)
        for criterion, pairing in rubric.for_step(state.candidate.step)
    )
