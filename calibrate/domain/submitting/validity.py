"""What a submission has to be so that it may stand: asked before it is sealed and when it opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from calibrate.domain.errors import BadInput
from calibrate.domain.ratings import Citation, Rating, check_second_round, check_submission
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.text.passages import holds


@dataclass(frozen=True, slots=True)
class Validity:
    """What the submissions of one candidate's round are checked against.

    `versions` has the newest version of each piece of the candidate's evidence, and `text` finds
    what a version of one says. In a second round `criteria` are those that split, and `before` has
    by panelist what they gave in the first.
    """

    rubric: Rubric
    step: Step
    versions: Mapping[str, int]
    text: Callable[[str, int], str]
    criteria: tuple[str, ...] = ()
    before: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)

    def check(self, ratings: tuple[Rating, ...], panelist: str) -> None:
        """Raise Refused or BadInput unless these ratings of a panelist may stand."""
        self._check_answers(ratings, panelist)
        for rating in ratings:
            self._check_citations(rating)

    def _check_answers(self, ratings: tuple[Rating, ...], panelist: str) -> None:
        if not self.criteria:
            check_submission(ratings, self.rubric, self.step)
            return
        split = [criterion for criterion in self.rubric.criteria if criterion.id in self.criteria]
        before = self.before.get(panelist, {})
        check_second_round(ratings, split, before, self.rubric.scale, self.step)

    def _check_citations(self, rating: Rating) -> None:
        cited = [citation.evidence for citation in rating.citations]
        if len(set(cited)) < len(cited):
            raise BadInput("A rating cites the same piece twice; keep one citation of it.")
        for citation in rating.citations:
            if not 1 <= citation.version <= self.versions.get(citation.evidence, 0):
                raise BadInput("A rating cites evidence that this candidate does not have.")
            self._check_passage(citation)

    def _check_passage(self, citation: Citation) -> None:
        passage = citation.passage
        if passage and not holds(self.text(citation.evidence, citation.version), passage):
            raise BadInput("A rating cites words that its evidence does not have; mark them again.")
