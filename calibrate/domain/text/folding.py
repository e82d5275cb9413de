"""The one form in which names and searches are compared."""

from __future__ import annotations

import re
import unicodedata

NON_JOINER, JOINER = "\u200c", "\u200d"
"""Invisible, and part of how Persian and Indic names are written."""

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""What nobody sees: Unicode's Default_Ignorable_Code_Point but joiners, and Braille's blank."""


def without_invisible(text: str) -> str:
    """Return a text without what nobody sees in it: joiners stay only where they shape letters."""
    return text if text.isascii() else without_idle_joiners(INVISIBLE.sub("", text))


def folded(text: str) -> str:
    """Return a text without what tells no names apart: case, width, blanks, the unseen."""
    if text.isascii():
        return " ".join(text.lower().split())
    before, form = "", text
    while form != before:  # folding case can make what has to be composed anew, and the reverse
        before, form = form, _folded_once(form)
    return form


def holds(text: str, sought: str) -> bool:
    """Tell whether a text has another in it, whatever the case and form of either."""
    return folded(sought) in folded(text)


def _folded_once(text: str) -> str:
    plain = unicodedata.normalize("NFKC", without_invisible(text)).casefold()
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def without_idle_joiners(name: str) -> str:
    """Leave out joiners but between what they shape: cursive letters, a virama, emoji."""
    if JOINER not in name and NON_JOINER not in name:
        return name
    around = zip(f" {name}", name, f"{name[1:]} ", strict=False)
    return "".join(
        letter
        for before, letter, after in around
        if letter not in (JOINER, NON_JOINER) or (_is_shaped(before) and not after.isspace())
    )


def _is_shaped(letter: str) -> bool:
    is_virama = unicodedata.combining(letter) == 9
    is_cursive = unicodedata.bidirectional(letter) == "AL"
    return is_virama or is_cursive or unicodedata.category(letter) in ("So", "Sk", "Mn")
