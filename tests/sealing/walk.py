"""Random walks: one session and its twin, taken through the same commands.

The twin differs in what is sealed: another value, more words, another order, time and number of
submissions and drafts. The walk keeps a ledger for each of the two, and says what went wrong.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from sqlalchemy import select

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    AddCandidate,
    AddEvidence,
    AddPanelist,
    Command,
    CreateSession,
    FixQuorum,
    KeepFacts,
    NameDecider,
    NameDeputy,
    OpenRating,
    Relate,
    SetPolicy,
    WriteStatement,
)
from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind, Role
from calibrate.domain.policy.policy import Policy
from calibrate.domain.voice.facts import EarlierOutcome, Facts
from calibrate.store.document import tables
from calibrate.store.store import Store
from tests.sealing.ledger import Item, Kind, Ledger, Place
from tests.worlds.clocks import Clock
from tests.worlds.rubrics import RUBRIC as SMALL
from tests.worlds.rubrics import STEP
from tests.worlds.secrets import everybody_chooses
from tests.worlds.sessions import actor_of, chair

RUBRIC = replace(SMALL, criteria=tuple(one for one in SMALL.criteria if one.id != "launch"))
"""Two criteria, so that walks get far."""

STEP_SECONDS = 1000
"""How far apart steps are; within one, the twins' sealed times differ."""

Build = Callable[["Side"], Command]


@dataclass
class Side:
    """One of the two sessions; `draw` is what its sealed content is drawn from."""

    store: Store
    ledger: Ledger
    draw: random.Random
    clock: Clock
    is_twin: bool

    @cached_property
    def secrets(self) -> tuple[str, ...]:
        """The seed of all keys, as it would stand in a text."""
        with self.store._document.transaction() as connection:
            secret: bytes = connection.execute(select(tables.seed.c.secret)).scalar_one()
        return secret.hex(), repr(secret)

    def apply(self, command: Command, actor: str) -> str | CalibrateError:
        """Carry out a command; return its sentence, or why it was refused."""
        try:
            given = actor_of(self.store, command, actor) or Actor(actor)
            return self.store.apply(command, given).sentence
        except CalibrateError as error:
            return error


class TwinsPart(Exception):
    """What was revealed differs between the twins, so they can go on together no longer."""


@dataclass
class Walk:
    """A session with its twin, and everything that went wrong so far.

    `varied` holds what differs between the two: writers, groups of a candidate and a round, and
    kinds of text.
    """

    seed: int
    folder: Path
    draw: random.Random = field(init=False)
    sides: tuple[Side, Side] = field(init=False)
    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    words: int = 0

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        self._draw_people()
        self._draw_what_varies()
        self.sides = (self._side(False), self._side(True))
        self._set_up()

    # Set-up

    def _draw_people(self) -> None:
        names = ("fay", "pia", "quentin", "rosa", "sami", "otto")
        self.people = {name: self.word() for name in names}
        count = self.draw.choice((2, 2, 2, 2, 3))
        self.candidates = tuple(f"c{number}{self.word()}" for number in range(count))
        self.steps = 0
        self.names = {one: self.word() for one in self.candidates}
        self.presents = {(self.candidates[0], "rosa")}
        self.recused = {(self.candidates[0], "sami"): self.word()}
        self.deputies: dict[str, str] = {}
        self.alone: set[str] = set()
        if self.draw.random() < 0.5:
            self.recused[self.candidates[1], "fay"] = self.word()
            self.deputies[self.candidates[1]] = self.draw.choice(("quentin", "pia"))
        elif self.draw.random() < 0.5:
            self.presents.add((self.candidates[1], "fay"))
            if self.draw.random() < 0.5:
                self.deputies[self.candidates[1]] = self.draw.choice(("quentin", "pia"))
            else:
                self.alone.add(self.candidates[1])

    def _draw_what_varies(self) -> None:
        raters = ("fay", "pia", "quentin", "sami")
        first, second = ([(one, round) for one in self.candidates] for round in (1, 2))
        self.writers = set(self.draw.sample(raters, self.draw.choice((1, 2, 4))))
        one_each = [self.draw.choice(first)], [self.draw.choice(second)]
        self.groups = set(self.draw.choice((*one_each, first, first, [*first, *second])))
        texts = (Kind.NOTE, Kind.CONFLICT, Kind.ABSENCE, Kind.DECISION_DRAFT, Kind.DISSENT)
        self.texts = {kind for kind in texts if self.draw.random() < 0.1}

    def _side(self, is_twin: bool) -> Side:
        clock = Clock()
        path = self.folder / f"{self.seed}-{is_twin}.calib"
        store = Store.create(path, CreateSession("session", "Autumn", RUBRIC), clock)
        places = {
            one: Place(deputy=self.deputies.get(one), alone=one in self.alone)
            for one in self.candidates
        }
        for candidate, panelist in self.presents:
            places[candidate].presenters.add(panelist)
        for candidate, panelist in self.recused:
            places[candidate].recused.add(panelist)
        ledger = Ledger({"fay"}, {"otto"}, tuple(self.people), places)
        draw = random.Random(f"{self.seed} {is_twin}")
        return Side(store, ledger, draw, clock, is_twin)

    def _set_up(self) -> None:
        roles = {"fay": Role.FACILITATOR, "otto": Role.OBSERVER}
        commands: list[Command] = [
            AddPanelist(Panelist(id, name, roles.get(id, Role.PANELIST)))
            for id, name in self.people.items()
        ]
        for id, name in self.names.items():
            word = self.word()
            content = EvidenceText(f"Title {word}")
            commands.append(AddCandidate(Candidate(id, name, STEP, name)))
            commands.append(AddEvidence(NewEvidence(f"evidence {id}", id, content, ("code",))))
            self.enter(Item(Kind.EVIDENCE, word, f"evidence {id}", id))
            commands += self._heard(id)
        for candidate, panelist in self.presents:
            commands.append(Relate(Relation(RelationKind.PRESENTS, panelist, candidate)))
        for (candidate, panelist), word in self.recused.items():
            commands.append(Relate(Relation(RelationKind.RECUSED, panelist, candidate, word)))
        commands += [NameDeputy(candidate, deputy) for candidate, deputy in self.deputies.items()]
        commands += [NameDeputy(candidate, None, "We are few.") for candidate in self.alone]
        commands += [NameDecider("pia"), FixQuorum(self.draw.choice((None, 2)))]
        commands += [SetPolicy(Policy(quorum=self.draw.choice((None, 3)), retention=12))]
        for command in (*commands, OpenRating()):
            for side in self.sides:
                side.store.apply(command, chair(side.store))
        for side in self.sides:
            everybody_chooses(side.store)
        self._enter_people()

    def _heard(self, candidate: str) -> list[Command]:
        """Return what a candidate states, and what is kept about them until after the vote."""
        said, kept = self.word(), self.word()
        self.enter(replace(Item(Kind.STATEMENT, said, candidate=candidate), audience="panel"))
        self.enter(Item(Kind.FACT, kept, candidate=candidate))
        outcome = EarlierOutcome(date(2025, 1, 1), "not yet", kept)
        facts = Facts(date(2023, 5, 1), None, (outcome,))
        return [WriteStatement(candidate, said), KeepFacts(candidate, facts)]

    def _enter_people(self) -> None:
        for id, name in self.people.items():
            self.enter(Item(Kind.PANELIST, name, panelist=id))
        for id, name in self.names.items():
            self.enter(Item(Kind.CANDIDATE, name, candidate=id))
            self.enter(Item(Kind.ID, id[2:], candidate=id))
        for (candidate, panelist), word in self.recused.items():
            self.enter(Item(Kind.CONFLICT, word, panelist, candidate))

    # Words

    def word(self) -> str:
        """Return a word that was never used."""
        self.words += 1
        return f"zq{self.words:04d}z"

    def enter(self, item: Item) -> None:
        """Note in both ledgers that something was entered."""
        for side in self.sides:
            side.ledger.items.append(replace(item))

    def text(self, kind: Kind, word: str, side: Side) -> str:
        """Return a text with a word in it, which is longer in the twin where its kind varies."""
        more = " and more" * 40 if side.is_twin and kind in self.texts else ""
        return f"Because {word}.{more}"

    # Commands

    def tick(self) -> None:
        """Let time go on for both alike."""
        steps = self.draw.choice((1, 1, 1, 1, 1, 3))
        for side in self.sides:
            side.clock.now += timedelta(seconds=STEP_SECONDS * steps)

    def apply(self, build: Build, actor: str = "fay") -> bool:
        """Carry out a command in both; tell whether both did it."""
        commands = [build(side) for side in self.sides]
        outcomes: list[object] = [
            side.apply(command, actor) for side, command in zip(self.sides, commands, strict=True)
        ]
        self.told.append(f"{actor}: {commands[0]!r} -> {outcomes[0]!s}")
        refused = [isinstance(one, CalibrateError) for one in outcomes]
        self._compare(outcomes, refused[0] != refused[1])
        self._check_sentence(actor, commands[0], str(outcomes[0]))
        return not refused[0]

    def _compare(self, outcomes: list[object], part: bool) -> None:
        """What was revealed may make a difference to what is answered; what is sealed may not."""
        ledger = self.sides[0].ledger
        is_opened = any(ledger.places[one].opened >= round for one, round in self.groups)
        if not is_opened and str(outcomes[0]) != str(outcomes[1]):
            self.wrong.append(f"{self.told[-1]}, and in its twin {outcomes[1]!s}")
        if part:
            raise TwinsPart

    def _check_sentence(self, actor: str, command: Command, sentence: str) -> None:
        """What is said to a recused actor names no candidate whom they did not name themselves."""
        ledger = self.sides[0].ledger
        for candidate, place in ledger.places.items():
            is_told = self.names[candidate] in sentence and candidate not in repr(command)
            if is_told and actor in place.recused:
                self.wrong.append(f"{actor} is told of {candidate}: {self.told[-1]}")

    def pick(self, fits: Callable[[Place], object], or_rather: Callable[[str], bool] = bool) -> str:
        """Return a candidate: nearly always one who fits, if there is one."""
        places = self.sides[0].ledger.places
        fit = [one for one in self.candidates if fits(places[one])]
        fit = [one for one in fit if or_rather(one)] or fit
        return self.draw.choice(fit if fit and self.draw.random() < 0.9 else self.candidates)

    def actor(self, candidate: str) -> str:
        """Return somebody who may run a candidate's part of the meeting."""
        place = self.sides[0].ledger.places[candidate]
        return self.draw.choice(sorted(place.chairs({"fay"})) or ["fay"])

    def both(self, change: Callable[[Ledger], None]) -> None:
        """Note in both ledgers what a command did."""
        for side in self.sides:
            change(side.ledger)

    def close(self) -> None:
        """Close both sessions."""
        for side in self.sides:
            side.store.close()

    def varies(self, panelist: str, candidate: str, round: int) -> bool:
        """Tell whether what a panelist seals for a round differs in the twin."""
        return panelist in self.writers and (candidate, round) in self.groups
