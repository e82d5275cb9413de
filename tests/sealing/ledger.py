"""What a test knows of a session: kept by hand from the commands that went well.

It is the other side of the sealing test, so nothing here asks the program: no read of the store,
nothing of phases.py. Every text that anybody enters is an Item with a word of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a word was entered as."""

    CANDIDATE = "name or team of a candidate"
    ID = "id of a candidate"
    PANELIST = "name of a panelist"
    EVIDENCE = "evidence"
    RATING = "rating"
    DRAFT = "draft of a rating"
    NOTE = "note"
    CONFLICT = "why somebody is recused"
    ABSENCE = "why somebody is absent"
    OVERRIDE = "why a round is revealed without somebody"
    DECISION_DRAFT = "draft of a decision"
    DECISION = "decision"
    DISSENT = "dissent"
    WITHDRAWAL = "why a candidate is withdrawn"
    REOPENING = "why a candidate is reopened"
    LETTER = "words to a candidate"
    OFFER = "example that is offered to the ladder"
    ISSUED = "to whom a packet was issued"
    STATEMENT = "what a candidate states"
    FACT = "fact that is kept until after the vote"
    DEADLINE = "to whom a candidate turns"
    RESPONSE = "what a candidate responds"
    QUESTION = "question before the meeting"
    ANSWER = "answer to a question"


class Fate(StrEnum):
    """What became of what was entered."""

    STANDS = "stands"
    REPLACED = "replaced"
    LATE = "late"
    INVALID = "invalid"
    SET_ASIDE = "set aside"
    GONE = "gone"


@dataclass
class Item:
    """One thing that was entered; `varied` says that a session's twin has another in its place.

    `panelist` of evidence is its id, and `audience` who may see it. That of a question is what
    piece it is about, and its `round` whether it was taken in (1) and published (2). `is_copied`
    says that whoever submitted has a copy, or knows what they asked.
    """

    kind: Kind
    word: str
    panelist: str = ""
    candidate: str = ""
    round: int = 0
    fate: Fate = Fate.STANDS
    varied: bool = False
    audience: str = "room"
    is_copied: bool = True


@dataclass
class Place:
    """Where a candidate stands; `phase` is sealed, revealed, decided or withdrawn.

    `alone` says that a facilitator who presents gave a reason for going on without a deputy.
    """

    phase: str = "sealed"
    opened: int = 0
    second: bool = False
    presenters: set[str] = field(default_factory=set)
    recused: set[str] = field(default_factory=set)
    deputy: str | None = None
    alone: bool = False
    excused: dict[int, set[str]] = field(default_factory=dict)

    def name_deputy(self, panelist: str | None) -> None:
        """A deputy, or nobody, stands in the place of what was said before."""
        self.deputy, self.alone = panelist, False

    def chairs(self, facilitators: set[str]) -> set[str]:
        """Who runs this part: a deputy, and facilitators; one who presents only without a deputy.

        Nobody who is recused does.
        """
        able = facilitators - (self.presenters if self.deputy else set())
        return (able | {one for one in (self.deputy,) if one}) - self.recused

    @property
    def sealed_round(self) -> int:
        """The round that takes submissions, 0 if none does."""
        if self.phase == "sealed":
            return 1
        return 2 if self.phase == "revealed" and self.second and self.opened == 1 else 0


@dataclass
class Ledger:
    """People, candidates and every word, as the rules say that they stand.

    `locked` are those whose secret has to be typed again.
    """

    facilitators: set[str]
    observers: set[str]
    panel: tuple[str, ...]
    places: dict[str, Place]
    items: list[Item] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)
    outside: dict[str, str] = field(default_factory=dict)
    at_hand: str | None = None
    is_open: bool = False
    closed: bool = False
    hidden: bool = False
    locked: set[str] = field(default_factory=set)

    def raters(self, candidate: str) -> list[str]:
        """Who may rate: the panel, less observers, presenters and the recused."""
        place = self.places[candidate]
        related = place.presenters | place.recused
        return [one for one in self.panel if one not in related | self.observers]

    def of(self, kind: Kind, *fates: Fate, **where: object) -> list[Item]:
        """Return items of a kind, of some fates if any are given, that match all of `where`."""
        return [
            one
            for one in self.items
            if one.kind is kind
            and (not fates or one.fate in fates)
            and all(getattr(one, name) == value for name, value in where.items())
        ]

    def lose(self, kind: Kind, **where: object) -> None:
        """What was entered is replaced or deleted."""
        for item in self.of(kind, Fate.STANDS, **where):
            item.fate = Fate.GONE

    def show_to(self, evidence: str, audience: str) -> None:
        """Others may see a piece."""
        for item in self.of(Kind.EVIDENCE, panelist=evidence):
            item.audience = audience

    def submitted(self, candidate: str, round: int) -> set[str]:
        """Who has a submission that stands, valid or not."""
        standing = self.of(Kind.RATING, Fate.STANDS, candidate=candidate, round=round)
        return {item.panelist for item in standing}

    def undecided(self) -> list[str]:
        """Candidates who are neither decided nor withdrawn."""
        over = ("decided", "withdrawn")
        return [one for one, place in self.places.items() if place.phase not in over]

    # What commands do beside what they are for

    def submit(self, item: Item) -> None:
        """A submission stands in place of the one before, and of the draft."""
        same = {"panelist": item.panelist, "candidate": item.candidate, "round": item.round}
        for earlier in self.of(Kind.RATING, Fate.STANDS, **same):
            earlier.fate = Fate.REPLACED
        self.lose(Kind.DRAFT, **same)
        self.items.append(item)

    def renew(self, panelist: str) -> None:
        """Drafts and copies are lost with a secret."""
        self.lose(Kind.DRAFT, panelist=panelist)
        for item in (*self.of(Kind.RATING, panelist=panelist), *self.of(Kind.QUESTION)):
            item.is_copied &= item.panelist != panelist

    def reveal(self, candidate: str, round: int, invalid: set[str]) -> None:
        """A round is opened: what stands counts, drafts go."""
        place = self.places[candidate]
        place.excused[round] = {
            one for one in self.raters(candidate) if one not in self.submitted(candidate, round)
        } | invalid
        for item in self.of(Kind.RATING, candidate=candidate, round=round):
            if item.panelist not in self.raters(candidate):
                item.fate = Fate.SET_ASIDE
            elif item.panelist in invalid and item.fate is Fate.STANDS:
                item.fate = Fate.INVALID
        self.lose(Kind.DRAFT, candidate=candidate, round=round)
        place.phase, place.opened = "revealed", round

    def conflict(self, panelist: str, candidate: str, deputy: str | None) -> None:
        """Somebody is recused: what they rated is set aside, and they go out if it is the time."""
        place = self.places[candidate]
        place.presenters.discard(panelist)
        place.recused.add(panelist)
        if deputy:
            place.name_deputy(deputy)
        if place.deputy == panelist:
            place.name_deputy(None)
        for item in self.of(Kind.RATING, panelist=panelist, candidate=candidate):
            item.fate = Fate.SET_ASIDE
        self.lose(Kind.DRAFT, panelist=panelist, candidate=candidate)
        if self.at_hand == candidate and panelist not in self.absent | self.outside.keys():
            self.outside[panelist] = candidate

    def call(self, candidate: str) -> None:
        """The recused go out, everybody else comes back."""
        recused = self.places[candidate].recused - self.absent
        self.outside = dict.fromkeys(recused, candidate)
        self.at_hand = candidate

    def end_turn(self, candidate: str) -> None:
        """A candidate's turn is over, if it is theirs."""
        if self.at_hand == candidate:
            self.at_hand = None

    def step_out(self, panelist: str, candidate: str) -> None:
        """Somebody is outside because of a candidate."""
        self.outside[panelist] = candidate

    def step_back(self, panelist: str) -> None:
        """Somebody is in the room again."""
        self.outside.pop(panelist)

    def come(self, panelist: str) -> None:
        """Somebody who was absent is here, but outside while their conflict is at hand."""
        self.absent.discard(panelist)
        if self.at_hand and panelist in self.places[self.at_hand].recused:
            self.outside[panelist] = self.at_hand

    def leave(self, panelist: str) -> None:
        """Somebody is absent from now on."""
        self.absent.add(panelist)
        self.outside.pop(panelist, None)

    def decide(self, candidate: str) -> None:
        """A decision stands in place of the one before and of its draft."""
        for kind in (Kind.DECISION, Kind.DEADLINE, Kind.RESPONSE):
            for item in self.of(kind, Fate.STANDS, candidate=candidate):
                item.fate = Fate.REPLACED
        for item in self.of(Kind.LETTER, Fate.STANDS, candidate=candidate):
            item.round = 0
        self.lose(Kind.DECISION_DRAFT, candidate=candidate)
        self.places[candidate].phase = "decided"
        self.end_turn(candidate)

    def withdraw(self, candidate: str) -> None:
        """A candidate is out of the session."""
        self.places[candidate].phase = "withdrawn"
        self.end_turn(candidate)

    def reopen(self, candidate: str) -> None:
        """A candidate is where they were before they were decided or withdrawn."""
        place = self.places[candidate]
        place.phase = "revealed" if place.opened else "sealed"
        self.lose(Kind.WITHDRAWAL, candidate=candidate)
