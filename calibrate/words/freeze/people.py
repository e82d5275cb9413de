"""What is said of people who come, go or are named otherwise once rating is open."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.domain.people import Panelist, RelationKind
from calibrate.domain.phases import may_rate
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.domain.submitting.succeeding import passes_on, stays
from calibrate.words.phrases import several, some

LATE_REASON = "Reason, which the record keeps"
WHY_DUE = "Reason, if the record should keep one"
CORRECT_NAME = "Correct name…"
RENAMED_EVERYWHERE = (
    "It is corrected wherever the app shows it; kits and packets that went out keep the old one."
)
HOW_TO_WRITE_A_DAY = "Write the day as 2026-12-04, or leave it empty."


def rates_words(session: Session, panelist: Panelist) -> str:
    """Say whether somebody rates and, where they came late or were replaced, how many."""
    if not panelist.rates:
        return "Does not rate"
    if not any(
        one.kind is RelationKind.RELIEVED and one.panelist == panelist.id
        for one in session.panel.relations
    ):
        return "Rates"
    here = [one for one in session.candidates if one.phase is not CandidatePhase.WITHDRAWN]
    return f"Rates {sum(may_rate(session, panelist.id, one.id) for one in here)} of {len(here)}"


def joining_words(session: Session) -> str:
    """Say whom somebody rates who joins now."""
    here = [one for one in session.candidates if one.phase is not CandidatePhase.WITHDRAWN]
    sealed = sum(not state.rounds_opened for state in here)
    if sealed == len(here):
        return f"They rate {'the candidate' if sealed == 1 else f'all {sealed} candidates'}."
    if not sealed:
        return "Everybody was revealed, so they rate nobody, and see what the panel sees."
    return (
        f"They rate the {several(sealed, 'candidate')} still sealed, and see of the others what "
        "the panel sees."
    )


def replacing_words(session: Session, panelist: Panelist) -> str:
    """Say whose ratings by somebody stay when they are replaced, and whom their successor has."""
    theirs = stays(session, panelist.id)
    kept = _names([one for one in theirs if session.has_submitted(panelist.id, one.id)])
    passed = _names(passes_on(session, panelist.id))
    of_theirs = f"What {panelist.name} rated counts: {some(kept)}." if kept else ""
    if not passed:
        return f"{of_theirs} A successor would rate nobody.".strip()
    return f"{of_theirs} Their successor rates {some(passed)}.".strip()


def _names(states: Sequence[CandidateState]) -> list[str]:
    return [one.name for one in states if one.phase is not CandidatePhase.WITHDRAWN]
