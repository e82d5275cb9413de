"""Keys come from a ring: the file's, or one that is elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from calibrate.domain.commands import OpenRating, RevealRound
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import Refused
from calibrate.store.document import tables
from calibrate.store.document.tables import Custody
from calibrate.store.sealed.keys import FileKeys, custody, key_ring, public_key
from tests.worlds.sessions import (
    Made,
    chair,
    in_charge,
    new_session,
    open_session,
    ratings,
    reveal,
    submit,
)


def rows(made: Made, table: str) -> int:
    with made.store._document.transaction() as connection:
        return len(connection.execute(select(tables.metadata.tables[table])).all())


def test_no_seed_is_there_before_rating_opens(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    assert [rows(made, name) for name in ("seed", "round_key", "draft_key")] == [0, 0, 0]
    with made.store._document.transaction() as connection:
        assert key_ring(connection).private_key(made.candidates[0], 1) is None
        assert custody(connection) is Custody.FILE


def test_both_rounds_have_their_public_keys_as_soon_as_rating_opens(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    with made.store._document.transaction() as connection:
        ring = key_ring(connection)
        assert isinstance(ring, FileKeys)
        written = {
            (candidate, round): public_key(connection, candidate, round)
            for candidate in made.candidates
            for round in (1, 2)
        }
        for (candidate, round), public in written.items():
            assert bytes(ring.private_key(candidate, round).public_key) == public
    assert len(set(written.values())) == 4


def test_two_sessions_draw_different_seeds(tmp_path: Path) -> None:
    seeds = set()
    for name in ("one", "other"):
        made = open_session(tmp_path / f"{name}.calib")
        with made.store._document.transaction() as connection:
            seeds.add(connection.execute(select(tables.seed.c.secret)).scalar_one())
    assert len(seeds) == 2


@pytest.fixture
def with_witness(tmp_path: Path) -> Made:
    """A session whose seed was taken out of the file, as where a witness holds it."""
    made = open_session(tmp_path / "s.calib")
    for panelist in range(4):
        submit(made, panelist, 1, 4)
    reveal(made, 1)
    with made.store._document.transaction() as connection:
        connection.exec_driver_sql("UPDATE seed SET holder = 'witness', secret = NULL")
    return made


def test_where_a_witness_holds_the_seed_sealing_goes_on_and_nothing_is_opened(
    with_witness: Made,
) -> None:
    made = with_witness
    for panelist in range(4):
        submit(made, panelist, 0, 4)
    with pytest.raises(Refused, match="witness"):
        made.store.apply(RevealRound(made.candidates[0]), chair(made.store))
    assert made.store.history(made.candidates[1], made.viewer(0))[0].ratings == ()
    assert made.store.history(made.candidates[0], made.viewer(0))[0].ratings == ratings(4, "Seen.")


def test_what_is_entered_of_a_decision_opens_without_the_seed(with_witness: Made) -> None:
    made, draft = with_witness, DecisionDraft("d", reason="so far")
    made.store.save_decision_draft(made.candidates[1], in_charge(made.store), draft)
    assert made.store.decision_draft(made.candidates[1], in_charge(made.store)) == draft


def test_a_file_that_was_upgraded_in_set_up_keeps_its_seed(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    with made.store._document.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO seed VALUES ('1', 'file', zeroblob(32), NULL)")
    made.store.apply(OpenRating(), chair(made.store))
    with made.store._document.transaction() as connection:
        assert connection.execute(select(tables.seed.c.secret)).scalar_one() == bytes(32)
