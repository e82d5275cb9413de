"""The candidate edition: a value of its own, so that nothing of a case can slip into it.

It has no place for a rating, a vote, a reason or a person on the panel.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calibrate.domain.decisions import Outcome
from calibrate.domain.letter.letter import Finding
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.domain.people import Candidate
from calibrate.domain.rubric.rubric import Expectation, Pairing


@dataclass(frozen=True, slots=True)
class GivenPiece:
    """A piece of the person's work that they were given, as it is printed.

    `number` counts the pieces of this edition from 1; `id` is printed nowhere.
    """

    id: str
    number: int
    title: str
    text: str = ""
    kind: str = ""
    date: date | None = None
    reference: str = ""
    link: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class ToldCriterion:
    """A criterion with what both levels need, and what the person is told of it.

    `finding` is None as long as nobody confirmed one; `pieces` has the numbers of what was seen.
    """

    id: str
    number: int
    title: str
    pairing: Pairing
    current: Expectation | None
    target: Expectation | None
    finding: Finding | None = None
    words: str = ""
    pieces: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateEdition:
    """What the person a decision is about may read of it.

    Until the message is confirmed there is neither a message nor an outcome. `is_draft` is one to
    look at, with what nobody confirmed: that never leaves. `statement` is their own; until
    `until` they may respond to the decision, by turning to whom `turn_to` says.
    """

    candidate: Candidate
    session: str
    file_name: str
    outcome: Outcome | None
    decided: date | None
    message: str
    criteria: tuple[ToldCriterion, ...]
    pieces: tuple[GivenPiece, ...]
    statement: str = ""
    until: date | None = None
    turn_to: str = ""
    is_draft: bool = False
    organisation: Organisation = NO_ORGANISATION

    @property
    def is_whole(self) -> bool:
        """Whether a person confirmed the message and a finding on every criterion."""
        told = all(one.finding for one in self.criteria)
        return not self.is_draft and self.outcome is not None and bool(self.message) and told


class Part(StrEnum):
    """What of an edition a text is."""

    MESSAGE = "message"
    STATEMENT = "statement"
    TURN_TO = "turn_to"
    WORDS = "words"
    SESSION = "session"
    TEAM = "team"
    ORGANISATION = "organisation"
    LINE = "line"
    TITLE = "title"
    TEXT = "text"
    KIND = "kind"
    REFERENCE = "reference"
    LINK = "link"
    OWN_PART = "part"


OF_PIECE = (Part.TITLE, Part.TEXT, Part.KIND, Part.REFERENCE, Part.LINK, Part.OWN_PART)
WRITTEN = (Part.MESSAGE, Part.WORDS)
"""What whoever wrote the letter wrote themselves."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an edition a text stands; `of` is the id of the criterion or piece."""

    part: Part
    of: str = ""

    @property
    def key(self) -> str:
        """The place as one text, by which it is known again."""
        return f"{self.part.value} {self.of}".rstrip()


def texts_of(edition: CandidateEdition) -> Iterator[tuple[Place, str]]:
    """Yield every text that somebody typed and that leaves, with its place.

    The ladder's own words and the candidate's name are none.
    """
    yield Place(Part.MESSAGE), edition.message
    yield Place(Part.STATEMENT), edition.statement
    yield Place(Part.TURN_TO), edition.turn_to
    for criterion in edition.criteria:
        yield Place(Part.WORDS, criterion.id), criterion.words
    for piece in edition.pieces:
        for part in OF_PIECE:
            yield Place(part, piece.id), str(getattr(piece, part.value))
    yield Place(Part.SESSION), edition.session
    yield Place(Part.TEAM), edition.candidate.team
    yield Place(Part.ORGANISATION), edition.organisation.name
    yield Place(Part.LINE), edition.organisation.line
