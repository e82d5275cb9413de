"""A session of version 8 opens, verifies, and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.commands import RevealRound
from calibrate.domain.letter.letter import Finding
from calibrate.store.store import Store
from tests.store.upgrades.test_version_5 import unpacked
from tests.worlds.sessions import chair, in_charge


@pytest.mark.parametrize("name", ["version-8", "version-8-set-up"])
def test_it_verifies_and_the_log_says_that_it_was_upgraded(name: str, tmp_path: Path) -> None:
    with Store.open(unpacked(tmp_path, name)) as store:
        assert store.verify().problems == ()
        assert store.log(in_charge(store))[-1].sentence == "upgraded the file from version 8"
        assert store.session(in_charge(store)).organisation.name == "Northwind Works"


def test_letter_register_and_sealed_ratings_of_before_are_there(tmp_path: Path) -> None:
    """Ann is decided and her packet was issued; Pia has submitted Ben."""
    with Store.open(unpacked(tmp_path, "version-8")) as store:
        viewer = in_charge(store)
        session = store.session(viewer)
        ann, ben = session.candidate_named("Ann").id, session.candidate_named("Ben").id
        letter = store.letter(ann, viewer)
        assert letter.message and letter.message.is_confirmed and letter.kept
        assert [one.finding for one in letter.told] == [Finding.SHOWN]
        assert [one.recipient for one in store.issued(viewer)] == ["Jo Marsh, director"]
        others = tuple(map(session.panelist_named, ("Quentin", "Rosa", "Sami")))
        store.apply(RevealRound(ben, 1, others, "They are ill."), chair(store))
        assert store.sheet(ben, viewer).rows[0].ratings
        assert store.verify().problems == ()
