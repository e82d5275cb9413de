"""How a case went, in lines of plain text: reveals, who was away, the decision and earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from calibrate.domain.case import Case, LateBallot
from calibrate.domain.decisions import OUTCOME_WORDS, Decision
from calibrate.domain.meeting.attendance import Away
from calibrate.domain.session import Session
from calibrate.domain.sheet import Movement, Reveal

UNNAMED = "a panelist"


def record(case: Case) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what there is to tell beside ratings and decision, as headings with their lines."""
    yield "Revealed", [_reveal(reveal) for reveal in case.sheet.reveals]
    yield "Away", [_away(away) for away in case.attendance]
    yield "Set aside for a conflict, counted nowhere", case.set_aside
    yield "Came too late, kept and not counted", [_late(ballot) for ballot in case.late]


def _reveal(reveal: Reveal) -> str:
    excused = f"; without {', '.join(reveal.excused)}: {reveal.because}" if reveal.excused else ""
    invalid = f"; not valid: {', '.join(reveal.invalid)}" if reveal.invalid else ""
    return f"round {reveal.round}, {_moment(reveal.time)}{excused}{invalid}"


def _away(away: Away) -> str:
    how = "absent" if away.absent else "outside"
    until = f" to {away.until:%H:%M}" if away.until else ""
    because = f": {away.because}" if away.because else ""
    return f"{away.name}, {how} from {_moment(away.since)}{until}{because}"


def _late(late: LateBallot) -> str:
    return f"{late.name}, round {late.round}, {_moment(late.time)}"


def decided(case: Case, session: Session) -> Iterator[str]:
    """Yield the decision that stands and what was out of the ordinary about it."""
    decision = case.sheet.decision
    if decision is None:
        return
    yield _outcome(decision)
    if case.decider:
        yield f"the vote was a tie, which {case.decider} decided"
    yield from case.exceptions
    yield from _parts(decision, session)


def earlier(case: Case, session: Session) -> Iterator[str]:
    """Yield the decisions that no longer stand, each with why the candidate was reopened."""
    for superseded in case.earlier:
        yield f"{_moment(superseded.time)}  {_outcome(superseded.decision)}"
        yield from _parts(superseded.decision, session)
        yield f"reopened {_moment(superseded.reopened)}: {superseded.because}"


def movement_words(movement: Movement) -> str:
    """Return how panelists moved from round 1 to round 2, such as "1 up, 2 the same"."""
    counts = (
        (movement.up, "up"),
        (movement.down, "down"),
        (movement.same, "the same"),
        (movement.other, "to or from not enough evidence"),
    )
    return ", ".join(f"{number} {word}" for number, word in counts if number) or "nobody moved"


def _outcome(decision: Decision) -> str:
    vote = decision.vote
    counted = f", {vote.votes_for} for, {vote.votes_against} against" if vote else ""
    abstained = f", {vote.abstained} abstained" if vote and vote.abstained else ""
    return f"{OUTCOME_WORDS[decision.outcome]}{counted}{abstained}: {decision.reason}"


def _parts(decision: Decision, session: Session) -> Iterator[str]:
    for dissent in decision.dissents:
        found = session.panel.panelist(dissent.panelist)
        yield f"dissent, {found.name if found else UNNAMED}: {dissent.text}"
    for follow_up in decision.follow_ups:
        due = f", by {follow_up.due}" if follow_up.due else ""
        yield f"follow-up, {follow_up.owner}{due}: {follow_up.text}"


def _moment(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M}"
