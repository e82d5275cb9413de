"""What is said of the meeting: its order, whose turn it is, who was away, what came too late."""

from __future__ import annotations

from datetime import date

from calibrate.domain.agenda.steps import Progress, Stage
from calibrate.domain.meeting import Arrangement, AttendanceKind, TurnKind
from calibrate.domain.people import RelationKind
from calibrate.domain.presence.away import Away
from calibrate.domain.record.case import Case, LateBallot
from calibrate.words.days import moment, span
from calibrate.words.people import NAMELESS, RELATIONS
from calibrate.words.phrases import several

ARRANGEMENTS = {
    Arrangement.LOT: "drawn by lot",
    Arrangement.SPLIT: "set by disagreement",
    Arrangement.HAND: "changed by hand",
}

TURNS = {
    TurnKind.CALLED: "their turn now",
    TurnKind.READING: "silent reading",
    TurnKind.READ: "reading time is over",
    TurnKind.PAUSED: "paused",
    TurnKind.RESUMED: "their turn now",
    TurnKind.VOTE: "vote",
    TurnKind.SET_ASIDE: "set aside",
    TurnKind.ENDED: "over",
}
"""What a candidate's turn is after each of its lines."""

STAGES = {
    Stage.READ: "Read",
    Stage.REVEAL: "Reveal",
    Stage.TALK: "Talk",
    Stage.SECOND: "Round 2",
    Stage.DECIDE: "Decide",
    Stage.OVER: "Over",
}
PROGRESSES = {
    Progress.DONE: "done",
    Progress.NOW: "now",
    Progress.AHEAD: "ahead",
    Progress.SKIPPED: "skipped",
}

ATTENDANCE = {
    AttendanceKind.ABSENT: "absent",
    AttendanceKind.HERE: "here",
    AttendanceKind.OUT: "outside",
    AttendanceKind.BACK: "back",
}


def away_words(case: Case, away: Away, today: date) -> str:
    """Say who was absent or outside, from when to when, and why."""
    name, why = away.name or NAMELESS, f": {away.because.strip()}" if away.because.strip() else ""
    when = span(away.since, away.until, today)
    if away.absent:
        absent = ATTENDANCE[AttendanceKind.ABSENT]
        return f"{name}, {absent} {when if away.until else 'for the day'}{why}"
    if not why and away.name in case.recused:
        why = f", {RELATIONS[RelationKind.RECUSED]}"
    return f"{name}, {ATTENDANCE[AttendanceKind.OUT]} {when}{why}"


def late_words(late: LateBallot) -> str:
    """Say whose ballot came when, after which round was revealed."""
    return (
        f"{late.name or NAMELESS}, round {late.round}, {moment(late.time)}, after the reveal; "
        "kept, not counted."
    )


def time_words(case: Case) -> str:
    """Say how long the candidate was talked about, if that was measured."""
    if not case.minutes_used:
        return ""
    planned = f" of {case.minutes_planned} planned" if case.minutes_planned else ""
    return f"{several(case.minutes_used, 'minute')} used{planned}"
