"""What leaves a session: packets, letters, and examples for the ladder."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.letter import Finding


@dataclass(frozen=True, slots=True)
class IssuePacket:
    """Note that a packet was handed out: which edition of whose cases, and to whom.

    `sha256` is that of the file as it is handed out, in hexadecimal: encrypted or signed, if it is.
    """

    id: str
    candidates: tuple[str, ...]
    edition: Edition
    recipient: str
    sha256: str
    is_encrypted: bool = False
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class OfferExample:
    """Offer a piece, in other words, as the example that the ladder asks for.

    `gap` is what it says at `level` of `criterion`. With the id of an offer that stands, its words
    change, and whoever agreed or approved does so anew.
    """

    id: str
    evidence: str
    criterion: str
    level: str
    gap: str
    words: str


@dataclass(frozen=True, slots=True)
class RecordAgreement:
    """Note that the person agreed to the words of an offer, and how they were asked."""

    offer: str
    agreement: str


@dataclass(frozen=True, slots=True)
class ApproveExample:
    """Let the ladder have an offered example, to which the person agreed."""

    offer: str


@dataclass(frozen=True, slots=True)
class WithdrawOffer:
    """Take an offered example back, whatever was agreed; the person need not say why."""

    offer: str


@dataclass(frozen=True, slots=True)
class WriteMessage:
    """Write what a decided candidate is told in the letter; confirmed, it was read as it stands."""

    candidate: str
    text: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class TellFinding:
    """Choose what a decided candidate is told of a criterion, with a sentence or without.

    Confirmed, a person stands by it as it is; what the record proposes is confirmed by this too.
    """

    candidate: str
    criterion: str
    finding: Finding
    words: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Leave a piece that is for the candidate out of their letter, or take it in again."""

    evidence: str
    left_out: bool = True


@dataclass(frozen=True, slots=True)
class KeepMention:
    """Keep what names a rater in a letter, or repeats their words, with the reason.

    `place`, `start` and `end` say where it stands, `digest` in which text (hexadecimal); without a
    reason it is kept no more.
    """

    candidate: str
    place: str
    start: int
    end: int
    digest: str
    because: str
