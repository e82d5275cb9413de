"""What comes into a field, by the rule for text: mended and told, or refused in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from calibrate.domain.errors import BadInput

JOINED = "Line ends and tabs became blanks: this is one line."
MENDED = "Unusual line breaks became plain ones."


@dataclass(frozen=True, slots=True)
class Mended:
    """What a field takes of a text, None where it takes nothing, and what is said of that."""

    text: str | None
    told: str = ""


def mended(text: str, rule: Callable[[str], str], told: str) -> Mended:
    """Return a text by one of the rules; `told` is said where that changed it."""
    try:
        taken = rule(text)
    except BadInput as trouble:
        return Mended(None, str(trouble))
    usual = text.replace("\r\n", "\n").rstrip("\n")
    return Mended(taken, "" if taken.rstrip(" \n") == usual.rstrip(" ") else told)
