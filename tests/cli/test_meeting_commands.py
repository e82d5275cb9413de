from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from calibrate.domain.decisions import FollowUp, Outcome, Vote
from calibrate.domain.phases import FACILITATOR
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Sheet
from calibrate.store.store import Store
from tests.cli.conftest import ALL_OF_ANN, Run, ratings_csv


@pytest.fixture
def rated(run: Run, in_rating: Path, tmp_path: Path) -> Path:
    """Everybody has submitted Ann, and only Pia has submitted Ben."""
    table = ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN, ("Pia", "Ben"))
    assert run("import-ratings", in_rating, table, "--submit").status == 0
    return in_rating


def sheet(path: Path, name: str) -> Sheet:
    with Store.open(path) as store:
        state = store.session(FACILITATOR).candidate_named(name)
        return store.sheet(state.id, FACILITATOR)


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


def test_a_decision_is_recorded_with_all_that_belongs_to_it(run: Run, rated: Path) -> None:
    run("reveal", rated)
    outcome = run(
        *("decide", rated, "Ann", "promote", "--because", "Leads.", "--for", 2, "--against", 1),
        *("--dissent", "Rosa: Too early: one half more."),
        *("--follow-up", "Pia: Tell Ann (today) (by 2026-12-18)"),
        *("--follow-up", "Ann: Hand the rota over"),
    )
    assert outcome.out == "Recorded for Ann: Promote, 2 for, 1 against, 0 abstained.\n"
    decision = sheet(rated, "Ann").decision
    assert decision
    assert (decision.outcome, decision.reason) == (Outcome.PROMOTE, "Leads.")
    assert decision.vote == Vote(2, 1)
    assert [dissent.text for dissent in decision.dissents] == ["Too early: one half more."]
    assert decision.follow_ups == (
        FollowUp("Pia", "Tell Ann (today)", date(2026, 12, 18)),
        FollowUp("Ann", "Hand the rota over"),
    )
    again = run("decide", rated, "Ann", "defer", "--because", "x")
    assert (again.status, "is decided" in again.complaint) == (1, True)


def test_what_is_out_of_the_ordinary_is_noted(run: Run, rated: Path) -> None:
    run("reveal", rated)
    because = ("--because", "The work outweighs the vote.")
    outcome = run("decide", rated, "Ann", "promote", *because, "--for", 1, "--against", 2)
    assert "Noted: against the majority of votes." in outcome.out


@pytest.mark.parametrize(
    ("candidate", "arguments", "status", "words"),
    [
        ("Ben", [], 1, "not revealed"),
        ("Zoe", [], 2, "no candidate named “Zoe”"),
        ("Ann", ["--for", "4"], 2, "4 votes"),
        ("Ann", ["--for", "-1"], 2, "below zero"),
        ("Ann", ["--for", "1", "--against", "1"], 1, "tie"),
        ("Ann", ["--dissent", "Too early"], 2, "NAME: WORDS"),
        ("Ann", ["--dissent", "Zoe: Too early"], 2, "no panelist named “Zoe”"),
        ("Ann", ["--dissent", "Sami: Too early"], 1, "may vote"),
        ("Ann", ["--follow-up", "Tell Ann"], 2, "OWNER: WHAT"),
        ("Ann", ["--follow-up", "Pia: Tell Ann (by Friday)"], 2, "“Friday” is not a date"),
        ("Ann", ["--follow-up", "Pia: (by 2026-12-18)"], 1, "what is to be done"),
    ],
)
def test_a_decision_that_cannot_be_changes_nothing(
    candidate: str, arguments: list[str], status: int, words: str, run: Run, rated: Path
) -> None:
    run("reveal", rated)
    before = rated.read_bytes()
    outcome = run("decide", rated, candidate, "promote", "--because", "x", *arguments)
    assert outcome.status == status
    assert words in outcome.complaint
    assert rated.read_bytes() == before
