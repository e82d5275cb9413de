"""What a panelist does in their kit."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from random import Random

import pytest
from sqlalchemy import Connection, select

from calibrate.domain.authority import Actor, Ground
from calibrate.domain.ballots import EntryKind, Origin
from calibrate.domain.commands import (
    Command,
    DeclareConflict,
    MakeKits,
    OpenMeeting,
    RenameSession,
    RevealRound,
    Submit,
    WithdrawSubmission,
    new_id,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.document import tables
from calibrate.store.sealed.writers import is_signed
from calibrate.store.store import Store
from tests.store.kits.conftest import do, opened
from tests.store.verifying.test_whole import IN_KITS_ALONE, cells, changed, verifies
from tests.worlds.kits import Kits, own
from tests.worlds.sessions import ratings


def entries(connection: Connection) -> list[dict[str, object]]:
    query = select(tables.entry).order_by(tables.entry.c.sequence)
    return [dict(row._mapping) for row in connection.execute(query)]


def submission(kits: Kits, store: Store, candidate: str, value: int = 4) -> Submit:
    assert store.kit
    return Submit(new_id(), store.kit.panelist, candidate, ratings(value))


def test_a_draft_is_readable_to_its_panelist_and_lies_sealed(kits: Kits) -> None:
    (made,) = kits.make(0)
    draft = Draft((DraftRating("code", 4, reason="A lark in the morning"),))
    with opened(made) as store:
        store.save_draft(kits.made.ann, own(store), draft)
    assert b"A lark" not in made.path.read_bytes()
    with opened(made) as store:
        assert store.draft(kits.made.ann, own(store)) == draft
        assert store.drafts(own(store))[kits.made.ann] == draft
        assert store.verify().holds


def test_what_is_submitted_is_signed_and_bound_to_session_and_kit(kits: Kits) -> None:
    (made,) = kits.make(0)
    ann, ben = kits.made.candidates
    with opened(made) as store:
        do(store, submission(kits, store, ann), submission(kits, store, ben))
        do(store, submission(kits, store, ann, 3))
        with store._document.transaction() as connection:
            found = entries(connection)
            (writer,) = connection.execute(select(tables.writer)).all()
        assert store.kit
        assert {row["kit"] for row in found} == {store.kit.id}
        assert {row["session"] for row in found} == {kits.made.session().id}
        assert {row["writer"] for row in found} == {writer.id}
        assert {row["origin"] for row in found} == {Origin.KIT.value}
        assert [row["sequence"] for row in found] == [1, 2, 3]
        assert [row["previous"] for row in found[1:]] == [row["hash"] for row in found[:2]]
        for row in found:
            assert is_signed(row["signer"], row["hash"], row["signature"])  # type: ignore[arg-type]
        assert store.verify().holds


def test_what_was_submitted_is_read_again_in_the_kit_alone(kits: Kits) -> None:
    (made,) = kits.make(0)
    with opened(made) as store:
        do(store, submission(kits, store, kits.made.ann, 3))
        do(store, submission(kits, store, kits.made.ann, 4))
    with opened(made) as store:
        first, second = store.history(kits.made.ann, own(store))
        assert (first.ratings, second.ratings) == (ratings(3), ratings(4))
        assert store.draft(kits.made.ann, own(store)) == Draft()
        assert store.session(own(store)).has_submitted(kits.made.panelists[0], kits.made.ann)
    assert b"Seen in the work" not in made.path.read_bytes()


def test_looking_into_a_kit_draws_no_key_and_writing_does(kits: Kits) -> None:
    (made,) = kits.make(0)
    with opened(made) as store:
        store.sheet(kits.made.ann, own(store)), store.verify(), store.drafts(own(store))
        with store._document.transaction() as connection:
            assert connection.execute(select(tables.writer)).first() is None
        before = store.verify().lines
        store.save_draft(kits.made.ann, own(store), Draft())
        with store._document.transaction() as connection:
            assert connection.execute(select(tables.writer)).first() is not None
        assert store.verify().lines == before + 1


def test_two_copies_of_a_kit_that_were_opened_sign_with_two_keys(kits: Kits) -> None:
    (made,) = kits.make(0)
    copy = made.path.with_name("copy.calib")
    copy.write_bytes(made.path.read_bytes())
    signers = set()
    for path in (made.path, copy):
        with Store.open(path) as store:
            do(store, submission(kits, store, kits.made.ann))
            with store._document.transaction() as connection:
                signers.add(entries(connection)[0]["signer"])
    assert len(signers) == 2


def test_a_withdrawal_is_an_entry_of_the_kit_too(kits: Kits) -> None:
    (made,) = kits.make(0)
    with opened(made) as store:
        do(store, submission(kits, store, kits.made.ann))
        pia = kits.made.panelists[0]
        do(store, WithdrawSubmission(new_id(), pia, kits.made.ann))
        with store._document.transaction() as connection:
            last = entries(connection)[-1]
        assert (last["kind"], last["origin"]) == (EntryKind.WITHDRAWN, Origin.KIT)
        assert not store.session(own(store)).has_submitted(pia, kits.made.ann)


def test_a_conflict_is_an_entry_and_the_candidate_is_there_no_more(kits: Kits) -> None:
    (made,) = kits.make(0)
    with opened(made) as store:
        do(store, submission(kits, store, kits.made.ann))
        do(store, DeclareConflict(kits.made.panelists[0], kits.made.ann, "We are cousins."))
        assert [one.name for one in store.session(own(store)).candidates] == ["Ben"]
        with pytest.raises(BadInput):
            store.sheet(kits.made.ann, own(store))
        with store._document.transaction() as connection:
            last = entries(connection)[-1]
        assert last["kind"] == EntryKind.CONFLICT
        assert store.verify().holds


def test_a_kit_takes_nothing_else_and_of_nobody_else(kits: Kits) -> None:
    (made,) = kits.make(0)
    pia, quentin = kits.made.panelists[:2]
    refused: tuple[Command, ...] = (
        RenameSession("Mine"),
        OpenMeeting("lot"),
        RevealRound(kits.made.ann),
        MakeKits(()),
        DeclareConflict(quentin, kits.made.ann),
    )
    with opened(made) as store:
        for command in refused:
            with pytest.raises(Refused, match="A kit takes its panelist’s ratings and conflicts"):
                do(store, command)
        theirs = Submit(new_id(), quentin, kits.made.ann, ratings(4))
        with pytest.raises(Refused):
            do(store, theirs)
        with pytest.raises(Refused):
            store.apply(theirs, Actor(pia, quentin, Ground.IMPORT))
        assert store.verify().lines == 1


def test_a_session_is_no_kit_and_its_entries_are_signed_by_nobody(kits: Kits) -> None:
    kits.made.rate(4)
    assert kits.made.store.kit is None
    with kits.made.store._document.transaction() as connection:
        (row,) = entries(connection)
    assert (row["kit"], row["signer"], row["signature"]) == ("", None, None)


def test_one_changed_byte_in_what_kits_alone_have_is_found(kits: Kits) -> None:
    (made,) = kits.make(0)
    draft = Draft((DraftRating("code", 4, reason="A lark in the morning"),))
    with opened(made) as store:
        do(store, submission(kits, store, kits.made.ann))
        store.save_draft(kits.made.ben, own(store), draft)
    whole, draw = made.path.read_bytes(), Random(7)
    with closing(sqlite3.connect(made.path)) as raw:
        own_cells = [one for one in cells(raw, draw) if one[0] in IN_KITS_ALONE]
    missed = []
    for table, row, column in own_cells:
        made.path.write_bytes(whole)
        with closing(sqlite3.connect(made.path)) as raw, suppress(sqlite3.IntegrityError):
            raw.execute("PRAGMA ignore_check_constraints=ON")
            query = f"SELECT {column} FROM {table} WHERE rowid = ?"
            (value,) = raw.execute(query, (row,)).fetchone()
            statement = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
            raw.execute(statement, (changed(value, draw), row))
            raw.commit()
        if verifies(made.path):
            missed.append((table, column))
    assert {table for table, _, _ in own_cells} == IN_KITS_ALONE and missed == []
