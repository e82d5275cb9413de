"""`policy` prints, writes, changes and compares; `new --policy` starts from one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HOUSE = """\
format = 1
name = "House"
quorum = 5
blind_rounds = 1
names_on_projector = "hidden"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "p.toml"
    path.write_text(HOUSE, "utf-8")
    return path


def test_a_new_session_starts_from_it(run: Run, house: Path) -> None:
    assert run("new", "s.calib", "--title", "Autumn", "--policy", house).status == 0
    told = run("policy", "s.calib").out
    assert told.startswith("House.\n\nQuorum: At least 5 of those who may rate decide;")
    assert "Blind rounds: There is one blind round;" in told
    assert "took the policy House; other than usual:" in run("log", "s.calib").out


def test_a_file_that_is_none_leaves_no_session_behind(
    run: Run, house: Path, tmp_path: Path
) -> None:
    house.write_text("format = 1\nquorum = 0\n", "utf-8")
    refused = run("new", "s.calib", "--title", "Autumn", "--policy", house)
    assert refused.status == 2
    assert refused.complaint == (
        "p.toml: quorum has to be a number from 1 to 1000, or “two thirds”."
    )
    assert [one.name for one in tmp_path.iterdir()] == ["p.toml"]


def test_it_is_written_and_the_file_starts_another_session(run: Run, house: Path) -> None:
    run("new", "s.calib", "--title", "Autumn", "--policy", house)
    wrote = run("policy", "s.calib", "--out", "q.toml")
    assert wrote.out == "Wrote the policy of Autumn to q.toml.\n"
    run("new", "t.calib", "--title", "Spring", "--policy", "q.toml")
    assert run("policy", "t.calib", "--against", "s.calib").out == (
        "Spring and Autumn decide the same way.\n"
    )
    assert run("policy", "s.calib", "--out", "q.toml").status == 2
    assert "has to end in .toml" in run("policy", "s.calib", "--out", "q.txt").complaint


def test_it_is_changed_in_set_up_alone(run: Run, in_setup: Path, house: Path) -> None:
    changed = run("policy", in_setup, "--set", house)
    assert changed.out == (
        "Took the policy House; other than usual: quorum, blind rounds and names on the "
        "projector.\n"
    )
    run("open-rating", in_setup)
    refused = run("policy", in_setup, "--set", house)
    assert refused.status == 1 and "Rating is open" in refused.complaint


def test_what_differs_is_told_in_both_sentences(run: Run, in_setup: Path, house: Path) -> None:
    run("new", "s.calib", "--title", "Spring", "--policy", house)
    told = run("policy", "s.calib", "--against", in_setup).out.split("\n\n")
    assert told[0].endswith("differ in 3 choices.")
    assert [part.split("\n")[0] for part in told[1:]] == [
        "Quorum",
        "Blind rounds",
        "Names on the projector",
    ]
    assert "  Spring: The projector hides names" in told[3]


def test_its_json_says_what_holds_and_what_differs(run: Run, in_setup: Path, house: Path) -> None:
    plain = json.loads(run("policy", in_setup, "--json").out)
    assert plain["format"] == "calibrate.policy" and plain["version"] == 1
    assert plain["policy"]["quorum"] is None and "against" not in plain
    found = json.loads(run("policy", in_setup, "--against", house, "--json").out)
    assert found["against"]["name"] == "House" and found["against"]["quorum"] == 5
    assert found["differing"] == ["quorum", "blind_rounds", "names_hidden"]


def test_a_file_that_is_not_there_is_said(run: Run, in_setup: Path) -> None:
    assert run("policy", in_setup, "--against", "none.toml").status == 2
    assert run("policy", in_setup, "--set", "none.toml").status == 2
