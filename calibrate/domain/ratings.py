"""A panelist's judgement: what a rating holds, when it may stand, what counts, what splits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from calibrate.domain.ballots import Origin
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.rubric.rubric import Criterion, Pairing, Rubric, Scale, SplitRule, Step
from calibrate.domain.text.lengths import LONGEST_LINE, LONGEST_REASON, within


class Confidence(StrEnum):
    """How sure a panelist is of a rating."""

    UNSURE = "unsure"
    FAIRLY = "fairly"
    VERY = "very"


class Stance(StrEnum):
    """What cited evidence says: it shows the target level, the current one, or speaks against."""

    TARGET = "target"
    CURRENT = "current"
    AGAINST = "against"


class Side(StrEnum):
    """Whether an observation speaks for the candidate or against."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing a panelist saw, noted before the number."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Evidence that a rating rests on, in the version its rater saw.

    `passage` holds the words of that version which were marked; without any, all of it is cited.
    """

    evidence: str
    stance: Stance
    version: int = 1
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """One panelist's judgement on one criterion.

    A `value` of None is *not enough evidence*, a `confidence` of None was not stated.
    """

    criterion: str
    value: int | None
    confidence: Confidence | None = Confidence.FAIRLY
    observations: tuple[Observation, ...] = ()
    reason: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftRating:
    """A rating in the making: `answered` is false until a value or *not enough* was chosen.

    `recorded` says that the panelist pressed Record on what stands here; `begun` is an observation
    that is being typed and was not entered yet.
    """

    criterion: str
    value: int | None = None
    answered: bool = False
    recorded: bool = False
    confidence: Confidence | None = Confidence.FAIRLY
    observations: tuple[Observation, ...] = ()
    reason: str = ""
    citations: tuple[Citation, ...] = ()
    begun: Observation | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered yet."""
        entered = self.answered or self.observations or self.reason or self.citations
        return not (entered or self.begun)

    def rating(self) -> Rating:
        """Return it as a rating; raise Refused if no answer was chosen."""
        if not self.answered:
            raise Refused("Choose a point of the scale or “not enough evidence” first.")
        return Rating(
            self.criterion,
            self.value,
            self.confidence,
            self.observations,
            self.reason,
            self.citations,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """One panelist's unfinished ratings of one candidate, one for each criterion touched."""

    ratings: tuple[DraftRating, ...] = ()

    def rating(self, criterion: str) -> DraftRating:
        """Return the draft on `criterion`, empty if it was not touched."""
        found = (rating for rating in self.ratings if rating.criterion == criterion)
        return next(found, DraftRating(criterion))

    def with_rating(self, rating: DraftRating) -> Draft:
        """Return the draft with `rating` in place of what stood on its criterion."""
        others = [other for other in self.ratings if other.criterion != rating.criterion]
        return Draft((*others, *(() if rating.is_empty else (rating,))))

    @property
    def recorded(self) -> tuple[Rating, ...]:
        """The ratings on which Record was pressed."""
        return tuple(rating.rating() for rating in self.ratings if rating.recorded)


@dataclass(frozen=True, slots=True)
class PastSubmission:
    """One of a panelist's own submissions as they may read it again.

    `ratings` is empty where the entry withdrew the one before, and where it cannot be read again:
    it was replaced, came too late, or the panelist has no copy of it. By its two `words` they know
    it among those that a reveal opened.
    """

    id: str
    time: datetime
    ratings: tuple[Rating, ...] = ()
    withdrawn: bool = False
    round: int = 1
    origin: Origin = Origin.ROOM
    is_readable: bool = True
    words: str = ""


def check_rating(rating: Rating, criterion: Criterion, scale: Scale, step: Step) -> None:
    """Raise unless the rating may stand: BadInput for a value not offered, Refused for no reason.

    Every rating needs a reason or a citation; the ends of the scale and *not enough evidence*
    need a reason.
    """
    where = f"“{criterion.title}”"
    pairing = criterion.pairing(step)
    if pairing is None:
        raise BadInput(f"{where} says nothing on {step}, so it is not rated there.")
    offered = scale.offered(pairing)
    if rating.value is not None and rating.value not in offered:
        values = f"{offered[0]} to {offered[-1]}"
        raise BadInput(f"{where} offers {values}, not {rating.value}.")
    within(rating.reason, LONGEST_REASON, f"The reason on {where}")
    for observation in rating.observations:
        within(observation.text, LONGEST_LINE, f"An observation on {where}")
    needed = reason_needed(rating.value, scale)
    if needed and not rating.reason.strip():
        raise Refused(f"{where}: {needed} needs a reason.")
    if not rating.reason.strip() and not rating.citations:
        raise Refused(f"{where}: a rating needs a reason, or evidence that it cites.")


def reason_needed(value: int | None, scale: Scale) -> str:
    """Return what makes a reason necessary, in words, or nothing if a citation will do."""
    if value is None:
        return "“not enough evidence”"
    return f"{value}, an end of the scale," if value in scale.ends else ""


def check_submission(ratings: Sequence[Rating], rubric: Rubric, step: Step) -> None:
    """Raise unless `ratings` answer every criterion of `step` once, and each may stand."""
    expected = [criterion for criterion, _ in rubric.for_step(step)]
    given = {rating.criterion: rating for rating in ratings}
    if len(given) != len(ratings):
        raise BadInput("A submission has one rating for each criterion; one is there twice.")
    missing = [criterion.title for criterion in expected if criterion.id not in given]
    if missing:
        raise Refused(f"Not rated yet: {', '.join(missing)}.")
    if len(given) > len(expected):
        raise BadInput("A submission rates a criterion that the rubric does not have.")
    for criterion in expected:
        check_rating(given[criterion.id], criterion, rubric.scale, step)


def check_second_round(
    ratings: Sequence[Rating],
    criteria: Sequence[Criterion],
    before: Mapping[str, int | None],
    scale: Scale,
    step: Step,
) -> None:
    """Raise unless `ratings` answer every one of `criteria`, those that split, once.

    `before` has the panelist's own values of round 1 by criterion; whoever changes one says why.
    """
    given = {rating.criterion: rating for rating in ratings}
    missing = [criterion.title for criterion in criteria if criterion.id not in given]
    if missing:
        raise Refused(f"Not rated yet: {', '.join(missing)}.")
    if not len(ratings) == len(given) == len(criteria):
        raise BadInput("A second round has one rating for each criterion that split, no more.")
    for criterion in criteria:
        rating = given[criterion.id]
        check_rating(rating, criterion, scale, step)
        if change_needs_reason(rating, before):
            raise Refused(f"“{criterion.title}”: a change in round 2 needs a reason.")


def change_needs_reason(rating: Rating, before: Mapping[str, int | None]) -> bool:
    """Tell whether a rating of round 2 differs from the one before and does not say why."""
    if rating.criterion not in before or rating.reason.strip():
        return False
    return before[rating.criterion] != rating.value


@dataclass(frozen=True, slots=True)
class Count:
    """How the numbers on one criterion stand to the bar; *not enough evidence* is apart."""

    below: int
    meets: int
    not_enough: int

    @property
    def rated(self) -> int:
        """How many gave a number."""
        return self.below + self.meets


def count(values: Iterable[int | None], scale: Scale, pairing: Pairing) -> Count:
    """Count on both sides of the bar; where only the current level speaks, its point is the bar."""
    bar = scale.holds if pairing is Pairing.CURRENT_ONLY else scale.bar
    given = list(values)
    numbers = [value for value in given if value is not None]
    meets = sum(value >= bar for value in numbers)
    return Count(len(numbers) - meets, meets, len(given) - len(numbers))


def splits(values: Iterable[int | None], rule: SplitRule, scale: Scale, pairing: Pairing) -> bool:
    """Tell whether a criterion splits.

    It does when the larger side of the bar holds `rule.share` of the numbers or fewer, or when two
    numbers are `rule.distance` apart. What only the current level states never splits.
    """
    given = list(values)
    numbers = [value for value in given if value is not None]
    if pairing is Pairing.CURRENT_ONLY or len(numbers) < 2:
        return False
    sides = count(numbers, scale, pairing)
    larger = Fraction(max(sides.below, sides.meets), sides.rated)
    return larger <= rule.share or max(numbers) - min(numbers) >= rule.distance
