from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.session import CandidatePhase
from tests.cli.conftest import Run, sheet


def test_all_who_can_be_revealed_are(run: Run, rated: Path) -> None:
    outcome = run("reveal", rated)
    assert outcome.status == 0
    assert outcome.out == "Revealed Ann.\n"
    assert "Ben cannot be revealed: not submitted by Quentin, Rosa, Sami" in outcome.complaint
    assert sheet(rated, "Ann").phase is CandidatePhase.REVEALED
    again = run("reveal", rated)
    assert again.status == 1
    assert "not submitted by Quentin, Rosa, Sami" in again.complaint


def test_of_candidates_that_are_named_all_are_revealed_or_none(run: Run, rated: Path) -> None:
    for names in (["Ann", "Ben"], ["Ben"]):
        outcome = run("reveal", rated, "--candidate", *names)
        assert outcome.status == 1
        assert "Ben cannot be revealed" in outcome.complaint
    assert sheet(rated, "Ann").phase is CandidatePhase.SEALED


@pytest.mark.parametrize("candidates", [[], ["--candidate", "Ben"]])
def test_who_is_absent_is_said_once_with_the_reason(
    candidates: list[str], run: Run, rated: Path
) -> None:
    absent = ("--absent", "Quentin", "--absent", "Rosa", "Sami", "--because", "All are ill.")
    assert run("reveal", rated, *candidates, *absent).status == 0
    (reveal,) = sheet(rated, "Ben").reveals
    assert reveal.excused == ("Quentin", "Rosa", "Sami")
    assert reveal.because == "All are ill."


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--absent", "Rosa"], 2, "belong together"),
        (["--because", "ill"], 2, "belong together"),
        (["--absent", "Zoe", "--because", "ill"], 2, "no panelist named “Zoe”"),
        (["--absent", "Pia", "--because", "ill"], 1, "Pia is missing nowhere"),
        (["--candidate", "Ann", "--absent", "Pia", "--because", "ill"], 1, "Pia is not missing"),
        (["--candidate", "Zoe"], 2, "no candidate named “Zoe”"),
    ],
)
def test_a_reveal_that_cannot_be_changes_nothing(
    arguments: list[str], status: int, words: str, run: Run, rated: Path
) -> None:
    before = rated.read_bytes()
    outcome = run("reveal", rated, *arguments)
    assert outcome.status == status
    assert words in outcome.err
    assert rated.read_bytes() == before


def test_where_nobody_is_sealed_there_is_nothing_to_reveal(run: Run, rated: Path) -> None:
    absent = ("--absent", "Quentin", "Rosa", "Sami", "--because", "ill")
    run("reveal", rated, *absent)
    assert "No candidate is sealed" in run("reveal", rated).complaint
