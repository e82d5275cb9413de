"""What is done to evidence: pieces, their texts and places, who may see them, their files."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.people import Candidate


@dataclass(frozen=True, slots=True)
class AddEvidence:
    """Add a piece by hand; once rating is open it needs a reason."""

    evidence: NewEvidence
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CorrectEvidence:
    """Give a piece another text; once rating is open that is a new version with a reason."""

    evidence: str
    content: EvidenceText
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RemoveEvidence:
    """Take a piece out again."""

    evidence: str


@dataclass(frozen=True, slots=True)
class PlaceEvidence:
    """Place a piece on these criteria and no others."""

    evidence: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceSeveral:
    """Place several pieces at once, each on its criteria and no others."""

    placements: tuple[PlaceEvidence, ...]


@dataclass(frozen=True, slots=True)
class ChangeAudience:
    """Say who may see a piece; once rating is open it needs a reason, and is no new version."""

    evidence: str
    audience: Audience
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attach:
    """Attach files to a piece; once rating is open that is a new version, with a reason."""

    evidence: str
    files: tuple[NewAttachment, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Detach:
    """Take a file off a piece, by its number there; as long as rating is not open."""

    evidence: str
    number: int


@dataclass(frozen=True, slots=True)
class ImportEvidence:
    """Add the good rows of a table: candidates it names first, new pieces, and new texts.

    `shown` has the pieces that others may see from now on. `reason` says why, once rating is open.
    """

    source: str
    candidates: tuple[Candidate, ...]
    added: tuple[NewEvidence, ...]
    corrected: tuple[CorrectEvidence, ...] = ()
    shown: tuple[ChangeAudience, ...] = ()
    reason: str = ""
