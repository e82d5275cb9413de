"""A session's rubric as a file of its own."""

from __future__ import annotations

import json
from pathlib import Path

from calibrate.domain.phases import HOLDER
from calibrate.exchange.ladders.rubric_file import read_rubric
from calibrate.store.store import Store
from tests.cli.conftest import Run


def test_the_file_is_the_sessions_rubric_whole(run: Run, demo: Path) -> None:
    outcome = run("rubric", demo, "--out", "ours.toml")
    assert outcome.out == "Wrote the rubric Technical Excellence to ours.toml.\n"
    assert run("rubric", demo, "--out", "ours.md").status == 0
    with Store.open(demo) as store:
        for name in ("ours.toml", "ours.md"):
            assert read_rubric([Path(name)]).hash == store.session(HOLDER).rubric.hash


def test_another_session_begins_with_it(run: Run, demo: Path) -> None:
    run("rubric", demo, "--out", "ours.toml")
    assert run("new", "next.calib", "--title", "Next", "--rubric", "ours.toml").status == 0
    assert run("rubric", "next.calib", "--out", "again.toml").status == 0
    assert Path("again.toml").read_bytes() == Path("ours.toml").read_bytes()


def test_a_file_that_is_there_stays_as_it_is(run: Run, demo: Path) -> None:
    Path("ours.toml").write_text("mine")
    outcome = run("rubric", demo, "--out", "ours.toml")
    assert outcome.status == 2
    assert outcome.complaint == "ours.toml is there already; name another file."
    assert Path("ours.toml").read_text() == "mine"


def test_a_name_by_which_no_rubric_is_known_is_refused(run: Run, demo: Path) -> None:
    outcome = run("rubric", demo, "--out", "ours.calib")
    assert outcome.status == 2
    assert "has to end in .toml" in outcome.complaint
    assert not Path("ours.calib").exists()


def test_a_folder_that_is_not_there_is_said(run: Run, demo: Path) -> None:
    outcome = run("rubric", demo, "--out", "nowhere/ours.toml")
    assert outcome.status == 2
    assert "cannot be written" in outcome.complaint


def test_what_differs_from_another_version_is_printed(run: Run, demo: Path) -> None:
    run("rubric", demo, "--out", "old.md")
    old = Path("old.md").read_text("utf-8")
    Path("old.md").write_text(
        old.replace("Delivers clear changes", "Delivers changes").replace('"2/3"', '"1/2"'), "utf-8"
    )
    outcome = run("rubric", demo, "--compare", "old.md")
    assert outcome.status == 0
    assert outcome.out.startswith("1 criterion changed and another split rule.\n")
    assert "Changed: Code and tests (Technical Excellence)\n  L3: Delivers{+ clear+} changes" in (
        outcome.out
    )
    told = json.loads(run("rubric", demo, "--compare", "old.md", "--json").out)
    assert (told["format"], told["version"], told["same"]) == (
        "calibrate.rubric-comparison",
        1,
        False,
    )
    (changed,) = told["criteria"]["changed"]
    assert changed["levels"][0]["text"]["words"][1] == {"text": " clear", "kind": "added"}
    assert told["split"]["before"]["share_denominator"] == 2


def test_a_rubric_compared_with_itself_says_so(run: Run, demo: Path) -> None:
    run("rubric", demo, "--out", "same.toml")
    assert run("rubric", demo, "--compare", "same.toml").out == "Both say the same.\n"


def test_it_is_either_written_or_compared(run: Run, demo: Path) -> None:
    for more in ((), ("--out", "a.md", "--compare", "b.md")):
        outcome = run("rubric", demo, *more)
        assert outcome.status == 2
        assert "name where it goes with --out, or what it is compared with" in outcome.complaint
