"""The one door to a session file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from calibrate.domain.authority import Actor
from calibrate.domain.changes import Change
from calibrate.domain.commands import ChooseSecret, Command, RenewSecret
from calibrate.domain.consent.ground import NOTHING, ConsentCase, consent_case
from calibrate.domain.cycle.former import Former
from calibrate.domain.decisions import Outcome
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import BadInput, FileTrouble, Refused
from calibrate.domain.evidence import Coverage, Evidence
from calibrate.domain.handing.issuing import Issued
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.letter.letter import Letter
from calibrate.domain.letter.review import Review, review
from calibrate.domain.minutes.minutes import MeetingMinutes
from calibrate.domain.offers.offer import OfferedExample
from calibrate.domain.permissions import need_decided, need_revealed
from calibrate.domain.phases import Scope, Viewer, ViewerKind, as_candidate
from calibrate.domain.presence.secrets import SecretKind
from calibrate.domain.record.case import Case, Counted
from calibrate.domain.record.file_names import damaged_name, letter_name
from calibrate.domain.record.log import LogEntry
from calibrate.domain.session import NO_SUCH_CANDIDATE, CandidatePhase
from calibrate.domain.sheet import Sheet
from calibrate.domain.speaking.order import Turns
from calibrate.domain.speaking.reasons import SplitReasons
from calibrate.domain.text.rule import cleaned
from calibrate.domain.voice.facts import Facts
from calibrate.store.clock import Clock
from calibrate.store.damage import telling_damage
from calibrate.store.document.document import Document
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.document.faults import damaged, damaged_case
from calibrate.store.document.tables import rubric
from calibrate.store.known import MOST_CANDIDATES
from calibrate.store.questions_file import QuestionsFile
from calibrate.store.reads.case import build_case, opened_entries, read_sheet
from calibrate.store.reads.consent.ground import read_grounds
from calibrate.store.reads.consent.minutes import read_minutes
from calibrate.store.reads.coverage import read_coverage
from calibrate.store.reads.cycle.former import read_former
from calibrate.store.reads.decisions import read_outcomes
from calibrate.store.reads.files.attached import read_bytes
from calibrate.store.reads.handing.issued import read_issued
from calibrate.store.reads.letters.edition import build_edition
from calibrate.store.reads.letters.letters import read_letter
from calibrate.store.reads.offers import read_offers
from calibrate.store.reads.ratings import read_evidence
from calibrate.store.reads.session import follow
from calibrate.store.reads.talking.talk import read_reasons, read_turns
from calibrate.store.reads.voice.facts import read_entered
from calibrate.store.record import log
from calibrate.store.record.book import Book, BookLine
from calibrate.store.sealed.drafts import (
    read_decision_draft,
    write_decision_draft,
)
from calibrate.store.sealed.secrets import new_key
from calibrate.store.verifying.case import CaseCheck
from calibrate.store.writes import take_back
from calibrate.store.writes.applying import apply, change_of
from calibrate.words.handing.letters import proposed_message

CANDIDATE_ALONE = "The candidate edition is read as its candidate reads it, and by nobody else."


class Store(QuestionsFile):
    """A session file, open for one writer: this one.

    Every read takes a viewer and returns frozen values; every write is a command. Raises
    FileTrouble when the file cannot be used, Refused and BadInput when a rule or a value forbids.
    `told` says what a person has to know of how the file was found, or nothing.
    """

    def __init__(
        self, document: Document, clock: Clock, told: str = "", driver: Driver = PLAIN
    ) -> None:
        super().__init__(document, clock, told, driver)
        self._check, self._book = CaseCheck(), Book()

    def go_on_in(self, path: Path) -> None:
        """Go on in another file of this session, and read all of it again."""
        super().go_on_in(path)
        self._check, self._book = CaseCheck(), Book()

    # Writing

    def apply(self, command: Command, actor: Actor) -> Change:
        """Carry out a command with its log line in one transaction, and say what changed.

        Raises Refused unless the actor may give it. A submission or decision that is sent a second
        time is not carried out again.
        """
        return self.apply_all([(command, actor)])[0]

    @telling_damage
    def apply_all(self, given: Iterable[tuple[Command, Actor]]) -> tuple[Change, ...]:
        """Carry out commands as `apply` does, each with its log line: all of them, or none.

        It is one transaction, for the disk takes longer over one than the rest of a command does.
        """
        changes: list[Change] = []
        renewed: list[str] = []
        after = self._session
        try:
            with self._document.transaction() as connection:
                self._begin(connection)
                for command, said in given:
                    actor, secret = self._proven(command, said)
                    time = self._clock()
                    change = apply(connection, command, actor, time, after, self.role, secret)
                    after = follow(connection, after, command, change)
                    changes.append(change)
                    renewed += [command.panelist] if isinstance(command, RenewSecret) else []
        except BaseException:
            self._forget()
            raise
        self._follow(changes, after)
        for panelist in renewed:
            self.lock(panelist)
        return tuple(changes)

    def choose_secret(self, panelist: str, kind: SecretKind, typed: str) -> Change:
        """Choose a panelist's secret, and leave open what it opens; as long as `new_key` takes."""
        wrapped, key = new_key(kind, typed, self.cost)
        change = self.apply(ChooseSecret(panelist, wrapped), Actor(panelist))
        self.hold(panelist, key)
        return change

    @telling_damage
    def save_decision_draft(self, candidate: str, viewer: Viewer, draft: DecisionDraft) -> None:
        """Keep what a facilitator has entered of a decision, sealed, in place of that before."""
        if candidate not in self.scope(viewer).runs:
            raise BadInput("Only who runs the meeting enters a decision.")
        need_revealed(self._session, candidate)
        draft = cleaned(draft)
        time = self._clock().isoformat(timespec="seconds")
        with self._document.transaction() as connection:
            write_decision_draft(connection, candidate, time, draft)

    # Reading

    @telling_damage
    def evidence(self, viewer: Viewer) -> Mapping[str, tuple[Evidence, ...]]:
        """Return the evidence of every candidate that exists for `viewer`, by candidate."""
        reach = self.scope(viewer)
        with self._document.transaction() as connection:
            return self._pieces(connection, reach, reach.candidates)

    @telling_damage
    def pieces(self, candidate: str, viewer: Viewer) -> tuple[Evidence, ...]:
        """Return a candidate's evidence; none of one who does not exist for `viewer`."""
        reach = self.scope(viewer)
        if candidate not in reach.candidates:
            return ()
        with self._document.transaction() as connection:
            return self._pieces(connection, reach, {candidate})[candidate]

    @telling_damage
    def attached(self, evidence: str, number: int, viewer: Viewer) -> bytes:
        """Return the bytes of a file that is attached to a piece which `viewer` may see.

        Raises BadInput where there is none for them, FileTrouble if they were changed.
        """
        reach = self.scope(viewer)
        with self._document.transaction() as connection:
            content = read_bytes(connection, reach, evidence, number)
        if content is None:
            raise BadInput("There is no such file on any piece.")
        return content

    @telling_damage
    def coverage(self, viewer: Viewer) -> Mapping[str, Coverage]:
        """Return what the evidence of every candidate who exists for `viewer` covers."""
        reach = self.scope(viewer)
        kept = self._known.covered(reach)
        unread = reach.candidates - kept.keys()
        if unread:
            with self._document.transaction() as connection:
                kept |= read_coverage(connection, reach, unread)
        return {candidate: kept[candidate] for candidate in reach.candidates}

    @telling_damage
    def sheet(self, candidate: str, viewer: Viewer) -> Sheet:
        """Return the side-by-side of a candidate; BadInput if they do not exist for `viewer`."""
        reach = self.scope(viewer)
        session = self.session(viewer)
        session.candidate(candidate)
        with self._document.transaction() as connection:
            pieces = self._pieces(connection, reach, {candidate})[candidate]
            return read_sheet(connection, self._session, session, reach, candidate, pieces)

    @telling_damage
    def outcomes(self, viewer: Viewer) -> Mapping[str, Outcome]:
        """Return how those were decided whose decision `viewer` sees, by candidate."""
        with self._document.transaction() as connection:
            return read_outcomes(connection, self.scope(viewer))

    @telling_damage
    def consent(self, viewer: Viewer) -> tuple[ConsentCase, ...]:
        """Return who may be proposed together, and what stands against others, in their order.

        It is for who runs their part; empty where the policy or the meeting leaves no place for it.
        """
        runs, whole = self.scope(viewer).runs, self._session
        if not (whole.policy.consent and whole.meeting.is_open):
            return ()
        order = [id for id in whole.meeting.agenda if id in runs]
        asked = [id for id in order if whole.candidate(id).phase is CandidatePhase.REVEALED]
        with self._document.transaction() as connection:
            grounds = read_grounds(connection, asked)
        return tuple(consent_case(whole, id, grounds.get(id, NOTHING)) for id in order)

    @telling_damage
    def minutes(self, viewer: Viewer, now: datetime) -> MeetingMinutes:
        """Return what each case whose part `viewer` runs took by `now`, and what that changed."""
        with self._document.transaction() as connection:
            reach = self.scope(viewer)
            return read_minutes(connection, self.session(viewer), reach, now)

    @telling_damage
    def offers(self, viewer: Viewer) -> tuple[OfferedExample, ...]:
        """Return what was offered to the ladder of those whose part `viewer` runs, oldest first."""
        with self._document.transaction() as connection:
            return read_offers(connection, self.scope(viewer).runs)

    @telling_damage
    def issued(self, viewer: Viewer, candidate: str = "") -> tuple[Issued, ...]:
        """Return what was issued of those whose part `viewer` runs, or of one, oldest first."""
        runs = self.scope(viewer).runs
        with self._document.transaction() as connection:
            return read_issued(connection, runs & {candidate} if candidate else runs)

    @telling_damage
    def former(self, viewer: Viewer) -> Former:
        """Return what a next session may take over from this one, for who runs it.

        Raises Refused for anybody else, and for a kit.
        """
        reach = self.scope(viewer)
        if self.kit or not reach.log:
            raise Refused("The next session is made by who runs this one, from its own file.")
        with self._document.transaction() as connection:
            return read_former(connection, reach, self.session(viewer))

    @telling_damage
    def facts(self, candidate: str, viewer: Viewer) -> Facts:
        """Return what is kept about a candidate until after the vote, for who may enter it now."""
        with self._document.transaction() as connection:
            return read_entered(connection, self.scope(viewer), candidate)

    def case(self, candidate: str, viewer: Viewer) -> Case:
        """Return what a packet of a candidate prints for `viewer`.

        Raises BadInput if they do not exist for them, and for a candidate, who has no case.
        """
        return self.cases((candidate,), viewer)[0]

    @telling_damage
    def cases(self, candidates: Collection[str], viewer: Viewer) -> tuple[Case, ...]:
        """Return what packets of candidates print for `viewer`; they read evidence together."""
        asked, cases = tuple(candidates), list[Case]()
        for first in range(0, len(asked), MOST_CANDIDATES):
            some = asked[first : first + MOST_CANDIDATES]
            self._read_ahead(some, viewer)
            cases += [self._case(candidate, viewer) for candidate in some]
        return tuple(cases)

    def _read_ahead(self, candidates: Sequence[str], viewer: Viewer) -> None:
        """Read the evidence of candidates together, which is kept until they are asked for."""
        reach = self.scope(viewer)
        with self._document.transaction() as connection:
            self._pieces(connection, reach, reach.candidates.intersection(candidates))

    def _case(self, candidate: str, viewer: Viewer) -> Case:
        if viewer.kind is ViewerKind.CANDIDATE:
            raise BadInput("A candidate reads the candidate edition; the case is the panel’s.")
        sheet = self.sheet(candidate, viewer)
        session = self.session(viewer)
        with self._document.transaction() as connection:
            return build_case(connection, self._session, session, self.scope(viewer), sheet)

    @telling_damage
    def opened_entries(self, candidate: str, viewer: Viewer) -> tuple[Counted, ...]:
        """Return what counts of a candidate's last opened round, by which raters know their own."""
        self.session(viewer).candidate(candidate)
        with self._document.transaction() as connection:
            return opened_entries(connection, self._session, self.scope(viewer), candidate)

    @telling_damage
    def reasons(self, candidate: str, viewer: Viewer) -> tuple[SplitReasons, ...]:
        """Return the reasons on what split of a candidate, while their numbers are held back.

        Nobody is named in them; where numbers are shown, or nothing splits, there are none.
        """
        self.session(viewer).candidate(candidate)
        with self._document.transaction() as connection:
            return read_reasons(connection, self._session, self.scope(viewer), candidate)

    @telling_damage
    def turns(self, candidate: str, viewer: Viewer) -> tuple[Turns, ...]:
        """Return who speaks when on each criterion of a candidate that is talked about now."""
        self.session(viewer).candidate(candidate)
        with self._document.transaction() as connection:
            return read_turns(connection, self._session, self.scope(viewer), candidate)

    @telling_damage
    def checked_case(self, candidate: str, viewer: Viewer) -> Case:
        """Return what a packet of a candidate prints, and by `damage` that it does not verify.

        What goes onto paper is read here: whatever it draws from is compared with the log.
        """
        case = self.case(candidate, viewer)
        with self._document.transaction() as connection:
            if self._check.holds(connection, case):
                return case
        damage = damaged_case(self.path, case.sheet.candidate.name)
        return replace(case, damage=damage, file_name=damaged_name(case.file_name))

    @telling_damage
    def letter(self, candidate: str, viewer: Viewer) -> Letter:
        """Return what was written to a candidate, for who runs their part; nothing for others."""
        if candidate not in self.scope(viewer).runs:
            return Letter()
        with self._document.transaction() as connection:
            return read_letter(connection, candidate)

    @telling_damage
    def candidate_edition(self, candidate: str, viewer: Viewer) -> CandidateEdition:
        """Return what a candidate may read of their decision; `viewer` is that candidate.

        Raises BadInput for anybody else, and Refused while they are not decided.
        """
        reach, session = self.scope(viewer), self.session(viewer)
        if viewer.kind is not ViewerKind.CANDIDATE:
            raise BadInput(CANDIDATE_ALONE)
        if candidate not in reach.letters:
            need_decided(session, candidate)
        name = letter_name(self._session, candidate)
        with self._document.transaction() as connection:
            pieces = self._pieces(connection, reach, {candidate})[candidate]
            return build_edition(connection, session, reach, candidate, pieces, name)

    @telling_damage
    def checked_edition(self, candidate: str, viewer: Viewer) -> CandidateEdition:
        """Return the candidate edition, where all that it draws from is what was recorded.

        Raises FileTrouble where it is not: nothing goes to a candidate with a mark of damage.
        """
        edition = self.candidate_edition(candidate, viewer)
        with self._document.transaction() as connection:
            if self._check.rows_hold(connection, candidate):
                return edition
        raise FileTrouble(damaged_case(self.path, edition.candidate.name))

    @telling_damage
    def letter_review(self, candidate: str, viewer: Viewer) -> Review:
        """Return what has to be seen before a letter leaves, for who runs the candidate's part.

        Raises BadInput for anybody else, and Refused while the candidate is not decided.
        """
        session = self.session(viewer)
        if candidate not in self.scope(viewer).runs:
            raise BadInput(NO_SUCH_CANDIDATE)
        state = need_decided(session, candidate)
        sheet = self.sheet(candidate, viewer)
        edition = self.candidate_edition(candidate, as_candidate(candidate))
        assert sheet.decision
        outcome = sheet.decision.outcome
        proposal = proposed_message(outcome, state.candidate)
        letter, asked = self.letter(candidate, viewer), self._asked_of(candidate)
        return review(edition, letter, sheet, session, outcome, proposal, asked)

    @telling_damage
    def decision_draft(self, candidate: str, viewer: Viewer) -> DecisionDraft:
        """Return what a facilitator has entered of a decision, or one with nothing in it."""
        reach = self.scope(viewer)
        if candidate not in (reach.runs & reach.opened) - reach.decided:
            return DecisionDraft()
        with self._document.transaction() as connection:
            return read_decision_draft(connection, candidate) or DecisionDraft()

    @telling_damage
    def last_change(self) -> Change | None:
        """Return the newest change that can still be taken back, if there is one."""
        with self._document.transaction() as connection:
            line = take_back.newest_undoable(connection)
            return change_of(connection, line, True) if line else None

    @telling_damage
    def last_taken_back(self) -> Change | None:
        """Return the newest take-back that can be done again, if there is one."""
        with self._document.transaction() as connection:
            line = take_back.newest_taken_back(connection)
            return change_of(connection, line) if line else None

    @telling_damage
    def log(self, viewer: Viewer) -> tuple[LogEntry, ...]:
        """Return the log in words, oldest first; empty for a viewer who does not read it.

        When something was submitted, and how often, is not told before the reveal.
        """
        reach = self.scope(viewer)
        if not reach.log:
            return ()
        while self.log_on():
            pass
        with self._document.transaction() as connection:
            sealed = log.unopened_entries(connection)
        hidden = (self._session.candidate_ids - reach.candidates) | sealed
        seen = (line for line in self._book.lines if hidden.isdisjoint(line.ids))
        return tuple(_entry(number, line) for number, line in enumerate(seen, start=1))

    @telling_damage
    def log_on(self) -> bool:
        """Read a few of the lines that `log` reads once; tell whether there may be more."""
        with self._document.transaction() as connection:
            return self._book.read_on(connection)

    def check_on(self) -> bool:
        """Read a little of what `checked_case` reads once; tell whether there is more of it."""
        with self._document.transaction() as connection:
            return self._check.go_on(connection)

    def rubric_damage(self) -> str:
        """Return that the rubric is not what was recorded, or nothing where it is."""
        with self._document.transaction() as connection:
            holds = self._check.table_holds(connection, rubric)
        return "" if holds else damaged(self.path)

    def _pieces(
        self, connection: Connection, reach: Scope, candidates: Set[str]
    ) -> dict[str, tuple[Evidence, ...]]:
        """Evidence is read once by viewers who read the same of it: no rating reads it again."""
        read = partial(read_evidence, connection, reach)
        return self._known.pieces(reach).values(candidates, read)


def _entry(number: int, line: BookLine) -> LogEntry:
    return LogEntry(number, line.time, line.who, line.kind, line.sentence, line.head)
