"""A session of version 6 opens, verifies, and goes on with files on its pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import Attach, RevealRound, Submit, new_id
from calibrate.store.store import Store
from tests.store.upgrades.test_version_5 import unpacked
from tests.worlds.secrets import acting
from tests.worlds.sessions import chair, in_charge, ratings

PLAN = NewAttachment("plan.pdf", b"%PDF a plan")


@pytest.mark.parametrize("name", ["version-6", "version-6-set-up"])
def test_files_are_attached_to_what_was_there_before_there_were_any(
    name: str, tmp_path: Path
) -> None:
    with Store.open(unpacked(tmp_path, name)) as store:
        viewer = in_charge(store)
        assert store.verify().problems == ()
        assert store.log(viewer)[-1].sentence == "upgraded the file from version 6"
        ben = store.session(viewer).candidate_named("Ben").id
        piece = store.pieces(ben, viewer)[0]
        assert piece.attachments == ()
        store.apply(Attach(piece.id, (PLAN,), "It came late."), chair(store))
        (attached,) = store.pieces(ben, viewer)[0].attachments
        assert store.attached(piece.id, attached.number, viewer) == PLAN.content
        assert store.verify().problems == ()


def test_what_was_sealed_before_opens_beside_what_is_sealed_with_a_file(tmp_path: Path) -> None:
    """Ann is in round 2; Pia has submitted Ben, citing words of his first piece."""
    with Store.open(unpacked(tmp_path, "version-6")) as store:
        session = store.session(in_charge(store))
        ben, rosa = session.candidate_named("Ben").id, session.panelist_named("Rosa")
        piece = store.pieces(ben, in_charge(store))[0]
        store.apply(Attach(piece.id, (PLAN,), "It came late."), chair(store))
        store.apply(Submit(new_id(), rosa, ben, ratings(3)), acting(store, rosa))
        others = tuple(map(session.panelist_named, ("Quentin", "Sami")))
        store.apply(RevealRound(ben, 1, others, "They are ill."), chair(store))
        given = store.sheet(ben, in_charge(store)).rows[0].ratings
        assert [one.rating.citations[0].version for one in given if one.rating.citations] == [1]
        assert store.pieces(ben, in_charge(store))[0].version == 2
        assert store.verify().problems == ()
