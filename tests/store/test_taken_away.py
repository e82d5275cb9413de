"""Another program takes the file away while it is open: nothing is acknowledged that is nowhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from os import strerror, truncate
from pathlib import Path

import pytest

from calibrate.domain.changes import Subject
from calibrate.domain.commands import Submit, new_id
from calibrate.domain.errors import FileLost, FileTrouble
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.store import Store
from tests.worlds.secrets import acting, sitting
from tests.worlds.sessions import in_charge, ratings
from tests.worlds.taken_away import SITUATIONS, Place, Situation, place_in, places

every_situation = pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one.name)
LOST = "nothing more is kept there"


@contextmanager
def opened(place: Place) -> Iterator[Store]:
    """The session, which nobody expects to be left well."""
    store = Store.open(place.file)
    try:
        yield store
    finally:
        store._document.close()


def rater(store: Store) -> tuple[str, str]:
    """Somebody who rates, and whom they rate."""
    session = store.session(in_charge(store))
    return session.panel.panelists[0].id, session.candidates[0].id


def submit(store: Store, id: str = "") -> str:
    """Submit, and return the id of that."""
    panelist, candidate = rater(store)
    command = Submit(id or new_id(), panelist, candidate, ratings(4, "Seen."))
    store.apply(command, acting(store, panelist))
    return command.id


def submitted(store: Store) -> set[str]:
    """The ids of what was submitted."""
    panelist, candidate = rater(store)
    viewer = sitting(store, panelist)
    return {past.id for past in store.history(candidate, viewer)}


@every_situation
def test_what_is_acknowledged_is_in_the_file_of_that_name(
    place: Place, situation: Situation
) -> None:
    store = Store.open(place.file)
    before = submit(store)
    situation.happens(place)
    acknowledged = set()
    try:
        acknowledged.add(submit(store))
    except FileLost as loss:
        assert LOST in str(loss) and str(loss).startswith("session.calib was ")
    assert bool(acknowledged) is situation.keeps
    if situation.keeps:
        store.close()
        with Store.open(place.file) as again:
            assert submitted(again) == {before} | acknowledged
    else:
        with pytest.raises(FileLost, match=LOST):
            store.close()


@every_situation
def test_a_draft_is_not_taken_for_kept(place: Place, situation: Situation) -> None:
    with opened(place) as store:
        submit(store)
        panelist, candidate = rater(store)
        viewer = Viewer(ViewerKind.PANELIST, panelist)
        draft = Draft((DraftRating("code", 4, True, reason="Seen."),))
        situation.happens(place)
        if situation.keeps:
            store.save_draft(candidate, viewer, draft)
            assert store.draft(candidate, viewer) == draft
        else:
            with pytest.raises(FileLost, match=LOST):
                store.save_draft(candidate, viewer, draft)
            assert store.draft(candidate, viewer) != draft


@every_situation
def test_at_close_it_is_told_where_what_was_written_is_not(
    place: Place, situation: Situation
) -> None:
    store = Store.open(place.file)
    submit(store)
    situation.happens(place)
    if situation.keeps:
        store.close()
    else:
        with pytest.raises(FileLost, match=LOST):
            store.close()


@every_situation
def test_who_wrote_nothing_has_lost_nothing(place: Place, situation: Situation) -> None:
    with Store.open(place.file):
        situation.happens(place)


@every_situation
def test_a_file_that_was_moved_is_found_and_gone_on_with(
    place: Place, situation: Situation
) -> None:
    with opened(place) as store:
        before = submit(store)
        situation.happens(place)
        found = store.found()
        expected = place.file.parent / situation.found if situation.found else None
        assert (found and found.resolve()) == (expected and expected.resolve())
        if found:
            store.go_on_in(found)
            after = submit(store)
            assert (submitted(store), store.loss) == ({before, after}, "")


@every_situation
def test_a_copy_has_what_can_still_be_read(place: Place, situation: Situation) -> None:
    target = place.older.with_name("saved.calib")
    with opened(place) as store:
        before = submit(store)
        situation.happens(place)
        assert store.save_copy(target) == frozenset(), "a small session is all in memory"
        store.go_on_in(target)
        after = submit(store)
        assert submitted(store) == {before, after}
        assert store.verify().holds


@every_situation
def test_what_another_file_of_that_name_holds_is_left_alone(
    place: Place, situation: Situation
) -> None:
    store = Store.open(place.file)
    submit(store)
    situation.happens(place)
    journal = place.file.with_name("session.calib-journal")
    if situation.keeps or not place.file.parent.exists():
        store._document.close()
        return
    journal.unlink(missing_ok=True)
    journal.write_bytes(b"theirs")
    before = place.file.read_bytes() if place.file.is_file() else None
    store._document.close()
    assert journal.read_bytes() == b"theirs"
    assert before == (place.file.read_bytes() if place.file.is_file() else None)


def test_a_file_that_is_lost_is_not_called_damaged(place: Place) -> None:
    with opened(place) as store:
        submit(store)
        truncate(place.file, 0)
        assert store.damage() == store.loss != ""


def test_of_a_large_file_that_was_cut_short_what_was_not_read_is_named(tmp_path: Path) -> None:
    places(tmp_path, pieces=1_500)
    place = place_in(tmp_path)
    target = tmp_path / "saved.calib"
    with opened(place) as store:
        submit(store)
        truncate(place.file, place.file.stat().st_size // 2)
        unread = store.save_copy(target)
    assert unread and unread < {*Subject, None}
    with sqlite3.connect(target) as raw:
        assert raw.execute("SELECT title FROM session").fetchone()
        (pieces,) = raw.execute("SELECT count(*) FROM evidence").fetchone()
        assert 0 < pieces < 3_000
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    assert target.stat().st_mode & 0o777 == 0o600


def test_where_a_copy_has_no_room_nothing_is_left_and_the_person_s_file_is_named(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = place.older.with_name("saved.calib")
    with opened(place) as store:
        place.file.unlink()
        monkeypatch.setattr("os.link", no_room)
        monkeypatch.setattr("pathlib.Path.rename", no_room)
        with pytest.raises(FileTrouble, match=r"saved\.calib cannot be written: No space left"):
            store.save_copy(target)
    assert sorted(path.name for path in target.parent.iterdir()) == ["older.calib", "other.calib"]


def test_a_copy_replaces_nothing(place: Place) -> None:
    before = place.other.read_bytes()
    with opened(place) as store:
        place.file.unlink()
        with pytest.raises(FileTrouble, match="is there already; choose another name"):
            store.save_copy(place.other)
    assert place.other.read_bytes() == before


def no_room(*_: object) -> None:
    raise OSError(ENOSPC, strerror(ENOSPC))
