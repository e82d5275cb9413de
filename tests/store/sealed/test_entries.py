"""Entries through the door: what they may cite, and what their size tells."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.commands import CorrectEvidence, Submit, WithdrawSubmission, new_id
from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import EvidenceText
from calibrate.domain.phases import HOLDER
from calibrate.domain.ratings import Citation, Rating, Stance
from tests.worlds.secrets import acting
from tests.worlds.sessions import Made, chair, open_session, ratings, submit

HALF_A_PAGE = "Took the retry path apart and put it together again. " * 35


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return open_session(tmp_path / "session.calib")


def cite(made: Made, *citations: Citation) -> tuple[Rating, ...]:
    """Submit Ann with these citations on her first criterion, and return what was submitted."""
    first, *others = ratings(4)
    given = (replace(first, citations=citations), *others)
    command = Submit(new_id(), made.panelists[0], made.candidates[0], given)
    made.store.apply(command, acting(made.store, made.panelists[0]))
    return made.store.history(made.candidates[0], made.viewer(0))[-1].ratings


@pytest.mark.parametrize("version", [-1, 0, 2])
def test_a_version_of_evidence_that_is_not_there_is_not_cited(made: Made, version: int) -> None:
    piece = made.store.evidence(HOLDER)[made.candidates[0]][0]
    with pytest.raises(BadInput, match="does not have"):
        cite(made, Citation(piece.id, Stance.TARGET, version))
    assert made.store.history(made.candidates[0], made.viewer(0)) == ()


def test_each_version_that_was_read_may_be_cited(made: Made) -> None:
    piece = made.store.evidence(HOLDER)[made.candidates[0]][0]
    correction = CorrectEvidence(piece.id, EvidenceText("Corrected"), "the count was wrong")
    made.store.apply(correction, chair(made.store))
    for version in (1, 2):
        citation = Citation(piece.id, Stance.TARGET, version)
        assert cite(made, citation)[0].citations == (citation,)
    with pytest.raises(BadInput, match="does not have"):
        cite(made, Citation(piece.id, Stance.TARGET, 3))


def test_evidence_of_somebody_else_is_not_cited(made: Made) -> None:
    piece = made.store.evidence(HOLDER)[made.candidates[1]][0]
    with pytest.raises(BadInput, match="does not have"):
        cite(made, Citation(piece.id, Stance.TARGET))


def test_a_piece_is_cited_once_on_a_criterion(made: Made) -> None:
    piece = made.store.evidence(HOLDER)[made.candidates[0]][0]
    with pytest.raises(BadInput, match="twice"):
        cite(made, Citation(piece.id, Stance.TARGET), Citation(piece.id, Stance.AGAINST))


def test_the_size_of_an_entry_tells_nothing_of_what_is_in_it(made: Made) -> None:
    submit(made, 0, 0, 4, "Seen.")
    submit(made, 1, 0, None, HALF_A_PAGE)
    withdrawal = WithdrawSubmission(new_id(), made.panelists[1], made.candidates[0])
    made.store.apply(withdrawal, acting(made.store, made.panelists[1]))
    made.store.close()
    with sqlite3.connect(made.store.path) as raw:
        sizes = raw.execute("SELECT length(body) FROM entry").fetchall()
    raw.close()
    assert len(sizes) == 3 and len(set(sizes)) == 1
