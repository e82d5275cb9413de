"""Words to be written down or said: six of the English list of BIP-39, drawn or of a key.

Six of 2,048 are 66 bits. They are compared forgivingly: case, blanks and what stands between words
do not count, and a word that is not of the list is named rather than tried. A key has the words
that its digest gives, so that two people can compare by voice whether they have the same; an entry
has two, by which its panelist knows it on the room's screen.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import cache
from hashlib import blake2b

from calibrate.domain.errors import BadInput

COUNT, COUNT_OF_ENTRY = 6, 2
LANGUAGE = "english"
LETTERS = re.compile(r"[^\W\d_]+")


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that are drawn from."""
    from mnemonic import Mnemonic

    return tuple(Mnemonic(LANGUAGE).wordlist)


def draw_words() -> str:
    """Draw six words, with one blank between them."""
    return " ".join(secrets.choice(word_list()) for _ in range(COUNT))


def key_words(public_key: bytes) -> str:
    """Return the six words by which people compare a public key: 66 bits of its digest."""
    return _words_of(blake2b(public_key, person=b"calibrate key").digest(), COUNT)


def entry_words(hash: bytes) -> str:
    """Return the two words of an entry, by its hash: another one has them once in four million."""
    return _words_of(blake2b(hash, person=b"calibrate entry").digest(), COUNT_OF_ENTRY)


def _words_of(digest: bytes, count: int) -> str:
    words = word_list()
    left, found = int.from_bytes(digest), []
    for _ in range(count):
        left, place = divmod(left, len(words))
        found.append(words[place])
    return " ".join(found)


def typed_words(text: str) -> str:
    """Return words that somebody typed as `draw_words` writes them.

    Raises BadInput where they are not six, or one is not of the list.
    """
    words = LETTERS.findall(unicodedata.normalize("NFKD", text).casefold())
    for word in words:
        if word not in word_list():
            raise BadInput(f"“{word}” is none of the words that are drawn; look for a slip in it.")
    if len(words) != COUNT:
        raise BadInput(f"There are {COUNT} words, and these are {len(words)}.")
    return " ".join(words)
