"""Sessions of the small ladder in a file, made by the same commands as real ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from calibrate.domain import phases
from calibrate.domain.authority import HOLDER, Actor
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    BeginSecondRound,
    ChooseSecret,
    Command,
    CreateSession,
    ImportEvidence,
    OpenRating,
    RecordDecision,
    Relate,
    RevealRound,
    Submit,
    WithdrawSubmission,
    new_id,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.presence.presence import missing_raters
from calibrate.domain.ratings import Citation, Confidence, Rating, Stance
from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.session import CandidateState, Session
from calibrate.domain.sheet import SheetRow
from calibrate.store.store import Store
from tests.worlds.clocks import Clock
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.secrets import acting, everybody_chooses, sitting


@dataclass(frozen=True, slots=True)
class Made:
    """A session and the ids of those in it, in the order of their names."""

    store: Store
    candidates: tuple[str, ...]
    panelists: tuple[str, ...]

    @property
    def ann(self) -> str:
        """The first candidate's id."""
        return self.candidates[0]

    @property
    def ben(self) -> str:
        """The second candidate's id."""
        return self.candidates[1]

    def viewer(self, index: int) -> Viewer:
        """The panelist of this index as a viewer, who typed their secret if they have one."""
        panelist = self.panelists[index]
        if self.store.is_open and self.store.wrapped_key(panelist):
            return sitting(self.store, panelist)
        return Viewer(ViewerKind.PANELIST, panelist)

    def do(self, *commands: Command, actor: str = "") -> None:
        """Carry commands out."""
        for command in commands:
            given = actor_of(self.store, command, actor)
            self.store.apply(command, given or naturally(self.store, command))

    def open_rating(self) -> None:
        """Open rating, and let everybody who rates choose a secret."""
        self.do(OpenRating())
        everybody_chooses(self.store)

    def session(self) -> Session:
        """The whole session."""
        return self.store._session

    def state(self, candidate: str = "") -> CandidateState:
        """Where Ann, or another candidate, stands."""
        return self.session().candidate(candidate or self.ann)

    def row(self, criterion: str = "code") -> SheetRow:
        """A row of Ann's sheet, as whoever runs the session reads it."""
        return self.store.sheet(self.ann, in_charge(self.store)).row(criterion)

    def rate(self, *values: int | None, candidate: int = 0) -> None:
        """Let panelists in their order submit these values in round 1."""
        for panelist, value in enumerate(values):
            submit(self, panelist, candidate, value)

    def rate_again(self, panelist: int, value: int | None, reason: str = "I was told.") -> None:
        """Let a panelist submit round 2 on what split of Ann."""
        split = self.state().second_round
        given = tuple(one for one in ratings(value, reason) if one.criterion in split)
        rater = self.panelists[panelist]
        self.do(Submit(new_id(), rater, self.ann, given, 2), actor=rater)

    def decision(
        self, outcome: Outcome = Outcome.PROMOTE, vote: Vote | None = None, reason: str = "Surely."
    ) -> RecordDecision:
        """A decision on Ann."""
        return RecordDecision(Decision(new_id(), self.ann, outcome, reason, vote))


def chair(store: Store) -> Actor:
    """Whoever usually runs the session, as an actor: the first facilitator, or the holder."""
    usual = store.chairs(phases.HOLDER).usual
    return Actor(usual) if usual else HOLDER


def naturally(store: Store, command: Command) -> Actor:
    """Who gives a command as a rule: a panelist their own submissions, the rest the chair."""
    if isinstance(command, Submit | WithdrawSubmission):
        return acting(store, command.panelist)
    if isinstance(command, ChooseSecret):
        return Actor(command.panelist)
    return chair(store)


def actor_of(store: Store, command: Command, actor: str) -> Actor | None:
    """Who is named, as an actor; somebody who submits typed their secret."""
    is_own = isinstance(command, Submit | WithdrawSubmission) and command.panelist == actor
    return acting(store, actor) if is_own else Actor(actor) if actor else None


def in_charge(store: Store) -> Viewer:
    """Whoever usually runs the session, as a viewer."""
    return phases.in_chair(store.chairs(phases.HOLDER).usual)


def new_session(
    path: Path,
    candidates: tuple[str, ...] = ("Ann", "Ben"),
    panelists: tuple[str, ...] = ("Pia", "Quentin", "Rosa", "Sami"),
    pieces: int = 3,
    rubric: Rubric = RUBRIC,
    clock: Clock | None = None,
    further: tuple[Command, ...] = (),
) -> Made:
    """A session in set-up: everybody rates, and each candidate has a few pieces of evidence."""
    clock = clock or Clock(tick=1)
    store = Store.create(path, CreateSession(new_id(), "Autumn", rubric), clock, further=further)
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
    made.open_rating()
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
    made.store.apply(command, acting(made.store, rater))
    return command.id


def reveal(made: Made, candidate: int) -> None:
    """Reveal a candidate whom everybody submitted, as whoever runs that part."""
    command = RevealRound(made.candidates[candidate])
    made.store.apply(command, running(made.store, command.candidate))


def running(store: Store, candidate: str) -> Actor:
    """Whoever runs a candidate's part: the chair, or a deputy where they are recused."""
    people = store.chairs(phases.HOLDER).people
    seen = (one for one in people if candidate in store.scope(phases.in_chair(one.id)).candidates)
    return next((Actor(one.id) for one in seen), chair(store))


def begin_second_round(made: Made, values: tuple[int, ...] = (2, 2, 4, 4)) -> None:
    """Submit and reveal the first candidate, and begin round 2 on "code" and "lead".

    Whoever has no value is ill. Panelist n cites a piece and gives the reason "First word of n.".
    """
    pieces = made.store.evidence(made.viewer(0))[made.ann]
    cited = (Citation(pieces[0].id, Stance.TARGET),)
    for place, value in enumerate(values):
        given = ratings(value, f"First word of {place}.")
        whole = tuple(replace(one, citations=cited, confidence=Confidence.VERY) for one in given)
        made.do(Submit(new_id(), made.panelists[place], made.ann, whole))
    ill = missing_raters(made.store.session(in_charge(made.store)), made.ann)
    made.do(RevealRound(made.ann, 1, ill, "Ill." if ill else ""), BeginSecondRound(made.ann))
