"""A newer kit takes an older one's work over."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from calibrate.domain.commands import DeclareConflict, Submit, new_id
from calibrate.domain.errors import BadInput, CalibrateError, Refused
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.document import tables
from calibrate.store.kits.making import MadeKit
from calibrate.store.store import Store
from tests.store.kits.conftest import do, opened
from tests.worlds.kits import Kits, own
from tests.worlds.sessions import open_session, ratings

DRAFT = Draft((DraftRating("code", 3, reason="So far."),))


def submit(store: Store, candidate: str, value: int) -> None:
    assert store.kit
    do(store, Submit(new_id(), store.kit.panelist, candidate, ratings(value)))


@pytest.fixture
def older(kits: Kits) -> MadeKit:
    """Pia's first kit: Ann is submitted twice, Ben begun."""
    (made,) = kits.make(0)
    with opened(made) as store:
        submit(store, kits.made.ann, 3)
        submit(store, kits.made.ann, 4)
        store.save_draft(kits.made.ben, own(store), DRAFT)
    return made


def chain(store: Store) -> list[tuple[object, ...]]:
    entry = tables.entry.c
    wanted = (entry.sequence, entry.hash, entry.signer, entry.kit)
    with store._document.transaction() as connection:
        return [tuple(row) for row in connection.execute(select(*wanted).order_by(entry.sequence))]


def test_drafts_submissions_and_the_key_come_along(kits: Kits, older: MadeKit) -> None:
    (newer,) = kits.make(0)
    with opened(older) as old, opened(newer) as new:
        said = new.take_over(old)
        assert said == "took over the work of kit 1: 2 submissions, and what was begun"
        assert new.draft(kits.made.ben, own(new)) == DRAFT
        assert [one.ratings for one in new.history(kits.made.ann, own(new))] == [
            ratings(3),
            ratings(4),
        ]
        submit(new, kits.made.ben, 4)
        assert new.kit and old.kit
        before, after = chain(old), chain(new)
        assert after[:2] == before and len(after) == 3
        assert after[2][2] == before[0][2]
        assert [row[3] for row in after] == [old.kit.id, old.kit.id, new.kit.id]
        assert new.verify().problems == () and old.verify().problems == ()


def test_of_a_candidate_who_is_gone_the_chain_keeps_an_id_and_nothing_else(
    kits: Kits, older: MadeKit
) -> None:
    kits.made.do(DeclareConflict(kits.made.panelists[0], kits.made.ann))
    (newer,) = kits.make(0)
    assert b"Ann" not in newer.path.read_bytes()
    with opened(older) as old, opened(newer) as new:
        new.take_over(old)
        assert chain(new) == chain(old)
        assert [one.name for one in new.session(own(new)).candidates] == ["Ben"]
        assert new.verify().problems == ()
    assert b"Ann" not in newer.path.read_bytes()


def test_a_conflict_that_was_declared_in_the_older_kit_stands_in_the_newer(kits: Kits) -> None:
    (first,) = kits.make(0)
    with opened(first) as old:
        do(old, DeclareConflict(kits.made.panelists[0], kits.made.ann))
    (newer,) = kits.make(0)
    with opened(first) as old, opened(newer) as new:
        new.take_over(old)
        assert [one.name for one in new.session(own(new)).candidates] == ["Ben"]
        assert new.verify().problems == ()


def test_a_kit_that_was_never_written_in_is_taken_over_as_well(kits: Kits) -> None:
    first, newer = *kits.make(0), *kits.make(0)
    with opened(first) as old, opened(newer) as new:
        new.take_over(old)
        submit(new, kits.made.ann, 4)
        assert new.verify().problems == ()


def refusal(newer: MadeKit, older: Path) -> CalibrateError:
    with opened(newer) as new, Store.open(older) as old:
        before = new.verify()
        with pytest.raises((BadInput, Refused)) as caught:
            new.take_over(old)
        assert new.verify() == before
    return caught.value


def test_what_may_not_be_taken_over_is_refused_and_nothing_is_changed(
    kits: Kits, older: MadeKit, tmp_path: Path
) -> None:
    newer, another = kits.make(0, 1)
    assert "newer of the two" in str(refusal(older, newer.path))
    assert "of two panelists" in str(refusal(newer, another.path))
    elsewhere = Kits(open_session(tmp_path / "t.calib"), tmp_path / "others")
    (theirs,) = elsewhere.make(0)
    assert "of two sessions" in str(refusal(newer, theirs.path))
    elsewhere.made.store.close()
    assert "one of these is a session" in str(refusal(newer, elsewhere.made.store.path))
    with opened(newer) as new:
        submit(new, kits.made.ben, 4)
    assert "There is work in this kit already" in str(refusal(newer, older.path))
    (replacement,) = kits.make(0, because="It was lost.")
    assert "has a key of its own; begin in it anew" in str(refusal(replacement, older.path))
