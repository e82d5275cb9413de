"""Meetings for the room's screen, made by the same commands as real ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    Command,
    CreateSession,
    MarkAbsent,
    OpenMeeting,
    OpenRating,
    RecordDecision,
    Relate,
    RevealRound,
    Submit,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.ratings import Rating
from calibrate.domain.rubric.rubric import Criterion, Expectation, Level, Rubric, Step
from calibrate.store.store import Store
from tests.sessions import chair, in_charge

STEP = Step("L3", "L4")
START = datetime(2026, 11, 19, 14, 5, 20, tzinfo=UTC)
TITLES = (
    "Technical knowledge",
    "Code and tests",
    "Production readiness",
    "Design",
    "Code review",
    "Raising the team’s standard",
    "Improvements",
)
NAMES = ("Nadia Rahimi", "Kofi Mensah", "Óscar Benítez")
IDS = ("n1", "n2", "n3")
ONLY_CURRENT, NEW = 2, 6
Give = Callable[[int, int], int | None]
"""Gives the value for the place of a panelist and the place of a criterion."""


class Wall:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **time: int) -> None:
        self.now += timedelta(**time)


def agreeing(panelist: int, criterion: int) -> int | None:
    """Nothing splits."""
    return 2 if criterion == ONLY_CURRENT else 4


def splitting(panelist: int, criterion: int) -> int | None:
    """Design and the team's standard split, and some have not enough evidence."""
    design = (3, 4, 4, 2, 3, 4, 3, 5, 4, None, 3, 3)
    values = {
        0: (3, 4, 4, 3, 4, 4, 5, 4, 4, 4, 4, 4),
        1: (4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 5, 4),
        2: (2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2),
        3: design,
        5: (3, 4, 4, 4, 3, 4, 3, 4, 4, 2, 3, 3),
        6: (4, 4, None, 4, 4, 4, 4, None, 4, 4, 3, 4),
    }
    return values.get(criterion, (4, 4, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4))[panelist % 12]


def after_the_talk(panelist: int, criterion: int) -> int | None:
    """Design comes together, the team's standard does not."""
    if criterion == 3:
        return (4, 4, 4, 3, 4, 4, 4, 5, 4, None, 3, 4)[panelist % 12]
    return (4, 4, 3, 4, 4, 4, 3, 4, 4, 3, 3, 3)[panelist % 12]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session with its clock; everybody has rated every candidate by `give`."""

    store: Store
    wall: Wall
    raters: tuple[str, ...]
    titles: tuple[str, ...]

    def do(self, *commands: Command) -> None:
        for command in commands:
            self.store.apply(command, chair(self.store))

    def open(self, minutes: int = 20, reading: int = 8) -> None:
        self.do(OpenMeeting("lot", minutes, reading), ArrangeAgenda(IDS))

    def call(self, candidate: str = "n1") -> None:
        self.do(CallCandidate(candidate))

    def reveal(self, candidate: str = "n1", round: int = 1) -> None:
        self.do(RevealRound(candidate, round))

    def rate_again(self, give: Give = after_the_talk, candidate: str = "n1") -> None:
        """Begin round 2, in which everybody who is there rates what split once more."""
        self.do(BeginSecondRound(candidate))
        splits = self.store.session(in_charge(self.store)).candidate(candidate).second_round
        places = [int(id[1:]) - 1 for id in splits]
        self.submit(candidate, give, places, round=2)

    def submit(self, candidate: str, give: Give, places: Sequence[int], round: int = 1) -> None:
        for place, rater in enumerate(self.raters):
            ratings = tuple(_rating(give, place, at) for at in places)
            id = f"{candidate}-{rater}-{round}"
            self.store.apply(Submit(id, rater, candidate, ratings, round), Actor(rater))

    def absent(self, *raters: str) -> None:
        self.do(*(MarkAbsent(rater, "ill") for rater in raters))

    def decide(self, outcome: Outcome = Outcome.PROMOTE, candidate: str = "n1") -> None:
        vote = Vote(1, 2) if outcome is Outcome.NOT_YET else Vote(2, 1)
        self.do(RecordDecision(Decision(f"d-{candidate}", candidate, outcome, "So it is.", vote)))


def _rating(give: Give, panelist: int, criterion: int) -> Rating:
    return Rating(f"c{criterion + 1}", give(panelist, criterion), reason="Seen in the work.")


def meeting(
    path: Path,
    raters: int = 4,
    titles: tuple[str, ...] = TITLES,
    give: Give = splitting,
    names: tuple[str, ...] = NAMES,
    left_out: int = 0,
    title: str = "Autumn 2026 calibration",
) -> Meeting:
    """Return a session in which all but the last `left_out` have rated; Yara Haddad is recused."""
    wall = Wall()
    store = Store.create(path, CreateSession("s", title, rubric(titles)), wall)
    ids = tuple(f"p{place + 1}" for place in range(raters))
    made = Meeting(store, wall, ids[: raters - left_out], titles)
    for id in ids:
        made.do(AddPanelist(Panelist(id, f"Panelist {id[1:]}")))
    made.do(AddPanelist(Panelist("yara", "Yara Haddad")))
    for id, name in zip(IDS, names, strict=True):
        made.do(AddCandidate(Candidate(id, name, STEP)))
        made.do(Relate(Relation(RelationKind.RECUSED, "yara", id)))
    made.do(OpenRating())
    for id in IDS:
        made.submit(id, give, range(len(titles)))
    return made


def rubric(titles: tuple[str, ...]) -> Rubric:
    """Return a rubric in which one criterion is of L3 only, and one new at L4."""
    criteria = (_criterion(place, title) for place, title in enumerate(titles))
    return Rubric("Engineering", (Level("L3"), Level("L4")), tuple(criteria))


def _criterion(place: int, title: str) -> Criterion:
    current, target = Expectation("L3", "Does as agreed."), Expectation("L4", "Shapes it.")
    both = {ONLY_CURRENT: (current,), NEW: (target,)}.get(place, (current, target))
    return Criterion(f"c{place + 1}", title, both)
