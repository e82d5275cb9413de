"""Files that are encrypted as a whole."""

from __future__ import annotations

import gzip
import importlib
import os
from pathlib import Path
from types import ModuleType

import pytest
from nacl.pwhash import argon2id

from calibrate.domain.authority import HOLDER
from calibrate.domain.commands import CreateSession, RenameSession, new_id
from calibrate.domain.errors import FileTrouble, WordsNeeded, WrongWords
from calibrate.domain.phases import HOLDER as READER
from calibrate.store.document import encrypting
from calibrate.store.document.encrypting import encrypted_by, unlocking
from calibrate.store.store import Store
from tests.worlds.rubrics import RUBRIC

WORDS, OTHERS = "one two three four five six", "six five four three two one"
TITLE = "Autumn of the migrations"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A session that words encrypt."""
    path = tmp_path / "s.calib"
    create = CreateSession(new_id(), TITLE, RUBRIC)
    Store.create(path, create, driver=encrypted_by(WORDS)).close()
    return path


def test_nothing_of_it_is_readable_and_it_opens_with_its_words_alone(locked: Path) -> None:
    content = locked.read_bytes()
    assert TITLE.encode() not in content and b"SQLite" not in content
    with pytest.raises(WordsNeeded, match=r"s\.calib is encrypted; it opens with its six words\."):
        Store.open(locked)
    with pytest.raises(WrongWords, match=r"These are not the words of s\.calib\."):
        Store.open(locked, driver=unlocking(locked, OTHERS))
    with Store.open(locked, driver=unlocking(locked, WORDS)) as store:
        assert store.session(READER).title == TITLE
        store.apply(RenameSession("Spring"), HOLDER)
        assert store.verify().holds
    with Store.open(locked, driver=unlocking(locked, WORDS)) as store:
        assert store.session(READER).title == "Spring"


def test_a_copy_of_it_is_encrypted_by_the_same_words(locked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.calib"
    with Store.open(locked, driver=unlocking(locked, WORDS)) as store:
        assert not store.save_copy(copy)
        store.go_on_in(copy)
        store.apply(RenameSession("Spring"), HOLDER)
    assert TITLE.encode() not in copy.read_bytes()
    with Store.open(copy, driver=unlocking(copy, WORDS)) as store:
        assert store.session(READER).title == "Spring"


def test_one_that_is_cut_short_is_told_so_before_anybody_types(locked: Path) -> None:
    locked.write_bytes(locked.read_bytes()[:-100])
    with pytest.raises(FileTrouble, match="cut short; it may still be downloading"):
        Store.open(locked)


@pytest.mark.parametrize("content", [b"%PDF-1.4\n" + b"1 0 obj\n" * 511, b"x" * 4096])
def test_what_does_not_look_encrypted_is_asked_for_no_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s.calib"
    path.write_bytes(content)
    with pytest.raises(FileTrouble, match="is not a Calibrate session") as caught:
        Store.open(path)
    assert not isinstance(caught.value, WordsNeeded)


def test_every_damaged_page_is_noticed(locked: Path) -> None:
    content = bytearray(locked.read_bytes())
    for page in range(1, len(content) // 4096):
        damaged = bytearray(content)
        damaged[page * 4096 + 2000] ^= 1
        locked.write_bytes(damaged)
        with (
            pytest.raises(FileTrouble, match="damaged"),
            Store.open(locked, driver=unlocking(locked, WORDS)) as store,
        ):
            raise FileTrouble(store.damage())


def test_an_older_one_is_copied_and_upgraded_encrypted(locked: Path, tmp_path: Path) -> None:
    plain = tmp_path / "old.calib"
    plain.write_bytes(gzip.decompress(Path("tests/data/version-3.calib.gz").read_bytes()))
    old, driver = tmp_path / "sealed.calib", encrypted_by(WORDS)
    raw = driver.connect(str(old))
    raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
    raw.execute("SELECT sqlcipher_export('main', 'plain')")
    raw.execute("PRAGMA user_version=3")
    raw.execute(f"PRAGMA application_id={0x43414C42}")
    raw.close()
    with Store.open(old, driver=unlocking(old, WORDS)) as store:
        assert store.verify().holds
    (copy,) = tmp_path.glob("sealed (version 3)*")
    assert b"SQLite" not in copy.read_bytes()


def test_to_try_words_once_costs_what_libsodium_calls_moderate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    assert encrypting.COST.passes == argon2id.OPSLIMIT_MODERATE == 3
    assert encrypting.COST.memory == argon2id.MEMLIMIT_MODERATE == 256 * 2**20


def test_the_same_words_make_another_key_for_every_file(tmp_path: Path) -> None:
    first, second = tmp_path / "1.calib", tmp_path / "2.calib"
    for path in (first, second):
        create = CreateSession(new_id(), TITLE, RUBRIC)
        Store.create(path, create, driver=encrypted_by(WORDS)).close()
    assert first.read_bytes()[:16] != second.read_bytes()[:16]
    with pytest.raises(WrongWords):
        Store.open(second, driver=unlocking(first, WORDS))


def test_where_the_library_is_not_there_it_is_said_in_one_sentence(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encrypting, "import_module", _without_sqlcipher)
    assert not encrypting.can_encrypt()
    with pytest.raises(FileTrouble, match=r"SQLCipher is not there\. Kits without words work here"):
        unlocking(locked, WORDS)


def _without_sqlcipher(name: str) -> ModuleType:
    if name == encrypting.LIBRARY:
        raise ImportError(name)
    return importlib.import_module(name)


def test_the_key_is_printed_by_nothing(locked: Path) -> None:
    driver = unlocking(locked, WORDS)
    assert repr(driver) == "Encrypting()"
    with pytest.raises(FileTrouble) as caught:
        Store.open(locked, driver=unlocking(locked, OTHERS))
    assert "x'" not in repr(caught.value)
    assert os.environ.get("SQLCIPHER_LOG") is None
