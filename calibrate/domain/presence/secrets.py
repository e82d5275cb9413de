"""Secrets of panelists: what may be one, how two typed ones compare, what became of each.

A secret opens what its panelist has begun and their own copy of what they submitted, for nobody
else. Here is what is said of it; what it opens is sealed in the store.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from calibrate.domain.errors import BadInput

LEAST_DIGITS = 6
WORDS = 6


class SecretKind(StrEnum):
    """What a panelist chose: a PIN, or words that were drawn; or that it was taken away.

    Who runs the session renews a secret that was forgotten: until its panelist has chosen another
    there is none.
    """

    PIN = "pin"
    WORDS = "words"
    RENEWED = "renewed"


CHOSEN = (SecretKind.PIN, SecretKind.WORDS)
"""What a panelist may choose. With a witness it is words alone: a PIN could be tried out."""


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A panelist's key as it lies in the file: wrapped by Argon2id of their secret.

    `operations` and `memory` are what that takes; `wrapped` the private key, `public_key` that to
    which anything is sealed for them.
    """

    kind: SecretKind
    salt: bytes
    operations: int
    memory: int
    wrapped: bytes
    public_key: bytes


@dataclass(frozen=True, slots=True)
class Secret:
    """What became of a panelist's secret: the `number`-th thing that did, and when.

    `by` is who renewed it, as an actor's word or id; nothing where its panelist chose it.
    """

    panelist: str
    number: int
    kind: SecretKind
    time: datetime
    by: str = ""

    @property
    def is_chosen(self) -> bool:
        """Whether there is one to type."""
        return self.kind is not SecretKind.RENEWED


@dataclass(frozen=True, slots=True)
class Renewal:
    """That a panelist's secret was renewed, by whom and when.

    `since` has each candidate and round in which an entry came in their name afterwards.
    """

    panelist: str
    by: str
    time: datetime
    since: tuple[tuple[str, int], ...] = ()


def plain(kind: SecretKind, typed: str) -> str:
    """Return a secret in the one form in which it is wrapped; BadInput unless it can be one.

    A PIN is typed in the digits of any script, words in either case; blanks say nothing.
    """
    return _digits(typed) if kind is SecretKind.PIN else _words(typed)


def _digits(typed: str) -> str:
    found = [unicodedata.decimal(one, None) for one in "".join(typed.split())]
    digits = "".join(str(one) for one in found if one is not None)
    if len(digits) < max(LEAST_DIGITS, len(found)):
        raise BadInput(f"A PIN has {LEAST_DIGITS} digits or more, and nothing else in it.")
    return digits


def _words(typed: str) -> str:
    words = unicodedata.normalize("NFKD", typed).casefold().split()
    if len(words) != WORDS:
        raise BadInput(f"There are {WORDS} words, with blanks between them.")
    return " ".join(words)
