"""How text that is not UTF-8 may have been written: guesses, for a person to choose from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from calibrate.domain.text.folding import holds
from calibrate.exchange.printable import printable

MOST_SAMPLED = 20_000
MOST_GUESSES = 8
MOST_LETTERS = 60
USUAL = ("cp1252", "mac_roman", "cp1250", "cp1251")
"""Encodings of spreadsheets that are always offered, for a short text says too little."""

_LINE_BEYOND_ASCII = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and the first line beyond ASCII as it would read in it."""

    encoding: str
    line: str


def guesses(raw: bytes, known: Sequence[str] = ()) -> tuple[Guess, ...]:
    """Return in which encodings the bytes may be read, the likeliest first.

    Those come first that make names which are `known` already; of several that read the text alike
    only one is there.
    """
    sample = b"\n".join(_LINE_BEYOND_ASCII.findall(raw))[:MOST_SAMPLED]
    readings: dict[str, str] = {}
    for encoding in (*_likeliest(sample), *USUAL):
        text = _read(sample, encoding)
        if text is not None and text not in readings:
            readings[text] = encoding
    ranked = sorted(readings, key=lambda text: -sum(holds(text, name) for name in known))
    return tuple(Guess(readings[text], _first_line(text)) for text in ranked[:MOST_GUESSES])


def _likeliest(sample: bytes) -> list[str]:
    from charset_normalizer import from_bytes  # a tenth of a second, and seldom needed

    found = [match.encoding for match in from_bytes(sample)]
    rarer = [encoding for encoding in found if encoding not in (*USUAL, "ascii", "utf_8")]
    return [*(encoding for encoding in USUAL if encoding in found), *rarer]


def _read(sample: bytes, encoding: str) -> str | None:
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError:
        return None


def _first_line(text: str) -> str:
    line = printable(next(iter(text.splitlines()), ""), "\N{REPLACEMENT CHARACTER}")
    return line if len(line) <= MOST_LETTERS else f"{line[: MOST_LETTERS - 1]}…"
