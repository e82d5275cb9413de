from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from calibrate.domain.changes import Change, Refusal, Subject
from calibrate.domain.commands import (
    AddPanelist,
    CallCandidate,
    OpenRating,
    RenameSession,
    WithdrawCandidate,
)
from calibrate.domain.people import Panelist, Role
from calibrate.domain.phases import HOLDER, in_chair
from calibrate.domain.ratings import Draft
from calibrate.ui.desk import Desk
from tests.worlds.sessions import Made, chair, new_session, open_session


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    made = new_session(tmp_path / "session.calib")
    yield made
    made.store.close()


@pytest.fixture
def desk(qapp: object, made: Made) -> Desk:
    return Desk(made.store)


def test_whoever_asks_hears_what_changed_and_so_does_every_view(desk: Desk) -> None:
    heard = QSignalSpy(desk.changed)
    answer = desk.attempt(RenameSession("Spring"))
    assert isinstance(answer, Change)
    assert answer.subjects == {Subject.SESSION}
    assert (heard.count(), heard.at(0)) == (1, [answer])


def test_a_refusal_is_told_to_whoever_asked_and_to_nobody_else(desk: Desk, made: Made) -> None:
    failed, changed = QSignalSpy(desk.failed), QSignalSpy(desk.changed)
    before = made.store.session(HOLDER)
    answer = desk.attempt(CallCandidate(made.candidates[0]))
    assert answer == Refusal("Rating is not open yet; open it first.")
    assert failed.count() == changed.count() == 0
    assert made.store.session(HOLDER) == before


def test_a_refusal_that_nobody_waits_for_is_told_by_failed(desk: Desk, made: Made) -> None:
    failed = QSignalSpy(desk.failed)
    assert desk.apply(CallCandidate(made.candidates[0])) is None
    assert (failed.count(), failed.at(0)) == (1, ["Rating is not open yet; open it first."])


def test_a_draft_that_is_refused_says_why(desk: Desk, made: Made, tmp_path: Path) -> None:
    failed = QSignalSpy(desk.failed)
    early = desk.save_draft(made.candidates[0], made.viewer(0), Draft())
    assert early == Refusal("Rating is not open yet; open it first.")
    opened = open_session(tmp_path / "open.calib")
    late = Desk(opened.store)
    assert late.save_draft(opened.candidates[0], opened.viewer(0), Draft()) is None
    assert failed.count() == 0
    opened.store.close()


def test_what_is_done_without_an_actor_is_done_by_whoever_is_in_the_chair(
    qapp: object, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "chaired.calib")
    fay = Panelist("fay", "Fay", Role.FACILITATOR, rates=False)
    made.store.apply(AddPanelist(fay), chair(made.store))
    desk = Desk(made.store)
    assert desk.apply(RenameSession("By the holder of the file"))
    assert desk.apply(OpenRating())
    assert desk.apply(WithdrawCandidate(made.candidates[0], "Left."))
    actors = [line.actor for line in made.store.log(in_chair("fay"))][-3:]
    assert [actor.who for actor in actors] == ["holder", "holder", "fay"]
    made.store.close()
