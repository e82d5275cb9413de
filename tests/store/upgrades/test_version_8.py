"""A session of version 7 opens, verifies, and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.commands import RevealRound
from calibrate.store.store import Store
from tests.store.upgrades.test_version_5 import unpacked
from tests.worlds.sessions import chair, in_charge


@pytest.mark.parametrize("name", ["version-7", "version-7-set-up"])
def test_it_verifies_and_the_log_says_that_it_was_upgraded(name: str, tmp_path: Path) -> None:
    with Store.open(unpacked(tmp_path, name)) as store:
        assert store.verify().problems == ()
        assert store.log(in_charge(store))[-1].sentence == "upgraded the file from version 7"


def test_files_offers_and_sealed_ratings_of_before_are_there(tmp_path: Path) -> None:
    """Ann is decided, and her piece became an example; Pia has submitted Ben, citing his piece."""
    with Store.open(unpacked(tmp_path, "version-7")) as store:
        viewer = in_charge(store)
        session = store.session(viewer)
        ben = session.candidate_named("Ben").id
        piece = store.pieces(ben, viewer)[0]
        (attached,) = piece.attachments
        assert store.attached(piece.id, attached.number, viewer) == b"%PDF a plan"
        assert all(one.approved for one in store.offers(viewer))
        others = tuple(map(session.panelist_named, ("Quentin", "Rosa", "Sami")))
        store.apply(RevealRound(ben, 1, others, "They are ill."), chair(store))
        (given,) = store.sheet(ben, viewer).rows[0].ratings
        assert given.rating.citations[0].evidence == piece.id
        assert store.verify().problems == ()
