"""`new --from-session` begins the next cycle, and says what came along and who did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.commands import CreateSession, new_id
from calibrate.store.document.encrypting import encrypted_by
from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.rubrics import RUBRIC
from tests.worlds.sessions import in_charge
from tests.worlds.stages import STAGES


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    made = STAGES["decided"](tmp_path / "old.calib")
    made.store.close()
    return made.store.path


def names(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [one.name for one in store.session(in_charge(store)).candidates]


def test_it_says_what_came_along_and_who_did_not(run: Run, decided: Path, tmp_path: Path) -> None:
    made = run("new", "next.calib", "--from-session", decided, "--title", "Spring")
    assert made.out.split("\n")[:4] == [
        "Began Spring in next.calib from Autumn.",
        f"Came along: the rubric {RUBRIC.title}, 5 people on the panel, 0 presenters, 0 recusals "
        "and 0 follow-ups as evidence.",
        "Candidates: Ben.",
        "Left out: Ann, promoted, and the rubric has no further step.",
    ]
    assert names(tmp_path / "next.calib") == ["Ben"]
    assert run("verify", "next.calib").status == 0


def test_without_a_title_it_is_called_after_the_earlier_one(run: Run, decided: Path) -> None:
    made = run("new", "next.calib", "--from-session", decided)
    assert made.out.startswith("Began Autumn, next cycle in next.calib from Autumn.")


def test_who_comes_along_can_be_said(run: Run, decided: Path, tmp_path: Path) -> None:
    run("new", "none.calib", "--from-session", decided, "--no-candidates")
    assert names(tmp_path / "none.calib") == []
    refused = run("new", "next.calib", "--from-session", decided, "--candidate", "Ann")
    assert refused.status == 2
    assert refused.complaint == (
        "Ann cannot come along: promoted, and the rubric has no further step."
    )
    assert not (tmp_path / "next.calib").exists()
    assert (
        "no candidate named"
        in run("new", "next.calib", "--from-session", decided, "--candidate", "Nobody").complaint
    )


def test_a_policy_can_take_the_place_of_the_earlier_one(
    run: Run, decided: Path, tmp_path: Path
) -> None:
    (tmp_path / "p.toml").write_text('format = 1\nname = "House"\n', "utf-8")
    run("new", "next.calib", "--from-session", decided, "--policy", "p.toml")
    assert run("policy", "next.calib").out.startswith("House.")


def test_who_does_not_run_the_session_makes_no_next(run: Run, decided: Path) -> None:
    refused = run("new", "next.calib", "--from-session", decided, "--as", "Pia")
    assert refused.status == 1 and "Pia runs no part of the meeting" in refused.complaint


def test_the_words_of_an_encrypted_one_are_in_a_file(run: Run, tmp_path: Path) -> None:
    words = "abandon ability able about above absent"
    create = CreateSession(new_id(), "Autumn", RUBRIC)
    Store.create(tmp_path / "old.calib", create, driver=encrypted_by(words)).close()
    (tmp_path / "words.txt").write_text(words, "utf-8")
    command = ("new", "next.calib", "--from-session", "old.calib")
    assert "is encrypted" in run(*command).complaint
    assert run(*command, "--from-words-file", "words.txt").status == 0


def test_what_is_about_an_earlier_session_needs_one(run: Run) -> None:
    for option in (["--candidate", "Ann"], ["--no-candidates"], ["--as", "Fay"]):
        refused = run("new", "a.calib", "--title", "A", *option)
        assert refused.status == 2 and "name it by --from-session" in refused.complaint
    assert run("new", "a.calib").complaint == (
        "new: name it by --title, or an earlier session. See calibrate new --help."
    )


def test_an_earlier_session_that_is_none_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "no.calib").write_text("no session", "utf-8")
    for name in ("none.calib", "no.calib", "."):
        refused = run("new", "next.calib", "--from-session", name)
        assert refused.status == 2 and refused.complaint.endswith(".")
        assert not (tmp_path / "next.calib").exists()
