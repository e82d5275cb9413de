"""An encrypted kit whose process died within a commit: its journal is put back, and no other."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copyfile

import pytest

from calibrate.domain.errors import FileTrouble, WordsNeeded
from calibrate.store.document.encrypting import unlocking
from calibrate.store.document.journal_file import journal_of, read_journal
from calibrate.store.kits.making import draw_lock
from calibrate.store.store import Store
from tests.worlds.kits import Kits, own
from tests.worlds.unfinished import tear

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a limit on file size is POSIX's")


def submitted(path: Path, words: str) -> tuple[int, str]:
    """Open a kit, which holds, and count what was submitted; return what was told, too."""
    with Store.open(path, driver=unlocking(path, words)) as store:
        assert store.verify().problems == ()
        candidate = store.session(own(store)).candidates[0].id
        return len(store.history(candidate, own(store))), store.told


def test_what_was_acknowledged_is_there_and_a_journal_of_another_kit_is_set_aside(
    kits: Kits,
) -> None:
    lock, others = draw_lock(), draw_lock()
    (torn,), (another,) = kits.make(0, lock=lock), kits.make(1, lock=others)
    acknowledged = tear(torn.path, lock.words)
    journal = read_journal(journal_of(torn.path))
    assert journal and journal.before and not journal.before.is_plain
    left = journal_of(torn.path).read_bytes()
    assert b"xxxxxxxxxxxxxxxx" not in left + torn.path.read_bytes()
    with pytest.raises(WordsNeeded):
        Store.open(torn.path)

    copyfile(journal_of(torn.path), journal_of(another.path))
    count, told = submitted(another.path, others.words)
    assert count == 0 and "is of another file; it is kept as" in told
    assert journal_of(torn.path).read_bytes() == left

    assert submitted(torn.path, lock.words) == (acknowledged, "")
    assert acknowledged > 0 and not journal_of(torn.path).exists()


def test_without_its_journal_a_torn_kit_is_told_as_damaged(kits: Kits) -> None:
    lock = draw_lock()
    (torn,) = kits.make(0, lock=lock)
    tear(torn.path, lock.words)
    journal_of(torn.path).unlink()
    with (
        pytest.raises(FileTrouble, match=r"damaged|cut short"),
        Store.open(torn.path, driver=unlocking(torn.path, lock.words)) as store,
    ):
        raise FileTrouble(store.damage())
