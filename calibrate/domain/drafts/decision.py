"""What somebody has entered of a decision so far; it is kept while the panel talks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from calibrate.domain.commands import new_id
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.sheet import Sheet

Count = int | None


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What somebody has entered for one candidate. `votes` are for, against and abstained.

    The id is the decision's, so that one that is sent twice is recorded once. `notes` are pairs of
    a criterion and a note on it that is still being written.
    """

    id: str = field(default_factory=new_id)
    outcome: Outcome | None = None
    votes: tuple[Count, Count, Count] = (None, None, None)
    reason: str = ""
    dissents: tuple[Dissent, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return self == DecisionDraft(self.id)

    @property
    def is_deciding(self) -> bool:
        """Whether an outcome or a vote was entered, and not only the reason."""
        return self.outcome is not None or self.vote is not None

    @property
    def vote(self) -> Vote | None:
        """The vote, or None where no count was entered; a count left out is none of them."""
        if self.votes == (None, None, None):
            return None
        return Vote(*(count or 0 for count in self.votes))

    def decision(self, candidate: str) -> Decision | None:
        """Return the decision on a candidate, or None while no outcome was chosen."""
        if self.outcome is None:
            return None
        return Decision(
            self.id,
            candidate,
            self.outcome,
            self.reason.strip(),
            self.vote,
            self.dissents,
            self.follow_ups,
        )


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
