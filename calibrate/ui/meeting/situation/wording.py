"""How the console says where a candidate stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from calibrate.domain.presence.presence import awaited_raters, excused_raters
from calibrate.domain.record.case import Case
from calibrate.domain.rubric.rubric import Pairing, Step
from calibrate.domain.session import CandidatePhase, Session
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.words.criteria import pieces_words
from calibrate.words.days import at
from calibrate.words.people import rated_words
from calibrate.words.phrases import capitalized, listing
from calibrate.words.rounds import revealed_words, sealed_words, why_words, without_words
from calibrate.words.session import standing_words

NOT_OPEN = "Rating is not open yet. Open it in Set-up first."
READ_ONLY = "This session is closed and read-only."


def about(sheet: Sheet) -> str:
    """Return who the candidate is: team, pieces of evidence, who presents."""
    parts = [sheet.candidate.team, str(sheet.step)]
    parts.append(pieces_words(len(sheet.evidence)))
    if sheet.presenters:
        parts.append(f"presented by {listing(sheet.presenters)}")
    return "  ·  ".join(part for part in parts if part)


def opened(case: Case, now: datetime) -> tuple[str, str]:
    """Return how far the round is, and who rated, without whom, and why."""
    sheet = case.sheet
    if not sheet.is_open:
        is_out = sheet.phase is CandidatePhase.WITHDRAWN
        standing = capitalized(standing_words(sheet.phase)) if is_out else "Round 1 sealed"
        return standing, sealed_words(sheet)
    if sheet.sealed_round:
        return f"Round {sheet.sealed_round} sealed", "Only what is rated again is sealed"
    reveal = sheet.reveals[-1]
    rated = ", ".join(part for part in (rated_words(case), without_words(reveal)) if part)
    why = why_words(reveal) if reveal.excused else ""
    told = f"{rated}. {why}" if why else rated
    return revealed_words(reveal, at(reveal.time, now)), told


def people(names: Sequence[str]) -> str:
    """Return the name of one, or how many there are."""
    return names[0] if len(names) == 1 else f"{len(names)} people"


def missing_words(session: Session, candidate: str) -> str:
    """Return who has not submitted and what can be done, as sentences."""
    names = [rater.name for rater in awaited_raters(session, candidate)]
    if names:
        has = "has" if len(names) == 1 else "have"
        return (
            f"{listing(names)} {has} not submitted. Wait for them, or reveal without them and say "
            "why. What comes later is kept, marked, and not counted."
        )
    absent = [rater.name for rater in excused_raters(session, candidate)]
    if absent:
        are = "is" if len(absent) == 1 else "are"
        return f"Everybody who is here has submitted. {listing(absent)} {are} absent."
    return "Everybody has submitted. The reveal opens all ratings at once."


def side_titles(row: SheetRow, step: Step) -> tuple[str, str]:
    """Return what stands over the reasons below the bar, and over those at or above it."""
    if row.pairing is Pairing.CURRENT_ONLY:
        return f"Below {step.current}", f"Meets {step.current}"
    return "Below the bar", "At or above the bar"
