"""Commands of the meeting: reveals and decisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from calibrate.cli.arguments import Options
from calibrate.cli.session_file import ACTOR, candidates_named
from calibrate.cli.words import complain_or_refuse, say
from calibrate.domain.commands import RecordDecision, RevealRound, new_id
from calibrate.domain.decisions import OUTCOME_WORDS, Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import missing_raters, need_open, need_revealable
from calibrate.domain.phases import FACILITATOR
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.exchange.rows import quoted
from calibrate.store.store import Store

FOLLOW_UP = re.compile(r"(?P<owner>[^:]+):(?P<what>.*?)(?:\(by (?P<due>[^()]*)\)\s*)?", re.DOTALL)


def reveal(options: Options) -> int:
    """Open the submissions of the candidates named, or of all who can be revealed."""
    if bool(options.absent) != bool(options.because):
        raise BadInput("--absent and --because belong together: say who is absent, and why.")
    with Store.open(options.file) as store:
        session = store.session(FACILITATOR)
        need_open(session)
        absent = frozenset(session.panelist_named(name) for name in options.absent)
        chosen = candidates_named(session, options.candidate)
        for one in _reveals(session, chosen, absent, options.because or ""):
            say(store.apply(one, ACTOR).sentence)
    return 0


def _reveals(
    session: Session, chosen: Sequence[CandidateState], absent: frozenset[str], because: str
) -> Sequence[RevealRound]:
    """Return the reveals to carry out; of one candidate alone the store judges who is absent."""
    if len(chosen) == 1:
        return [RevealRound(chosen[0].id, excused=tuple(sorted(absent)), because=because)]
    if chosen:
        reveals = [_reveal(session, state, absent, because) for state in chosen]
    else:
        reveals = _possible(session, absent, because)
    _refuse_present(session, absent, reveals)
    return reveals


def _reveal(
    session: Session, state: CandidateState, absent: frozenset[str], because: str
) -> RevealRound:
    """Return the reveal of one candidate among several; raise Refused if it is not possible.

    Somebody is marked absent once for all of them, and is excused where they did not submit.
    """
    excused = absent.intersection(missing_raters(session, state.id))
    need_revealable(session, state.id, 1, excused, because)
    return RevealRound(state.id, excused=tuple(sorted(excused)), because=because if excused else "")


def _possible(session: Session, absent: frozenset[str], because: str) -> list[RevealRound]:
    """Return the reveals of all sealed candidates that are possible; complain of the others."""
    sealed = [one for one in session.candidates if one.phase is CandidatePhase.SEALED]
    if not sealed:
        raise Refused("No candidate is sealed any more, so there is nothing to reveal.")
    reveals, refusals = [], []
    for state in sealed:
        try:
            reveals.append(_reveal(session, state, absent, because))
        except Refused as refusal:
            refusals.append(str(refusal))
    complain_or_refuse(refusals, bool(reveals))
    return reveals


def _refuse_present(
    session: Session, absent: frozenset[str], reveals: Sequence[RevealRound]
) -> None:
    excused = {panelist for one in reveals for panelist in one.excused}
    for panelist in session.panel.panelists:
        if panelist.id in absent - excused:
            raise Refused(
                f"{panelist.name} is missing nowhere; what was submitted in time counts. "
                "Leave them out of --absent."
            )


def decide(options: Options) -> int:
    """Record the decision on a candidate, and say what is out of the ordinary about it."""
    with Store.open(options.file) as store:
        session = store.session(FACILITATOR)
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
        store.apply(RecordDecision(decision), ACTOR)
        say(f"recorded for {state.name}: {OUTCOME_WORDS[decision.outcome]}{_counted(decision)}")
        for exception in store.case(state.id, FACILITATOR).exceptions:
            say(f"noted: {exception}")
    return 0


def _vote(options: Options) -> Vote | None:
    counts = (options.votes_for, options.votes_against, options.abstained)
    if all(count is None for count in counts):
        return None
    return Vote(*(count or 0 for count in counts))


def _counted(decision: Decision) -> str:
    vote = decision.vote
    if vote is None:
        return ", no vote counted"
    return f", {vote.votes_for} for, {vote.votes_against} against, {vote.abstained} abstained"


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
