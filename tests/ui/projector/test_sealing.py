"""Two sessions that differ in nothing but what is sealed are the same to the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytest import MonkeyPatch

from calibrate.domain.commands import HideNames
from calibrate.domain.phases import AUDIENCE, Viewer
from calibrate.domain.ratings import Draft, Rating
from calibrate.domain.sheet import OpenedRating
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from tests.ui.projector.conftest import Room, Shown
from tests.worlds.giving import Give, agreeing, plain, scattered
from tests.worlds.meetings import projected

NEVER_ALIKE = ("id", "remainingTime")
"""Properties of a timer that differ from one run to the next."""


def harsh(panelist: int, criterion: int) -> Rating:
    """Another value than the rest of the tests give."""
    return plain(criterion, 2 if panelist % 2 else None)


def reachable(thing: object, seen: set[int]) -> Iterator[object]:
    """Yield all that hangs on a thing: children, properties, attributes, parts of values.

    The desk is where it ends: what is read through that is looked at by itself.
    """
    if id(thing) in seen or isinstance(thing, Desk | type):
        return
    seen.add(id(thing))
    yield thing
    for part in parts(thing):
        yield from reachable(part, seen)


def parts(thing: Any) -> Iterator[object]:
    if isinstance(thing, dict):
        yield from (*thing.keys(), *thing.values())
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from thing
    elif is_dataclass(thing):
        yield from (getattr(thing, field.name) for field in fields(thing))
    if isinstance(thing, QObject):
        yield from thing.children()
        yield from (thing.property(name) for name in names(thing) if name not in NEVER_ALIKE)
    yield from getattr(thing, "__dict__", {}).values()


def names(thing: QObject) -> list[str]:
    """Return the names of all properties, those of its class and those given later."""
    about = thing.metaObject()
    given = [bytes(name.data()).decode() for name in thing.dynamicPropertyNames()]
    return [str(about.property(at).name()) for at in range(about.propertyCount())] + given


def leaves(room: Room) -> list[str]:
    """Return every text and number that hangs on the window, and what kinds of things do."""
    found = list(reachable(room.window, set()))
    assert len(found) > 100
    plain = (str, int, float, bytes)
    return [
        repr(one) if isinstance(one, plain) else type(one).__name__
        for one in found
        if not isinstance(one, memoryview)
    ]


def pair(tmp_path: Path, shown: Shown, *gives: Give) -> tuple[Room, Room]:
    """Two sessions in which other ratings are sealed; silent reading is on."""
    rooms = []
    for at, give in enumerate(gives):
        made = projected(tmp_path / f"{at}.calib", give=give)
        made.open()
        made.call()
        rooms.append(shown(made))
    return rooms[0], rooms[1]


@pytest.mark.parametrize("dark", [False, True])
def test_round_one_is_the_same_whatever_was_rated(tmp_path: Path, shown: Shown, dark: bool) -> None:
    kind, strict = pair(tmp_path, shown, agreeing, harsh)
    theme.appearance.use(dark)
    for minutes in (0, 5, 5):
        kind.wait(minutes=minutes)
        strict.wait(minutes=minutes)
        assert kind.page == strict.page
        assert kind.picture() == strict.picture()
        assert leaves(kind) == leaves(strict)


def test_round_two_is_the_same_whatever_was_rated_and_round_one_stays(
    tmp_path: Path, shown: Shown
) -> None:
    kind, strict = pair(tmp_path, shown, scattered, scattered)
    for room in (kind, strict):
        room.meeting.reveal()
        room.read()
    opened = kind.page.body
    for room, give in ((kind, agreeing), (strict, harsh)):
        room.meeting.rate_again(give)
        room.read()
    assert kind.page.body != opened
    assert kind.picture() == strict.picture()
    assert leaves(kind) == leaves(strict)
    for room in (kind, strict):
        room.meeting.reveal(round=2)
        room.read()
    assert kind.picture() != strict.picture()
    assert leaves(kind) != leaves(strict)


def test_what_differs_is_seen_once_it_is_revealed(tmp_path: Path, shown: Shown) -> None:
    kind, strict = pair(tmp_path, shown, agreeing, harsh)
    for room in (kind, strict):
        room.meeting.reveal()
        room.read()
    assert kind.picture() != strict.picture()
    assert leaves(kind) != leaves(strict)


def test_no_rating_is_reachable_from_the_window_while_it_is_sealed(
    tmp_path: Path, shown: Shown
) -> None:
    sealed, _ = pair(tmp_path, shown, scattered, scattered)
    kinds = (Rating, OpenedRating, Draft)
    assert not [one for one in reachable(sealed.window, set()) if isinstance(one, kinds)]
    sealed.meeting.reveal()
    sealed.read()
    assert [one for one in reachable(sealed.window, set()) if isinstance(one, OpenedRating)]


def test_one_candidates_reveal_opens_nothing_of_the_next(tmp_path: Path, shown: Shown) -> None:
    kind, strict = pair(tmp_path, shown, agreeing, harsh)
    for room in (kind, strict):
        room.meeting.reveal()
        room.read()
        room.meeting.call("n2")
        room.read()
    assert kind.picture() == strict.picture()
    assert leaves(kind) == leaves(strict)


def test_hidden_names_hang_nowhere_on_the_window(room: Room) -> None:
    room.meeting.open()
    room.meeting.call()
    room.meeting.reveal()
    room.read()
    assert any("Nadia" in leaf for leaf in leaves(room))
    room.do(HideNames(True))
    for name in ("Nadia", "Kofi", "Óscar", "Yara", "Panelist 1"):
        assert not any(name in leaf for leaf in leaves(room))


def test_the_window_reads_as_the_audience_and_as_nobody_else(
    room: Room, monkeypatch: MonkeyPatch
) -> None:
    viewers: list[Viewer] = []
    store = type(room.desk.store)
    for name in ("session", "sheet", "evidence", "case", "draft", "decision_draft", "history"):
        monkeypatch.setattr(store, name, noting(getattr(store, name), viewers))
    room.meeting.open()
    viewers.clear()
    for step in (room.meeting.call, room.meeting.reveal, room.meeting.decide):
        step()
        viewers.clear()
        room.read()
        room.wait(minutes=1)
        room.picture()
        assert set(viewers) == {AUDIENCE}


def noting(read: Any, viewers: list[Viewer]) -> Any:
    def noted(store: Any, *arguments: Any) -> Any:
        viewers.append(arguments[-1])
        return read(store, *arguments)

    return noted
