"""What was offered to the ladder as lines of plain text: whose, where, how far, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from calibrate.domain.evidence import Evidence
from calibrate.domain.offers.offer import OfferedExample
from calibrate.domain.session import Session
from calibrate.exchange.printable import printable
from calibrate.words.offers.examples import place_of, state_words

NOTHING = "Nothing is offered to the ladder."


def offers_text(
    offers: Sequence[OfferedExample],
    session: Session,
    pieces: Mapping[str, Evidence],
    now: datetime,
) -> str:
    """Return the offers, oldest first; nothing in them can steer a terminal."""
    lines = [line for one in offers for line in _lines(one, session, pieces, now)] or [NOTHING]
    return "\n".join(printable(line, " ") for line in lines) + "\n"


def _lines(
    offer: OfferedExample, session: Session, pieces: Mapping[str, Evidence], now: datetime
) -> Iterator[str]:
    name, label = session.candidate(offer.candidate).name, pieces[offer.evidence].label
    yield f"{name}, {label}: {place_of(session.rubric, offer)}"
    yield f"  {state_words(offer, now)}"
    yield f"  asked for: {offer.gap}"
    yield f"  offered: {offer.words}"
    if offer.agreement:
        yield f"  agreed: {offer.agreement}"
