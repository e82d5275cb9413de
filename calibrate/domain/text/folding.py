"""The one form in which names and searches are compared."""

from __future__ import annotations

import unicodedata

NON_JOINER, JOINER = "\u200c", "\u200d"
"""Invisible, and part of how Persian and Indic names are written."""


def folded(text: str) -> str:
    """Return a text without what tells no names apart: case, width, blanks, idle joiners."""
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
    plain = unicodedata.normalize("NFKC", _without_idle_joiners(text)).casefold()
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def _without_idle_joiners(name: str) -> str:
    """Leave out joiners but where they shape what stands before them: cursive, virama, emoji."""
    if JOINER not in name and NON_JOINER not in name:
        return name
    return "".join(
        letter
        for before, letter in zip(f" {name}", name, strict=False)
        if letter not in (JOINER, NON_JOINER) or _is_shaped(before)
    )


def _is_shaped(letter: str) -> bool:
    is_virama = unicodedata.combining(letter) == 9
    is_cursive = unicodedata.bidirectional(letter) == "AL"
    return is_virama or is_cursive or unicodedata.category(letter) in ("So", "Sk", "Mn")
