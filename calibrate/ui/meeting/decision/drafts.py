"""Half-entered decisions, kept in the file a moment after they were typed."""

from __future__ import annotations

from calibrate.domain.changes import Refusal
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.phases import Viewer
from calibrate.ui.desk import Desk
from calibrate.ui.parts.autosave import Autosave

Place = tuple[Viewer, str]
"""Who is in the chair, and the candidate."""

DecisionDrafts = Autosave[Place, DecisionDraft]


def decision_drafts(desk: Desk) -> DecisionDrafts:
    """Return the decisions in the making."""

    def read(place: Place) -> DecisionDraft:
        chair, candidate = place
        return desk.decision_draft(candidate, chair)

    def save(place: Place, draft: DecisionDraft) -> Refusal | None:
        chair, candidate = place
        return desk.save_decision_draft(candidate, chair, draft)

    return Autosave(read, save)
