"""Submitting a candidate, changing what was submitted, and withdrawing it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from calibrate.domain.changes import Answer, Refusal
from calibrate.domain.commands import Submit, WithdrawSubmission, new_id
from calibrate.domain.drafts import rating as drafting
from calibrate.domain.ratings import Draft
from calibrate.ui.rate.panelist_work import Sitting


def submit(sitting: Sitting, candidate: str) -> Answer:
    """Seal the recorded ratings of a candidate, or say why that is refused."""
    asked = sitting.contents(candidate).asked
    recorded = {rating.criterion: rating for rating in sitting.begun(candidate).recorded}
    ratings = tuple(recorded[criterion] for criterion in asked if criterion in recorded)
    command = Submit(new_id(), sitting.panelist, candidate, ratings, sitting.round(candidate))
    was_changing = candidate in sitting.changing
    sitting.changing.discard(candidate)
    answer = sitting.desk.attempt(command, sitting.panelist)
    if was_changing and isinstance(answer, Refusal):
        sitting.changing.add(candidate)
    return answer


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
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Withdraw your submission?")
    box.setText("Your submission will not count. Your ratings stay here as a draft.")
    wanted = box.addButton("Withdraw", QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton("Keep it", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is wanted


def _keep(sitting: Sitting, candidate: str, draft: Draft) -> None:
    sitting.keep(candidate, draft)
    sitting.drafts.flush()
