"""Submitting a candidate, changing what was submitted, and withdrawing it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calibrate.domain.changes import Answer, Refusal
from calibrate.domain.commands import Submit, WithdrawSubmission, new_id
from calibrate.domain.drafts import rating as drafting
from calibrate.domain.ratings import Draft
from calibrate.ui.parts.dialog import Confirm, Discard
from calibrate.ui.rate.panelist_work import PanelistWork


def submit(work: PanelistWork, candidate: str) -> Answer:
    """Seal the recorded ratings of a candidate, or say why that is refused."""
    asked = work.lookup(candidate).asked
    recorded = {rating.criterion: rating for rating in work.begun(candidate).recorded}
    ratings = tuple(recorded[criterion] for criterion in asked if criterion in recorded)
    command = Submit(new_id(), work.panelist, candidate, ratings, work.round(candidate))
    was_changing = candidate in work.changing
    work.changing.discard(candidate)
    answer = work.desk.attempt(command, work.panelist)
    if was_changing and isinstance(answer, Refusal):
        work.changing.add(candidate)
    return answer


def change(work: PanelistWork, candidate: str) -> None:
    """Start a draft from what is submitted, which stands until a later submission."""
    work.changing.add(candidate)
    _keep(work, candidate, drafting.draft_of(work.submitted(candidate)))


def drop_change(work: PanelistWork, candidate: str) -> None:
    """Give a change up; what is submitted stands."""
    work.changing.discard(candidate)
    _keep(work, candidate, Draft())


def withdraw(work: PanelistWork, candidate: str) -> bool:
    """Withdraw a submission; its ratings are kept as a draft. Tell whether that went well."""
    ratings, round = work.submitted(candidate), work.round(candidate)
    command = WithdrawSubmission(new_id(), work.panelist, candidate, round)
    if not work.desk.apply(command, work.panelist):
        return False
    _keep(work, candidate, drafting.draft_of(ratings))
    return True


def confirm_withdrawal(parent: QWidget) -> bool:
    """Ask whether a submission is to be withdrawn."""
    sentence = "Your submission will not count. Your ratings stay here as a draft."
    return Confirm.ask(parent, "Withdraw your submission?", sentence, "Withdraw")


def confirm_drop(parent: QWidget, work: PanelistWork, candidate: str) -> bool:
    """Ask whether a change is to be given up, if there is any."""
    changed, submitted = work.begun(candidate), drafting.draft_of(work.submitted(candidate))
    is_same = set(changed.ratings) == set(submitted.ratings)
    return is_same or Discard.ask(parent, "What you changed is lost; what is submitted stands.")


def _keep(work: PanelistWork, candidate: str, draft: Draft) -> None:
    work.keep(candidate, draft)
    work.drafts.flush()
