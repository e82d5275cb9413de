"""Small sessions for the console and the packets, written through ordinary commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from calibrate.domain.authority import HOLDER, Actor
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    CreateSession,
    ImportEvidence,
    NameDecider,
    OpenRating,
    RecordDecision,
    Relate,
    RevealRound,
    Submit,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.ratings import Citation, Confidence, Rating, Stance
from calibrate.domain.rubric.rubric import Criterion, Expectation, Level, Rubric, Step
from calibrate.store.store import Store

STEP = Step("L3", "L4")
START = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
MEETING = datetime(2026, 11, 19, 13, 2, tzinfo=UTC)
NAMES = (
    "Adaeze Obi",
    "Bram Visser",
    "Chiara Conti",
    "Dmitri Volkov",
    "Esra Yıldız",
    "Felix Brandt",
    "Grace Nakamura",
    "Hugo Lefèvre",
    "Ingrid Solberg",
    "Jonas Weber",
    "Kavya Menon",
    "Piet Aalders",
)
CANDIDATES = ("Nadia Rahimi", "Kofi Mensah", "Óscar Benítez")
IDS = ("n1", "n2", "n3")
TITLES = (
    "Technical knowledge",
    "Code and tests",
    "Production readiness",
    "Design",
    "Code review",
    "Raising the team’s standard",
    "Improvements",
)
ONLY_CURRENT, NEW = 2, 6
Give = Callable[[int, int], Rating]
"""Makes a rating for the place of a panelist and the place of a criterion."""


class Ticking:
    """A clock that goes on by a minute whenever it is read."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def rubric(criteria: int = len(TITLES)) -> Rubric:
    """Return a rubric in which one criterion is of L3 only, and one new at L4."""
    made = [_criterion(place) for place in range(criteria)]
    return Rubric("Engineering", (Level("L3"), Level("L4")), tuple(made))


def _criterion(place: int) -> Criterion:
    title = TITLES[place] if place < len(TITLES) else f"Criterion number {place + 1}"
    current = Expectation("L3", f"Does {title.lower()} as the team agreed, and says where it ends.")
    target = Expectation("L4", f"Shapes {title.lower()} so that others work by it afterwards.")
    both = {ONLY_CURRENT: (current,), NEW: (target,)}.get(place, (current, target))
    return Criterion(f"c{place + 1}", title, both)


def agreeing(panelist: int, criterion: int) -> Rating:
    """Return a rating as most of the panel gives it: no criterion splits."""
    value = 2 if criterion == ONLY_CURRENT else 4
    return Rating(f"c{criterion + 1}", value, reason=f"Reason of {NAMES[panelist]}.")


def splitting(panelist: int, criterion: int) -> Rating:
    """Return ratings that split on Design and on the team's standard."""
    if criterion == 3:
        return _design(panelist)
    if criterion == 5 and panelist % 2:
        reason = "Helped two newcomers well. Care for people, not yet a changed practice."
        cited = (Citation("e2", Stance.CURRENT),)
        return Rating("c6", 3, Confidence.UNSURE, reason=reason, citations=cited)
    return agreeing(panelist, criterion)


def _design(panelist: int) -> Rating:
    """Give 2, 3, 4 or 5 on Design, and for one not enough evidence."""
    value = (3, 4, 4, 2, 3, 4, 3, 5, 4, None, 3, 4)[panelist]
    reasons = {
        2: "The retry note came after the code was merged. None of its options was costed.",
        3: "Good inside ingest. Billing learned of the new quota format from a failing job.",
        4: "Chose the smaller of two designs and said what it gives up.",
        5: "Five teams signed one storage format in three weeks and rehearsed the way back.",
        None: "I have read none of the notes, and nobody showed me one.",
    }
    against = (Citation("e1", Stance.AGAINST),) if value in (2, 3) else ()
    shows = (Citation("e3", Stance.TARGET), Citation("e2", Stance.CURRENT)) if value == 4 else ()
    sure = Confidence.UNSURE if value == 3 else Confidence.FAIRLY
    return Rating("c4", value, sure, reason=reasons[value], citations=against or shows)


def written(
    path: Path,
    raters: int = 4,
    criteria: int = len(TITLES),
    give: Give = splitting,
    left_out: tuple[int, ...] = (),
    pieces: int = 4,
    decider: str | None = None,
) -> Store:
    """Return an open session in which everybody but `left_out` has submitted every candidate.

    Candidate n has the id "n1", panelist n "p1", criterion n "c1", and evidence of the first
    candidate "e1". Luca Ferri presents everybody, Yara Haddad is recused from everybody.
    """
    path.write_bytes(_content(raters, criteria, give, left_out, pieces, decider))
    return Store.open(path, Ticking(MEETING))


@cache
def _content(
    raters: int,
    criteria: int,
    give: Give,
    left_out: tuple[int, ...],
    pieces: int,
    decider: str | None,
) -> bytes:
    """Return a session file; the same one is written once in a run of tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "session.calib"
        create = CreateSession("s", "Autumn 2026", rubric(criteria))
        with Store.create(path, create, Ticking(START)) as store:
            _set_up(store, raters, pieces, decider)
            for id in IDS:
                for rater in range(raters):
                    if rater not in left_out:
                        _submit(store, id, rater, [give(rater, at) for at in range(criteria)])
        return path.read_bytes()


def _set_up(store: Store, raters: int, pieces: int, decider: str | None) -> None:
    people = [Panelist(f"p{place + 1}", name) for place, name in enumerate(NAMES[:raters])]
    for one in (*people, Panelist("luca", "Luca Ferri"), Panelist("yara", "Yara Haddad")):
        store.apply(AddPanelist(one), HOLDER)
    for id, name in zip(IDS, CANDIDATES, strict=True):
        _add(store, Candidate(id, name, STEP, "Platform · ingest"), pieces)
    store.apply(NameDecider(decider), HOLDER)
    store.apply(OpenRating(), HOLDER)


def reveal(store: Store, candidate: str = "n1") -> None:
    """Reveal a candidate whom everybody has rated."""
    store.apply(RevealRound(candidate), HOLDER)


def decide(store: Store, candidate: str = "n1") -> None:
    """Record the plainest decision."""
    decision = Decision(f"d-{candidate}", candidate, Outcome.PROMOTE, "So it is.", Vote(3, 1))
    store.apply(RecordDecision(decision), HOLDER)


def _add(store: Store, candidate: Candidate, pieces: int) -> None:
    store.apply(AddCandidate(candidate, "luca"), HOLDER)
    recused = Relation(RelationKind.RECUSED, "yara", candidate.id, "former manager")
    store.apply(Relate(recused), HOLDER)
    prefix = "" if candidate.id == "n1" else candidate.id
    added = tuple(
        NewEvidence(
            f"{prefix}e{place}",
            candidate.id,
            EvidenceText(f"Piece {place} about storage", "What was done.", "Design note"),
            (f"c{place % 5 + 1}",),
        )
        for place in range(1, pieces + 1)
    )
    store.apply(ImportEvidence("table.csv", (), added), HOLDER)


def _submit(store: Store, candidate: str, rater: int, ratings: Sequence[Rating]) -> None:
    """Submit; only the first candidate has the pieces that are cited."""
    if candidate != "n1":
        ratings = [replace(rating, citations=()) for rating in ratings]
    panelist = f"p{rater + 1}"
    submit = Submit(f"{candidate}-{panelist}", panelist, candidate, tuple(ratings))
    store.apply(submit, Actor(panelist))
