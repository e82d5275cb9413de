"""Undo and redo: rows as they were, and as they became, however they follow on each other."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import (
    AddCandidate,
    AddEvidence,
    AddPanelist,
    Attach,
    Command,
    DoAgain,
    OpenRating,
    Relate,
    RemoveCandidate,
    RenameSession,
    TakeBack,
    new_id,
)
from calibrate.domain.errors import Refused
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.store.document.tables import TableKind, of_kind
from calibrate.store.store import Store
from tests.worlds.rubrics import STEP
from tests.worlds.sessions import Made, chair, in_charge, new_session

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def early(tmp_path: Path) -> Made:
    return new_session(tmp_path / "session.calib")


def rows_of(store: Store) -> Rows:
    """Return every row of state, without the order in which they lie."""
    with store._document.transaction() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in of_kind(TableKind.STATE)
        }


def undo(store: Store) -> None:
    change = store.last_change()
    assert change is not None and change.take_back is not None
    store.apply(change.take_back, chair(store))


def redo(store: Store) -> str:
    change = store.last_taken_back()
    assert change is not None
    return store.apply(DoAgain(change.line), chair(store)).sentence


def do_something(store: Store, number: int) -> None:
    """Carry out a command that writes one table, or several that rest on each other."""
    session = store.session(in_charge(store))
    last = session.candidates[-1].id
    name, new = f"Somebody {number} {new_id()}", new_id()
    commands: tuple[Command, ...] = (
        RenameSession(name),
        AddCandidate(Candidate(new, name, STEP), session.panel.panelists[0].id),
        AddPanelist(Panelist(new, name)),
        AddEvidence(NewEvidence(new, last, EvidenceText(name), ("code",))),
        RemoveCandidate(last) if len(session.candidates) > 1 else RenameSession(name),
    )
    store.apply(commands[number], chair(store))


STEPS = some.lists(some.sampled_from((0, 1, 2, 3, 4, "undo", "redo", "reopen")), max_size=10)


@settings(max_examples=12, deadline=None)
@given(steps=STEPS)
def test_undo_and_redo_bring_rows_back_exactly_and_a_new_step_ends_redo(
    steps: list[int | str],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = new_session(Path(folder) / "session.calib")
        store = made.store
        past, future = [rows_of(store)], list[Rows]()
        for step in steps:
            if step == "reopen":
                store.close()
                store = Store.open(store.path)
            elif step == "undo":
                if len(past) > 1:
                    undo(store)
                    future.append(past.pop())
            elif step == "redo":
                if future:
                    redo(store)
                    past.append(future.pop())
                else:
                    assert store.last_taken_back() is None
            else:
                assert isinstance(step, int)
                do_something(store, step)
                past.append(rows_of(store))
                future.clear()
            assert rows_of(store) == past[-1]
        assert store.verify().holds
        store.close()


def test_redo_is_a_line_of_its_own_and_can_be_undone_again(early: Made) -> None:
    store = early.store
    store.apply(RenameSession("Other"), chair(store))
    undo(store)
    assert redo(store) == "did again: called the session Other"
    assert store.log(in_charge(store))[-1].sentence == "did again: called the session Other"
    assert store.session(in_charge(store)).title == "Other"
    undo(store)
    assert store.session(in_charge(store)).title != "Other"


def test_redo_is_refused_once_something_else_was_done(early: Made) -> None:
    store = early.store
    store.apply(RenameSession("Other"), chair(store))
    undo(store)
    change = store.last_taken_back()
    assert change is not None
    store.apply(RenameSession("Third"), chair(store))
    assert store.last_taken_back() is None
    before = store.verify()
    with pytest.raises(Refused, match="Something else was done since"):
        store.apply(DoAgain(change.line), chair(store))
    assert store.verify() == before


def test_what_was_done_again_is_not_done_again_twice(early: Made) -> None:
    early.store.apply(RenameSession("Other"), chair(early.store))
    undo(early.store)
    change = early.store.last_taken_back()
    assert change is not None
    early.store.apply(DoAgain(change.line), chair(early.store))
    with pytest.raises(Refused):
        early.store.apply(DoAgain(change.line), chair(early.store))


def test_nothing_is_done_again_once_rating_is_open(early: Made) -> None:
    store = early.store
    session = store.session(in_charge(store))
    relation = Relation(
        RelationKind.RECUSED, session.panel.panelists[-1].id, session.candidates[0].id
    )
    store.apply(Relate(relation), chair(store))
    undo(store)
    store.apply(OpenRating(), chair(store))
    assert store.last_taken_back() is None


def test_an_attached_file_comes_back_by_redo(early: Made) -> None:
    store = early.store
    whose = early.candidates[0]
    piece = store.evidence(in_charge(store))[whose][0].id
    store.apply(Attach(piece, (NewAttachment("plan.txt", b"a plan"),)), chair(store))
    undo(store)
    redo(store)
    attached = store.evidence(in_charge(store))[whose][0].attachments[0]
    assert attached.name == "plan.txt"
    assert store.verify().holds


def test_take_back_of_a_line_that_is_none_is_refused(early: Made) -> None:
    for command in (TakeBack(0), DoAgain(0), DoAgain(10**30)):
        with pytest.raises(Refused):
            early.store.apply(command, chair(early.store))
