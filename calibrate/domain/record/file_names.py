"""File names that every system takes, from names in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from calibrate.domain.record.case import Case

ENDING = ".pdf"
NAMELESS = "candidate"
LONGEST = 150
REPLACED = re.compile(r'[/\\:*?"<>|]+')
RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)


def file_name(case: Case) -> str:
    """Return the name of a case's packet: the candidate's, as far as file systems allow.

    Letters of every script stay. Separators and reserved characters become a hyphen; what is not
    visible goes; a name that a system keeps for itself, such as CON, gets an underscore. At most
    150 bytes of UTF-8 stand before the ending.
    """
    return _stem(case.sheet.candidate.name) + ENDING


def unique_names(cases: Sequence[Case]) -> tuple[str, ...]:
    """Return a file name for each case, counted where two would be the same but for case."""
    taken: set[str] = set()
    return tuple(_untaken(_stem(case.sheet.candidate.name), taken) for case in cases)


def _untaken(stem: str, taken: set[str]) -> str:
    name, count = stem, 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem} ({count})"
    taken.add(name.casefold())
    return name + ENDING


def _stem(name: str) -> str:
    visible = "".join(" " if character.isspace() else character for character in name)
    visible = "".join(
        character for character in visible if not unicodedata.category(character).startswith("C")
    )
    plain = REPLACED.sub("-", unicodedata.normalize("NFC", visible))
    stem = _cut(" ".join(plain.split())).strip(" .-") or NAMELESS
    return f"{stem}_" if RESERVED.fullmatch(stem) else stem


def _cut(name: str) -> str:
    """Cut a name to the most bytes, between characters."""
    return name.encode()[:LONGEST].decode(errors="ignore")
