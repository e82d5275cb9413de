"""The demo session: a panel in the middle of its meeting, written through ordinary commands.

Ids and times are always the same, so two demos differ in nothing but their keys and salts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from calibrate.domain.authority import HOLDER, Actor
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    ChooseSecret,
    Command,
    CreateSession,
    ImportEvidence,
    NameDecider,
    OpenRating,
    Relate,
    Submit,
    WithdrawCandidate,
)
from calibrate.domain.errors import FileTrouble
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.presence.secrets import SecretKind
from calibrate.domain.ratings import Draft
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.session import CandidatePhase
from calibrate.exchange.demo.files import (
    EvidenceTable,
    RatingTable,
    SessionFile,
    read_evidence,
    read_ratings,
    read_session,
)
from calibrate.exchange.demo.ids import DEMO_PIN, DEMO_SESSION, demo_id, draft_rating, piece_id
from calibrate.exchange.demo.meeting import meet
from calibrate.exchange.ladders.rubric_file import read_rubric
from calibrate.resources import resource
from calibrate.store.sealed.secrets import CHEAPEST, new_key

if TYPE_CHECKING:
    from calibrate.store.store import Store


SET_UP = datetime.fromisoformat("2026-10-05T09:00:00+01:00")
RATING = datetime.fromisoformat("2026-10-19T09:30:00+01:00")
FIRST_SUBMISSION = datetime.fromisoformat("2026-11-02T08:35:00+01:00")
WITHDRAWAL = datetime.fromisoformat("2026-11-12T16:40:00+01:00")
COMMAND = timedelta(minutes=2)
SUBMISSION = timedelta(hours=1, minutes=20)
NIGHT = timedelta(hours=16)
LAST_HOUR = 16


def write_demo(path: Path, has_met: bool = True) -> None:
    """Write the demo session to a file that is not there yet.

    It stands in its meeting: one candidate decided after a second round, one revealed and at hand
    with the clock paused, three sealed with submissions and drafts, one withdrawn. Unless
    it `has_met`, its meeting is still to come, with everybody sealed. Raises FileTrouble, leaving
    nothing behind, if it cannot be written.
    """
    if path.exists():
        raise FileTrouble(f"{path} is there already; choose another name.")
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".calibrate-") as folder:
            whole = Path(folder) / path.name
            _Writer(whole).write(has_met)
            whole.rename(path)
    except OSError as trouble:
        raise FileTrouble(f"{path} cannot be written: {trouble.strerror}.") from None


@dataclass
class _Clock:
    """Stands still until it is moved."""

    now: datetime = SET_UP

    def __call__(self) -> datetime:
        return self.now


class _Writer:
    """Takes a new session from its beginning into the meeting."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = _Clock()
        self.file: SessionFile = read_session()
        self.actor = HOLDER
        self.store: Store

    def write(self, has_met: bool) -> None:
        from calibrate.store.store import Store

        rubric = read_rubric([resource("rubrics", "technical-excellence.toml")])
        create = CreateSession(DEMO_SESSION, self.file.title, rubric)
        with Store.create(self.path, create, self.clock) as self.store:
            self._set_up()
            self.actor = Actor(demo_id(self.file.facilitator))
            self._rate()
            if has_met:
                meet(self.file, self._do_at)

    def _do(self, command: Command, actor: str = "", after: timedelta = COMMAND) -> None:
        self.clock.now += after
        self.store.apply(command, Actor(actor) if actor else self.actor)

    def _set_up(self) -> None:
        step = Step(self.file.current, self.file.target)
        for person in self.file.panelists:
            added = Panelist(demo_id(person.id), person.name, person.role, person.rates)
            self._do(AddPanelist(added))
        self._do(NameDecider(demo_id(self.file.facilitator)))
        for table in self.file.candidates:
            candidate = Candidate(demo_id(table.id), table.name, step, table.team)
            self._do(AddCandidate(candidate, demo_id(table.presenter)))
            for panelist in table.recused:
                recused = Relation(RelationKind.RECUSED, demo_id(panelist), candidate.id)
                self._do(Relate(recused))
        for table in self.file.candidates:
            pieces = _pieces(table.id, read_evidence(table.id))
            self._do(ImportEvidence(f"{table.id}.toml", (), pieces))

    def _rate(self) -> None:
        self.clock.now = RATING
        self._do(OpenRating())
        self._choose_secrets()
        self.clock.now = FIRST_SUBMISSION
        for table in self.file.candidates:
            self._rate_candidate(table.id)
        for table in self.file.candidates:
            if table.phase is CandidatePhase.WITHDRAWN:
                self.clock.now = WITHDRAWAL
                self._do(WithdrawCandidate(demo_id(table.id), table.withdrawn_because))

    def _choose_secrets(self) -> None:
        """Everybody chooses the PIN that the demo shows, so that trying it may cost nothing."""
        for person in self.file.panelists:
            if person.rates:
                wrapped, key = new_key(SecretKind.PIN, DEMO_PIN, CHEAPEST)
                self._do(ChooseSecret(demo_id(person.id), wrapped), demo_id(person.id))
                self.store.hold(demo_id(person.id), key)

    def _rate_candidate(self, candidate: str) -> None:
        """Submit the ratings of those who have; those of everybody else are drafts."""
        file = read_ratings(candidate)
        for panelist, tables in _by_panelist(file.ratings).items():
            draft = Draft(tuple(draft_rating(candidate, table) for table in tables))
            viewer = Viewer(ViewerKind.PANELIST, demo_id(panelist))
            if panelist not in file.submitted:
                self.store.save_draft(demo_id(candidate), viewer, draft)
                continue
            id = demo_id("entry", candidate, panelist)
            submit = Submit(id, demo_id(panelist), demo_id(candidate), draft.recorded)
            self._do(submit, demo_id(panelist), after=SUBMISSION)
            if self.clock.now.hour >= LAST_HOUR:
                self.clock.now += NIGHT

    def _do_at(self, time: datetime, command: Command, actor: str) -> None:
        self.clock.now = time
        self._do(command, actor, after=timedelta(0))


def _pieces(candidate: str, tables: Sequence[EvidenceTable]) -> tuple[NewEvidence, ...]:
    return tuple(
        NewEvidence(
            piece_id(candidate, f"EV-{number:02d}"),
            demo_id(candidate),
            EvidenceText(
                table.title,
                table.text,
                table.kind,
                table.date,
                table.reference,
                table.link,
                table.author,
                table.part,
            ),
            table.criteria,
        )
        for number, table in enumerate(tables, start=1)
    )


def _by_panelist(tables: Sequence[RatingTable]) -> Mapping[str, list[RatingTable]]:
    found = defaultdict(list)
    for table in tables:
        found[table.panelist].append(table)
    return found
