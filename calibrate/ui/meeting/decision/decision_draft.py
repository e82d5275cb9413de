"""A decision in the making: what was entered so far, what it lacks, what is unusual about it."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.decisions import Outcome, check_decision, exceptions
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import CalibrateError
from calibrate.domain.people import Panelist
from calibrate.domain.permissions import voters
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.ui.meeting.ratings.notes import unkept
from calibrate.words.phrases import listing, sentence

NO_VOTE = "No vote is entered; the packet will say so."
SAY_WHY = "The reason has to say why."
SEALED = "Round 2 is sealed; reveal it first."
TIE = "The vote is a tie"
ROUNDS = (1, 2)


def with_note(
    draft: DecisionDraft, sheet: Sheet, criterion: str, text: str | None
) -> DecisionDraft:
    """Return the draft with a note that is being written, or without it.

    None takes it out, as does a text that the sheet has already.
    """
    others = tuple(note for note in draft.notes if note[0] != criterion)
    if text is None or text.strip() == sheet.row(criterion).note:
        return replace(draft, notes=others)
    return replace(draft, notes=(*others, (criterion, text)))


def lacks(draft: DecisionDraft, session: Session, sheet: Sheet) -> str:
    """Return why a draft cannot be recorded yet, or nothing if it can."""
    if sheet.sealed_round:
        return SEALED
    decision = draft.decision(sheet.candidate.id)
    if decision is None:
        return f"Choose an outcome{'' if draft.reason.strip() else ' and write the reason'} first."
    if not draft.reason.strip():
        return "Write the reason first."
    begun = [row.criterion.title for row in unkept(sheet, draft.notes)]
    if begun:
        return f"The note on {listing(begun)} is not kept yet; keep it or leave it first."
    if _is_stuck(draft, session, sheet):
        return f"{_tie_words(session, sheet)} Defer, or vote again."
    raters = frozenset(one.id for one in session.panel.raters(sheet.candidate.id))
    here = frozenset(one.id for one in voters(session, sheet.candidate.id))
    try:
        check_decision(decision, raters, here, session.decider)
    except CalibrateError as error:
        return str(error)
    return ""


def remarks(draft: DecisionDraft, session: Session, sheet: Sheet) -> tuple[str, ...]:
    """Return what is out of the ordinary about a draft, said before it is recorded."""
    tie = _tie(draft, session, sheet)
    decision = draft.decision(sheet.candidate.id)
    if decision is None:
        return (*_below(session, sheet), *tie)
    present = decision.vote.total if decision.vote else _present(session, sheet)
    found = exceptions(decision, present, session.quorum(sheet.candidate.id))
    told = [*map(sentence, found), SAY_WHY] if found else []
    is_silent = decision.vote is None and draft.reason and decision.outcome is not Outcome.DEFER
    return (*told, *tie, *((NO_VOTE,) if is_silent else ()))


def _present(session: Session, sheet: Sheet) -> int:
    """Count who takes part where no vote is counted: who is here, may vote, and has rated."""
    id = sheet.candidate.id
    here = (one.id for one in voters(session, id))
    return sum(any(session.has_submitted(one, id, round) for round in ROUNDS) for one in here)


def _below(session: Session, sheet: Sheet) -> tuple[str, ...]:
    """Say before anything is entered that too few are here."""
    here, quorum = len(voters(session, sheet.candidate.id)), session.quorum(sheet.candidate.id)
    if here >= quorum:
        return ()
    said = f"{here} may vote" if here else "nobody may vote"
    return (f"Below the quorum: {said}, {quorum} are needed. Defer, or the reason says why.",)


def _tie(draft: DecisionDraft, session: Session, sheet: Sheet) -> tuple[str, ...]:
    """Say who decides a tie; that nobody can is said where recording is off, if it is for that."""
    if not _is_tie(draft) or draft.outcome is Outcome.DEFER or _is_stuck(draft, session, sheet):
        return ()
    return (_tie_words(session, sheet),)


def _is_tie(draft: DecisionDraft) -> bool:
    return draft.vote is not None and draft.vote.majority is None


def _is_stuck(draft: DecisionDraft, session: Session, sheet: Sheet) -> bool:
    """Tell whether a tie was to be decided, and nobody is here to do it."""
    is_decided = draft.outcome not in (None, Outcome.DEFER)
    return is_decided and _is_tie(draft) and not _decides(session, sheet)


def _tie_words(session: Session, sheet: Sheet) -> str:
    decider = _named(session)
    if decider is None:
        return f"{TIE} and nobody is named to decide it, so only defer is possible."
    if _decides(session, sheet):
        return f"{TIE}, so {decider.name} decides."
    why = "is not here"
    if decider not in session.panel.raters(sheet.candidate.id):
        why = f"has no vote on {sheet.candidate.name}"
    return f"{TIE} and {decider.name}, who decides it, {why}, so only defer is possible."


def _decides(session: Session, sheet: Sheet) -> bool:
    return _named(session) in voters(session, sheet.candidate.id)


def _named(session: Session) -> Panelist | None:
    return session.panel.panelist(session.decider or "")
