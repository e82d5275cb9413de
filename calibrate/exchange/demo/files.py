"""What the files of the demo session hold, as they lie in resources/demo."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TypeVar

import msgspec

from calibrate.domain.decisions import Outcome
from calibrate.domain.people import Role
from calibrate.domain.ratings import Confidence, Observation, Stance
from calibrate.domain.session import CandidatePhase
from calibrate.resources import resource

NOT_ENOUGH = "NA"

Kind = TypeVar("Kind", bound=msgspec.Struct)


class PanelistTable(msgspec.Struct, frozen=True):
    """Somebody on the demo's panel."""

    id: str
    name: str
    role: Role
    rates: bool


class CandidateTable(msgspec.Struct, frozen=True):
    """A candidate, the phase to bring them to, and the panelists related to them, by id."""

    id: str
    name: str
    team: str
    phase: CandidatePhase
    presenter: str
    recused: tuple[str, ...] = ()
    withdrawn_because: str = ""


class DissentTable(msgspec.Struct, frozen=True):
    """A dissent in its panelist's words."""

    panelist: str
    text: str


class FollowUpTable(msgspec.Struct, frozen=True):
    """What somebody will do, and until when."""

    owner: str
    text: str
    due: date | None = None


class DecisionTable(msgspec.Struct, frozen=True):
    """The decision on a candidate."""

    candidate: str
    outcome: Outcome
    reason: str
    votes_for: int
    votes_against: int
    abstained: int
    dissents: tuple[DissentTable, ...] = ()
    follow_ups: tuple[FollowUpTable, ...] = ()


class NoteTable(msgspec.Struct, frozen=True):
    """What the facilitator noted of the talk on one criterion."""

    candidate: str
    criterion: str
    text: str


class SessionFile(msgspec.Struct, frozen=True):
    """session.toml: the step that everybody is looked at for, the people, notes, decisions."""

    title: str
    current: str
    target: str
    panelists: tuple[PanelistTable, ...]
    candidates: tuple[CandidateTable, ...]
    notes: tuple[NoteTable, ...]
    decisions: tuple[DecisionTable, ...]

    @property
    def facilitator(self) -> str:
        """The id of who runs the session."""
        return next(panelist.id for panelist in self.panelists if panelist.role is Role.FACILITATOR)


class EvidenceTable(msgspec.Struct, frozen=True):
    """One piece of evidence, placed on criteria by their ids."""

    title: str
    kind: str
    date: date
    text: str = ""
    reference: str = ""
    link: str = ""
    author: str = ""
    part: str = ""
    criteria: tuple[str, ...] = ()


class EvidenceFile(msgspec.Struct, frozen=True):
    """evidence/CANDIDATE.toml: the pieces in the order in which they are numbered."""

    evidence: tuple[EvidenceTable, ...]


class CitationTable(msgspec.Struct, frozen=True):
    """A citation of a piece by its label, such as EV-07."""

    evidence: str
    stance: Stance


class RatingTable(msgspec.Struct, frozen=True):
    """One panelist's rating on one criterion; a `value` of NA is *not enough evidence*."""

    panelist: str
    criterion: str
    value: int | str
    confidence: Confidence
    observations: tuple[Observation, ...] = ()
    reason: str = ""
    citations: tuple[CitationTable, ...] = ()

    @property
    def number(self) -> int | None:
        """The value, None for *not enough evidence*."""
        return None if self.value == NOT_ENOUGH else int(self.value)


class RatingsFile(msgspec.Struct, frozen=True):
    """ratings/CANDIDATE.toml: who has submitted, and all ratings; those of others are drafts.

    `second_round` has the ratings of round 2 where there was one.
    """

    submitted: tuple[str, ...] = ()
    ratings: tuple[RatingTable, ...] = ()
    second_round: tuple[RatingTable, ...] = ()


def read_session() -> SessionFile:
    """Return what session.toml holds."""
    return _read(SessionFile, "session.toml")


def read_evidence(candidate: str) -> tuple[EvidenceTable, ...]:
    """Return a candidate's pieces."""
    return _read(EvidenceFile, "evidence", f"{candidate}.toml").evidence


def read_ratings(candidate: str) -> RatingsFile:
    """Return a candidate's ratings."""
    return _read(RatingsFile, "ratings", f"{candidate}.toml")


def _read(kind: type[Kind], *parts: str) -> Kind:
    text = resource("demo", *parts).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), kind)
