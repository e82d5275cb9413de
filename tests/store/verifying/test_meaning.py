"""What was opened is compared with what was sealed, where all digests were worked out anew too."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from nacl.public import PrivateKey
from sqlalchemy import select

from calibrate.domain.commands import DeclareConflict, RevealRound
from calibrate.store.document import tables
from calibrate.store.store import Store
from tests.worlds.damage import whole_session
from tests.worlds.forger import forge
from tests.worlds.sessions import open_session


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.calib"
    whole_session(path)
    return path


def problems(path: Path) -> tuple[str, ...]:
    with Store.open(path) as store:
        return store.verify().problems


def test_a_note_that_is_forged_with_its_digests_is_not_found_by_the_file_alone(
    whole: Path, tmp_path: Path
) -> None:
    """So the forger knows how, and what is found below is found by its meaning."""
    path = Path(copyfile(whole, tmp_path / "session.calib"))
    forge(path, "note", "1", text="She did not run it.")
    assert problems(path) == ()


@pytest.mark.parametrize(
    ("table", "where", "values"),
    [
        ("rating", "value = 4", {"value": 2}),
        ("rating", "value IS NOT NULL", {"value": None}),
        ("rating", "reason <> ''", {"reason": "Somebody else's words."}),
        ("rating", "confidence IS NOT NULL", {"confidence": "very"}),
        ("rating", "1", {"observations": '["seen by nobody"]'}),
        ("citation", "stance = 'against'", {"stance": "target"}),
        ("citation", "1", {"version": 7}),
    ],
)
def test_an_opened_rating_that_was_changed_is_found(
    whole: Path, tmp_path: Path, table: str, where: str, values: dict[str, Any]
) -> None:
    path = Path(copyfile(whole, tmp_path / "session.calib"))
    forge(path, table, where, **values)
    (problem,) = problems(path)
    assert problem.startswith("What was opened of an entry is not what was sealed: ")


def test_a_public_key_that_was_replaced_is_found(whole: Path, tmp_path: Path) -> None:
    """Whoever holds the other private key could read what is sealed from now on."""
    path = Path(copyfile(whole, tmp_path / "session.calib"))
    theirs = bytes(PrivateKey.generate().public_key)
    forge(path, "round_key", "candidate = 'n2' AND round = 1", public_key=theirs)
    found = problems(path)
    assert "The key of n2 in round 1 does not follow from the seed." in found
    assert any("An entry is of another session, or to another key" in one for one in found)


def test_a_seed_that_was_replaced_is_found(whole: Path, tmp_path: Path) -> None:
    path = Path(copyfile(whole, tmp_path / "session.calib"))
    forge(path, "seed", "1", secret=bytes(32))
    found = problems(path)
    assert "The key of n1 in round 1 does not follow from the seed." in found
    assert any("not what was sealed" in problem for problem in found)


def test_a_body_that_was_swapped_for_another_is_found(whole: Path, tmp_path: Path) -> None:
    path = Path(copyfile(whole, tmp_path / "session.calib"))
    with Store.open(path) as store, store._document.transaction() as connection:
        query = select(tables.entry.c.id, tables.entry.c.body).limit(2)
        (mine, _), (_, other) = connection.execute(query).all()
    forge(path, "entry", f"id = '{mine}'", body=other)
    assert f"What was opened of an entry is not what was sealed: {mine}." in problems(path)


def test_ratings_of_an_entry_that_does_not_count_are_found(whole: Path, tmp_path: Path) -> None:
    path = Path(copyfile(whole, tmp_path / "session.calib"))
    forge(path, "opened_entry", "state = 'counted'", state="replaced")
    first, second = problems(path)
    assert first.startswith("There are ratings of an entry that nobody was to read: ")
    assert second.endswith("opened other entries than it lists.")


def test_what_was_set_aside_before_or_after_the_reveal_is_as_it_was_sealed(tmp_path: Path) -> None:
    made = open_session(tmp_path / "session.calib")
    made.rate(4, 2, 4, 2)
    pia, quentin, rosa, _ = made.panelists
    made.do(DeclareConflict(pia, made.ann, "a cousin"))
    made.do(RevealRound(made.ann))
    made.do(DeclareConflict(quentin, made.ann, "a friend"))
    assert made.store.verify().problems == ()
    made.store.close()
    hers = f"entry IN (SELECT id FROM entry WHERE panelist = '{rosa}')"
    forge(made.store.path, "rating", hers, reason="Somebody else's words.")
    (problem,) = problems(made.store.path)
    assert "not what was sealed" in problem
