"""Short codes by which panelists who share a machine say who sits down at it.

They are no secret: whoever has the session file can work them out, and the facilitator reads them
out. They keep somebody from rating in another's name by mistake, and nothing else.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from calibrate.domain.canonical import digest

DIGITS = 4


def room_codes(session: str, panelists: Iterable[str]) -> Mapping[str, str]:
    """Return the code of each panelist by id: DIGITS digits, another one for everybody.

    The same ids give the same codes, in whatever order they come.
    """
    taken: dict[str, str] = {}
    for panelist in sorted(set(panelists)):
        taken[_free(session, panelist, taken)] = panelist
    return {panelist: code for code, panelist in taken.items()}


def _free(session: str, panelist: str, taken: Container[str]) -> str:
    """Return the code that the ids lead to, or from there on the next that nobody has."""
    start = int.from_bytes(digest(b"room code", session.encode(), panelist.encode())[:8], "big")
    number = start % 10**DIGITS
    while f"{number:0{DIGITS}}" in taken:
        number = (number + 1) % 10**DIGITS
    return f"{number:0{DIGITS}}"
