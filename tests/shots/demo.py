"""The demo session behind the pictures: in its meeting, and while it is still set up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from calibrate.domain.authority import HOLDER
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    CreateSession,
    ImportEvidence,
    NameDecider,
    Relate,
)
from calibrate.domain.evidence import Evidence, NewEvidence
from calibrate.exchange.demo.session import write_demo
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from tests.shots.album import Album


@contextmanager
def in_its_meeting(album: Album) -> Iterator[Desk]:
    """Open the demo as it comes."""
    path = album.scratch / "demo.calib"
    if not path.exists():
        write_demo(path)
    with Store.open(path) as store:
        yield Desk(store)


@contextmanager
def in_set_up(album: Album) -> Iterator[Desk]:
    """Open a session that is still set up, with the people and the evidence of the demo."""
    path = album.scratch / "set-up.calib"
    if not path.exists():
        with in_its_meeting(album) as demo:
            _set_up_again(demo, path)
    with Store.open(path) as store:
        yield Desk(store)


def _set_up_again(demo: Desk, path: Path) -> None:
    session, evidence = demo.session(demo.chair), demo.evidence(demo.chair)
    with Store.create(path, CreateSession("set-up", session.title, session.rubric)) as store:
        for panelist in session.panel.panelists:
            store.apply(AddPanelist(panelist), HOLDER)
        if session.decider:
            store.apply(NameDecider(session.decider), HOLDER)
        for state in session.candidates:
            store.apply(AddCandidate(state.candidate), HOLDER)
        for relation in session.panel.relations:
            store.apply(Relate(relation), HOLDER)
        for state in session.candidates:
            added = tuple(_new(piece, number) for number, piece in enumerate(evidence[state.id]))
            store.apply(ImportEvidence("autumn-2026.csv", (), added), HOLDER)


def _new(piece: Evidence, number: int) -> NewEvidence:
    """Return a piece as it was before it came in; every ninth is unplaced."""
    criteria = piece.criteria if number % 9 else ()
    return NewEvidence(piece.id, piece.candidate, piece.content, criteria)
