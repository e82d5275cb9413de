"""A session of version 3 opens, verifies, and says for whom each of its pieces is."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from calibrate.domain.commands import CorrectEvidence, OpenRating
from calibrate.domain.evidence import Audience, EvidenceText
from calibrate.domain.phases import AUDIENCE
from calibrate.store.store import Store
from tests.worlds.sessions import chair, in_charge

DATA = Path(__file__).parents[2] / "data"


def unpacked(folder: Path, name: str) -> Path:
    path = folder / "old.calib"
    path.write_bytes(gzip.decompress((DATA / f"{name}.calib.gz").read_bytes()))
    return path


@pytest.mark.parametrize("name", ["version-3", "version-3-set-up"])
def test_it_verifies_and_the_log_says_that_it_was_upgraded(name: str, tmp_path: Path) -> None:
    for _ in range(2):
        with Store.open(unpacked(tmp_path, name)) as store:
            assert store.verify().problems == ()
            line = store.log(in_charge(store))[-1]
            assert (line.sentence, line.actor.who) == ("upgraded the file from version 3", "app")


def test_feedback_in_its_newest_version_is_for_the_panel_and_the_rest_for_the_room(
    tmp_path: Path,
) -> None:
    with Store.open(unpacked(tmp_path, "version-3")) as store:
        ann = store.session(in_charge(store)).candidate_named("Ann").id
        pieces = {piece.id: piece for piece in store.evidence(in_charge(store))[ann]}
        shown = {piece.id for piece in store.evidence(AUDIENCE)[ann]}
        cited = store.sheet(ann, in_charge(store)).rows[0].ratings[0].rating.citations
    assert (pieces["letter"].version, pieces["letter"].content.kind) == (2, "Upward Feedback")
    for_the_panel = {id for id, piece in pieces.items() if piece.audience is Audience.PANEL}
    assert for_the_panel == {"feedback", "letter"}
    assert shown == pieces.keys() - for_the_panel
    assert [one.evidence for one in cited] == ["feedback"]


def test_a_session_in_set_up_goes_on(tmp_path: Path) -> None:
    with Store.open(unpacked(tmp_path, "version-3-set-up")) as store:
        correction = CorrectEvidence("letter", EvidenceText("A letter", kind="Feedback"))
        store.apply(correction, chair(store))
        ann = store.session(in_charge(store)).candidate_named("Ann").id
        letter = next(one for one in store.evidence(in_charge(store))[ann] if one.id == "letter")
        assert letter.audience is Audience.PANEL
        change = store.last_change()
        assert change and change.take_back
        store.apply(change.take_back, chair(store))
        store.apply(OpenRating(), chair(store))
        assert store.verify().problems == ()
