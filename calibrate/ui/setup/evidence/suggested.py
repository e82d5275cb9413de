"""What the matrix suggests for pieces that stand nowhere: what is clear, and never was wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calibrate.domain.evidence import Evidence
from calibrate.domain.rubric.rubric import Criterion, Pairing, Step
from calibrate.ui import preferences

Criteria = Sequence[tuple[Criterion, Pairing]]


class Suggested:
    """Keeps what was worked out while rubric and pieces stay the same."""

    def __init__(self) -> None:
        self._key: object = None
        self._found: dict[str, str | None] = {}

    def of(self, criteria: Criteria, step: Step, pieces: Sequence[Evidence]) -> Mapping[str, str]:
        """Return for unplaced pieces, by id, the criterion that is suggested for each."""
        from calibrate.analysis.suggestions import Suggesting, clearest

        bare = [piece for piece in pieces if not piece.criteria]
        key = tuple(criterion for criterion, _ in criteria), step
        if key != self._key:
            self._key, self._found = key, {}
            self._suggesting = Suggesting(key[0], step)
        for piece in bare:
            wrong = preferences.dismissed(piece.id)
            self._found[piece.id] = clearest(self._suggesting.suggest(piece), wrong)
        return {piece.id: found for piece in bare if (found := self._found[piece.id])}
