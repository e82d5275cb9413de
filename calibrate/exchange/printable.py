"""Text made fit for a terminal: nothing in it steers one, and names stay as they are written."""

from __future__ import annotations

from calibrate.domain.text.folding import JOINER, NON_JOINER

KEPT = (NON_JOINER, JOINER)


def printable(text: str, mark: str) -> str:
    """Return `text` with `mark` for each character that cannot be shown.

    The two joiners stay: they are invisible, steer nothing, and are letters of many names.
    """
    return "".join(letter if letter.isprintable() or letter in KEPT else mark for letter in text)
