"""Who a line of the log is by, in whose name, and on what ground, in words."""

from __future__ import annotations

from calibrate.domain.authority import A_PANELIST, APP, HOLDER, Actor, Ground
from calibrate.domain.session import Session

HOLDER_WORDS, APP_WORDS = "The file’s holder", "Calibrate"
PANELIST_WORDS = "A panelist"
"""Whoever asked a question before the meeting: their name is nowhere."""
NOBODY_HERE = "Somebody no longer on the panel"

GROUNDS = {
    Ground.SECRET: "by their secret",
    Ground.KIT: "from their kit",
    Ground.HOLDER: "as who holds the file",
    Ground.IMPORT: "from a table",
    Ground.UNPROVEN: "as was said",
}

FACILITATOR_BEFORE = "facilitator"
"""What a line of version 1 says of whoever held the file."""


def who_acted(actor: Actor, session: Session) -> str:
    """Return whom an action is by, such as “Fay Lindqvist, for Pia Conti, from a table”."""
    name = named(actor.who, session)
    if not actor.whom:
        return name
    return f"{name}, for {named(actor.whom, session)}, {GROUNDS[actor.ground]}"


def named(id: str, session: Session) -> str:
    """Return the name of who acted, by their id or the word that a line has for them."""
    if found := session.panel.panelist(id):
        return found.name
    if id in (HOLDER.who, FACILITATOR_BEFORE):
        return HOLDER_WORDS
    if id == A_PANELIST.who:
        return PANELIST_WORDS
    return APP_WORDS if id == APP.who else NOBODY_HERE
