"""How the console says where a candidate stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from calibrate.domain.decisions import Vote
from calibrate.domain.meeting.presence import awaited_raters, excused_raters
from calibrate.domain.rubric.rubric import Pairing, Step
from calibrate.domain.session import CandidatePhase, Session
from calibrate.domain.sheet import Reveal, Sheet, SheetRow
from calibrate.packet.decision_words import vote_words
from calibrate.packet.wording import listing, several
from calibrate.ui.meeting.situation.timing import at

NOT_OPEN = "Rating is not open yet. Open it in Set-up first."
READ_ONLY = "This session is closed and read-only."


def about(sheet: Sheet) -> str:
    """Return who the candidate is: team, pieces of evidence, who presents."""
    parts = [sheet.candidate.team, str(sheet.step)]
    parts.append(f"{several(len(sheet.evidence), 'piece')} of evidence")
    if sheet.presenters:
        parts.append(f"presented by {listing(sheet.presenters)}")
    return "  ·  ".join(part for part in parts if part)


def opened(sheet: Sheet, now: datetime) -> tuple[str, str]:
    """Return how far the round is, and who rated and who did not, and why."""
    if not sheet.reveals and sheet.phase is CandidatePhase.WITHDRAWN:
        return "Withdrawn", "Nothing was read"
    if not sheet.reveals:
        return "Round 1 sealed", "Nothing can be read before the reveal"
    if sheet.sealed_round:
        return f"Round {sheet.sealed_round} sealed", "Only what is rated again is sealed"
    reveal = sheet.reveals[-1]
    return f"Round {reveal.round} revealed {at(reveal.time, now)}", _rated(sheet, reveal)


def _rated(sheet: Sheet, reveal: Reveal) -> str:
    """Say how many rated, and without whom; who is absent is only counted."""
    rated = len({opened.panelist or opened.name for row in sheet.rows for opened in row.standing})
    words = f"{rated} of {max(sheet.raters, rated)} rated"
    if not reveal.excused:
        return words
    if reveal.because == "; ".join(f"{name} is absent" for name in reveal.excused):
        return f"{words}, {len(reveal.excused)} absent"
    because = f": {reveal.because}" if reveal.because else ""
    return f"{words}, without {listing(reveal.excused)}{because}"


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


def votes(vote: Vote | None) -> str:
    """Return a vote in words, such as "3 for, 1 against, no abstention"."""
    if vote is None:
        return "No vote was counted"
    return vote_words(vote)
