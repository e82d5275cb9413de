"""What somebody has entered of cases that are decided together; nothing is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from calibrate.domain.decisions import Outcome


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """What was entered of one case; `id` is that of the decision that it becomes.

    The reason is proposed from the record or typed, and counts once it was confirmed.
    """

    id: str
    candidate: str
    outcome: Outcome | None = None
    reason: str = ""
    is_confirmed: bool = False
    abstained: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it can be recorded."""
        return self.outcome is not None and self.is_confirmed

    def decided(self, outcome: Outcome, proposed: str) -> ConsentDraft:
        """Return it with an outcome, and the reason that the record has for that one, if any."""
        if outcome is self.outcome:
            return self
        return replace(self, outcome=outcome, reason=proposed, is_confirmed=False)

    def worded(self, reason: str) -> ConsentDraft:
        """Return it with another reason, which is to be confirmed."""
        return self if reason == self.reason else replace(self, reason=reason, is_confirmed=False)

    def confirmed(self) -> ConsentDraft:
        """Return it with its reason confirmed, if there is an outcome and a reason."""
        is_there = self.outcome is not None and bool(self.reason.strip())
        return replace(self, is_confirmed=is_there)

    def abstaining(self, more: int, voters: int) -> ConsentDraft:
        """Return it with more abstentions, or fewer; one of the `voters` has to agree."""
        return replace(self, abstained=min(max(self.abstained + more, 0), max(voters - 1, 0)))


def lacking(drafts: Sequence[ConsentDraft]) -> tuple[int, int]:
    """Return how many outcomes are not entered yet, and how many reasons are not confirmed."""
    outcomes = sum(one.outcome is None for one in drafts)
    return outcomes, sum(not one.is_confirmed for one in drafts)
