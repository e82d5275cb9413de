"""A small session in which the panel agreed on Ann’s code, by a piece that all of it cites."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from calibrate.domain.commands import (
    ApproveExample,
    CloseSession,
    OfferExample,
    RecordAgreement,
    RevealRound,
    Submit,
    WithdrawCandidate,
    new_id,
)
from calibrate.domain.decisions import Vote
from calibrate.domain.evidence import Evidence
from calibrate.domain.offers.filling import Gap
from calibrate.domain.offers.offer import OfferedExample
from calibrate.domain.ratings import Citation, Rating, Stance
from tests.worlds.sessions import Made, in_charge, ratings
from tests.worlds.stages import meeting

GAP = Gap("code", "L4", "Show a design.")
WORDS = "Shaped the handling of retries so that three teams build on it."
HOW = "asked in person, said yes"


def piece(made: Made, number: int = 0) -> Evidence:
    """One of Ann's pieces, as whoever runs the session reads it."""
    return made.store.evidence(in_charge(made.store))[made.ann][number]


def citing(
    made: Made, value: int | None, stance: Stance = Stance.TARGET, evidence: str = ""
) -> tuple[Rating, ...]:
    """Ratings that cite a piece on each criterion: Ann's first, or another."""
    cited = (Citation(evidence or piece(made).id, stance),)
    return tuple(replace(one, citations=cited) for one in ratings(value))


def agreed(path: Path, is_closed: bool = False) -> Made:
    """A session in which Ann is decided, and all four saw the level met in her first piece."""
    made = meeting(path)
    for place, panelist in enumerate(made.panelists):
        made.do(Submit(new_id(), panelist, made.ann, citing(made, 4 + place % 2)))
    made.do(RevealRound(made.ann), made.decision(vote=Vote(3, 0)))
    if is_closed:
        made.do(WithdrawCandidate(made.ben, "moved on"), CloseSession())
    return made


def offer(made: Made, words: str = WORDS, id: str = "offer") -> OfferExample:
    """The command that offers Ann's first piece in other words."""
    return OfferExample(id, piece(made).id, GAP.criterion, GAP.level, GAP.text, words)


def approve(made: Made, words: str = WORDS) -> None:
    """Offer Ann's first piece, let her agree, and approve it."""
    made.do(offer(made, words), RecordAgreement("offer", HOW), ApproveExample("offer"))


def offers(made: Made) -> tuple[OfferedExample, ...]:
    """What was offered, as whoever runs the session reads it."""
    return made.store.offers(in_charge(made.store))
