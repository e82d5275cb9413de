"""The five steps of a candidate's turn, and how far it is."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple

from calibrate.domain.meeting.meeting import Meeting
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.sheet import Sheet
from calibrate.ui.meeting.situation.situation import Situation


class Stage(IntEnum):
    """The steps in order; OVER is behind the last one."""

    READ = 0
    REVEAL = 1
    TALK = 2
    SECOND = 3
    DECIDE = 4
    OVER = 5


class Progress(StrEnum):
    """How a step stands; its value is what a screen reader says."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    SKIPPED = "skipped"


class Step(NamedTuple):
    """One step with its name."""

    name: str
    progress: Progress


NAMES = {
    Stage.READ: "Read",
    Stage.REVEAL: "Reveal",
    Stage.TALK: "Talk",
    Stage.SECOND: "Round 2",
    Stage.DECIDE: "Decide",
}


def steps(situation: Situation, sheet: Sheet, is_deciding: bool) -> tuple[Step, ...]:
    """Return the steps of a candidate's turn.

    `is_deciding` says that an outcome or a vote was entered already.
    """
    state = situation.session.candidate(sheet.candidate.id)
    if state.phase is CandidatePhase.SEALED and not situation.is_at_hand(state.id):
        return tuple(Step(name, Progress.AHEAD) for name in NAMES.values())
    stage = stage_of(situation, state, is_deciding)
    skipped = _skipped(situation.meeting, state, sheet, stage)
    return tuple(Step(name, _progress(one, stage, skipped)) for one, name in NAMES.items())


def stage_of(situation: Situation, state: CandidateState, is_deciding: bool) -> Stage:
    """Return the step that a candidate is at."""
    meeting = situation.meeting
    if state.phase is CandidatePhase.DECIDED:
        return Stage.OVER
    if state.phase is CandidatePhase.SEALED:
        reading = meeting.reading(state.id, situation.now)
        return Stage.READ if reading and not reading.is_over else Stage.REVEAL
    if state.sealed_round:
        return Stage.SECOND
    if state.rounds_opened > 1 or is_deciding or meeting.is_voting(state.id):
        return Stage.DECIDE
    return Stage.TALK


def _progress(one: Stage, stage: Stage, skipped: frozenset[Stage]) -> Progress:
    if one in skipped:
        return Progress.SKIPPED
    if one is stage:
        return Progress.NOW
    return Progress.DONE if one < stage else Progress.AHEAD


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
