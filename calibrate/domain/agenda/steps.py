"""The five steps of a candidate's turn, and how far it is."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple

from calibrate.domain.meeting import Meeting
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.domain.sheet import Sheet


class Stage(IntEnum):
    """The steps in order; OVER is behind the last one."""

    READ = 0
    REVEAL = 1
    TALK = 2
    SECOND = 3
    DECIDE = 4
    OVER = 5


class Progress(StrEnum):
    """How a step stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    SKIPPED = "skipped"


class Step(NamedTuple):
    """One step, and how it stands."""

    stage: Stage
    progress: Progress


STAGES = tuple(stage for stage in Stage if stage is not Stage.OVER)


def steps(session: Session, sheet: Sheet, now: datetime, is_deciding: bool) -> tuple[Step, ...]:
    """Return the steps of a candidate's turn at `now`; of one who was withdrawn there are none.

    `is_deciding` says that an outcome or a vote was entered already.
    """
    meeting, state = session.meeting, session.candidate(sheet.candidate.id)
    if state.phase is CandidatePhase.WITHDRAWN:
        return ()
    if state.phase is CandidatePhase.SEALED and meeting.at_hand != state.id:
        return tuple(Step(stage, Progress.AHEAD) for stage in STAGES)
    reached = stage_of(meeting, state, now, is_deciding)
    skipped = _skipped(meeting, state, sheet, reached)
    skipped |= frozenset() if session.policy.allows_second_round else {Stage.SECOND}
    return tuple(Step(stage, _progress(stage, reached, skipped)) for stage in STAGES)


def stage_of(
    meeting: Meeting, state: CandidateState, now: datetime, is_deciding: bool = False
) -> Stage:
    """Return the step that a candidate is at."""
    if state.phase is CandidatePhase.DECIDED:
        return Stage.OVER
    if state.phase is CandidatePhase.SEALED:
        reading = meeting.reading(state.id, now)
        return Stage.READ if reading and not reading.is_over else Stage.REVEAL
    if state.sealed_round:
        return Stage.SECOND
    if state.rounds_opened > 1 or is_deciding or meeting.is_voting(state.id):
        return Stage.DECIDE
    return Stage.TALK


def _progress(stage: Stage, reached: Stage, skipped: frozenset[Stage]) -> Progress:
    if stage in skipped:
        return Progress.SKIPPED
    if stage is reached:
        return Progress.NOW
    return Progress.DONE if stage < reached else Progress.AHEAD


def _skipped(
    meeting: Meeting, state: CandidateState, sheet: Sheet, stage: Stage
) -> frozenset[Stage]:
    """No reading where no time was granted, no second round where none can or did come."""
    found = set()
    if stage > Stage.READ and not meeting.was_read(state.id):
        found.add(Stage.READ)
    nothing_splits = bool(sheet.reveals) and not any(map(sheet.split_first, sheet.rows))
    if not state.second_round and (nothing_splits or stage > Stage.SECOND):
        found.add(Stage.SECOND)
    return frozenset(found)
