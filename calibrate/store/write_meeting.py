"""Carrying out what happens in the room: reveals, withdrawals, decisions."""

from __future__ import annotations

import msgspec
from sqlalchemy import delete

from calibrate.domain.canonical import canonical
from calibrate.domain.commands import RecordDecision, RevealRound, WithdrawCandidate
from calibrate.domain.decisions import Decision, check_decision
from calibrate.domain.errors import Refused
from calibrate.domain.phases import (
    missing_raters,
    need_decidable,
    need_open,
    need_revealable,
    need_round,
)
from calibrate.domain.ratings import Rating
from calibrate.domain.session import CandidatePhase, SessionPhase
from calibrate.store import tables
from calibrate.store.entries import Opened, entries_of, measure, open_entry, private_key
from calibrate.store.journal import Values
from calibrate.store.work import Work, perform


@perform.register
def _reveal(command: RevealRound, work: Work) -> str:
    excused = frozenset(command.excused)
    need_round(command.round)
    need_revealable(work.session, command.candidate, excused, command.because)
    state = work.session.candidate(command.candidate)
    missing = set(missing_raters(work.session, command.candidate))
    standing, others = _open_all(command, work)
    invalid = {opened.row["panelist"] for opened in standing if opened.ratings is None}
    _refuse_unfit(work, excused, command.because, missing, invalid)
    _write_reveal(command, work, missing | invalid)
    for opened in standing:
        _write_opened(work, opened, "counted" if opened.ratings is not None else "invalid")
    for opened in others:
        _write_opened(work, opened, "withdrawn" if opened.withdraws else "replaced")
    return f"revealed {state.name}"


def _open_all(command: RevealRound, work: Work) -> tuple[list[Opened], list[Opened]]:
    """Open every entry; return the one that stands for each panelist, and all others."""
    key = private_key(work.connection, command.candidate, command.round)
    if key is None:
        raise Refused("A witness holds the seed; the reveal needs the key from their machine.")
    checks = measure(work.connection, work.session, command.candidate)
    rows = entries_of(work.connection, command.candidate, command.round)
    opened = [open_entry(row, key, checks) for row in rows]
    newest = {one.row["panelist"]: one for one in opened}
    standing = [one for one in newest.values() if not one.withdraws]
    return standing, [one for one in opened if one not in standing]


def _refuse_unfit(
    work: Work, excused: frozenset[str], because: str, missing: set[str], invalid: set[str]
) -> None:
    names = {one.id: one.name for one in work.session.panel.panelists}
    if invalid & excused and not because.strip():
        raise Refused("Revealing without somebody needs a reason.")
    for panelist in sorted(invalid - excused):
        raise Refused(
            f"{names[panelist]}’s submission cannot be opened and counts as missing: "
            "let them submit again, or say why they are left out."
        )
    for panelist in sorted(excused - missing - invalid):
        name = names.get(panelist, "Somebody who is not on the panel")
        raise Refused(f"{name} is not missing; what was submitted in time counts.")


def _write_reveal(command: RevealRound, work: Work, excused: set[str]) -> None:
    journal, candidate, round = work.journal, command.candidate, command.round
    row = {"candidate": candidate, "round": round, "time": work.stamp}
    journal.insert(tables.reveal, row | {"because": command.because.strip()})
    for panelist in sorted(excused):
        out = {"candidate": candidate, "round": round, "panelist": panelist}
        journal.insert(tables.excused, out)
    journal.update(tables.candidate, (candidate,), phase="revealed", rounds_opened=round)
    if work.session.phase is SessionPhase.RATING:
        journal.update(tables.session, (work.session.id,), phase="meeting")
    work.connection.execute(
        delete(tables.draft).where(
            tables.draft.c.candidate == candidate, tables.draft.c.round == round
        )
    )
    work.about(candidate)


def _write_opened(work: Work, opened: Opened, state: str) -> None:
    """Note what became of an entry; only one that counts is written as ordinary rows."""
    entry = opened.row["id"]
    work.journal.insert(tables.opened_entry, {"entry": entry, "state": state})
    if state != "counted":
        return
    for rating in opened.ratings or ():
        _write_rating(work, entry, rating)


def _write_rating(work: Work, entry: str, rating: Rating) -> None:
    observations = canonical(msgspec.to_builtins(rating.observations)).decode()
    work.journal.insert(
        tables.rating,
        {
            "entry": entry,
            "criterion": rating.criterion,
            "value": rating.value,
            "confidence": rating.confidence.value if rating.confidence else None,
            "observations": observations,
            "reason": rating.reason,
        },
    )
    cited: Values = {"entry": entry, "criterion": rating.criterion}
    work.journal.insert(
        tables.citation,
        *(
            cited | {"evidence": one.evidence, "version": one.version, "stance": one.stance.value}
            for one in rating.citations
        ),
    )


@perform.register
def _withdraw(command: WithdrawCandidate, work: Work) -> str:
    need_open(work.session)
    state = work.session.candidate(command.candidate)
    if state.phase in (CandidatePhase.DECIDED, CandidatePhase.WITHDRAWN):
        raise Refused(f"{state.name} is {state.phase.value} already.")
    if not command.because.strip():
        raise Refused("A withdrawal needs a reason.")
    because = command.because.strip()
    work.journal.update(tables.candidate, (state.id,), phase="withdrawn", withdrawn_because=because)
    work.about(state.id)
    return f"{state.name} was withdrawn"


@perform.register
def _decide(command: RecordDecision, work: Work) -> str:
    decision = command.decision
    need_open(work.session)
    state = work.session.candidate(decision.candidate)
    need_decidable(state)
    eligible = frozenset(one.id for one in work.session.panel.raters(state.id))
    decider = work.session.decider
    check_decision(decision, eligible, decider if decider in eligible else None)
    _write_decision(work, decision)
    work.journal.update(tables.candidate, (state.id,), phase="decided")
    work.about(decision.id, state.id)
    return f"decided on {state.name}"


def _write_decision(work: Work, decision: Decision) -> None:
    vote, journal = decision.vote, work.journal
    journal.insert(
        tables.decision,
        {
            "id": decision.id,
            "candidate": decision.candidate,
            "outcome": decision.outcome.value,
            "reason": decision.reason.strip(),
            "votes_for": vote.votes_for if vote else None,
            "votes_against": vote.votes_against if vote else None,
            "abstained": vote.abstained if vote else None,
            "time": work.stamp,
        },
    )
    for dissent in decision.dissents:
        row = {"decision": decision.id, "panelist": dissent.panelist}
        journal.insert(tables.dissent, row | {"text": dissent.text.strip()})
    for position, follow_up in enumerate(decision.follow_ups, start=1):
        journal.insert(
            tables.follow_up,
            {
                "decision": decision.id,
                "position": position,
                "owner": follow_up.owner.strip(),
                "text": follow_up.text.strip(),
                "due": follow_up.due.isoformat() if follow_up.due else None,
            },
        )
