"""What was seen is digested as it was before a piece could say whose part it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from calibrate.domain.canonical import canonical, digest
from calibrate.domain.commands import CorrectEvidence
from calibrate.store.reads.evidence_digest import SEEN, evidence_digest
from tests.worlds import stages
from tests.worlds.stages import IN_CHAIR


def test_a_part_counts_once_it_is_said_and_one_that_is_not_changes_nothing(tmp_path: Path) -> None:
    room = stages.set_up(tmp_path / "s.calib")
    with room.store._document.transaction() as connection:
        rows = connection.execute(SEEN, {"candidate": room.ann}).all()
        before = evidence_digest(connection, room.ann)
    assert before == digest(canonical([tuple(row)[:-1] for row in rows])).hex()
    piece = room.store.evidence(IN_CHAIR)[room.ann][0]
    room.do(CorrectEvidence(piece.id, replace(piece.content, part="Led it")))
    with room.store._document.transaction() as connection:
        assert evidence_digest(connection, room.ann) != before
