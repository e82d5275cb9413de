"""Who asked is nowhere in a session: two that differ only in that are the same to all others.

Not only what is read: rows, lines, payloads, their order and times, and their places in the file.
What differs is drawn at random, or sealed to a key that others do not have.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from calibrate.domain.commands import AddPanelist, Submit
from calibrate.domain.phases import HOLDER, in_chair
from calibrate.domain.questions import asking
from calibrate.store.asking.asked import row_of
from calibrate.store.asking.marks import marked
from calibrate.store.document.tables import metadata
from calibrate.store.questions_file import QuestionsFile
from calibrate.store.store import Store
from tests.reading import everything, viewers
from tests.worlds.clocks import Clock
from tests.worlds.people import FAY
from tests.worlds.questions import about_gap, about_piece, answer, publish, take
from tests.worlds.secrets import acting, sitting
from tests.worlds.sessions import Made, new_session, ratings
from tests.worlds.stages import facilitated

RATERS = (0, 1, 2)
QUESTIONS = {
    "1st": "Who wrote the design before the review of it?",
    "2nd": "Was the slow path there before that change?",
    "3rd": "Nothing shows how others were taught, is there more?",
}
USUAL = ((0, "1st"), (1, "2nd"), (2, "3rd"))
TURN = timedelta(minutes=10)

Found = tuple[dict[str, str], dict[str, list[Any]], dict[str, list[int]]]
Asked = tuple[tuple[int, str], ...]
"""Who asked what, in the order in which it was asked."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nameless")


@pytest.fixture(scope="module")
def begun(folder: Path) -> Made:
    """A session in which rating is open, as it lies in its file."""
    room = facilitated(folder / "begun.calib")
    room.store.close()
    return room


@pytest.fixture(scope="module")
def usual(begun: Made, folder: Path) -> Found:
    return found_in(played(begun, folder / "usual.calib", USUAL))


def played(begun: Made, path: Path, asked: Asked) -> Made:
    """Let the laptop go round: all ask, and submit Ann; then somebody looks and answers."""
    room, clock = opened(begun, path)
    for panelist in RATERS:
        begin = clock.now
        viewer = sitting(room.store, room.panelists[panelist])
        for id in (one for who, one in asked if who == panelist):
            clock.go(seconds=7)
            about = about_gap(room) if id == "3rd" else about_piece(room)
            room.store.ask(id, about, QUESTIONS[id], viewer)
        clock.now = begin + TURN
        submit(room, panelist)
    take(room)
    answer(room, "1st", "The whole team did.")
    answer(room, "3rd", "There is a talk.")
    publish(room, piece="answers")
    return room


def opened(begun: Made, path: Path) -> tuple[Made, Clock]:
    copyfile(begun.store.path, path)
    clock = Clock()
    clock.go(minutes=60 * 24)
    return Made(Store.open(path, clock), begun.candidates, begun.panelists), clock


def submit(room: Made, panelist: int) -> None:
    rater = room.panelists[panelist]
    given = ratings(4)
    room.store.apply(Submit(f"entry {panelist}", rater, room.ann, given), acting(room.store, rater))
    room.store.lock(rater)


def read_by_all(room: Made) -> dict[str, str]:
    """All that anybody reads whose secret was not typed, so all but who asked."""
    everybody = viewers((*room.panelists, "fay"), room.candidates)
    return {
        name: everything(room.store, one, room.candidates, "") for name, one in everybody.items()
    }


def rows(path: Path) -> dict[str, list[Any]]:
    """Every row of every table with its number, in the order of these; of bytes how many."""
    found = {}
    with closing(sqlite3.connect(path)) as raw:
        for table in metadata.tables:
            every = raw.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid")
            found[table] = [tuple(map(without_chance, row)) for row in every]
    return found


def without_chance(value: Any) -> Any:
    if isinstance(value, bytes):
        return len(value)
    if isinstance(value, str) and value.startswith('{"actor"'):
        line = json.loads(value)
        written = [row[:2] for row in line["rows"]]
        return line | {"previous": "", "payload": len(line["payload"]), "rows": written}
    return value


def places(path: Path) -> dict[str, list[int]]:
    """Where in a file each question stands, down to the byte."""
    content = path.read_bytes()
    found: dict[str, list[int]] = {}
    for text in QUESTIONS.values():
        at, found[text] = content.find(text.encode()), []
        while at >= 0:
            found[text].append(at)
            at = content.find(text.encode(), at + 1)
    return found


def found_in(room: Made) -> Found:
    """All that there is to be read of a session, in the program and in its file."""
    read = read_by_all(room)
    room.store.close()
    return read, rows(room.store.path), places(room.store.path)


ASKED = st.permutations(sorted(QUESTIONS)).flatmap(
    lambda ids: st.tuples(*(st.tuples(st.sampled_from(RATERS), st.just(id)) for id in ids))
)


@settings(max_examples=12)
@given(asked=ASKED)
def test_whoever_asks_and_in_whatever_order_it_is_the_same_session_to_all_others(
    asked: Asked, begun: Made, usual: Found, folder: Path
) -> None:
    assert found_in(played(begun, folder / "other.calib", asked)) == usual


@settings(max_examples=6)
@given(asked=ASKED)
def test_what_waits_lies_in_the_file_as_if_anybody_had_asked_it(
    asked: Asked, begun: Made, folder: Path
) -> None:
    """Nobody submits here: the rows of questions are all there is."""
    found = []
    for number, one in enumerate((USUAL, asked)):
        room, clock = opened(begun, folder / f"waiting {number}.calib")
        for panelist, id in one:
            clock.go(seconds=panelist)
            viewer = sitting(room.store, room.panelists[panelist])
            room.store.ask(id, about_piece(room), QUESTIONS[id], viewer)
        room.store.close()
        found.append((rows(room.store.path), places(room.store.path)))
    assert found[0] == found[1]


def test_until_somebody_looks_nothing_is_read_of_it_but_that_something_waits(
    begun: Made, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QuestionsFile, "waiting", lambda *_: frozenset())
    after: dict[str, list[dict[str, str]]] = {"some": [], "none": []}
    for name, asked in (("some", USUAL), ("none", ())):
        room, clock = opened(begun, folder / f"{name}.calib")
        for panelist in RATERS:
            viewer = sitting(room.store, room.panelists[panelist])
            for id in (one for who, one in asked if who == panelist):
                room.store.ask(id, about_piece(room), QUESTIONS[id], viewer)
            clock.now += TURN
            submit(room, panelist)
            after[name].append(read_by_all(room))
        room.store.close()
    assert after["some"] == after["none"]


def test_only_its_asker_knows_a_question_again_once_their_secret_is_typed(
    begun: Made, folder: Path
) -> None:
    room = played(begun, folder / "known.calib", USUAL)
    for panelist, id in USUAL:
        viewer = sitting(room.store, room.panelists[panelist])
        own = room.store.questions(viewer)
        assert [(one.id, one.is_own) for one in own] == [(id, True)]
        room.store.lock(room.panelists[panelist])
        assert room.store.questions(viewer) == ()
    assert room.store.questions(sitting(room.store, room.panelists[3])) == ()


def test_in_the_chair_nobody_sees_which_is_theirs(folder: Path) -> None:
    """A facilitator may rate, and their screen be seen by others."""
    room = new_session(folder / "chair.calib")
    fay = replace(FAY, rates=True)
    room.do(AddPanelist(fay))
    room.open_rating()
    room.store.ask("q", about_piece(room), "Why?", sitting(room.store, fay.id))
    take(room)
    told = {
        viewer: [(one.id, one.is_own) for one in room.store.questions(viewer)]
        for viewer in (in_chair(fay.id), sitting(room.store, fay.id), HOLDER)
    }
    assert list(told.values()) == [[("q", False)], [("q", True)], []]


def test_a_question_that_somebody_changed_is_its_askers_no_more(begun: Made, folder: Path) -> None:
    """What waits is in no line, so its asker is the one who can tell."""
    room, _ = opened(begun, folder / "changed.calib")
    viewer = sitting(room.store, room.panelists[0])
    room.store.ask("q", about_piece(room), "Was it hers alone?", viewer)
    assert len(room.store.questions(viewer)) == 1
    with room.store._document.transaction() as connection:
        connection.exec_driver_sql("UPDATE asked SET text = 'Was it hers?'")
    assert room.store.questions(viewer) == ()


def test_no_mark_tells_to_whom_it_is_sealed() -> None:
    """Two marks of one panelist are no more alike than those of two."""
    key = bytes(PrivateKey.generate().public_key)
    one = asking.Asked("q", asking.About("ann", "a piece"), "Why?")
    first, second = marked(one, key).mark, marked(one, key).mark
    assert first != second and len(first) == len(second)
    assert key not in first and row_of(marked(one, key)).keys().isdisjoint({"panelist"})
