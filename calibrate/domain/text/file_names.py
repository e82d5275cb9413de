"""Names that every file system takes, from names in any script."""

from __future__ import annotations

import re
import unicodedata

from calibrate.domain.text import clusters
from calibrate.domain.text.folding import JOINER, NON_JOINER, without_idle_joiners

LONGEST_FILE_NAME = 150
REPLACED = re.compile(r'[/\\:*?"<>|]+')
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?= *(\.|$))", re.I)
PATH = re.compile(r"[/\\]")
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}$")
UNNAMED = "file"


def safe_name(name: str, nameless: str, longest: int = LONGEST_FILE_NAME) -> str:
    """Return a name as far as file systems allow.

    Letters of every script stay. Separators and reserved characters become a hyphen; what is not
    visible goes, but for joiners that shape something, as do blanks and full stops at the ends; a
    name that Windows keeps for itself, such as CON, gets an underscore. At most 150 bytes of UTF-8
    are left.
    """
    visible = "".join(" " if character.isspace() else character for character in name)
    visible = without_idle_joiners("".join(filter(_may_stay, visible)))
    plain = REPLACED.sub("-", unicodedata.normalize("NFC", visible))
    safe = cut(" ".join(plain.split()), longest).strip(" .-") or nameless
    return RESERVED.sub(r"\g<1>_", safe, count=1) if RESERVED.match(safe) else safe


def _may_stay(character: str) -> bool:
    is_joiner = character in (JOINER, NON_JOINER)
    return is_joiner or not unicodedata.category(character).startswith("C")


def cut(name: str, longest: int = LONGEST_FILE_NAME) -> str:
    """Cut a name to the most bytes, between clusters of characters."""
    return clusters.cut(name, len(name.encode()[:longest].decode(errors="ignore")))


def file_name(name: str) -> str:
    """Return the name of a file that was handed in, safe to show and to write under.

    Folders before it go, and what would turn the text around; its suffix stays, however long it is.
    """
    last = PATH.split(name.encode(errors="ignore").decode())[-1]
    whole = safe_name(last, UNNAMED, len(last.encode()) or 1)
    ending = suffix_of(whole)
    return safe_name(whole.removesuffix(ending), UNNAMED, LONGEST_FILE_NAME - len(ending)) + ending


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name with its full stop, such as .pdf, or nothing."""
    found = SUFFIX.search(name)
    return found.group() if found and found.start() else ""


def counted_name(name: str, number: int) -> str:
    """Return a file's name with a number, such as plan (2).pdf; the first has none."""
    ending = suffix_of(name)
    return name if number < 2 else f"{name.removesuffix(ending)} ({number}){ending}"
