"""What is suggested is worked out once for what a piece says, and what was wrong stays away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.analysis.suggestions import Suggesting
from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.ui import preferences
from calibrate.ui.setup.evidence.suggested import Suggested
from tests.worlds.rubrics import RUBRIC, STEP

CRITERIA = RUBRIC.for_step(STEP)
SAYS = EvidenceText("Alerts for the launch", "Metrics, alerts and a run book at the launch.")
PIECE = Evidence("one", "ann", 1, SAYS)


def test_a_piece_is_ranked_once_while_it_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ranked: list[str] = []
    rank = Suggesting.suggest

    def counted(self: Suggesting, piece: Evidence) -> object:
        ranked.append(piece.content.title)
        return rank(self, piece)

    monkeypatch.setattr(Suggesting, "suggest", counted)
    suggested = Suggested()
    for _ in range(3):
        assert suggested.of(CRITERIA, STEP, [PIECE]) == {"one": "launch"}
    changed = replace(PIECE, content=replace(SAYS, title="Alerts"))
    suggested.of(CRITERIA, STEP, [PIECE, changed])
    assert ranked == ["Alerts for the launch", "Alerts"]


def test_neither_what_is_placed_nor_what_was_dismissed_is_suggested() -> None:
    suggested = Suggested()
    assert suggested.of(CRITERIA, STEP, [replace(PIECE, criteria=("code",))]) == {}
    preferences.dismiss("one", "launch")
    assert "launch" not in suggested.of(CRITERIA, STEP, [PIECE]).values()
    assert preferences.dismissed(["one", "two"]) == {"one": frozenset({"launch"})}
