"""Submitting a candidate, changing what was submitted, and withdrawing it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import Submit, WithdrawSubmission, new_id
from calibrate.domain.ratings import Draft
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.rate import drafting
from calibrate.ui.rate.panelist_work import Sitting


def submit(sitting: Sitting, candidate: str) -> bool:
    """Seal the recorded ratings of a candidate; tell whether that went well."""
    asked = sitting.contents(candidate).asked
    recorded = {rating.criterion: rating for rating in sitting.keeper.draft(candidate).recorded}
    ratings = tuple(recorded[criterion] for criterion in asked if criterion in recorded)
    command = Submit(new_id(), sitting.panelist, candidate, ratings, sitting.round(candidate))
    was_changing = candidate in sitting.changing
    sitting.changing.discard(candidate)
    if sitting.desk.apply(command, sitting.panelist):
        return True
    if was_changing:
        sitting.changing.add(candidate)
    return False


def change(sitting: Sitting, candidate: str) -> None:
    """Start a draft from what is submitted, which stands until a later submission."""
    sitting.changing.add(candidate)
    _keep(sitting, candidate, drafting.draft_of(sitting.submitted(candidate)))


def drop_change(sitting: Sitting, candidate: str) -> None:
    """Give a change up; what is submitted stands."""
    sitting.changing.discard(candidate)
    _keep(sitting, candidate, Draft())


def withdraw(sitting: Sitting, candidate: str) -> bool:
    """Withdraw a submission; its ratings are kept as a draft. Tell whether that went well."""
    ratings, round = sitting.submitted(candidate), sitting.round(candidate)
    command = WithdrawSubmission(new_id(), sitting.panelist, candidate, round)
    if not sitting.desk.apply(command, sitting.panelist):
        return False
    _keep(sitting, candidate, drafting.draft_of(ratings))
    return True


def confirm_withdrawal(parent: QWidget) -> bool:
    """Ask whether a submission is to be withdrawn."""
    sentence = "Your submission will not count. Your ratings stay here as a draft."
    return Confirm.ask(parent, "Withdraw your submission?", sentence, "Withdraw")


def _keep(sitting: Sitting, candidate: str, draft: Draft) -> None:
    sitting.keeper.put(candidate, draft)
    sitting.keeper.flush()
