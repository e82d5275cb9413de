"""What a reveal opens, what it leaves shut, and what it says of who is missing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    DeclareConflict,
    MarkAbsent,
    RevealRound,
    WithdrawSubmission,
    new_id,
)
from calibrate.domain.errors import Refused
from calibrate.store.store import Store
from tests.worlds import stages
from tests.worlds.clocks import Clock
from tests.worlds.sessions import Made as Room
from tests.worlds.sessions import submit
from tests.worlds.stages import IN_CHAIR

SAMI = 3


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Ann is at hand; Pia, Quentin and Rosa have submitted her, Sami has not."""
    room = stages.meeting(tmp_path / "session.calib")
    room.rate(2, 4, 4)
    return room


def opened(room: Room) -> list[tuple[str, str]]:
    """The reasons that lie in the closed file as ordinary rows, with whose they are."""
    room.store.close()
    with sqlite3.connect(room.store.path) as raw:
        query = (
            "SELECT DISTINCT panelist.name, rating.reason FROM rating"
            " JOIN entry ON entry.id = rating.entry JOIN panelist ON panelist.id = entry.panelist"
        )
        found = sorted(raw.execute(query).fetchall())
    raw.close()
    return found


def test_only_what_counts_is_written_as_ordinary_rows(room: Room) -> None:
    submit(room, 0, 0, 3, "Thought again.")
    submit(room, 1, 0, 3, "Not to be read.")
    rosa = room.panelists[2]
    room.do(DeclareConflict(rosa, room.ann, "a cousin"))
    room.do(WithdrawSubmission(new_id(), room.panelists[1], room.ann))
    room.do(RevealRound(room.ann, 1, (room.panelists[1], room.panelists[SAMI]), "on a train"))
    assert opened(room) == [("Pia", "Thought again.")]


def test_why_somebody_is_left_out_is_said_once(room: Room) -> None:
    sami = room.panelists[SAMI]
    room.do(MarkAbsent(sami, "a fever"), RevealRound(room.ann, 1, (sami,), "Ill since Monday."))
    reveal = room.store.sheet(room.ann, IN_CHAIR).reveals[0]
    assert (reveal.excused, reveal.because) == (("Sami",), "Ill since Monday.")


def test_whoever_submitted_in_time_is_not_left_out(room: Room) -> None:
    submit(room, SAMI, 0, 1)
    with pytest.raises(Refused, match="Sami is not missing"):
        room.do(RevealRound(room.ann, 1, (room.panelists[SAMI],), "too low"))


def test_leaving_out_what_cannot_be_opened_needs_a_reason(room: Room) -> None:
    submit(room, SAMI, 0, 1)
    sami = room.panelists[SAMI]
    room.store.close()
    with sqlite3.connect(room.store.path) as raw:
        damage = "UPDATE entry SET body = zeroblob(length(body)) WHERE panelist = ?"
        raw.execute(damage, (sami,))
    raw.close()
    with Store.open(room.store.path, Clock()) as store:
        with pytest.raises(Refused, match="needs a reason"):
            store.apply(RevealRound(room.ann, 1, (sami,), " "), Actor("fay"))
        store.apply(RevealRound(room.ann, 1, (sami,), "a damaged file"), Actor("fay"))
        assert store.sheet(room.ann, IN_CHAIR).reveals[0].invalid == ("Sami",)
