"""Small sessions for tests and benchmarks, made by the same commands as real ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from calibrate.domain import phases
from calibrate.domain.authority import HOLDER, Actor
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    Command,
    CreateSession,
    ImportEvidence,
    OpenRating,
    Relate,
    RevealRound,
    Submit,
    WithdrawSubmission,
    new_id,
)
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.ratings import Rating
from calibrate.domain.rubric.rubric import Criterion, Expectation, Level, Rubric, Section, Step
from calibrate.store.store import Store

STEP = Step("L3", "L4")
RUBRIC = Rubric(
    title="Small ladder",
    version="1",
    levels=(Level("L3", "Engineer"), Level("L4", "Senior Engineer")),
    sections=(Section("Craft", "L3"), Section("Craft", "L4")),
    criteria=(
        Criterion(
            "code",
            "Code and tests",
            (
                Expectation("L3", "Writes code that reads well.", ("Adds a failing test first.",)),
                Expectation("L4", "Shapes code that others extend.", (), ("Show a design.",)),
            ),
        ),
        Criterion("launch", "Launching", (Expectation("L3", "Ships with alerts in place."),)),
        Criterion("lead", "Improvements", (Expectation("L4", "Removes causes for good."),)),
    ),
)


class Clock:
    """A clock that moves one second at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 19, 9, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True, slots=True)
class Made:
    """A session and the ids of those in it, in the order of their names."""

    store: Store
    candidates: tuple[str, ...]
    panelists: tuple[str, ...]

    def viewer(self, index: int) -> Viewer:
        """The panelist of this index as a viewer."""
        return Viewer(ViewerKind.PANELIST, self.panelists[index])


def chair(store: Store) -> Actor:
    """Whoever usually runs the session, as an actor: the first facilitator, or the holder."""
    usual = store.chairs(phases.HOLDER).usual
    return Actor(usual) if usual else HOLDER


def naturally(store: Store, command: Command) -> Actor:
    """Who gives a command as a rule: a panelist their own submissions, the rest the chair."""
    if isinstance(command, Submit | WithdrawSubmission):
        return Actor(command.panelist)
    return chair(store)


def in_charge(store: Store) -> Viewer:
    """Whoever usually runs the session, as a viewer."""
    return phases.in_chair(store.chairs(phases.HOLDER).usual)


def new_session(
    path: Path,
    candidates: tuple[str, ...] = ("Ann", "Ben"),
    panelists: tuple[str, ...] = ("Pia", "Quentin", "Rosa", "Sami"),
    pieces: int = 3,
    rubric: Rubric = RUBRIC,
) -> Made:
    """A session in set-up: everybody rates, and each candidate has a few pieces of evidence."""
    store = Store.create(path, CreateSession(new_id(), "Autumn", rubric), Clock())
    people = tuple(Candidate(new_id(), name, STEP) for name in candidates)
    for candidate in people:
        store.apply(AddCandidate(candidate), chair(store))
    panel = tuple(Panelist(new_id(), name) for name in panelists)
    for panelist in panel:
        store.apply(AddPanelist(panelist), chair(store))
    criteria = [criterion.id for criterion, _ in rubric.for_step(STEP)]
    for candidate in people:
        added = tuple(_piece(candidate.id, n, criteria) for n in range(pieces))
        store.apply(ImportEvidence("made", (), added), chair(store))
    return Made(store, tuple(one.id for one in people), tuple(one.id for one in panel))


def _piece(candidate: str, number: int, criteria: list[str]) -> NewEvidence:
    content = EvidenceText(
        title=f"Piece {number + 1} of the work",
        text="Replaced the retry path in three steps; the slowest call went from 41 s to 6 s. "
        * (1 + number % 4),
        kind="Merged change",
        date=date(2026, 1 + number % 9, 1 + number % 28),
        reference=f"#{number}",
    )
    return NewEvidence(new_id(), candidate, content, (criteria[number % len(criteria)],))


def open_session(path: Path, recused: bool = False, pieces: int = 3) -> Made:
    """A session in which rating is open; with `recused` the last panelist is from the first."""
    made = new_session(path, pieces=pieces)
    if recused:
        relation = Relation(RelationKind.RECUSED, made.panelists[-1], made.candidates[0])
        made.store.apply(Relate(relation), chair(made.store))
    made.store.apply(OpenRating(), chair(made.store))
    return made


def ratings(value: int | None, word: str = "Seen in the work.") -> tuple[Rating, ...]:
    """One rating for each criterion of the small ladder, as near to `value` as it offers."""
    made = []
    for criterion, pairing in RUBRIC.for_step(STEP):
        offered = RUBRIC.scale.offered(pairing)
        fit = None if value is None else min(offered, key=lambda one: abs(one - value))
        made.append(Rating(criterion.id, fit, reason=word))
    return tuple(made)


def submit(
    made: Made, panelist: int, candidate: int, value: int | None, word: str = "Seen."
) -> str:
    """Submit one panelist's ratings of one candidate; return the entry's id."""
    rater, rated = made.panelists[panelist], made.candidates[candidate]
    command = Submit(new_id(), rater, rated, ratings(value, word))
    made.store.apply(command, Actor(rater))
    return command.id


def reveal(made: Made, candidate: int) -> None:
    """Reveal a candidate whom everybody submitted."""
    made.store.apply(RevealRound(made.candidates[candidate]), chair(made.store))
