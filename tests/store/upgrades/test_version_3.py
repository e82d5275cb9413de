"""A session of version 2 opens, keeps what it held, verifies, and goes on by the rules of now."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    BeginSecondRound,
    OpenRating,
    RenameSession,
    RevealRound,
    Submit,
    new_id,
)
from calibrate.domain.decisions import Outcome
from calibrate.domain.phases import HOLDER
from calibrate.store.store import Store
from tests.worlds.secrets import acting, sitting
from tests.worlds.sessions import chair, in_charge, ratings

DATA = Path(__file__).parents[2] / "data"


def unpacked(folder: Path, name: str) -> Path:
    path = folder / "old.calib"
    path.write_bytes(gzip.decompress((DATA / f"{name}.calib.gz").read_bytes()))
    return path


@pytest.fixture
def second_version(tmp_path: Path) -> Path:
    """Ann is revealed, Quentin's conflict declared since, a decision begun; Ben has a draft."""
    return unpacked(tmp_path, "version-2")


def test_it_verifies_and_the_log_says_that_it_was_upgraded(second_version: Path) -> None:
    with Store.open(second_version) as store:
        assert store.verify().problems == ()
        line = store.log(in_charge(store))[-1]
        assert (line.sentence, line.actor.who) == ("upgraded the file from version 2", "app")
    with Store.open(second_version) as store:
        assert store.verify().problems == ()


def test_what_was_set_aside_for_a_conflict_is_still_counted_nowhere(second_version: Path) -> None:
    with Store.open(second_version) as store:
        ann = store.session(in_charge(store)).candidate_named("Ann").id
        case = store.case(ann, in_charge(store))
        rated = [opened.name for opened in case.sheet.rows[0].ratings]
    assert (rated, case.set_aside) == (["Pia"], ("Quentin",))


def test_what_was_entered_of_a_decision_is_still_there(second_version: Path) -> None:
    with Store.open(second_version) as store:
        ann = store.session(in_charge(store)).candidate_named("Ann").id
        draft = store.decision_draft(ann, in_charge(store))
    assert (draft.outcome, draft.reason, draft.votes[0]) == (Outcome.DEFER, "so far", 1)


def test_drafts_open_and_sealing_goes_on(second_version: Path) -> None:
    with Store.open(second_version) as store:
        session = store.session(in_charge(store))
        ben, rosa = session.candidate_named("Ben").id, session.panelist_named("Rosa")
        viewer = sitting(store, rosa)
        assert store.draft(ben, viewer).rating("code").reason == "a draft"
        store.apply(Submit(new_id(), rosa, ben, ratings(3)), acting(store, rosa))
        others = tuple(r.id for r in session.panel.raters(ben) if r.id != rosa)
        store.apply(RevealRound(ben, 1, others, "ill"), chair(store))
        assert store.sheet(ben, in_charge(store)).rows[0].values == (3,)
        assert store.verify().problems == ()


def test_a_second_round_finds_its_key(second_version: Path) -> None:
    with Store.open(second_version) as store:
        session = store.session(in_charge(store))
        ben = session.candidate_named("Ben").id
        for name, value in (("Pia", 2), ("Quentin", 4), ("Rosa", 4), ("Sami", 2)):
            rater = session.panelist_named(name)
            store.apply(Submit(new_id(), rater, ben, ratings(value)), acting(store, rater))
        store.apply(RevealRound(ben), chair(store))
        store.apply(BeginSecondRound(ben), chair(store))
        split = store.session(in_charge(store)).candidate(ben).second_round
        pia = session.panelist_named("Pia")
        again = tuple(one for one in ratings(3, "Moved.") if one.criterion in split)
        store.apply(Submit(new_id(), pia, ben, again, 2), acting(store, pia))
        assert store.verify().problems == ()


def test_a_session_in_set_up_goes_on_and_undoes_what_came_since(tmp_path: Path) -> None:
    with Store.open(unpacked(tmp_path, "version-2-set-up")) as store:
        assert store.last_change() is None
        store.apply(RenameSession("Spring"), chair(store))
        change = store.last_change()
        assert change and change.take_back
        store.apply(change.take_back, chair(store))
        assert store.session(HOLDER).title == "Winter"
        store.apply(OpenRating(), chair(store))
        assert store.verify().problems == ()
