"""The small session, which Fay facilitates, brought to any stage by the commands of people."""

from __future__ import annotations

from pathlib import Path

from calibrate.domain.commands import (
    AddPanelist,
    BeginSecondRound,
    CallCandidate,
    CloseSession,
    NameDecider,
    OpenMeeting,
    ProposeTogether,
    Relate,
    RevealRound,
    WithdrawCandidate,
)
from calibrate.domain.decisions import Vote
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.phases import in_chair
from tests.worlds.people import FAY
from tests.worlds.questions import about_piece, answer, ask, take
from tests.worlds.sessions import Made, new_session

ASKED = "asked about Ann"
"""The id of a question on her first piece, which is answered and not published."""

IN_CHAIR = in_chair(FAY.id)


def facilitated(
    path: Path, recused: tuple[int, ...] = (), presents: tuple[int, ...] = (), opened: bool = True
) -> Made:
    """A session in which rating is open, or not yet; relations are to Ann."""
    here = new_session(path)
    here.do(AddPanelist(FAY), NameDecider(here.panelists[0]))
    for kind, several in ((RelationKind.RECUSED, recused), (RelationKind.PRESENTS, presents)):
        for panelist in several:
            here.do(Relate(Relation(kind, here.panelists[panelist], here.ann, "a cousin")))
    if opened:
        here.open_rating()
    return here


def set_up(path: Path) -> Made:
    return facilitated(path, opened=False)


def rating(path: Path) -> Made:
    here = facilitated(path)
    ask(here, 3, about_piece(here), id=ASKED)
    take(here)
    answer(here, ASKED)
    here.rate(2, 4)
    return here


def meeting(path: Path) -> Made:
    here = rating(path)
    here.do(OpenMeeting("a lot"), CallCandidate(here.ann))
    return here


def revealed(path: Path) -> Made:
    here = meeting(path)
    here.rate(2, 4, 4, 5)
    here.do(RevealRound(here.ann))
    return here


def undisputed(path: Path) -> Made:
    """All criteria of Ann stand above the bar, and nobody is unsure."""
    here = meeting(path)
    here.rate(4, 4, 4, 5)
    here.do(RevealRound(here.ann))
    return here


def listed(path: Path) -> Made:
    """Ann is on the list of what is decided together."""
    here = undisputed(path)
    here.do(ProposeTogether((here.ann,)))
    return here


def second_round(path: Path) -> Made:
    here = revealed(path)
    here.do(BeginSecondRound(here.ann))
    here.rate_again(0, 4)
    return here


def second_revealed(path: Path) -> Made:
    here = second_round(path)
    for panelist in (1, 2, 3):
        here.rate_again(panelist, 4)
    here.do(RevealRound(here.ann, 2))
    return here


def decided(path: Path) -> Made:
    here = second_revealed(path)
    here.do(here.decision(vote=Vote(3, 1)))
    return here


def withdrawn(path: Path) -> Made:
    here = meeting(path)
    here.do(WithdrawCandidate(here.ann, "moved on"))
    return here


def closed(path: Path) -> Made:
    here = decided(path)
    here.do(WithdrawCandidate(here.ben, "moved on"), CloseSession())
    return here


STAGES = {
    one.__name__: one
    for one in (
        set_up,
        rating,
        meeting,
        revealed,
        undisputed,
        listed,
        second_round,
        second_revealed,
        decided,
        withdrawn,
        closed,
    )
}
"""Every stage at which a session and its first candidate can be, by name."""
