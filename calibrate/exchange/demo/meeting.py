"""The demo's meeting: one candidate from the call to the decision, the next in the middle of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from calibrate.domain.commands import (
    BeginSecondRound,
    CallCandidate,
    Command,
    OpenMeeting,
    OpenVote,
    PauseClock,
    RecordDecision,
    RevealRound,
    Submit,
    WriteNote,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Vote
from calibrate.domain.ratings import Draft
from calibrate.domain.session import CandidatePhase
from calibrate.exchange.demo.files import DecisionTable, SessionFile, read_ratings
from calibrate.exchange.demo.ids import demo_id, draft_rating

LOT = demo_id("lot", "32")
"""Whoever draws with this lot gets the demo's order; the withdrawn candidate comes last."""

DAY = "2026-11-19"
Do = Callable[[datetime, Command, str], None]
"""Carries out a command of an actor at a time."""


def meet(file: SessionFile, do: Do) -> None:
    """Open the meeting, decide the first candidate, and reveal the second."""
    decided, revealed = (
        next(candidate.id for candidate in file.candidates if candidate.phase is phase)
        for phase in (CandidatePhase.DECIDED, CandidatePhase.REVEALED)
    )
    facilitator = demo_id(file.facilitator)

    def at(time: str, command: Command, actor: str = facilitator) -> None:
        do(datetime.fromisoformat(f"{DAY}T{time}:00+01:00"), command, actor)

    at("14:02", OpenMeeting(LOT))
    at("14:03", CallCandidate(demo_id(decided)))
    at("14:09", RevealRound(demo_id(decided)))
    at("14:15", BeginSecondRound(demo_id(decided)))
    for minute, submit in enumerate(_second_round(decided), start=16):
        at(f"14:{minute}", submit, submit.panelist)
    at("14:20", RevealRound(demo_id(decided), 2))
    for note in file.notes:
        if note.candidate == decided:
            at("14:22", WriteNote(demo_id(decided), note.criterion, note.text))
    at("14:22", OpenVote())
    at("14:25", RecordDecision(_decision(file.decisions[0])))
    at("14:26", CallCandidate(demo_id(revealed)))
    at("14:33", RevealRound(demo_id(revealed)))
    for note in file.notes:
        if note.candidate == revealed:
            at("14:36", WriteNote(demo_id(revealed), note.criterion, note.text))
    at("14:37", PauseClock())


def _second_round(candidate: str) -> list[Submit]:
    """Return everybody's submission of round 2."""
    tables = read_ratings(candidate).second_round
    panelists = dict.fromkeys(table.panelist for table in tables)
    return [
        Submit(
            demo_id("entry", candidate, panelist, "2"),
            demo_id(panelist),
            demo_id(candidate),
            Draft(
                tuple(
                    draft_rating(candidate, table) for table in tables if table.panelist == panelist
                )
            ).recorded,
            round=2,
        )
        for panelist in panelists
    ]


def _decision(table: DecisionTable) -> Decision:
    return Decision(
        id=demo_id("decision", table.candidate),
        candidate=demo_id(table.candidate),
        outcome=table.outcome,
        reason=table.reason,
        vote=Vote(table.votes_for, table.votes_against, table.abstained),
        dissents=tuple(
            Dissent(demo_id(dissent.panelist), dissent.text) for dissent in table.dissents
        ),
        follow_ups=tuple(FollowUp(task.owner, task.text, task.due) for task in table.follow_ups),
    )
