"""`calibrate search`: what it prints, for whom, and its JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

ONCE = "Replaced the retry path in three steps; the slowest call went from 41 s to 6 s."
TWICE = f"{ONCE} {ONCE}"


def test_places_are_printed_by_candidate_with_the_words_around(run: Run, in_setup: Path) -> None:
    outcome = run("search", in_setup, "slowest", "call", "#1")
    assert outcome.status == 0
    assert outcome.out == (
        "Ann\n"
        "  Evidence, Piece 2 of the work, EV-02 · Merged change · #1\n"
        f"    {TWICE}"
        "\n\n"
        "Ben\n"
        "  Evidence, Piece 2 of the work, EV-02 · Merged change · #1\n"
        f"    {TWICE}"
        "\n\n"
        "2 places.\n"
    )


def test_a_ladder_is_told_by_level_and_criterion(run: Run, in_setup: Path) -> None:
    assert run("search", in_setup, "reads", "well").out.splitlines()[:3] == [
        "Ladder and panel",
        "  L3 expectation, Code and tests",
        "    Writes code that reads well.",
    ]


def test_nothing_found_is_said(run: Run, in_setup: Path) -> None:
    assert run("search", in_setup, "kangaroo").out == "Nothing found.\n"


def test_json_is_a_contract_with_a_version(run: Run, in_setup: Path) -> None:
    told = json.loads(run("search", in_setup, "41", "#2", "ste", "--json").out)
    first = told["places"].pop(0)
    assert (told["format"], told["version"]) == ("calibrate.search", 1)
    assert (told["session"], told["words"]) == ("Autumn", "41 #2 ste")
    assert (told["count"], told["counted"]) == (2, True)
    begin, end = first["marks"]["text"][0]
    assert first.pop("text")[begin:end] == "ste"
    assert first.pop("marks").keys() == {"heading", "details", "text"}
    assert first == {
        "kind": "evidence",
        "candidate": "Ann",
        "criterion": None,
        "evidence": "EV-03",
        "panelist": None,
        "level": None,
        "heading": "Piece 3 of the work",
        "details": "EV-03 · Merged change · #2",
    }


def test_somebody_is_told_only_what_they_may_read(run: Run, in_setup: Path) -> None:
    run("recuse", in_setup, "Sami", "Ann")
    assert "Ann" in run("search", in_setup, "piece", "--as", "Pia").out
    assert "Ann" not in run("search", in_setup, "piece", "--as", "Sami").out
    assert run("search", in_setup, "piece", "--as", "Nobody").status == 2


def test_words_that_are_none_are_refused_in_a_sentence(run: Run, in_setup: Path) -> None:
    assert run("search", in_setup, " ").status == 2
    assert run("search", in_setup, "…").out == "Nothing found.\n"


def test_nothing_in_it_steers_a_terminal(run: Run, tmp_path: Path) -> None:
    run("new", "odd.calib", "--title", "T")
    run("add-candidate", "odd.calib", "An\u202en", "--from", "L3", "--to", "L4")
    assert "\u202e" not in run("search", "odd.calib", "ann").out
