"""Sessions whose meeting can be run: a facilitator, a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    Command,
    CreateSession,
    ImportEvidence,
    NameDeputy,
    OpenRating,
    Relate,
    Submit,
)
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind, Role
from calibrate.domain.ratings import Rating
from calibrate.store.store import Store
from tests.sessions import naturally
from tests.ui.meeting.sessions import MEETING, NAMES, START, STEP, Give, agreeing, rubric

FAY, LUCA, YARA = "fay", "luca", "yara"
PEOPLE = (
    Panelist(FAY, "Fay Lindqvist", Role.FACILITATOR, rates=False),
    Panelist(LUCA, "Luca Ferri"),
    Panelist(YARA, "Yara Haddad"),
)
CANDIDATES = (
    "Nadia Rahimi",
    "Kofi Mensah",
    "Óscar Benítez",
    "Ines Carvalho",
    "Tomasz Wierzba",
    "Hanneke de Groot",
    "Devon Achterberg",
    "Priya Sundaram",
    "Mei-Ling Chau",
)


class Standing:
    """A clock that stands until somebody moves it."""

    def __init__(self, now: datetime = MEETING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go(self, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes, seconds=seconds)


@dataclass(frozen=True, slots=True)
class Room:
    """A session file that is open, and its clock."""

    store: Store
    clock: Standing

    def do(self, command: Command, after: float = 0) -> None:
        """Carry out a command after some minutes, as the facilitator."""
        self.clock.go(after)
        self.store.apply(command, naturally(self.store, command))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session is made of. `deputies` pairs a candidate, from whom Fay is recused, with who
    runs their part; `left_out` are places of raters who have not submitted.
    """

    raters: int = 4
    candidates: tuple[str, ...] = CANDIDATES[:3]
    give: Give = agreeing
    left_out: tuple[int, ...] = ()
    deputies: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = NAMES
    title: str = "Autumn 2026 calibration"


def room(path: Path, plan: Plan | None = None) -> Room:
    """Return a session in which rating is open and the meeting is not.

    Candidate n has the id "n1", panelist n "p1". Luca Ferri presents everybody, Yara Haddad is
    recused from everybody, and Fay Lindqvist facilitates without rating.
    """
    path.write_bytes(_content(plan or Plan()))
    clock = Standing()
    return Room(Store.open(path, clock), clock)


@cache
def _content(plan: Plan) -> bytes:
    """Return a session file; the same one is written once in a run of tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "room.calib"
        clock = Standing(START)
        with Store.create(path, CreateSession("s", plan.title, rubric()), clock) as store:
            _set_up(Room(store, clock), plan)
            for place, _ in enumerate(plan.candidates, start=1):
                for rater in range(plan.raters):
                    if rater not in plan.left_out:
                        _submit(Room(store, clock), f"n{place}", rater, plan.give)
        return path.read_bytes()


def _set_up(made: Room, plan: Plan) -> None:
    raters = [Panelist(f"p{place}", name) for place, name in enumerate(plan.names, start=1)]
    for one in (*raters[: plan.raters], *PEOPLE):
        made.do(AddPanelist(one), after=1)
    for place, name in enumerate(plan.candidates, start=1):
        _add(made, Candidate(f"n{place}", name, STEP, "Platform · ingest"))
    for candidate, deputy in plan.deputies:
        made.do(Relate(Relation(RelationKind.RECUSED, FAY, candidate)))
        made.do(NameDeputy(candidate, deputy))
    made.do(OpenRating(), after=1)


def _add(made: Room, candidate: Candidate) -> None:
    made.do(AddCandidate(candidate, LUCA))
    made.do(Relate(Relation(RelationKind.RECUSED, YARA, candidate.id, "former manager")))
    prefix = "" if candidate.id == "n1" else candidate.id
    texts = [EvidenceText(f"Piece {one} about storage", "What was done.") for one in (1, 2, 3)]
    pieces = [
        NewEvidence(f"{prefix}e{number}", candidate.id, text, (f"c{number}", f"c{number + 3}"))
        for number, text in enumerate(texts, start=1)
    ]
    made.do(ImportEvidence("table.csv", (), tuple(pieces)))


def _submit(made: Room, candidate: str, rater: int, give: Give) -> None:
    """Submit; only the first candidate has the pieces that are cited."""
    ratings: Sequence[Rating] = [give(rater, at) for at in range(7)]
    if candidate != "n1":
        ratings = [replace(rating, citations=()) for rating in ratings]
    panelist = f"p{rater + 1}"
    submit = Submit(f"{candidate}-{panelist}", panelist, candidate, tuple(ratings))
    made.store.apply(submit, Actor(panelist))
