"""The ladder as a rubric: levels, criteria with what each level expects, scale, bar, split rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any

from calibrate.domain.canonical import canonical, digest
from calibrate.domain.errors import BadInput
from calibrate.domain.text.folding import folded

MOST_AT_A_STEP = 200
"""How many criteria one candidate can be rated on."""

MOST_CRITERIA = 2_000
"""How many a ladder of many levels may have in all."""


@dataclass(frozen=True, slots=True)
class Step:
    """From the level a candidate has to the level they are looked at for."""

    current: str
    target: str

    def __str__(self) -> str:
        return f"{self.current} to {self.target}"


class Pairing(StrEnum):
    """Which of a step's two levels speak on a criterion."""

    PAIRED = "paired"
    NEW = "new"
    CURRENT_ONLY = "current_only"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the ladder: its key, such as L3, and its title."""

    key: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a word of a ladder leads to, kept aside from the text that it stands in."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Origin:
    """From which session an example came: its title, and the month, such as 2026-11.

    It names nobody: whose work the example tells of is in that session alone.
    """

    example: str
    session: str
    month: str


@dataclass(frozen=True, slots=True)
class Section:
    """What a ladder says on one category at one level beside its criteria.

    `examples` and `gaps` are those that are placed on no criterion, `links` all that it has;
    `origins` are of the examples that came out of a session.
    """

    category: str
    level: str
    introduction: str = ""
    examples_introduction: str = ""
    examples: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one level expects on a criterion, with examples, and gaps where one is still needed.

    `title` is what it was called as a criterion of its own, where somebody gave it one; `origins`
    are of the examples that came out of a session.
    """

    level: str
    text: str
    examples: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    title: str = ""
    origins: tuple[Origin, ...] = ()


def origin_of(holder: Expectation | Section, example: str) -> Origin | None:
    """Return from which session an example came, or None where it came with the ladder."""
    return next((one for one in holder.origins if one.example == example), None)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of the side-by-side: a strand of the ladder with what each level expects of it."""

    id: str
    title: str
    expectations: tuple[Expectation, ...]
    category: str = ""

    def expectation(self, level: str) -> Expectation | None:
        """Return what `level` expects here, or None where it says nothing."""
        return next((found for found in self.expectations if found.level == level), None)

    def pairing(self, step: Step) -> Pairing | None:
        """Return which levels of `step` speak here, or None if neither does."""
        if not self.expectation(step.target):
            return Pairing.CURRENT_ONLY if self.expectation(step.current) else None
        return Pairing.PAIRED if self.expectation(step.current) else Pairing.NEW


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """One point of the scale; `{current}` and `{target}` in its label stand for the levels."""

    value: int
    label: str


DEFAULT_POINTS = (
    ScalePoint(1, "Below {current}"),
    ScalePoint(2, "Meets {current}"),
    ScalePoint(3, "Between {current} and {target}"),
    ScalePoint(4, "Meets {target}"),
    ScalePoint(5, "Above {target}"),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """The points of judgement, lowest first.

    `holds` is the point that meets the current level, `bar` the lowest that meets the target.
    """

    points: tuple[ScalePoint, ...] = DEFAULT_POINTS
    holds: int = 2
    bar: int = 4
    not_shown: str = "Not shown yet"

    def __post_init__(self) -> None:
        values = [point.value for point in self.points]
        if values != sorted(set(values)) or not all(1 <= value <= 9 for value in values):
            raise BadInput("The scale's points must rise, each a whole number from 1 to 9.")
        if self.holds not in values or self.bar not in values or self.holds >= self.bar:
            raise BadInput("The scale's holds and bar must be two of its points, holds below bar.")

    @property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest value."""
        return self.points[0].value, self.points[-1].value

    def need_labels(self) -> None:
        """Raise BadInput where a point, or what is said for not shown, has no words.

        Asked when a scale is edited or comes in, not when it is read.
        """
        for point in self.points:
            if not point.label.strip():
                raise BadInput(f"Point {point.value} has no words; give it some, or remove it.")
        if not self.not_shown.strip():
            raise BadInput("What is said for not shown has no words; give it some.")

    def offered(self, pairing: Pairing) -> tuple[int, ...]:
        """Return the values that a criterion of this pairing offers, lowest first."""
        values = (point.value for point in self.points)
        match pairing:
            case Pairing.PAIRED:
                return tuple(values)
            case Pairing.NEW:
                return tuple(value for value in values if value >= self.holds)
            case Pairing.CURRENT_ONLY:
                return tuple(value for value in values if value <= self.holds)

    def label(self, value: int, step: Step, pairing: Pairing = Pairing.PAIRED) -> str:
        """Return how `value` reads on a criterion of this pairing, such as "Meets L4"."""
        if pairing is Pairing.NEW and value == self.holds:
            return self.not_shown
        point = next(point for point in self.points if point.value == value)
        return point.label.replace("{current}", step.current).replace("{target}", step.target)


@dataclass(frozen=True, slots=True)
class SplitRule:
    """When a criterion splits: `share` or fewer on one side of the bar, or values so far apart."""

    share_numerator: int = 2
    share_denominator: int = 3
    distance: int = 3

    def __post_init__(self) -> None:
        if not (0 < self.share_numerator <= self.share_denominator) or self.distance < 1:
            raise BadInput("The split rule needs a share between 0 and 1 and a distance from 1.")

    @property
    def share(self) -> Fraction:
        """The largest share on one side of the bar that is still a split."""
        return Fraction(self.share_numerator, self.share_denominator)

    def most_of(self, raters: int) -> int | None:
        """Return how many of so many may at most stand on the larger side of a split.

        None where no side of theirs is so small.
        """
        most = int(self.share * raters)
        return most if most * 2 >= raters else None


@dataclass(frozen=True)
class Rubric:
    """A ladder made ready for rating. Its hash is of its content, whatever file it came from."""

    title: str
    levels: tuple[Level, ...]
    criteria: tuple[Criterion, ...]
    sections: tuple[Section, ...] = ()
    version: str = ""
    scale: Scale = field(default_factory=Scale)
    split: SplitRule = field(default_factory=SplitRule)

    def __post_init__(self) -> None:
        """Raise BadInput, saying what is wrong, unless the rubric holds together."""
        _refuse_repeats("level", [level.key for level in self.levels])
        _refuse_repeats("criterion", [criterion.id for criterion in self.criteria])
        self._need_room()
        keys = {level.key for level in self.levels}
        for criterion in self.criteria:
            _check_criterion(criterion, keys)

    def _need_room(self) -> None:
        if len(self.criteria) > MOST_CRITERIA:
            raise BadInput(
                f"These are {len(self.criteria)} criteria, and a rubric has at most "
                f"{MOST_CRITERIA}: join those that are rated together, or leave some out."
            )
        for step in self.steps:
            if (count := len(self.for_step(step))) > MOST_AT_A_STEP:
                raise BadInput(
                    f"{step} has {count} criteria, and a step has at most {MOST_AT_A_STEP}: "
                    "join those that are rated together, or leave some out."
                )

    def need_names_apart(self) -> None:
        """Raise BadInput where tables and commands could not tell two names apart.

        Those are not strict about case, and nobody sees what is invisible. Asked when a rubric
        comes in, not when it is read: sessions that have such names stay readable.
        """
        for names in ([one.key for one in self.levels], [one.id for one in self.criteria]):
            found: dict[str, str] = {}
            for name in names:
                if before := found.get(folded(name)):
                    raise BadInput(f"“{before}” and “{name}” are one name in a table; rename one.")
                found[folded(name)] = name
            if "" in found:
                raise BadInput("A level or criterion of the rubric has no visible name.")

    @cached_property
    def hash(self) -> str:
        """The BLAKE2b-256 digest of the content, in hexadecimal."""
        content = asdict(self)
        for criterion in content["criteria"]:
            for expectation in criterion["expectations"]:
                _leave_out(expectation, "title", "origins")
        for section in content["sections"]:
            _leave_out(section, "links", "origins")
        return digest(canonical(content)).hex()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps between neighbouring levels, lowest first."""
        keys = [level.key for level in self.levels]
        return tuple(Step(*pair) for pair in pairwise(keys))

    def for_step(self, step: Step) -> tuple[tuple[Criterion, Pairing], ...]:
        """Return the criteria on which either level of `step` speaks, in order, each paired."""
        if step not in self._paired:
            pairs = ((criterion, criterion.pairing(step)) for criterion in self.criteria)
            self._paired[step] = tuple((one, pairing) for one, pairing in pairs if pairing)
        return self._paired[step]

    @cached_property
    def _paired(self) -> dict[Step, tuple[tuple[Criterion, Pairing], ...]]:
        return {}

    def criterion(self, id: str) -> Criterion:
        """Return the criterion with this id; raise BadInput if there is none."""
        for criterion in self.criteria:
            if criterion.id == id:
                return criterion
        raise BadInput(f"The rubric has no criterion “{id}”.")

    def check_step(self, step: Step) -> None:
        """Raise BadInput unless both levels of `step` are here and the target is higher."""
        keys = [level.key for level in self.levels]
        for key in (step.current, step.target):
            if key not in keys:
                raise BadInput(f"The rubric has no level {key}; it has {', '.join(keys)}.")
        if keys.index(step.current) >= keys.index(step.target):
            raise BadInput(f"{step.target} is not above {step.current} in the rubric.")


def _leave_out(content: dict[str, Any], *names: str) -> None:
    """Take out what is empty and was not there once: rubrics without it keep the hash they had."""
    for name in names:
        if not content[name]:
            del content[name]


def _check_criterion(criterion: Criterion, keys: set[str]) -> None:
    if not criterion.title.strip():
        raise BadInput(f"Criterion “{criterion.id}” has no title; give it one.")
    if not criterion.expectations:
        raise BadInput(f"Criterion “{criterion.title}” has no expectation at any level.")
    levels = [expectation.level for expectation in criterion.expectations]
    _refuse_repeats(f"expectation of “{criterion.title}” at", levels)
    for level in levels:
        if level not in keys:
            raise BadInput(
                f"Criterion “{criterion.title}” names level {level}, which is not there."
            )


def _refuse_repeats(what: str, names: list[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise BadInput(f"The rubric has {what} {name} twice; keep one.")
