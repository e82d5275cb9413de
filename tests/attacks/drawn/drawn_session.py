"""One session that is taken through drawn commands, and what did not hold of it."""

from __future__ import annotations

import re
import sqlite3
import typing
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from calibrate.domain import commands as c
from calibrate.domain.authority import Actor
from calibrate.domain.changes import Change
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import CalibrateError
from calibrate.domain.evidence import Audience, Evidence
from calibrate.domain.phases import Scope, Viewer, ViewerKind, in_chair
from calibrate.domain.ratings import Draft
from calibrate.domain.session import Session
from calibrate.store.document import tables
from calibrate.store.reads.ratings import read_evidence
from calibrate.store.reads.session import load_session
from calibrate.store.record import log
from calibrate.store.store import Store
from tests.attacks.drawn.guide import Guide, ids_of, pools_of
from tests.attacks.drawn.rules import History, broken
from tests.attacks.drawn.seeing import Seeing, is_blind
from tests.attacks.drawn.steering import next_command
from tests.attacks.drawn.values import Drawer
from tests.reading import everything, viewers
from tests.worlds.clocks import Clock, WildClock
from tests.worlds.secrets import PIN

KINDS: tuple[type[Any], ...] = typing.get_args(c.Command)
BETWEEN_VERIFICATIONS, BETWEEN_OPENINGS, BETWEEN_READINGS = 20, 45, 80
READERS = 1
"""How many read after each command; all do now and then."""

NOT_FOR_PEOPLE = re.compile(
    r"Traceback|\w+Error\b|sqlite|SQL|constraint|went wrong|<class|<enum|object at 0x|"
    r"\w+\([a-z_]+=|\{['\"]|\(['\"]|\\[xuU][0-9a-f]{2}|no attribute|unexpected|'[^']*'"
)
SENT_ONCE = (c.Submit, c.WithdrawSubmission, c.RecordDecision)

Given = tuple[c.Command, Actor]


def held(content: bytes) -> list[str]:
    """Return what a file holds, without the traces that a rollback leaves in unused pages."""
    with closing(sqlite3.connect(":memory:")) as session:
        session.deserialize(content)
        return list(session.iterdump())


@dataclass
class Tally:
    """How often each command was carried out and refused; what did not hold."""

    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    phases: Counter[str] = field(default_factory=Counter)
    sessions: int = 0
    read: int = 0

    @property
    def commands(self) -> int:
        """How many commands were given."""
        return self.done.total() + self.refused.total()

    def add(self, other: Tally) -> None:
        """Take in what another one counted."""
        self.done += other.done
        self.refused += other.refused
        self.phases += other.phases
        self.faults += other.faults
        self.sessions += other.sessions
        self.read += other.read


class DrawnSession:
    """A session in a file, and everything drawn for it: the same for the same seed."""

    def __init__(self, seed: str, folder: Path) -> None:
        self.seed = seed
        self.random = Random(seed)
        self.drawer = Drawer(self.random)
        self.tally = Tally(sessions=1)
        self.clock = self.random.choice((Clock(tick=1), Clock(tick=40), WildClock()))
        self.history, self.seeing = History(), Seeing()
        self.path = folder / f"{seed}.calib"
        self.store = self._create()
        self.session = self.store._session
        self.lines = self._last()
        self.before = b""

    def walk(self, most: int) -> Tally:
        """Give so many commands, or fewer where something does not hold."""
        for number in range(1, most + 1):
            self._step()
            if number % BETWEEN_VERIFICATIONS == 0 or number == most:
                self._wrong_if(self.store.verify().problems, "verify")
            if number % BETWEEN_OPENINGS == 0:
                self._open_again()
            if number % BETWEEN_READINGS == 0:
                self._read_all()
            if self.tally.faults:
                break
        self.tally.phases[self.session.phase.value] += 1
        self.tally.read = self.seeing.read
        self.store.close()
        return self.tally

    def _create(self) -> Store:
        """Create the session by drawn commands: a first one may be refused."""
        self.drawer.odd = 0.4
        while True:
            try:
                command = self.drawer.build(c.CreateSession)
                store = Store.create(self.path, command, self.clock)
            except CalibrateError as error:
                self.tally.refused[c.CreateSession.__name__] += 1
                self._check_sentence(str(error), "CreateSession")
                self.drawer.odd /= 2
            else:
                self.tally.done[c.CreateSession.__name__] += 1
                return store

    # One step

    def _step(self) -> None:
        chance = self.random.random()
        self._type_secrets()
        if chance < 0.05:
            self._save_draft()
        elif chance < 0.09:
            self._give([self._draw() for _ in range(self.random.randint(2, 4))])
        else:
            self._give([self._draw()])

    def _type_secrets(self) -> None:
        """Open what is anybody's own who has a secret, so that they can submit."""
        for one in self.session.panel.panelists:
            if not self.store.is_open_to(one.id):
                self.store.unlock(one.id, PIN)

    def _draw(self) -> Given | None:
        """Return a command and who gives it; None where its own rules refuse to make it."""
        guide = self._guide()
        steered = self.random.random() < 0.55
        self.drawer.odd = self.random.choice((0.0, 0.0, 0.02) if steered else (0.0, 0.1, 0.4))
        kind = "a command"
        try:
            if steered:
                return next_command(guide)
            drawn = self.random.choice(KINDS)
            kind = drawn.__name__
            command = self.drawer.build(drawn)
            is_theirs = self.random.random() < 0.7
            return command, guide.actor(command) if is_theirs else guide.anybody()
        except CalibrateError as error:
            self.tally.refused[kind] += kind != "a command"
            self._check_sentence(str(error), kind)
            return None

    def _guide(self) -> Guide:
        with self.store._document.transaction() as connection:
            rows = connection.execute(
                select(tables.evidence.c.candidate, tables.evidence.c.id)
            ).all()
        pieces: dict[str, tuple[str, ...]] = {}
        for candidate, id in rows:
            pieces[candidate] = (*pieces.get(candidate, ()), id)
        self.owners = {id: candidate for candidate, id in rows}
        self.drawer.pools.here = pools_of(self.session, pieces)
        return Guide(self.session, self.drawer, pieces, self.lines)

    def _give(self, drawn: Sequence[Given | None]) -> None:
        given = [one for one in drawn if one]
        if not given:
            return
        for command, _ in given:
            self.drawer.pools.used += ids_of(command)
        told = "; ".join(f"{actor.who}: {command!r}" for command, actor in given)
        changes = self._try(lambda: self._apply(given), told[:3000])
        counts = self.tally.refused if changes is None else self.tally.done
        counts.update(type(command).__name__ for command, _ in given)
        if changes is None:
            self._check_unchanged(told[:3000])
        else:
            self._check_done(given, changes, told[:3000])

    def _apply(self, given: list[Given]) -> tuple[Change, ...]:
        return self.store.apply_all(given) if len(given) > 1 else (self.store.apply(*given[0]),)

    def _try(self, do: Callable[[], Any], told: str) -> Any:
        """Do something; return None where it is refused in a sentence."""
        self.before = self.before or self._content()
        try:
            return do()
        except CalibrateError as error:
            self._check_sentence(str(error), told)
            return None
        except Exception as error:
            self._fault(f"{type(error).__name__}: {error}", told)
            return None

    def _save_draft(self) -> None:
        """Keep a draft of ratings or of a decision, for whoever it is."""
        self._guide()
        self.drawer.odd = self.random.choice((0.0, 0.0, 0.3))
        candidate, panelist = self.drawer.one_of("candidate"), self.drawer.one_of("panelist")
        raters = sorted(one.id for one in self.session.panel.raters(candidate))
        if raters and self.random.random() < 0.6:
            panelist = self.random.choice(raters)
        try:
            draft = self.drawer.build(self.random.choice((Draft, DecisionDraft)))
        except CalibrateError:
            return
        told = f"{panelist} keeps {draft!r} of {candidate}"
        is_rating = isinstance(draft, Draft)
        keep = self._keep_ratings if is_rating else self._keep_decision
        saved = self._try(lambda: keep(candidate, panelist, draft), told)
        (self.tally.done if saved else self.tally.refused)[type(draft).__name__] += 1
        if not saved:
            self._check_unchanged(told)
            return
        self.before = b""
        if self._last() != self.lines:
            self._fault("a draft wrote a line", told)
        self._read_some()

    def _keep_ratings(self, candidate: str, panelist: str, draft: Draft) -> bool:
        kind = self.random.choice((ViewerKind.PANELIST, ViewerKind.FACILITATOR))
        self.store.save_draft(candidate, Viewer(kind, panelist), draft)
        round = self.session.candidate(candidate).sealed_round or 1
        self.seeing.draft(panelist, candidate, round, draft)
        return True

    def _keep_decision(self, candidate: str, panelist: str, draft: DecisionDraft) -> bool:
        chair = in_chair(panelist if self.session.panel.facilitators else None)
        self.store.save_decision_draft(candidate, chair, draft)
        self.seeing.draft_decision(candidate, draft)
        return True

    # What must hold

    def _check_sentence(self, sentence: str, told: str) -> None:
        plain = sentence.strip()
        if not plain or plain[-1] not in ".!?" or NOT_FOR_PEOPLE.search(plain) or "\n" in plain:
            self._fault(f"this sentence is not for people: {sentence[:400]!r}", told)

    def _check_unchanged(self, told: str) -> None:
        if self._last() != self.lines:
            self._fault("refused, and a line was written", told)
        if self.store._session != self.session:
            self._fault("refused, and the session is another", told)
        after = self._content()
        if after != self.before and held(after) != held(self.before):
            self._fault("refused, and the file holds something else", told)

    def _check_done(self, given: list[Given], changes: tuple[Change, ...], told: str) -> None:
        commands = [command for command, _ in given]
        self.before = b""
        new = [one for one in changes if one.line > self.lines]
        again = [k for k, one in zip(commands, changes, strict=True) if one.line <= self.lines]
        if any(not isinstance(one, SENT_ONCE) for one in again):
            self._fault("it was answered with an earlier line", told)
        numbers = sorted({one.line for one in new})
        if numbers != list(range(self.lines + 1, self._last() + 1)):
            self._fault(f"lines {numbers} were told, and {self._last()} follows {self.lines}", told)
        before, self.session = self.session, self.store._session
        known = self.lines
        self.lines = self._last()
        self._check_known(told)
        for fault in (
            *broken(before, self.session, commands),
            *self.history.broken(self.store, before),
        ):
            self._fault(fault, told)
        for one in changes:
            self._check_sentence(f"{one.sentence}.", told)
        self._follow(
            before, [k for k, one in zip(commands, changes, strict=True) if one.line > known]
        )
        self._read_some()

    def _check_known(self, told: str) -> None:
        """What is known without reading again is what lies in the file; asked now and then."""
        if self.random.random() < 0.3:
            with self.store._document.transaction() as connection:
                if load_session(connection) != self.session:
                    self._fault("the session that is known is not the one in the file", told)

    def _follow(self, before: Session, commands: list[c.Command]) -> None:
        if not is_blind(self.session):
            return
        self._guide()
        audiences = self._audiences()
        if not is_blind(before):
            self.seeing.begin(self.session, self._evidence())
        self.seeing.follow(before if is_blind(before) else self.session, audiences)
        for command in commands:
            self.seeing.note(command, before)
            self.seeing.correct(command, self.owners)
        self.seeing.follow(self.session, audiences)

    def _evidence(self) -> Mapping[str, tuple[Evidence, ...]]:
        ids = self.session.candidate_ids
        scope = Scope(
            Viewer(ViewerKind.HOLDER), candidates=ids, texts=ids, audiences=frozenset(Audience)
        )
        with self.store._document.transaction() as connection:
            return read_evidence(connection, scope, ids)

    def _audiences(self) -> dict[str, str]:
        with self.store._document.transaction() as connection:
            query = select(tables.evidence.c.id, tables.evidence.c.audience)
            return {row.id: row.audience for row in connection.execute(query)}

    # Reading

    def _viewers(self) -> dict[str, Viewer]:
        pools = self.drawer.pools.here
        some = {"stranger": Viewer(ViewerKind.FACILITATOR, self.drawer.fresh())}
        return some | viewers(tuple(pools["panelist"]), tuple(pools["candidate"]))

    def _read_all(self) -> None:
        candidates = tuple(one.id for one in self.session.candidates)
        self._read(list(self._viewers().values()), (*candidates, "nobody"))

    def _read_some(self) -> None:
        """Somebody reads all there is, but of one candidate only, for that takes longest."""
        candidates = [one.id for one in self.session.candidates]
        self._read(
            self.random.sample(list(self._viewers().values()), READERS),
            (self.random.choice([*candidates, "nobody"]),),
        )

    def _read(self, readers: list[Viewer], candidates: tuple[str, ...]) -> None:
        for viewer in readers:
            try:
                text = everything(self.store, viewer, candidates)
            except Exception as error:
                self._fault(f"{viewer} cannot read: {type(error).__name__}: {error}", "reading")
                continue
            if is_blind(self.session):
                for leak in self.seeing.leaks(viewer, text):
                    self._fault(leak, "reading")

    # The file

    def _open_again(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, self.clock)
        if self.store._session != self.session:
            self._fault("it is another session after it was opened again", "opening")

    def _last(self) -> int:
        with self.store._document.transaction() as connection:
            return log.last(connection)[0]

    def _content(self) -> bytes:
        return self.store._document.raw.serialize()

    def _wrong_if(self, problems: Sequence[str], told: str) -> None:
        for one in problems:
            self._fault(one, told)

    def _fault(self, what: str, told: str) -> None:
        number = self.tally.commands
        self.tally.faults.append(f"seed {self.seed}, command {number}: {what}\n    {told}")
