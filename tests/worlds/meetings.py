"""Meetings of a panel as large as a real one, over seven criteria, in a file.

Candidate n has the id "n1", panelist n "p1", criterion n "c1", and evidence of the first candidate
"e1". Luca Ferri presents everybody, and Yara Haddad is recused from everybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    Command,
    CreateSession,
    ImportEvidence,
    MarkAbsent,
    NameDecider,
    NameDeputy,
    OpenMeeting,
    OpenRating,
    RecordDecision,
    Relate,
    RevealRound,
    SetPolicy,
    Submit,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.domain.ratings import Rating
from calibrate.store.store import Store
from tests.worlds.clocks import AFTERNOON, MID_MEETING, RATING_DAY, Clock
from tests.worlds.giving import Give, again, agreeing, gathered, scattered, splitting
from tests.worlds.people import (
    CANDIDATES,
    FAY_LINDQVIST,
    LUCA_FERRI,
    NUMBERED,
    RATERS,
    YARA_HADDAD,
)
from tests.worlds.rubrics import STEP, TITLES, engineering
from tests.worlds.secrets import everybody_chooses
from tests.worlds.sessions import in_charge, naturally

EVERYWHERE = (("c1", "c4"), ("c2", "c5"), ("c3", "c6"))
SPARSELY = (("c2",), ("c3",), ("c4",), ("c5",))
"""Criteria on which each piece of a candidate's evidence is placed; nothing is new at L4."""


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
    names: tuple[str, ...] = RATERS
    title: str = "Autumn 2026 calibration"
    titles: tuple[str, ...] = TITLES
    decider: str | None = None
    placed: tuple[tuple[str, ...], ...] = EVERYWHERE
    policy: Policy = USUAL
    is_facilitated: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """The candidates' ids."""
        return tuple(f"n{place}" for place, _ in enumerate(self.candidates, start=1))

    @property
    def panel(self) -> tuple[Panelist, ...]:
        """Everybody in the session: raters first."""
        raters = (Panelist(f"p{place}", name) for place, name in enumerate(self.names, start=1))
        facilitators = (FAY_LINDQVIST,) if self.is_facilitated else ()
        return (*tuple(raters)[: self.raters], *facilitators, LUCA_FERRI, YARA_HADDAD)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session file that is open, its clock, and what it was made of."""

    store: Store
    clock: Clock
    plan: Plan

    def do(self, *commands: Command, after: float = 0) -> None:
        """Carry commands out after some minutes, as whoever gives them as a rule."""
        self.clock.go(after)
        for command in commands:
            self.store.apply(command, naturally(self.store, command))

    def open(self, minutes: int = 20, reading: int = 8) -> None:
        """Open the meeting; candidates come in the order of their ids."""
        self.do(OpenMeeting("lot", minutes, reading), ArrangeAgenda(self.plan.ids))

    def call(self, candidate: str = "n1") -> None:
        """Call a candidate."""
        self.do(CallCandidate(candidate))

    def absent(self, *raters: str) -> None:
        """Say that these are ill."""
        self.do(*(MarkAbsent(rater, "ill") for rater in raters))

    def reveal(self, candidate: str = "n1", round: int = 1) -> None:
        """Reveal a round of a candidate."""
        self.do(RevealRound(candidate, round))

    def rate_again(self, give: Give = gathered, candidate: str = "n1") -> None:
        """Begin round 2, in which everybody who has submitted rates what split once more."""
        self.do(BeginSecondRound(candidate))
        splits = self.store.session(in_charge(self.store)).candidate(candidate).second_round
        places = [int(criterion[1:]) - 1 for criterion in splits]
        for rater in range(self.plan.raters):
            if rater not in self.plan.left_out:
                _submit(self.store, candidate, rater, [give(rater, at) for at in places], 2)

    def decide(self, outcome: Outcome = Outcome.PROMOTE, candidate: str = "n1") -> None:
        """Record a decision with the majority."""
        decide(self.store, candidate, outcome)


def meeting(path: Path, plan: Plan | None = None, clock: Clock | None = None) -> Meeting:
    """Return a session in which rating is open and the meeting is not; its clock stands."""
    plan, clock = plan or Plan(), clock or Clock(AFTERNOON)
    path.write_bytes(_content(plan))
    return Meeting(Store.open(path, clock), clock, plan)


def projected(
    path: Path,
    raters: int = 4,
    give: Give = scattered,
    left_out: tuple[int, ...] = (),
    candidates: tuple[str, ...] = CANDIDATES[:3],
    titles: tuple[str, ...] = TITLES,
) -> Meeting:
    """Return a meeting for the room's screen, which names no rater: here they have numbers."""
    plan = Plan(raters, candidates, give, left_out, names=NUMBERED, titles=titles)
    return meeting(path, replace(plan, is_facilitated=False), Clock(MID_MEETING))


def written(
    path: Path,
    raters: int = 4,
    give: Give = splitting,
    left_out: tuple[int, ...] = (),
    decider: str | None = None,
    policy: Policy = USUAL,
) -> Store:
    """Return a session that nobody facilitates; a minute goes by at each look at its clock."""
    plan = Plan(raters, give=give, left_out=left_out, decider=decider, placed=SPARSELY)
    plan = replace(plan, is_facilitated=False, policy=policy)
    return meeting(path, plan, Clock(AFTERNOON, tick=60)).store


@cache
def _content(plan: Plan) -> bytes:
    """Return a session file; the same one is written once in a run of tests."""
    with TemporaryDirectory() as folder:
        path, clock = Path(folder) / "session.calib", Clock(RATING_DAY)
        create = CreateSession("s", plan.title, engineering(plan.titles))
        with Store.create(path, create, clock) as store:
            _set_up(Meeting(store, clock, plan))
            _rate(store, plan)
        return path.read_bytes()


def _set_up(made: Meeting) -> None:
    plan = made.plan
    for panelist in plan.panel:
        made.do(AddPanelist(panelist), after=1)
    for id, name in zip(plan.ids, plan.candidates, strict=True):
        _add(made, Candidate(id, name, STEP, "Platform · ingest"))
        _import_evidence(made, id)
    for candidate, deputy in plan.deputies:
        made.do(Relate(Relation(RelationKind.RECUSED, FAY_LINDQVIST.id, candidate)))
        made.do(NameDeputy(candidate, deputy))
    if plan.decider:
        made.do(NameDecider(plan.decider))
    if plan.policy != USUAL:
        made.do(SetPolicy(plan.policy))
    made.do(OpenRating(), after=1)
    everybody_chooses(made.store)


def _add(made: Meeting, candidate: Candidate) -> None:
    made.do(AddCandidate(candidate, LUCA_FERRI.id))
    recused = Relation(RelationKind.RECUSED, YARA_HADDAD.id, candidate.id, "former manager")
    made.do(Relate(recused))


def _import_evidence(made: Meeting, candidate: str) -> None:
    prefix = "" if candidate == "n1" else candidate
    pieces = (
        NewEvidence(f"{prefix}e{place}", candidate, _text(place), criteria)
        for place, criteria in enumerate(made.plan.placed, start=1)
    )
    made.do(ImportEvidence("table.csv", (), tuple(pieces)))


def _text(place: int) -> EvidenceText:
    return EvidenceText(f"Piece {place} about storage", "What was done.", "Design note")


def _rate(store: Store, plan: Plan) -> None:
    """Submit; only the first candidate has the pieces that are cited."""
    for candidate in plan.ids:
        for rater in range(plan.raters):
            given = [plan.give(rater, at) for at, _ in enumerate(plan.titles)]
            if candidate != "n1":
                given = [replace(rating, citations=()) for rating in given]
            if rater not in plan.left_out:
                _submit(store, candidate, rater, given)


def _submit(
    store: Store, candidate: str, rater: int, given: Sequence[Rating], round: int = 1
) -> None:
    panelist = f"p{rater + 1}"
    submit = Submit(f"{candidate}-{panelist}-{round}", panelist, candidate, tuple(given), round)
    store.apply(submit, naturally(store, submit))


def reveal(store: Store, candidate: str = "n1") -> None:
    """Reveal a candidate whom everybody has rated."""
    _apply(store, RevealRound(candidate))


def begin_second(store: Store, candidate: str = "n1") -> None:
    """Begin the second round on what split."""
    _apply(store, BeginSecondRound(candidate))


def rate_again(store: Store, raters: int, left_out: Sequence[int] = ()) -> None:
    """Let everybody but `left_out` rate again in a second round that has begun."""
    for rater in range(raters):
        if rater not in left_out:
            _submit(store, "n1", rater, (again(rater, 3), again(rater, 5)), 2)


def reveal_second(store: Store, excused: tuple[str, ...] = (), because: str = "") -> None:
    """Reveal the second round."""
    _apply(store, RevealRound("n1", 2, excused, because))


def decide(store: Store, candidate: str = "n1", outcome: Outcome = Outcome.PROMOTE) -> None:
    """Record the plainest decision."""
    vote = Vote(1, 3) if outcome is Outcome.NOT_YET else Vote(3, 1)
    decision = Decision(f"d-{candidate}", candidate, outcome, "So it is.", vote)
    _apply(store, RecordDecision(decision))


def _apply(store: Store, command: Command) -> None:
    store.apply(command, naturally(store, command))
