"""Cutting the state of a session down to what a scope reaches."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.ballots import Submission
from calibrate.domain.meeting import AttendanceLine, Meeting
from calibrate.domain.people import Panel, Panelist
from calibrate.domain.phases import Scope
from calibrate.domain.policy.policy import USUAL
from calibrate.domain.session import CandidateState, Session
from calibrate.domain.talking.reasons_first import NUMBERS_AT_ONCE, ReasonsFirst
from calibrate.domain.talking.seniority import NO_SENIORITY

SOMEBODY = "Somebody"


def narrow(session: Session, reach: Scope) -> Session:
    """Return as much of the session's state as a scope reaches."""
    seen = replace(
        session,
        candidates=tuple(
            _state(state, reach) for state in session.candidates if state.id in reach.candidates
        ),
        submitted=_submitted(session, reach),
        meeting=_meeting(session.meeting, reach),
        kits=session.kits if reach.log else (),
        earlier=session.earlier if reach.log else None,
        seniority=session.seniority if reach.log else NO_SENIORITY,
        reasons_first=_reasons_first(session, reach),
    )
    if reach.panel:
        return replace(seen, panel=_panel(session, reach))
    return _without_panel(session, seen, reach)


def _state(state: CandidateState, reach: Scope) -> CandidateState:
    """Which criteria split is told only to those who see the ratings."""
    is_told = state.id in reach.opened | reach.reasons or not state.second_round
    return state if is_told else replace(state, second_round=())


def _reasons_first(session: Session, reach: Scope) -> ReasonsFirst:
    """A candidate is not told how their talk begins."""
    if not (reach.panel or reach.room):
        return NUMBERS_AT_ONCE
    whole = session.reasons_first
    return replace(whole, shown=tuple(one for one in whole.shown if one[0] in reach.candidates))


def _submitted(session: Session, reach: Scope) -> frozenset[Submission]:
    if reach.submitted >= session.candidate_ids:
        return session.submitted
    return frozenset(
        submission
        for submission in session.submitted
        if submission.candidate in reach.submitted
        or (submission.candidate in reach.own and submission.panelist == reach.viewer.panelist)
    )


def _without_panel(whole: Session, seen: Session, reach: Scope) -> Session:
    """Who is on the panel is told neither to candidate nor room; the room sees who is outside."""
    states = tuple(map(_unsaid, seen.candidates))
    bare = replace(seen, candidates=states, panel=Panel(), decider=None)
    if not reach.room:
        quiet = tuple(map(_without_rounds, states))
        unsaid = replace(bare, candidates=quiet, meeting=Meeting(), fixed_quorum=None)
        return replace(unsaid, policy=USUAL)
    hidden = whole.meeting.names_hidden
    outside = tuple(
        Panelist(panelist.id, SOMEBODY if hidden else panelist.name, rates=False)
        for panelist in whole.panel.panelists
        if whole.meeting.outside(panelist.id)
    )
    return replace(
        bare,
        candidates=tuple(_nameless(whole, state) for state in states) if hidden else states,
        panel=Panel(outside),
    )


def _unsaid(state: CandidateState) -> CandidateState:
    """Leave out why a candidate left, who runs their part, and why nobody does instead."""
    return replace(state, withdrawn_because="", deputy=None, without_deputy="")


def _without_rounds(state: CandidateState) -> CandidateState:
    """A candidate is not told that there was a second round: something split then."""
    return replace(state, rounds_opened=min(state.rounds_opened, 1))


def _nameless(session: Session, state: CandidateState) -> CandidateState:
    """The number is that of set-up: one of the agenda would change hands when it is rearranged."""
    place = [one.id for one in session.candidates].index(state.id)
    name = f"Candidate {place + 1}"
    return replace(state, candidate=replace(state.candidate, name=name, team=""))


def _panel(session: Session, reach: Scope) -> Panel:
    """Only who runs the meeting, and so reads the log, reads why somebody is recused."""
    relations = session.panel.relations
    seen = [relation for relation in relations if relation.candidate in reach.candidates]
    if not reach.log:
        seen = [replace(relation, reason="") for relation in seen]
    return Panel(session.panel.panelists, tuple(seen))


def _meeting(meeting: Meeting, reach: Scope) -> Meeting:
    return replace(
        meeting,
        agenda=tuple(id for id in meeting.agenda if id in reach.candidates),
        turns=tuple(line for line in meeting.turns if line.candidate in reach.candidates),
        attendance=_attendance(meeting, reach),
        consent=tuple(line for line in meeting.consent if line.candidate in reach.candidates),
    )


def _attendance(meeting: Meeting, reach: Scope) -> tuple[AttendanceLine, ...]:
    """Only who runs the meeting reads why somebody is absent; the room only who is outside."""
    if reach.room:
        out = (line for line in meeting.attendance if meeting.outside(line.panelist) is line)
        return tuple(replace(line, because="", candidate="") for line in out)
    seen = [
        line
        for line in meeting.attendance
        if not line.candidate or line.candidate in reach.candidates
    ]
    if not reach.log:
        seen = [replace(line, because="") for line in seen]
    return tuple(seen)
