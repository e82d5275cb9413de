"""Commands by which a case ends, and is opened again: decisions, withdrawals, closing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act, chair, opened
from calibrate.domain.commands import (
    CloseSession,
    RecordDecision,
    ReopenCandidate,
    WithdrawCandidate,
    new_id,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.errors import BadInput
from calibrate.domain.record.case import Case
from calibrate.domain.session import Session
from calibrate.exchange.tables.rows import quoted
from calibrate.words.decisions import (
    outcome_words,
    replaced_words,
    unusual_words,
    vote_words,
)

FOLLOW_UP = re.compile(r"(?P<owner>[^:]+):(?P<what>.*?)(?:\(by (?P<due>[^()]*)\)\s*)?", re.DOTALL)


def decide(options: Options) -> int:
    """Record the decision on a candidate, and say what is out of the ordinary about it."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        state = session.candidate_named(options.candidate)
        decision = Decision(
            id=new_id(),
            candidate=state.id,
            outcome=Outcome(options.outcome),
            reason=options.because,
            vote=_vote(options),
            dissents=tuple(_dissent(session, text) for text in options.dissent),
            follow_ups=tuple(_follow_up(text) for text in options.follow_up),
        )
        act(store, RecordDecision(decision), viewer)
        outcome = outcome_words(decision.outcome)
        say(f"recorded for {state.name}: {outcome}; {vote_words(decision.vote)}")
        for words in _notable(store.case(state.id, viewer)):
            say(f"noted: {words}")
    return 0


def _notable(case: Case) -> Iterator[str]:
    """Yield what is out of the ordinary about the decision that was recorded."""
    yield from unusual_words(case)
    if case.earlier:
        yield replaced_words(case)


def _vote(options: Options) -> Vote | None:
    counts = (options.votes_for, options.votes_against, options.abstained)
    if all(count is None for count in counts):
        return None
    return Vote(*(count or 0 for count in counts))


def _dissent(session: Session, text: str) -> Dissent:
    name, colon, words = text.partition(":")
    if not colon:
        raise BadInput(f"--dissent {quoted(text)}: expected NAME: WORDS.")
    return Dissent(session.panelist_named(name), words)


def _follow_up(text: str) -> FollowUp:
    found = FOLLOW_UP.fullmatch(text)
    if found is None:
        raise BadInput(f"--follow-up {quoted(text)}: expected OWNER: WHAT (by 2026-12-18).")
    due = found["due"]
    return FollowUp(found["owner"].strip(), found["what"].strip(), _day(due) if due else None)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(
            f"--follow-up: {quoted(text)} is not a date; expected one such as 2026-12-18."
        ) from None


def withdraw(options: Options) -> int:
    """Take a candidate out of the session."""
    return _apply_to_case(options, WithdrawCandidate)


def reopen(options: Options) -> int:
    """Open a candidate again."""
    return _apply_to_case(options, ReopenCandidate)


def _apply_to_case(options: Options, make: type[WithdrawCandidate] | type[ReopenCandidate]) -> int:
    with opened(options) as store:
        viewer = chair(store, options.chair)
        state = store.session(viewer).candidate_named(options.candidate)
        say(act(store, make(state.id, options.because), viewer))
    return 0


def close(options: Options) -> int:
    """Close the session."""
    with opened(options) as store:
        say(act(store, CloseSession(), chair(store, options.chair)))
    return 0
