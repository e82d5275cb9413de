"""The one object between the windows and the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calibrate.domain import authority
from calibrate.domain.agenda.coming import Coming, coming
from calibrate.domain.authority import Actor, Ground
from calibrate.domain.changes import Answer, Change, Refusal
from calibrate.domain.commands import ChooseSecret, Command
from calibrate.domain.consent.ground import ConsentCase
from calibrate.domain.decisions import Outcome
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import CalibrateError, FileLost
from calibrate.domain.evidence import Coverage, Evidence
from calibrate.domain.handing.issuing import Issued
from calibrate.domain.letter.review import Review
from calibrate.domain.minutes.minutes import MeetingMinutes
from calibrate.domain.offers.offer import OfferedExample
from calibrate.domain.phases import HOLDER, Viewer, in_chair
from calibrate.domain.presence.chairs import Chairs
from calibrate.domain.presence.secrets import Renewal, Secret, WrappedKey
from calibrate.domain.ratings import Draft, PastSubmission
from calibrate.domain.record.case import Case, Counted
from calibrate.domain.record.log import LogEntry, Verification
from calibrate.domain.search.places import Found
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.domain.speaking.order import Turns
from calibrate.domain.speaking.reasons import SplitReasons
from calibrate.domain.voice.facts import Facts
from calibrate.ui.parts.files.copies import Copies, Files

if TYPE_CHECKING:
    from calibrate.store.kits.making import MadeKit, Order
    from calibrate.store.store import Store


Attempt = Callable[[Command], Answer]
"""Carries out a command, or says why that is refused."""


class Desk(QObject):
    """Applies what a person wants, and tells every view what changed, whoever wrote.

    `changed` carries a Change; `failed` one sentence about what could not be done and nobody waits
    for, `lost` one that says that nothing more is kept, whoever asked; `chair_changed` is emitted
    when somebody else runs the meeting from now on.
    """

    changed = Signal(object)
    failed = Signal(str)
    lost = Signal(str)
    chair_changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self._chair: str | None = None
        self.copies = Copies()

    @property
    def chair(self) -> Viewer:
        """Whoever runs the meeting, as a viewer: to a recused one the candidate does not exist.

        While the session is set up, and where nobody is named facilitator, it is its holder.
        """
        chairs = self.store.chairs(HOLDER)
        took_over = self._chair in [panelist.id for panelist in chairs.people]
        return in_chair(self._chair if took_over else chairs.usual)

    def chairs(self) -> Chairs:
        """Return who may run the meeting, as whoever is in the chair may know it."""
        return self.store.chairs(self.chair)

    def coming(self) -> Coming:
        """Return what comes next, as whoever is in the chair may know it."""
        chairs = self.chairs()
        return coming(self.session(self.chair), chairs.is_over, chairs.is_elsewhere)

    @property
    def actor(self) -> Actor:
        """Whoever is in the chair, as an actor."""
        panelist = self.chair.panelist
        return Actor(panelist) if panelist else authority.HOLDER

    def hand_chair(self, panelist: str) -> None:
        """Let somebody else run the meeting from now on: a deputy, or the facilitator again."""
        self._chair = panelist
        self.chair_changed.emit()

    def make_kits(self, orders: Sequence[Order], folder: Path, because: str) -> tuple[MadeKit, ...]:
        """Make kits as whoever is in the chair; raise where that is refused."""
        change, made = self.store.make_kits(orders, self.actor, folder, because)
        self.changed.emit(change)
        return made

    def now(self) -> datetime:
        """Return the time by the store's clock."""
        return self.store.now()

    def attempt(self, command: Command, panelist: str = "") -> Answer:
        """Carry out a command for somebody who hears the answer: what changed, or why nothing did.

        Without a `panelist` it is done by whoever is in the chair.
        """
        try:
            change = self.store.apply(command, self._acting(panelist))
        except CalibrateError as error:
            return self._refused(error)
        self.changed.emit(change)
        return change

    def apply(self, command: Command, panelist: str = "") -> Change | None:
        """Carry out a command; where it is refused, say why by `failed` and return None."""
        answer = self.attempt(command, panelist)
        if isinstance(answer, Change):
            return answer
        self.failed.emit(answer.sentence)
        return None

    def attempt_all(self, commands: Sequence[Command]) -> Sequence[Change] | Refusal:
        """Carry out commands as whoever is in the chair: all of them, or none and say why."""
        actor = self.actor
        try:
            changes = self.store.apply_all((one, actor) for one in commands)
        except CalibrateError as error:
            return self._refused(error)
        for change in changes:
            self.changed.emit(change)
        return changes

    def _acting(self, panelist: str) -> Actor:
        if panelist and self.store.kit:
            return Actor(panelist, ground=Ground.KIT)
        return Actor(panelist) if panelist else self.actor

    def session(self, viewer: Viewer) -> Session:
        """Return as much of the session as `viewer` may see."""
        return self.store.session(viewer)

    def evidence(self, viewer: Viewer) -> Mapping[str, tuple[Evidence, ...]]:
        """Return the evidence of every candidate that exists for `viewer`, by candidate."""
        return self.store.evidence(viewer)

    def files(self, viewer: Callable[[], Viewer] | None = None) -> Files:
        """Return how files are got at that whoever is in the chair sees, or another viewer."""
        reader = viewer or (lambda: self.chair)
        return Files(
            lambda one: self.store.attached(one.evidence, one.number, reader()), self.copies
        )

    def pieces(self, candidate: str, viewer: Viewer) -> tuple[Evidence, ...]:
        """Return a candidate's evidence, if they exist for `viewer`."""
        return self.store.pieces(candidate, viewer)

    def coverage(self, viewer: Viewer) -> Mapping[str, Coverage]:
        """Return what the evidence of every candidate who exists for `viewer` covers."""
        return self.store.coverage(viewer)

    def sheet(self, candidate: str, viewer: Viewer) -> Sheet:
        """Return the side-by-side of a candidate for `viewer`."""
        return self.store.sheet(candidate, viewer)

    def facts(self, candidate: str, viewer: Viewer) -> Facts:
        """Return what is kept about a candidate until after the vote, for who enters it now."""
        return self.store.facts(candidate, viewer)

    def outcomes(self, viewer: Viewer) -> Mapping[str, Outcome]:
        """Return how those were decided whose decision `viewer` sees, by candidate."""
        return self.store.outcomes(viewer)

    def consent(self, viewer: Viewer) -> tuple[ConsentCase, ...]:
        """Return who may be proposed together, and what stands against others."""
        return self.store.consent(viewer)

    def minutes(self, viewer: Viewer) -> MeetingMinutes:
        """Return what each case whose part `viewer` runs took until now, and what that changed."""
        return self.store.minutes(viewer, self.now())

    def offers(self, viewer: Viewer) -> tuple[OfferedExample, ...]:
        """Return what was offered to the ladder of those whose part `viewer` runs."""
        return self.store.offers(viewer)

    def letter_review(self, candidate: str, viewer: Viewer) -> Review:
        """Return what has to be seen of a letter before it leaves, for who runs that part."""
        return self.store.letter_review(candidate, viewer)

    def issued(self, viewer: Viewer, candidate: str) -> tuple[Issued, ...]:
        """Return which packets of a candidate were issued, if `viewer` runs their part."""
        return self.store.issued(viewer, candidate)

    def case(self, candidate: str, viewer: Viewer) -> Case:
        """Return what a packet of a candidate prints for `viewer`."""
        return self.store.case(candidate, viewer)

    def reasons(self, candidate: str, viewer: Viewer) -> tuple[SplitReasons, ...]:
        """Return the reasons on what split of a candidate whose numbers are held back."""
        return self.store.reasons(candidate, viewer)

    def turns(self, candidate: str, viewer: Viewer) -> tuple[Turns, ...]:
        """Return who speaks when on what splits of a candidate."""
        return self.store.turns(candidate, viewer)

    def opened_entries(self, candidate: str, viewer: Viewer) -> tuple[Counted, ...]:
        """Return what counts of a candidate's last opened round, by which raters know theirs."""
        return self.store.opened_entries(candidate, viewer)

    def checked_case(self, candidate: str, viewer: Viewer) -> Case:
        """Return what a packet of a candidate prints, and whether that is what was recorded."""
        return self.store.checked_case(candidate, viewer)

    def check_on(self) -> bool:
        """Read a little of what `checked_case` reads once; tell whether there is more of it."""
        return self.store.check_on()

    def draft(self, candidate: str, viewer: Viewer) -> Draft:
        """Return the viewer's own unfinished ratings of a candidate."""
        return self.store.draft(candidate, viewer)

    def drafts(self, viewer: Viewer) -> Mapping[str, Draft]:
        """Return the viewer's own unfinished ratings of all whom they rate, by candidate."""
        return self.store.drafts(viewer)

    def save_draft(self, candidate: str, viewer: Viewer, draft: Draft) -> Refusal | None:
        """Keep the viewer's unfinished ratings, or say why that is refused."""
        return self._saved(lambda: self.store.save_draft(candidate, viewer, draft))

    def decision_draft(self, candidate: str, viewer: Viewer) -> DecisionDraft:
        """Return what was entered of a decision so far."""
        return self.store.decision_draft(candidate, viewer)

    def save_decision_draft(
        self, candidate: str, viewer: Viewer, draft: DecisionDraft
    ) -> Refusal | None:
        """Keep what was entered of a decision, or say why that is refused."""
        return self._saved(lambda: self.store.save_decision_draft(candidate, viewer, draft))

    def history(self, candidate: str, viewer: Viewer) -> tuple[PastSubmission, ...]:
        """Return the viewer's own submissions of a candidate, oldest first."""
        return self.store.history(candidate, viewer)

    def secrets(self) -> Mapping[str, Secret]:
        """Return what stands of each panelist's secret, for whoever is in the chair."""
        found = self.store.secrets(self.chair)
        return {panelist: several[-1] for panelist, several in found.items()}

    def renewals(self, viewer: Viewer) -> tuple[Renewal, ...]:
        """Return which secrets were renewed, and what was submitted since."""
        return self.store.renewals(viewer)

    def wrapped_key(self, panelist: str) -> WrappedKey | None:
        """Return the key that a panelist's secret opens, if they have chosen one."""
        return self.store.wrapped_key(panelist)

    def choose_secret(self, panelist: str, key: WrappedKey, opened: bytes) -> Answer:
        """Give a panelist the key that their secret opens, and leave it open."""
        answer = self.attempt(ChooseSecret(panelist, key), panelist)
        if isinstance(answer, Change):
            self.store.hold(panelist, opened)
        return answer

    def hold(self, panelist: str, key: bytes) -> None:
        """Open what is a panelist's own, by the key that their secret opened."""
        self.store.hold(panelist, key)

    def lock(self, panelist: str) -> None:
        """Let nobody read what is a panelist's own until their secret is typed again."""
        self.store.lock(panelist)

    def finding(self, words: str, viewer: Viewer) -> Iterator[Found | None]:
        """Look for words in what was read for `viewer`, step by step; the last step has them."""
        return self.store.finding(words, viewer)

    def search_on(self, viewer: Viewer) -> float:
        """Read a little of what `finding` looks through; return how much is read, 1 for all."""
        return self.store.search_on(viewer)

    def log(self, viewer: Viewer) -> tuple[LogEntry, ...]:
        """Return the log as far as `viewer` may read it, oldest line first."""
        return self.store.log(viewer)

    def log_on(self) -> bool:
        """Read a few of the lines that `log` reads once; tell whether there may be more."""
        return self.store.log_on()

    def verify(self) -> Verification:
        """Read the whole file and say whether log and content belong together."""
        return self.store.verify()

    def damage(self) -> str:
        """Return in a sentence that the file is damaged, or nothing; the whole of it is read."""
        return self.store.damage()

    def last_change(self) -> Change | None:
        """Return the newest change that can still be taken back, for Undo."""
        return self.store.last_change()

    def last_taken_back(self) -> Change | None:
        """Return the newest take-back that can be done again, for Redo."""
        return self.store.last_taken_back()

    def _saved(self, save: Callable[[], None]) -> Refusal | None:
        try:
            save()
        except CalibrateError as error:
            return self._refused(error)
        return None

    def _refused(self, error: CalibrateError) -> Refusal:
        if isinstance(error, FileLost):
            self.lost.emit(str(error))
        return Refusal(str(error))
