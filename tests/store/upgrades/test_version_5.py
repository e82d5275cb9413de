"""A session of version 4 opens, verifies, and goes on with entries that can travel."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from sqlalchemy import select

from calibrate.domain.commands import OpenRating, RevealRound, Submit, new_id
from calibrate.store.document import tables
from calibrate.store.store import Store
from tests.worlds.secrets import acting, sitting
from tests.worlds.sessions import chair, in_charge, ratings

DATA = Path(__file__).parents[2] / "data"


def unpacked(folder: Path, name: str) -> Path:
    path = folder / "old.calib"
    path.write_bytes(gzip.decompress((DATA / f"{name}.calib.gz").read_bytes()))
    return path


@pytest.fixture
def fourth_version(tmp_path: Path) -> Path:
    """Ann is revealed and in round 2; Pia has submitted Ben, on whom Rosa has a draft."""
    return unpacked(tmp_path, "version-4")


def test_it_verifies_and_the_log_says_that_it_was_upgraded(fourth_version: Path) -> None:
    for _ in range(2):
        with Store.open(fourth_version) as store:
            assert store.verify().problems == ()
            line = store.log(in_charge(store))[-1]
            assert (line.sentence, line.actor.who) == ("upgraded the file from version 4", "app")


def test_what_was_sealed_before_is_replaced_by_what_is_sealed_now_and_both_open(
    fourth_version: Path,
) -> None:
    with Store.open(fourth_version) as store:
        session = store.session(in_charge(store))
        ben, pia = session.candidate_named("Ben").id, session.panelist_named("Pia")
        assert not store.history(ben, sitting(store, pia))[0].is_readable
        store.apply(Submit(new_id(), pia, ben, ratings(4, "Sealed again.")), acting(store, pia))
        rosa = session.panelist_named("Rosa")
        assert store.drafts(sitting(store, rosa))[ben].ratings, (
            "kept from before there were secrets"
        )
        store.apply(Submit(new_id(), rosa, ben, ratings(3)), acting(store, rosa))
        store.apply(RevealRound(ben), chair(store))
        reasons = [one.rating.reason for one in store.sheet(ben, in_charge(store)).rows[0].ratings]
        assert (reasons[0], len(reasons)) == ("Sealed again.", 2)
        assert store.verify().problems == ()


def test_entries_are_named_by_the_hash_by_which_the_next_one_named_them(
    fourth_version: Path,
) -> None:
    with Store.open(fourth_version) as store, store._document.transaction() as connection:
        rows = connection.execute(select(tables.entry).order_by(tables.entry.c.sequence)).all()
        named = {row.hash for row in rows}
        assert {row.format for row in rows} == {1}
        assert all(row.previous in named for row in rows if row.sequence > 1)


def test_a_session_in_set_up_goes_on_and_its_keys_are_its_own(tmp_path: Path) -> None:
    with Store.open(unpacked(tmp_path, "version-4-set-up")) as store:
        store.apply(OpenRating(), chair(store))
        with store._document.transaction() as connection:
            seed = connection.execute(select(tables.seed)).one()
        assert seed.session == store.session(in_charge(store)).id
        assert store.verify().problems == ()
