"""The side-by-side of one candidate, for one viewer: what screen and paper both draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from calibrate.domain.decisions import Decision
from calibrate.domain.evidence import Evidence
from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Count, Rating, Stance, count, splits
from calibrate.domain.rubric import Criterion, Expectation, Pairing, Rubric, Step
from calibrate.domain.session import CandidatePhase, CandidateState


@dataclass(frozen=True, slots=True)
class OpenedRating:
    """A revealed rating. `panelist` and `name` are empty where this viewer sees no names.

    `origin` says where it was typed: room, kit or imported.
    """

    rating: Rating
    panelist: str = ""
    name: str = ""
    round: int = 1
    origin: str = "room"


@dataclass(frozen=True, slots=True)
class Reveal:
    """When and how a candidate's round was opened; `excused` are names of those without ratings."""

    round: int
    time: datetime
    excused: tuple[str, ...] = ()
    because: str = ""
    invalid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One criterion with both expectations, the evidence placed on it, and opened ratings."""

    number: int
    criterion: Criterion
    pairing: Pairing
    current: Expectation | None
    target: Expectation | None
    evidence: tuple[Evidence, ...] = ()
    ratings: tuple[OpenedRating, ...] = ()

    @property
    def values(self) -> tuple[int | None, ...]:
        """The values that were given, None for *not enough evidence*."""
        return tuple(opened.rating.value for opened in self.ratings)

    def cited(self, evidence: str) -> Mapping[Stance, int]:
        """Return how many ratings on this criterion cite a piece, by stance."""
        citations = [c for opened in self.ratings for c in opened.rating.citations]
        stances = [citation.stance for citation in citations if citation.evidence == evidence]
        return {stance: stances.count(stance) for stance in Stance if stance in stances}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The side-by-side of one candidate for one viewer.

    `evidence` holds all pieces by number, of which `unplaced` stand on no criterion; `reveals` is
    empty while the candidate is sealed, and `decision` None until one is recorded.
    """

    candidate: Candidate
    phase: CandidatePhase
    rubric: Rubric
    rows: tuple[SheetRow, ...]
    evidence: tuple[Evidence, ...]
    presenters: tuple[str, ...] = ()
    reveals: tuple[Reveal, ...] = ()
    decision: Decision | None = None
    decided: datetime | None = None

    @property
    def step(self) -> Step:
        """The step that is looked at."""
        return self.candidate.step

    @property
    def unplaced(self) -> tuple[Evidence, ...]:
        """The pieces that stand on none of the rows."""
        here = {row.criterion.id for row in self.rows}
        return tuple(piece for piece in self.evidence if not here.intersection(piece.criteria))

    def row(self, criterion: str) -> SheetRow:
        """Return the row of a criterion; raises StopIteration for one that is not here."""
        return next(row for row in self.rows if row.criterion.id == criterion)

    def count(self, row: SheetRow) -> Count:
        """Count the row's ratings on both sides of the bar."""
        return count(row.values, self.rubric.scale, row.pairing)

    def splits(self, row: SheetRow) -> bool:
        """Tell whether the row's ratings split by the rubric's rule."""
        return splits(row.values, self.rubric.split, self.rubric.scale, row.pairing)

    def piece(self, evidence: str) -> Evidence | None:
        """Return a piece of this candidate by its id."""
        return next((piece for piece in self.evidence if piece.id == evidence), None)


def build_sheet(
    state: CandidateState,
    rubric: Rubric,
    evidence: Sequence[Evidence],
    ratings: Iterable[OpenedRating] = (),
    presenters: tuple[str, ...] = (),
    reveals: tuple[Reveal, ...] = (),
    decision: Decision | None = None,
    decided: datetime | None = None,
) -> Sheet:
    """Lay out a candidate's evidence and opened ratings against the rubric's criteria."""
    opened = tuple(ratings)
    pairs = enumerate(rubric.for_step(state.candidate.step), start=1)
    rows = (
        _row(number, criterion, pairing, state.candidate.step, evidence, opened)
        for number, (criterion, pairing) in pairs
    )
    return Sheet(
        candidate=state.candidate,
        phase=state.phase,
        rubric=rubric,
        rows=tuple(rows),
        evidence=tuple(evidence),
        presenters=presenters,
        reveals=reveals,
        decision=decision,
        decided=decided,
    )


def _row(
    number: int,
    criterion: Criterion,
    pairing: Pairing,
    step: Step,
    evidence: Sequence[Evidence],
    ratings: tuple[OpenedRating, ...],
) -> SheetRow:
    return SheetRow(
        number=number,
        criterion=criterion,
        pairing=pairing,
        current=criterion.expectation(step.current),
        target=criterion.expectation(step.target),
        evidence=tuple(piece for piece in evidence if criterion.id in piece.criteria),
        ratings=tuple(one for one in ratings if one.rating.criterion == criterion.id),
    )
