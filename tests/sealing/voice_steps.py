"""Steps by which candidates are heard, and facts about them wait for the vote."""

from __future__ import annotations

from datetime import date

from calibrate.domain.commands import (
    KeepFacts,
    RecordResponse,
    SetResponseDeadline,
    WriteStatement,
)
from calibrate.domain.voice.facts import EarlierOutcome, Facts
from tests.sealing.ledger import Item, Kind
from tests.sealing.walk import Walk

LONG_AGO, FAR_AHEAD = date(2024, 2, 1), date(2100, 1, 1)


def state(walk: Walk) -> None:
    """A statement comes late, for the panel or for the room too."""
    candidate, word, reason = walk.draw.choice(walk.candidates), walk.word(), walk.word()
    for_room = walk.draw.random() < 0.5
    command = WriteStatement(candidate, f"I say {word}.", for_room, f"Late: {reason}.")
    if walk.apply(lambda _: command, walk.actor(candidate)):
        walk.both(lambda one: one.lose(Kind.STATEMENT, candidate=candidate))
        item = Item(Kind.STATEMENT, word, candidate=candidate)
        item.audience = "room" if for_room else "panel"
        walk.enter(item)


def keep_facts(walk: Walk) -> None:
    """What is kept is put in place of what was kept before, after the vote alone."""
    candidate = walk.pick(lambda place: place.phase == "decided")
    word = walk.word()
    outcome = EarlierOutcome(LONG_AGO, "not yet", word)
    if walk.apply(lambda _: KeepFacts(candidate, Facts(None, None, (outcome,)))):
        walk.both(lambda one: one.lose(Kind.FACT, candidate=candidate))
        walk.enter(Item(Kind.FACT, word, candidate=candidate))


def set_deadline(walk: Walk) -> None:
    """Until when a candidate may respond is set, and to whom they turn."""
    candidate, word = walk.pick(lambda place: place.phase == "decided"), walk.word()
    command = SetResponseDeadline(candidate, FAR_AHEAD, word)
    if walk.apply(lambda _: command, walk.actor(candidate)):
        walk.both(lambda one: one.lose(Kind.DEADLINE, candidate=candidate))
        walk.enter(Item(Kind.DEADLINE, word, candidate=candidate))


def respond(walk: Walk) -> None:
    """A candidate responds to the decision that stands."""
    candidate, word = walk.pick(lambda place: place.phase == "decided"), walk.word()
    command = RecordResponse(f"r-{word[2:]}", candidate, f"I see it otherwise: {word}.")
    if walk.apply(lambda _: command, walk.actor(candidate)):
        walk.enter(Item(Kind.RESPONSE, word, candidate=candidate))
