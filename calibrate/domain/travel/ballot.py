"""Ballots: what a panelist has submitted, as it travels from their kit to the session."""

from __future__ import annotations

from dataclasses import dataclass

from calibrate.domain.ballots import Entry, EntryKind, Origin
from calibrate.domain.canonical import canonical
from calibrate.domain.questions.asking import Asked

FORMAT = 2
"""The newest format of entries that this program reads."""

KINDS, ORIGINS = frozenset(map(str, EntryKind)), frozenset(map(str, Origin))


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """One entry as its writer wrote it: the clear header, the sealed body, the signature on both.

    `kit` is the one that it was typed in, for a newer kit goes on with an older one's chain. Keys,
    hashes and the entries that it replaces stand there in hexadecimal. `kind` and `origin` are
    words that a newer program may have more of.
    """

    id: str
    kit: str
    kind: str
    origin: str
    candidate: str
    round: int
    sequence: int
    previous: str
    key: str
    replaces: tuple[str, ...]
    body: bytes
    signature: bytes
    secret: int = 0
    format: int = FORMAT

    @property
    def is_newer(self) -> bool:
        """Whether it says something that this program does not know."""
        known = self.kind in KINDS and self.origin in ORIGINS
        return self.format > FORMAT or not known


@dataclass(frozen=True, slots=True)
class Ballot:
    """The chain of one writer's signed entries, from the first, or as a slip only its end.

    `session` is an id and `rubric` a hash; `kit` and `writer` are ids of the kit that sends it and
    of the chain, which a newer kit of the same panelist goes on with; `signer` is the public key
    that signs, and `proof` shows that whoever signs has read the kit's one-time secret, both in
    hexadecimal. `questions` are no part of the chain, for in a session nobody's name is with them;
    `asked_by` is the signature on them (hexadecimal), which is looked at and not kept.
    """

    session: str
    rubric: str
    panelist: str
    kit: str
    writer: str
    signer: str
    proof: str
    entries: tuple[SealedEntry, ...]
    questions: tuple[Asked, ...] = ()
    asked_by: str = ""

    @property
    def asked(self) -> bytes:
        """What the signature on the questions is on."""
        listed = [
            [one.id, one.about.candidate, one.about.evidence, one.about.criterion, one.text]
            for one in self.questions
        ]
        marks = [one.mark.hex() for one in self.questions]
        return canonical(["calibrate questions", self.session, self.kit, listed, marks])


@dataclass(frozen=True, slots=True)
class Read:
    """A ballot whose signatures were read: its entries as rules ask for them, or what is wrong."""

    ballot: Ballot
    entries: tuple[Entry, ...] = ()
    problem: str = ""
