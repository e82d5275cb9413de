"""A session of version 5 opens, verifies, and goes on with passages in its citations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.commands import CorrectEvidence, RevealRound, Submit, new_id
from calibrate.domain.errors import BadInput
from calibrate.domain.ratings import Citation, Rating, Stance
from calibrate.store.store import Store
from tests.store.upgrades.test_version_5 import unpacked
from tests.worlds.secrets import acting
from tests.worlds.sessions import chair, in_charge, ratings


@pytest.fixture
def fifth_version(tmp_path: Path) -> Path:
    """Ann is in round 2; Pia has submitted Ben, citing his first piece."""
    return unpacked(tmp_path, "version-5")


def _citing(store: Store, candidate: str, passage: str) -> tuple[Rating, ...]:
    piece = store.sheet(candidate, in_charge(store)).evidence[0]
    cited = Citation(piece.id, Stance.TARGET, piece.version, passage)
    return tuple(replace(one, citations=(cited,)) for one in ratings(4))


def test_what_was_cited_whole_stays_so_and_words_can_be_cited_beside_it(
    fifth_version: Path,
) -> None:
    with Store.open(fifth_version) as store:
        assert store.verify().problems == ()
        assert store.log(in_charge(store))[-1].sentence == "upgraded the file from version 5"
        session = store.session(in_charge(store))
        ben, rosa = session.candidate_named("Ben").id, session.panelist_named("Rosa")
        words = store.sheet(ben, in_charge(store)).evidence[0].content.text.split()
        ours = _citing(store, ben, " ".join(words[1:3]))
        store.apply(Submit(new_id(), rosa, ben, ours), acting(store, rosa))
        others = tuple(map(session.panelist_named, ("Quentin", "Sami")))
        store.apply(RevealRound(ben, 1, others, "They are ill."), chair(store))
        opened = store.sheet(ben, in_charge(store)).rows[0].ratings
        assert [one.rating.citations[0].passage for one in opened] == ["", " ".join(words[1:3])]
        assert store.verify().problems == ()


def test_whose_part_a_piece_was_can_be_said_once_it_is_upgraded(fifth_version: Path) -> None:
    with Store.open(fifth_version) as store:
        ben = store.session(in_charge(store)).candidate_named("Ben").id
        piece = store.evidence(in_charge(store))[ben][0]
        assert piece.content.part == ""
        said = replace(piece.content, part="Led it")
        store.apply(CorrectEvidence(piece.id, said, "Nobody had said it."), chair(store))
        assert store.evidence(in_charge(store))[ben][0].content == said
        assert store.verify().problems == ()


def test_words_that_the_piece_does_not_have_are_refused(fifth_version: Path) -> None:
    with Store.open(fifth_version) as store:
        session = store.session(in_charge(store))
        ben, rosa = session.candidate_named("Ben").id, session.panelist_named("Rosa")
        ours = _citing(store, ben, "nobody wrote this")
        with pytest.raises(BadInput, match="words that its evidence does not have"):
            store.apply(Submit(new_id(), rosa, ben, ours), acting(store, rosa))
