"""How the console says where a candidate stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from calibrate.domain.decisions import OUTCOME_WORDS, Outcome, Vote
from calibrate.domain.people import Panelist
from calibrate.domain.permissions import missing_raters
from calibrate.domain.rubric import Pairing, SplitRule, Step
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.packet.reading import absent
from calibrate.packet.wording import day, listing, number, several, share


def standing(session: Session, state: CandidateState, outcome: Outcome | None) -> str:
    """Return where a candidate stands, such as "Sealed · 3 of 5 submitted"."""
    match state.phase:
        case CandidatePhase.SEALED if session.phase is SessionPhase.SETUP:
            return "Rating is not open"
        case CandidatePhase.SEALED:
            raters = len(session.panel.raters(state.id))
            there = raters - len(missing_raters(session, state.id))
            return f"Sealed · {there} of {raters} submitted"
        case CandidatePhase.DECIDED if outcome:
            return f"Decided · {OUTCOME_WORDS[outcome]}"
        case _:
            return state.phase.value.capitalize()


def about(sheet: Sheet) -> str:
    """Return who the candidate is: team, pieces of evidence, who presents."""
    parts = [sheet.candidate.team, str(sheet.step)]
    parts.append(f"{several(len(sheet.evidence), 'piece')} of evidence")
    if sheet.presenters:
        parts.append(f"presented by {listing(sheet.presenters)}")
    return "  ·  ".join(part for part in parts if part)


def opened(sheet: Sheet) -> tuple[str, str]:
    """Return when the round was revealed, and who rated and who did not, and why."""
    if not sheet.reveals and sheet.phase is CandidatePhase.WITHDRAWN:
        return "Withdrawn", "Nothing was read"
    if not sheet.reveals:
        return "Round 1 sealed", "Nothing can be read before the reveal"
    reveal = sheet.reveals[-1]
    rated = len({one.panelist for row in sheet.rows for one in row.ratings})
    out = absent(sheet)
    words = f"{rated} of {rated + len(out)} rated"
    if out:
        words += f", without {listing(out)}"
    if out and reveal.because:
        words += f": {reveal.because}"
    return f"Round {reveal.round} revealed {moment(reveal.time)}", words


def moment(time: datetime) -> str:
    """Return a time of the meeting, such as "19 Nov, 14:13"."""
    return f"{day(time.date()).rsplit(' ', 1)[0]}, {time:%H:%M}"


def people(names: Sequence[str]) -> str:
    """Return the name of one, or how many there are."""
    return names[0] if len(names) == 1 else f"{len(names)} people"


def missing(session: Session, candidate: str) -> tuple[Panelist, ...]:
    """Return who may rate a candidate and has not submitted, in the panel's order."""
    ids = missing_raters(session, candidate)
    return tuple(one for one in session.panel.raters(candidate) if one.id in ids)


def missing_words(names: Sequence[str]) -> str:
    """Return who has not submitted and what can be done, as sentences."""
    if not names:
        return "Everybody has submitted. The reveal opens all ratings at once."
    has = "has" if len(names) == 1 else "have"
    return (
        f"{listing(names)} {has} not submitted. Wait for them, or reveal without them and say why. "
        "What comes later is kept, marked, and not counted."
    )


def split_rule(rule: SplitRule) -> str:
    """Return when a criterion splits, in words."""
    apart = several(rule.distance, "point").replace(str(rule.distance), number(rule.distance), 1)
    return f"{share(rule.share)} or fewer on one side of the bar, or {apart} apart"


def side_titles(row: SheetRow, step: Step) -> tuple[str, str]:
    """Return what stands over the reasons below the bar, and over those at or above it."""
    if row.pairing is Pairing.CURRENT_ONLY:
        return f"Below {step.current}", f"Meets {step.current}"
    return "Below the bar", "At or above the bar"


def votes(vote: Vote | None) -> str:
    """Return a vote in words, such as "3 for, 1 against, no abstention"."""
    if vote is None:
        return "No vote was counted"
    abstained = several(vote.abstained, "abstention") if vote.abstained else "no abstention"
    return f"{vote.votes_for} for, {vote.votes_against} against, {abstained}"
