"""The side-by-side of one candidate, for one viewer: what screen and paper both draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from calibrate.domain.ballots import SECOND, Origin
from calibrate.domain.decisions import Decision
from calibrate.domain.evidence import Evidence
from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Confidence, Count, Rating, Stance, count, splits
from calibrate.domain.rubric.rubric import Criterion, Expectation, Pairing, Rubric, Step
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.voice.answers import NO_ANSWERS, Answers
from calibrate.domain.voice.facts import NO_FACTS, Facts
from calibrate.domain.voice.statement import Statement

NO_NOTES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class OpenedRating:
    """A revealed rating. `panelist` and `name` are empty where this viewer sees no names.

    `origin` says where it was typed: room, kit or imported; `stands` is false for a rating of
    round 1 in whose place the same panelist put one of round 2.
    """

    rating: Rating
    panelist: str = ""
    name: str = ""
    round: int = 1
    origin: Origin = Origin.ROOM
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Reveal:
    """When and how a candidate's round was opened.

    `excused` are names of those without ratings, `invalid` of those of them whose submission could
    not be opened.
    """

    round: int
    time: datetime
    excused: tuple[str, ...] = ()
    because: str = ""
    invalid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Movement:
    """How many put another rating in place of their first: higher, lower, the same, or other.

    Other is from or to *not enough evidence*; who had no rating in round 1 is in none of them.
    """

    up: int = 0
    down: int = 0
    same: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One criterion with both expectations, the evidence placed on it, and opened ratings.

    `movement` is None unless the criterion had a second round that was opened; `note` is what the
    facilitator noted of the talk.
    """

    number: int
    criterion: Criterion
    pairing: Pairing
    current: Expectation | None
    target: Expectation | None
    evidence: tuple[Evidence, ...] = ()
    ratings: tuple[OpenedRating, ...] = ()
    movement: Movement | None = None
    note: str = ""

    @property
    def standing(self) -> tuple[OpenedRating, ...]:
        """The ratings that count: each panelist's newest."""
        return tuple(opened for opened in self.ratings if opened.stands)

    @property
    def values(self) -> tuple[int | None, ...]:
        """The values that count, None for *not enough evidence*."""
        return tuple(opened.rating.value for opened in self.standing)

    @property
    def first_values(self) -> tuple[int | None, ...]:
        """The values of round 1, before any talk."""
        return tuple(opened.rating.value for opened in self.ratings if opened.round == 1)

    @property
    def unsure(self) -> int:
        """How many of those whose rating counts said that they are unsure of it."""
        return sum(opened.rating.confidence is Confidence.UNSURE for opened in self.standing)

    def cited(self, evidence: str) -> Mapping[Stance, int]:
        """Return how many ratings on this criterion cite a piece, by stance."""
        citations = [c for opened in self.standing for c in opened.rating.citations]
        stances = [citation.stance for citation in citations if citation.evidence == evidence]
        return {stance: stances.count(stance) for stance in Stance if stance in stances}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The side-by-side of one candidate for one viewer.

    `evidence` holds all pieces by number, of which `unplaced` stand on no criterion; `reveals` is
    empty while the candidate is sealed, and `decision` None until one is recorded. `second_round`
    has the criteria of round 2 once it has begun, and `sealed_round` the round that is rated now;
    `raters` counts who may rate, once something was revealed. `statement` is the candidate's own,
    `facts` are what was kept about them until after the vote, `answers` what belongs to `decision`.
    `by_consent` says that the decision was taken together with others that nobody disputed.
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
    second_round: tuple[str, ...] = ()
    sealed_round: int | None = None
    raters: int = 0
    statement: Statement | None = None
    facts: Facts = NO_FACTS
    answers: Answers = NO_ANSWERS
    by_consent: bool = False

    @property
    def step(self) -> Step:
        """The step that is looked at."""
        return self.candidate.step

    @property
    def is_open(self) -> bool:
        """Whether ratings were revealed."""
        return bool(self.reveals)

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
        """Tell whether the row's ratings, as they count now, split by the rubric's rule."""
        return splits(row.values, self.rubric.split, self.rubric.scale, row.pairing)

    def absent(self, row: SheetRow) -> int:
        """Count those who may rate and have no rating on the row."""
        return max(self.raters - len(row.standing), 0)

    def split_first(self, row: SheetRow) -> bool:
        """Tell whether the row's ratings of round 1 split."""
        return splits(row.first_values, self.rubric.split, self.rubric.scale, row.pairing)

    def is_sealed_again(self, row: SheetRow) -> bool:
        """Tell whether a row is rated a second time and those ratings are still sealed."""
        return self.sealed_round == SECOND and row.criterion.id in self.second_round

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
    notes: Mapping[str, str] = NO_NOTES,
    raters: int = 0,
    by_consent: bool = False,
) -> Sheet:
    """Lay out a candidate's evidence and opened ratings against the rubric's criteria.

    `ratings` carry names; `anonymous.py` takes them out for those who see none. `notes` has the
    facilitator's notes by criterion.
    """
    opened = tuple(ratings)
    pairs = enumerate(rubric.for_step(state.candidate.step), start=1)
    rows = (
        _row(number, criterion, pairing, state, evidence, opened, notes.get(criterion.id, ""))
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
        second_round=state.second_round,
        sealed_round=state.sealed_round,
        raters=raters,
        by_consent=by_consent,
    )


def _row(
    number: int,
    criterion: Criterion,
    pairing: Pairing,
    state: CandidateState,
    evidence: Sequence[Evidence],
    opened: tuple[OpenedRating, ...],
    note: str,
) -> SheetRow:
    step = state.candidate.step
    ratings = tuple(one for one in opened if one.rating.criterion == criterion.id)
    had_second = criterion.id in state.second_round and state.rounds_opened > 1
    return SheetRow(
        number=number,
        criterion=criterion,
        pairing=pairing,
        current=criterion.expectation(step.current),
        target=criterion.expectation(step.target),
        evidence=tuple(piece for piece in evidence if criterion.id in piece.criteria),
        ratings=ratings,
        movement=movement(ratings) if had_second else None,
        note=note,
    )


def movement(ratings: Sequence[OpenedRating]) -> Movement:
    """Count how panelists moved from round 1 to round 2; `ratings` are of one criterion, named."""
    before = {opened.panelist: opened.rating.value for opened in ratings if opened.round == 1}
    moves = [
        _move(before[opened.panelist], opened.rating.value)
        for opened in ratings
        if opened.round > 1 and opened.panelist in before
    ]
    return Movement(*(moves.count(kind) for kind in ("up", "down", "same", "other")))


def _move(before: int | None, after: int | None) -> str:
    if before == after:
        return "same"
    if before is None or after is None:
        return "other"
    return "up" if after > before else "down"
