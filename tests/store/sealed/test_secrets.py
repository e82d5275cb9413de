"""What a secret opens, at which cost, and what it does not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from nacl.pwhash import argon2id

from calibrate.domain.errors import BadInput, Locked, Refused
from calibrate.domain.presence.secrets import SecretKind
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.own_file import OwnFile
from calibrate.store.sealed.bodies import open_body
from calibrate.store.sealed.keys import key_ring
from calibrate.store.sealed.seal import Unreadable
from calibrate.store.sealed.secrets import CHEAPEST, SHIPPED, Cost, draw_words, new_key, unwrapped
from calibrate.store.store import Store
from tests.worlds.secrets import PIN, sitting
from tests.worlds.sessions import Made, open_session, ratings, submit

DRAFT = Draft((DraftRating("code", 4, True, reason="Half a thought."),))


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return open_session(tmp_path / "session.calib")


def test_a_secret_is_wrapped_at_the_cost_that_is_shipped() -> None:
    assert Cost(argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE) == SHIPPED
    wrapped, key = new_key(SecretKind.PIN, "246810")
    assert (wrapped.operations, wrapped.memory) == (3, 256 * 2**20)
    assert unwrapped(wrapped, "٢٤٦٨١٠") == key


def test_it_opens_its_own_key_and_nothing_else_does() -> None:
    wrapped, key = new_key(SecretKind.WORDS, words := draw_words(), CHEAPEST)
    assert bytes(PrivateKey(key).public_key) == wrapped.public_key
    assert unwrapped(wrapped, f" {words.title()} ") == key
    for other in (draw_words(), words[:-1], "", "246810"):
        assert unwrapped(wrapped, other) is None
    with pytest.raises(BadInput):
        new_key(SecretKind.PIN, "12345", CHEAPEST)


def test_two_who_chose_the_same_pin_have_nothing_alike_in_the_file(made: Made) -> None:
    keys = [made.store.wrapped_key(one) for one in made.panelists]
    for part in ("salt", "wrapped", "public_key"):
        assert len({getattr(key, part) for key in keys}) == len(keys)


def test_no_secret_and_no_key_lies_in_the_file(made: Made) -> None:
    pia = made.panelists[0]
    wrapped = made.store.wrapped_key(pia)
    assert wrapped
    key = unwrapped(wrapped, PIN)
    assert key
    made.store.close()
    raw = made.store.path.read_bytes()
    assert PIN.encode() not in raw and key not in raw and key.hex().encode() not in raw


def test_what_is_a_panelists_own_is_locked_until_their_secret_is_typed(made: Made) -> None:
    store, (ann, ben) = made.store, made.candidates
    store.save_draft(ben, made.viewer(0), DRAFT)
    submit(made, 0, 0, 4)
    pia = made.viewer(0)
    store.lock(made.panelists[0])
    for read in (
        lambda: store.draft(ben, pia),
        lambda: store.drafts(pia),
        lambda: store.history(ann, pia),
        lambda: store.save_draft(ben, pia, Draft()),
    ):
        with pytest.raises(Locked, match="until Pia’s secret is typed"):
            read()
    assert not store.unlock(made.panelists[0], "000000")
    assert store.unlock(made.panelists[0], PIN)
    assert store.draft(ben, pia) == DRAFT
    assert store.history(ann, pia)[0].ratings == ratings(4, "Seen.")


def test_nobody_elses_key_opens_it(made: Made) -> None:
    _, other = new_key(SecretKind.PIN, PIN, CHEAPEST)
    with pytest.raises(Refused, match="not the key"):
        made.store.hold(made.panelists[0], other)


def test_the_rounds_key_opens_no_draft_and_no_copy(made: Made) -> None:
    """The seed lies in the file, and what is a panelist's own is sealed to another key."""
    made.store.save_draft(made.ann, made.viewer(0), DRAFT)
    with made.store._document.transaction() as connection:
        ring = key_ring(connection)
        (row,) = connection.exec_driver_sql("SELECT * FROM own").all()
    header = {"own": [row.panelist, row.candidate, row.round], "time": row.time}
    for candidate in made.candidates:
        for round in (1, 2):
            key = ring.private_key(candidate, round)
            assert key
            with pytest.raises(Unreadable):
                open_body(key, header, row.body)


def test_an_entry_says_by_which_secret_it_was_typed(made: Made) -> None:
    submit(made, 0, 0, 4)
    with made.store._document.transaction() as connection:
        numbers = connection.exec_driver_sql("SELECT secret FROM entry").scalars().all()
    assert numbers == [1]


def test_a_damaged_draft_is_told_and_stops_nobody_who_goes_on(made: Made) -> None:
    made.store.save_draft(made.ann, made.viewer(0), DRAFT)
    made.store.close()
    with sqlite3.connect(made.store.path) as raw:
        raw.execute("UPDATE own SET body = zeroblob(length(body))")
    raw.close()
    with Store.open(made.store.path) as store:
        pia = sitting(store, made.panelists[0])
        with pytest.raises(Exception, match="damaged"):
            store.draft(made.ann, pia)
        store.save_draft(made.ann, pia, DRAFT)
        assert store.draft(made.ann, pia) == DRAFT


def test_the_cost_of_tests_is_no_cost_of_the_app() -> None:
    assert OwnFile.cost is CHEAPEST, "tests.worlds.secrets makes it cheap, and nothing else does"
