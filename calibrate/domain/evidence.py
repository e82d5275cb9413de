"""What a candidate did or what was said of them, in versions, placed on criteria."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calibrate.domain.attached.attachment import Attachment
from calibrate.domain.errors import BadInput
from calibrate.domain.text.lengths import LONGEST_TEXT, LONGEST_TITLE, within

FEEDBACK = ("feedback", "peer note")
"""A kind that has one of these in it is feedback."""


class Audience(StrEnum):
    """Who may see a piece: the panel alone, the room’s screen as well, the candidate too."""

    PANEL = "panel"
    ROOM = "room"
    CANDIDATE = "candidate"


def usual_audience(kind: str) -> Audience:
    """Return who sees a piece of this kind unless somebody says: feedback the panel alone."""
    return Audience.PANEL if is_feedback(kind) else Audience.ROOM


def is_feedback(kind: str) -> bool:
    """Tell whether pieces of this kind are what somebody else says of the candidate."""
    return any(words in kind.casefold() for words in FEEDBACK)


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """What one version of a piece says. `reference` is the source's own id for it.

    `part` is what of it the candidate did: the role, how many worked on it, and with whom.
    """

    title: str
    text: str = ""
    kind: str = ""
    date: date | None = None
    reference: str = ""
    link: str = ""
    author: str = ""
    part: str = ""

    def __post_init__(self) -> None:
        """Raise BadInput unless there is a title and nothing is beyond measure."""
        if not self.title.strip():
            raise BadInput("A piece of evidence needs a title.")
        within(self.title, LONGEST_TITLE, "The title")
        within(self.text, LONGEST_TEXT, "The text")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence in its newest version.

    `number` counts per candidate from 1, `version` from 1, `reason` says why a later version was
    made, `criteria` holds the ids of the criteria on which it is placed. `audience` is of the piece
    and not of a version: changing it makes no new one. Who sees a piece sees its `attachments`.
    """

    id: str
    candidate: str
    number: int
    content: EvidenceText
    criteria: tuple[str, ...] = ()
    version: int = 1
    reason: str = ""
    audience: Audience = Audience.ROOM
    attachments: tuple[Attachment, ...] = ()

    @property
    def label(self) -> str:
        """How the piece is called on screen and paper, such as EV-07."""
        return f"EV-{self.number:02d}"


def only_links(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the pieces that say nothing themselves and lead elsewhere."""
    return tuple(one for one in pieces if one.content.link and not one.content.text.strip())


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a candidate's pieces cover: how many they are, how many are unplaced, which criteria."""

    pieces: int = 0
    unplaced: int = 0
    criteria: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A piece that is about to be added; the store numbers it.

    Without an `audience` it is seen by whom pieces of its kind usually are.
    """

    id: str
    candidate: str
    content: EvidenceText
    criteria: tuple[str, ...] = ()
    audience: Audience | None = None
