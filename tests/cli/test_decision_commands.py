"""Decisions, withdrawals, reopening and closing by the command line."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from calibrate.domain.commands import NameDecider
from calibrate.domain.decisions import FollowUp, Outcome, Vote
from calibrate.domain.session import CandidatePhase
from calibrate.store.store import Store
from tests.cli.conftest import ALL_OF_ANN, Run, ratings_csv, sheet
from tests.worlds.sessions import chair, in_charge


def test_a_decision_is_recorded_with_all_that_belongs_to_it(run: Run, rated: Path) -> None:
    run("reveal", rated)
    outcome = run(
        *("decide", rated, "Ann", "promote", "--because", "Leads.", "--for", 2, "--against", 1),
        *("--dissent", "Rosa: Too early: one half more."),
        *("--follow-up", "Pia: Tell Ann (today) (by 2026-12-18)"),
        *("--follow-up", "Ann: Hand the rota over"),
    )
    assert outcome.out == "Recorded for Ann: Promote; 2 for, 1 against, no abstention.\n"
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
    assert "Noted: Against the majority of votes." in outcome.out


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


BECAUSE = ("--because", "So it is.")


def test_a_second_round_that_is_sealed_is_revealed_before_the_decision(
    run: Run, in_second_round: Path
) -> None:
    outcome = run("decide", in_second_round, "Ann", "promote", *BECAUSE)
    assert (outcome.status, "second round is still sealed" in outcome.complaint) == (1, True)


def test_after_reopening_a_decision_supersedes(run: Run, rated: Path) -> None:
    run("reveal", rated)
    run("decide", rated, "Ann", "promote", "--because", "Leads.", "--dissent", "Rosa: Too early.")
    reopened = run("reopen", rated, "Ann", "--because", "The letter named another level.")
    assert reopened.out == "Reopened Ann.\n"
    assert "\nDecision\n" not in run("show", rated, "--candidate", "Ann").out
    outcome = run("decide", rated, "Ann", "not-yet", "--because", "Read again.")
    lines = outcome.out.splitlines()
    assert lines[0] == "Recorded for Ann: Not yet; no vote was counted."
    assert lines[1].startswith("Noted: In place of “Promote” of ")
    shown = run("show", rated, "--candidate", "Ann").out
    assert re.search(
        r"Decision\n   Not yet, recorded .*\n   No vote was counted.\n   Read again", shown
    )
    earlier = shown.partition("Decisions that no longer stand\n")[2]
    assert earlier.startswith("   Promote, recorded ")
    assert "\n   Leads.\n" in earlier
    assert "Dissent of Rosa: Too early." in earlier
    assert ": The letter named another level." in earlier
    (one,) = json.loads(run("show", rated, "--json").out)["candidates"][0]["earlier"]
    assert (one["outcome"], one["because"]) == ("promote", "The letter named another level.")
    assert [dissent["text"] for dissent in one["dissents"]] == ["Too early."]


def test_a_tie_goes_to_the_decider(run: Run, in_setup: Path, tmp_path: Path) -> None:
    with Store.open(in_setup) as store:
        rosa = store.session(in_charge(store)).panelist_named("Rosa")
        store.apply(NameDecider(rosa), chair(store))
    run("open-rating", in_setup)
    table = ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN, ("Sami", "Ann"))
    run("import-ratings", in_setup, table, "--submit")
    run("reveal", in_setup, "--candidate", "Ann")
    outcome = run("decide", in_setup, "Ann", "promote", *BECAUSE, "--for", 2, "--against", 2)
    assert "Noted: A tie, decided by Rosa.\n" in outcome.out
    assert "A tie, decided by Rosa." in run("show", in_setup).out


def test_below_the_quorum_it_is_noted(run: Run, rated: Path) -> None:
    run("reveal", rated)
    outcome = run("decide", rated, "Ann", "promote", *BECAUSE, "--for", 1)
    assert "Noted: Below the quorum: 1 took part, 3 are needed.\n" in outcome.out
    assert "Below the quorum: 1 took part, 3 are needed." in run("show", rated).out


def test_a_candidate_is_withdrawn_and_reopened(run: Run, rated: Path) -> None:
    outcome = run("withdraw", rated, "Ben", "--because", "Moved away.")
    assert outcome.out == "Ben was withdrawn.\n"
    again = run("withdraw", rated, "Ben", "--because", "Moved away.")
    assert (again.status, "was withdrawn" in again.complaint) == (1, True)
    assert run("reopen", rated, "Ben", "--because", "Came back.").status == 0
    assert sheet(rated, "Ben").phase is CandidatePhase.SEALED
    refused = run("reopen", rated, "Ben", "--because", "Once more.")
    assert (refused.status, "not decided yet" in refused.complaint) == (1, True)


def test_a_closed_session_is_read_only_until_a_candidate_is_reopened(
    run: Run, rated: Path, tmp_path: Path
) -> None:
    run("reveal", rated)
    early = run("close", rated)
    assert (early.status, "Not decided yet: Ann, Ben." in early.complaint) == (1, True)
    run("decide", rated, "Ann", "promote", *BECAUSE)
    run("withdraw", rated, "Ben", "--because", "Moved away.")
    assert run("close", rated).out == "Closed the session.\n"
    assert run("show", rated).out.startswith("Autumn: closed\n")
    before = rated.read_bytes()
    table = ratings_csv(tmp_path / "r.csv", ("Pia", "Ann"))
    for command in (
        ("close", rated),
        ("reveal", rated),
        ("second-round", rated, "Ann"),
        ("decide", rated, "Ann", "defer", *BECAUSE),
        ("import-ratings", rated, table, "--submit"),
        ("recuse", rated, "Rosa", "Ann"),
    ):
        assert run(*command).status == 1
    assert rated.read_bytes() == before
    assert run("reopen", rated, "Ann", "--because", "An error.").status == 0
    assert run("decide", rated, "Ann", "not-yet", *BECAUSE).status == 0
