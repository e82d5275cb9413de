"""Sessions whose packets are checked: the demo, the real evidence, and those of difficult texts."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from calibrate.cli import main
from calibrate.domain.commands import AddPanelist, RecordDecision, RevealRound, Submit, new_id
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.people import Panelist
from calibrate.domain.phases import HOLDER
from calibrate.domain.ratings import Citation, Rating, Stance
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase
from calibrate.exchange.demo.session import write_demo
from calibrate.exchange.exported.case_json import attached_case
from calibrate.packet.packet import layout_case, paint
from calibrate.store.store import Store
from tests.worlds.hostile import TEXTS, hostile
from tests.worlds.sessions import Made, in_charge

DEMO, REAL = "the demo", "the real evidence"
WORLDS = (DEMO, REAL, *TEXTS)
RATERS = ("Pia Öberg", "Quentin Łoś", "Rosa Δημητρίου")
CITED_AT_MOST = 3


def write_world(world: str, path: Path, shared: Path) -> None:
    """Write a session file; `shared` has the real ladder and evidence."""
    if world == DEMO:
        write_demo(path)
    elif world == REAL:
        _write_real(path, shared)
    else:
        hostile(path, world).store.close()


def cases_in(path: Path) -> Iterator[Case]:
    """Every case of a session but the withdrawn ones."""
    with Store.open(path) as store:
        viewer = in_charge(store)
        for state in store.session(viewer).candidates:
            if state.phase is not CandidatePhase.WITHDRAWN:
                yield store.case(state.id, viewer)


def drawn(case: Case) -> bytes:
    """A packet as it is exported, with its case as data."""
    target = BytesIO()
    paint(layout_case(case), target, attached_case(case))
    return target.getvalue()


def _write_real(path: Path, shared: Path) -> None:
    """A session of the real ladder, with 98 merged changes of three people, all decided."""
    ladder = sorted((shared / "rubric").glob("*.md"))
    table = shared / "evidence" / "merged-changes.csv"
    for words in (
        ("new", path, "--title", "Autumn", "--rubric", *ladder),
        ("import-evidence", path, table),
    ):
        assert main([str(word) for word in words]) == 0
    with Store.open(path) as store:
        people = tuple(Panelist(new_id(), name) for name in RATERS)
        candidates = tuple(one.id for one in store.session(HOLDER).candidates)
        made = Made(store, candidates, tuple(one.id for one in people))
        made.do(*(AddPanelist(one) for one in people))
        made.open_rating()
        for candidate in candidates:
            _decide(made, candidate)


def _decide(made: Made, candidate: str) -> None:
    for place, panelist in enumerate(made.panelists):
        given = _ratings(made, candidate, 3 + place % 2)
        made.do(Submit(new_id(), panelist, candidate, given))
    decision = Decision(new_id(), candidate, Outcome.PROMOTE, "The work shows it.", Vote(3, 0))
    made.do(RevealRound(candidate), RecordDecision(decision))


def _ratings(made: Made, candidate: str, value: int) -> tuple[Rating, ...]:
    """One rating a criterion, which cites the first pieces of the candidate."""
    rubric = made.session().rubric
    step = made.state(candidate).candidate.step
    pieces = made.store.evidence(in_charge(made.store))[candidate][:CITED_AT_MOST]
    cited = tuple(Citation(piece.id, Stance.TARGET) for piece in pieces)
    return tuple(
        Rating(
            criterion.id,
            min(rubric.scale.offered(pairing), key=lambda one: abs(one - value)),
            reason="Seen in the merged changes.",
            citations=cited,
        )
        for criterion, pairing in rubric.for_step(step)
    )
