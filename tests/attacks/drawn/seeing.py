"""Who reads which word of a drawn session, held against the sealing test's oracle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from calibrate.domain import commands as c
from calibrate.domain.evidence import Evidence
from calibrate.domain.people import RelationKind
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.session import Session, SessionPhase
from tests.sealing.ledger import Fate, Item, Kind, Ledger, Place
from tests.sealing.oracle import Verdict, holds, verdict

WORD = re.compile(r"zq\d{5}z")
SEALED = (Kind.RATING, Kind.DRAFT)


def words(value: object) -> list[str]:
    """Return the words that a value has in it, each once."""
    return sorted(set(WORD.findall(repr(value))))


@dataclass
class Seeing:
    """A ledger that follows commands, and how often a revealed reason was read by others."""

    ledger: Ledger = field(default_factory=lambda: Ledger(set(), set(), (), {}))
    read: int = 0

    def begin(self, session: Session, evidence: Mapping[str, Iterable[Evidence]]) -> None:
        """Take over what was entered in set-up, when rating opens."""
        self.ledger.items = [
            Item(Kind.EVIDENCE, word, piece.id, candidate)
            for candidate, pieces in evidence.items()
            for piece in pieces
            for word in words(piece.content)
        ]
        self._enter(Kind.CONFLICT, session.panel.relations)

    def _enter(self, kind: Kind, relations: Iterable[object]) -> None:
        for one in relations:
            self.add(kind, one, one.panelist, one.candidate)  # type: ignore[attr-defined]

    def add(
        self,
        kind: Kind,
        value: object,
        panelist: str = "",
        candidate: str = "",
        round: int = 0,
        fate: Fate = Fate.STANDS,
    ) -> None:
        """Note every word of a value as entered."""
        self.ledger.items += [
            Item(kind, word, panelist, candidate, round, fate) for word in words(value)
        ]

    def follow(self, session: Session, audiences: Mapping[str, str]) -> None:
        """Take people and phases as they stand; what was entered stays."""
        ledger, panel = self.ledger, session.panel
        ledger.facilitators = {one.id for one in panel.facilitators}
        ledger.observers = {one.id for one in panel.panelists if not one.rates}
        ledger.panel = tuple(one.id for one in panel.panelists)
        ledger.places = {state.id: _place(session, state.id) for state in session.candidates}
        ledger.hidden = session.meeting.names_hidden
        ledger.at_hand = session.meeting.at_hand
        for evidence, audience in audiences.items():
            ledger.show_to(evidence, audience)

    def note(self, command: c.Command, before: Session) -> None:
        """Note what a command entered that was carried out."""
        ledger = self.ledger
        match command:
            case c.Submit(_, panelist, candidate, ratings, round):
                late = before.candidate(candidate).sealed_round != round
                if not late:
                    self._replace(panelist, candidate, round)
                fate = Fate.LATE if late else Fate.STANDS
                self.add(Kind.RATING, ratings, panelist, candidate, round, fate)
            case c.WithdrawSubmission(_, panelist, candidate, round):
                self._replace(panelist, candidate, round)
            case c.RenewSecret(panelist):
                ledger.lose(Kind.DRAFT, panelist=panelist)
            case c.RevealRound(candidate, round, _, because):
                self._reveal(candidate, round, because)
            case c.RevealAll(candidates, _, because):
                for candidate in candidates:
                    self._reveal(candidate, 1, because)
            case c.WriteNote(candidate, criterion, text):
                ledger.lose(Kind.NOTE, candidate=candidate, panelist=criterion)
                self.add(Kind.NOTE, text, criterion, candidate)
            case c.WriteMessage(candidate, text, confirmed):
                self._write_to(candidate, "", text, confirmed)
            case c.TellFinding(candidate, criterion, _, said, confirmed):
                self._write_to(candidate, criterion, said, confirmed)
            case c.KeepMention(candidate, place, _, _, _, because):
                self.add(Kind.LETTER, (place, because), "kept", candidate)
            case c.DeclareConflict(panelist, candidate, because, deputy):
                ledger.conflict(panelist, candidate, deputy)
                self.add(Kind.CONFLICT, because, panelist, candidate)
            case c.MarkAbsent(panelist, because):
                self.add(Kind.ABSENCE, because, panelist)
            case c.WithdrawCandidate(candidate, because):
                self.add(Kind.WITHDRAWAL, because, candidate=candidate)
            case c.ReopenCandidate(candidate, because):
                decided = before.candidate(candidate).phase.value == "decided"
                ledger.reopen(candidate)
                self.add(Kind.REOPENING, because, candidate=candidate, round=int(decided))
            case c.RecordDecision(decision):
                ledger.decide(decision.candidate)
                told = (decision.reason, decision.follow_ups)
                self.add(Kind.DECISION, told, candidate=decision.candidate)
                for one in decision.dissents:
                    self.add(Kind.DISSENT, one.text, one.panelist, decision.candidate)
            case c.DecideByConsent(_, candidate, _, reason):
                ledger.decide(candidate)
                self.add(Kind.DECISION, reason, candidate=candidate)
            case c.IssuePacket(_, (candidate, *_), _, recipient):
                self.add(Kind.ISSUED, recipient, candidate=candidate)
            case c.AddEvidence(piece):
                self.add(Kind.EVIDENCE, piece.content, piece.id, piece.candidate)
            case c.ImportEvidence(_, _, added):
                for new in added:
                    self.add(Kind.EVIDENCE, new.content, new.id, new.candidate)
            case _:
                pass

    def _write_to(self, candidate: str, about: str, text: str, confirmed: bool) -> None:
        self.ledger.lose(Kind.LETTER, candidate=candidate, panelist=about)
        self.add(Kind.LETTER, text, about, candidate, int(confirmed))

    def correct(self, command: c.Command, owner: Mapping[str, str]) -> None:
        """Note new texts of pieces, which whoever reads the piece may read, and offers of them."""
        several = [command] if isinstance(command, c.CorrectEvidence) else []
        several += command.corrected if isinstance(command, c.ImportEvidence) else ()
        if isinstance(command, c.OfferExample):
            self.add(Kind.OFFER, command.words, candidate=owner[command.evidence])
        for one in several:
            self.add(Kind.EVIDENCE, one.content, one.evidence, owner[one.evidence])

    def draft(self, panelist: str, candidate: str, round: int, draft: object) -> None:
        """Note a draft of ratings in place of the one before."""
        whose = {"panelist": panelist, "candidate": candidate, "round": round}
        self.ledger.lose(Kind.DRAFT, **whose)
        self.add(Kind.DRAFT, draft, panelist, candidate, round)

    def draft_decision(self, candidate: str, draft: object) -> None:
        """Note what is entered of a decision, in place of what was."""
        self.ledger.lose(Kind.DECISION_DRAFT, candidate=candidate)
        self.add(Kind.DECISION_DRAFT, draft, candidate=candidate)

    def _replace(self, panelist: str, candidate: str, round: int) -> None:
        whose = {"panelist": panelist, "candidate": candidate, "round": round}
        for earlier in self.ledger.of(Kind.RATING, Fate.STANDS, **whose):
            earlier.fate = Fate.REPLACED
        self.ledger.lose(Kind.DRAFT, **whose)

    def _reveal(self, candidate: str, round: int, because: str) -> None:
        self.ledger.reveal(candidate, round, set())
        self.add(Kind.OVERRIDE, because, candidate=candidate, round=round)

    def leaks(self, viewer: Viewer, text: str) -> Iterator[str]:
        """Say which words a viewer reads that no rule lets them read."""
        read = set(WORD.findall(text))
        known: dict[str, Item] = {}
        allowed = set()
        for item in self.ledger.items:
            if item.word in read and not self._is_the_holders(viewer, item):
                known[item.word] = item
                if verdict(self.ledger, viewer, item) is not Verdict.NOT:
                    allowed.add(item.word)
                    self.read += item.kind is Kind.RATING and item.panelist != viewer.panelist
        for word in sorted(known.keys() - allowed):
            yield f"{viewer} reads {known[word]}"

    def _is_the_holders(self, viewer: Viewer, item: Item) -> bool:
        """Where nobody is facilitator the holder runs the session, which the oracle leaves out."""
        runs = viewer.kind is ViewerKind.HOLDER and holds(self.ledger)
        return runs and item.kind not in SEALED


def _place(session: Session, candidate: str) -> Place:
    state = session.candidate(candidate)
    kinds: dict[RelationKind, set[str]] = {kind: set() for kind in RelationKind}
    for one in session.panel.related(candidate):
        kinds[one.kind].add(one.panelist)
    return Place(
        state.phase.value,
        state.rounds_opened,
        bool(state.second_round),
        kinds[RelationKind.PRESENTS],
        kinds[RelationKind.RECUSED],
        state.deputy,
        bool(state.without_deputy),
    )


def is_blind(session: Session) -> bool:
    """Tell whether anything can be sealed yet."""
    return session.phase is not SessionPhase.SETUP
