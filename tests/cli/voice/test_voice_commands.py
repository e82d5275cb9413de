"""`statement`, `fact` and `response`: what is written, shown, and refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def decided(run: Run, in_rating: Path) -> Path:
    """Ann is deferred without ratings, which needs nobody but a reason."""
    run("reveal", in_rating, "--candidate", "Ann", "--absent", "Pia", "--because", "ill")
    absent = ("Pia", "Quentin", "Rosa")
    excused = [word for name in absent for word in ("--absent", name)]
    run("reveal", in_rating, "--candidate", "Ann", *excused, "--because", "all ill")
    assert run("decide", in_rating, "Ann", "defer", "--because", "Nobody was here.").status == 0
    return in_rating


def test_a_statement_is_read_from_a_file_shown_and_printed(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    text = tmp_path / "ann.txt"
    text.write_text("I led the rota.\n\nعملت مع فريقين.\n", "utf-8")
    written = run("statement", in_setup, "Ann", "--text-file", text)
    assert written.out == "Wrote down what Ann states, for the panel.\n"
    assert "I led the rota." in run("statement", in_setup, "Ann").out
    assert "Ann, in their own words" in run("show", in_setup, "--candidate", "Ann").out
    run("statement", in_setup, "Ann", "--for-room")
    told = json.loads(run("statement", in_setup, "Ann", "--json").out)
    assert told["format"] == "calibrate.statement"
    assert (told["statement"]["for_room"], told["statement"]["version"]) == (True, 1)
    assert run("statement", in_setup, "Ann", "--remove").status == 0
    assert run("statement", in_setup, "Ann").out == "Ann has made no statement.\n"


def test_a_late_statement_needs_a_reason(run: Run, in_rating: Path) -> None:
    refused = run("statement", in_rating, "Ben", "--text", "I built it.")
    assert (refused.status, "needs a reason" in refused.complaint) == (1, True)
    assert (
        run("statement", in_rating, "Ben", "--text", "I built it.", "--because", "ill").status == 0
    )
    assert "version" not in run("statement", in_rating, "Ben").out
    run("statement", in_rating, "Ben", "--text", "I built all.", "--because", "a slip")
    assert "(version 2: a slip)" in run("statement", in_rating, "Ben").out


def test_facts_are_entered_in_set_up_and_shown_after_the_vote(run: Run, in_setup: Path) -> None:
    outcome = ("--outcome", "2025-11-03 not yet: The plover was small.")
    done = run("fact", in_setup, "Ann", "--level-since", "2024-02-01", *outcome)
    assert done.out == "Keeps facts about Ann until after the vote.\n"
    assert "plover" in run("fact", in_setup, "Ann").out
    assert "plover" not in run("show", in_setup, "--candidate", "Ann").out
    run("fact", in_setup, "Ann", "--promoted", "2023-03-01")
    told = json.loads(run("fact", in_setup, "Ann", "--json").out)["facts"]
    assert (told["level_since"], told["promoted"]) == ("2024-02-01", "2023-03-01")
    run("open-rating", in_setup)
    for more in ((), ("--json",), ("--remove",)):
        refused = run("fact", in_setup, "Ann", *more)
        assert (refused.status, refused.out) == (1, "")
    absent = [word for name in ("Pia", "Quentin", "Rosa", "Sami") for word in ("--absent", name)]
    run("reveal", in_setup, "--candidate", "Ann", *absent, "--because", "ill")
    assert "plover" not in run("show", in_setup, "--candidate", "Ann", "--json").out
    run("decide", in_setup, "Ann", "defer", "--because", "Nobody was here.")
    shown = run("show", in_setup, "--candidate", "Ann").out
    assert "Kept until after the vote" in shown and "plover" in shown
    assert "plover" in run("search", in_setup, "plover").out


def test_a_response_has_a_deadline_and_is_shown_with_its_decision(run: Run, decided: Path) -> None:
    until = ("--until", "2100-01-15", "--turn-to", "Write to Fay.")
    assert "15 Jan 2100" in run("response", decided, "Ann", *until).out
    filed = run("response", decided, "Ann", "--text", "I see it otherwise.")
    assert filed.out == "Filed what Ann responds to the decision.\n"
    shown = run("show", decided, "--candidate", "Ann").out
    assert "I see it otherwise." in shown and "Write to Fay." in shown
    told = json.loads(run("show", decided, "--candidate", "Ann", "--json").out)
    (candidate,) = told["candidates"]
    assert candidate["decision"]["response"]["responses"][0]["late"] is False
    assert run("response", decided, "Ann", "--until", "none").status == 0
    assert json.loads(run("response", decided, "Ann", "--json").out)["response"]["until"] is None
    assert run("verify", decided).status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["statement", "Ann", "--text", "x", "--text-file", "y"], 2, "not allowed with"),
        (["statement", "Ann", "--text", "x", "--remove"], 2, "give no text"),
        (["statement", "Ann", "--text-file", "nowhere.txt"], 2, "no file"),
        (["statement", "Zoe", "--text", "x"], 2, "no candidate named"),
        (["fact", "Ann", "--level-since", "last spring"], 2, "not a date"),
        (["fact", "Ann", "--level-since", "2999-01-01"], 2, "still to come"),
        (["fact", "Ann", "--outcome", "not yet"], 2, "begin with a day"),
        (["response", "Ann", "--text", "x"], 1, "not decided"),
        (["response", "Ann", "--until", "2100-01-01"], 1, "not decided"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    run: Run, in_setup: Path, arguments: list[str], status: int, words: str
) -> None:
    command, *rest = arguments
    before = in_setup.read_bytes()
    outcome = run(command, in_setup, *rest)
    assert (outcome.status, words in outcome.complaint) == (status, True), outcome.err
    assert in_setup.read_bytes() == before
