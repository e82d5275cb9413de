"""Entries that are not what their writer wrote, and reveals that list other ones."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest
from nacl.signing import SigningKey

from calibrate.domain.commands import RevealRound
from calibrate.store.sealed.writers import Writer, is_signed
from calibrate.store.store import Store
from tests.worlds.forger import forge
from tests.worlds.sessions import Made, chair, open_session, submit


def problems(path: Path) -> tuple[str, ...]:
    with Store.open(path) as store:
        return store.verify().problems


@pytest.fixture(scope="module")
def revealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pia submitted Ann twice, and Ben; Sami is ill; Ann is revealed."""
    made = open_session(tmp_path_factory.mktemp("entries") / "session.calib")
    for panelist, candidate in ((0, 0), (1, 0), (2, 0), (0, 1), (0, 0)):
        submit(made, panelist, candidate, 4)
    made.do(RevealRound(made.ann, 1, (made.panelists[3],), "ill"))
    made.store.close()
    return made.store.path


@pytest.fixture
def path(revealed: Path, tmp_path: Path) -> Path:
    return Path(copyfile(revealed, tmp_path / "session.calib"))


def rows(path: Path, query: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(query).fetchall()


def test_a_reveal_lists_what_counts_and_where_each_chain_ended(path: Path) -> None:
    ((opened,),) = rows(path, "SELECT opened FROM reveal")
    counted = rows(
        path,
        "SELECT lower(hex(hash)) FROM entry JOIN opened_entry ON entry = id "
        "WHERE state = 'counted' ORDER BY 1",
    )
    listed = json.loads(opened)
    assert listed["counted"] == [hash for (hash,) in counted] and len(counted) == 3
    assert sorted(sequence for _, _, sequence in listed["ends"]) == [1, 1, 3]
    ((line,),) = rows(path, "SELECT line FROM log WHERE line LIKE '%RevealRound%'")
    (told,) = json.loads(line)["opens"]
    assert told == {"round": 1, "candidate": told["candidate"], **listed}


def test_a_reveal_whose_list_was_changed_is_found(path: Path) -> None:
    ((opened,),) = rows(path, "SELECT opened FROM reveal")
    listed = json.loads(opened)
    del listed["counted"][0]
    other = json.dumps(listed, sort_keys=True, separators=(",", ":"))
    forge(path, "reveal", "1", opened=other)
    first, second = problems(path)
    assert first.startswith("The log lists other entries than the reveal")
    assert second.endswith("opened other entries than it lists.")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"session": "another"}, "of another session"),
        ({"key": bytes(32)}, "to another key"),
        ({"hash": bytes(32)}, "not what its hash says"),
        ({"secret": 7}, "not what its hash says"),
        ({"signer": bytes(32), "signature": bytes(64)}, "not signed by the key that it names"),
    ],
)
def test_an_entry_whose_header_was_changed_is_found(
    path: Path, values: dict[str, object], found: str
) -> None:
    forge(path, "entry", "1", **values)
    assert any(found in problem for problem in problems(path))


def test_an_entry_that_was_taken_out_of_its_chain_is_missed(path: Path) -> None:
    forge(path, "entry", "sequence = 2", sequence=9)
    assert any("does not follow the one before it" in problem for problem in problems(path))


def test_a_signature_is_by_its_own_key_on_its_own_entry() -> None:
    writer, hash = Writer("w", "kit", SigningKey(bytes(32))), b"h" * 32
    signer, signature = writer.signer, writer.signature(hash)
    assert signer and signature and is_signed(signer, hash, signature)
    assert not is_signed(signer, b"g" * 32, signature)
    assert not is_signed(bytes(SigningKey(b"1" * 32).verify_key), hash, signature)
    assert not is_signed(b"short", hash, signature)
    assert Writer("session").signature(hash) is None


def test_an_entry_says_what_it_replaces(tmp_path: Path) -> None:
    made: Made = open_session(tmp_path / "session.calib")
    for _ in range(2):
        submit(made, 0, 0, 4)
    submit(made, 0, 1, 4)
    assert made.store.verify().problems == () and chair(made.store)
    made.store.close()
    found = rows(made.store.path, "SELECT hash, replaces FROM entry ORDER BY sequence")
    hashes = [bytes(hash).hex() for hash, _ in found]  # type: ignore[arg-type]
    assert [json.loads(replaces) for _, replaces in found] == [[], [hashes[0]], []]
