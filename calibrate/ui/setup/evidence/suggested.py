"""What the matrix suggests for pieces that stand nowhere: what is clear, and never was wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.rubric.rubric import Criterion, Pairing, Step
from calibrate.ui import preferences

if TYPE_CHECKING:
    from calibrate.analysis.suggestions import Suggestion

Criteria = Sequence[tuple[Criterion, Pairing]]


class Suggested:
    """Keeps what was worked out while the rubric, and what a piece says, stay the same."""

    def __init__(self) -> None:
        self._of: object = None
        self._ranked: dict[EvidenceText, tuple[Suggestion, ...]] = {}

    def of(self, criteria: Criteria, step: Step, pieces: Sequence[Evidence]) -> Mapping[str, str]:
        """Return for unplaced pieces, by id, the criterion that is suggested for each."""
        from calibrate.analysis.suggestions import Suggesting, clearest

        of = tuple(criterion for criterion, _ in criteria), step
        if of != self._of:
            self._of, self._ranked = of, {}
            self._suggesting = Suggesting(of[0], step)
        bare = [piece for piece in pieces if not piece.criteria]
        wrong = preferences.dismissed([piece.id for piece in bare])
        found = {one.id: clearest(self._rank(one), wrong.get(one.id, frozenset())) for one in bare}
        return {id: criterion for id, criterion in found.items() if criterion}

    def _rank(self, piece: Evidence) -> tuple[Suggestion, ...]:
        if piece.content not in self._ranked:
            self._ranked[piece.content] = self._suggesting.suggest(piece)
        return self._ranked[piece.content]
