"""`export`: what leaves, for whom, as which files, and what is said to be missing."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from calibrate.domain.commands import RecordDecision
from calibrate.domain.decisions import Decision, FollowUp, Outcome, Vote
from calibrate.domain.errors import BadInput
from calibrate.exchange.exported import export as exporting
from calibrate.exchange.files import write_new
from tests.cli.conftest import Run
from tests.cli.test_damage import OF_NADIA, REASON, damaged
from tests.worlds import stages
from tests.worlds.damage import whole_session
from tests.worlds.sessions import Made, submit

CANARY = "Kanarienvogel"
FORMATS = ("csv", "xlsx", "json")
NAMES = [f"Autumn {one}.csv" for one in ("decisions", "dissents", "follow-ups", "ratings")]


def text_of(folder: Path) -> str:
    """Return all that files say, of workbooks what is packed in them."""
    texts = []
    for path in folder.iterdir():
        if path.suffix == ".xlsx":
            with ZipFile(path) as parts:
                texts += [parts.read(name).decode() for name in parts.namelist()]
        else:
            texts.append(path.read_text("utf-8-sig"))
    return "\n".join(texts)


def decide(made: Made) -> None:
    follow_ups = (FollowUp("Rosa", "Find a second owner."),)
    decision = Decision("d", made.ann, Outcome.PROMOTE, "Surely.", Vote(3, 1), (), follow_ups)
    made.do(RecordDecision(decision))


def test_what_is_sealed_is_in_no_file_and_that_is_said(run: Run, tmp_path: Path) -> None:
    made = stages.second_round(tmp_path / "s.calib")
    made.rate_again(1, 3, f"{CANARY} again")
    submit(made, 0, 1, 4, CANARY)
    made.store.close()
    for format in FORMATS:
        outcome = run("export", "s.calib", "--out", "o", "--format", format)
        assert (outcome.status, outcome.err) == (0, "")
        assert "1 candidate is sealed: no rating of theirs is here." in outcome.out
        assert "Round 2 of 1 candidate is sealed: no rating of that round is here." in outcome.out
    told = text_of(tmp_path / "o")
    assert CANARY not in told
    assert "Seen." in told and "Ben" in told
    assert len(list((tmp_path / "o").iterdir())) == 6


def test_tables_are_files_of_their_owner_and_none_gives_way(run: Run, tmp_path: Path) -> None:
    stages.decided(tmp_path / "s.calib").store.close()
    outcome = run("export", "s.calib", "--out", "new/o")
    folder = tmp_path / "new" / "o"
    assert sorted(path.name for path in folder.iterdir()) == NAMES
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}
    assert "new/o/Autumn decisions.csv: 1 decision" in outcome.out.splitlines()
    before = {path: path.read_bytes() for path in folder.iterdir()}
    (folder / "Autumn ratings.csv").write_text("mine")
    run("export", "s.calib", "--out", "new/o")
    assert (folder / "Autumn ratings.csv").read_text() == "mine"
    assert len(list(folder.iterdir())) == 8
    again = folder / "Autumn decisions (2).csv"
    assert again.read_bytes() == before[folder / "Autumn decisions.csv"]
    checked = run("import-ratings", "s.calib", "new/o/Autumn ratings (2).csv", "--dry-run")
    assert checked.status == 1
    assert "rows of ratings that count no more changed nothing" in checked.out


def test_ratings_come_in_elsewhere_and_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    stages.revealed(tmp_path / "s.calib").store.close()
    stages.facilitated(tmp_path / "t.calib").store.close()
    run("export", "s.calib", "--out", ".")
    before = (tmp_path / "t.calib").read_bytes()
    tried = run("import-ratings", "t.calib", "Autumn ratings.csv", "--dry-run")
    assert tried.out == (
        "12 ratings of 4 panelists can be taken in; nothing was written, because of --dry-run.\n"
    )
    assert (tried.status, (tmp_path / "t.calib").read_bytes()) == (0, before)
    assert run("import-ratings", "t.calib", "Autumn ratings.csv", "--submit").status == 0


def test_a_recused_facilitator_gets_nothing_of_that_candidate(
    run: Run, with_deputy: Path, tmp_path: Path
) -> None:
    run("reveal", with_deputy, "--candidate", "Ann", "--as", "Rosa")
    run("reveal", with_deputy, "--candidate", "Ben")
    for format in FORMATS:
        assert run("export", with_deputy, "--out", "o", "--format", format).status == 0
    assert "Ben" in text_of(tmp_path / "o") and "Ann" not in text_of(tmp_path / "o")
    refused = run("export", with_deputy, "--out", "p", "--candidate", "Ann")
    assert refused.status == 2
    run("export", with_deputy, "--out", "p", "--as", "Rosa")
    assert "Ann" in text_of(tmp_path / "p") and "Ben" not in text_of(tmp_path / "p")


def test_a_calendar_needs_a_day(run: Run, tmp_path: Path) -> None:
    made = stages.second_revealed(tmp_path / "s.calib")
    decide(made)
    made.store.close()
    outcome = run("export", "s.calib", "--out", "o", "--format", "ics")
    assert outcome.status == 1
    assert outcome.complaint == exporting.NO_ENTRY
    assert not (tmp_path / "o").exists()


def test_who_was_withdrawn_leaves_only_when_asked_for(run: Run, tmp_path: Path) -> None:
    stages.withdrawn(tmp_path / "s.calib").store.close()
    outcome = run("export", "s.calib", "--out", "o", "--format", "json")
    assert "Withdrawn: Ann; nothing of theirs, unless --candidate asks for it." in outcome.out
    (written,) = (tmp_path / "o").iterdir()
    assert [one["name"] for one in json.loads(written.read_text())["candidates"]] == ["Ben"]
    run("export", "s.calib", "--out", "p", "--format", "json", "--candidate", "Ann")
    assert "moved on" in text_of(tmp_path / "p")


def test_what_does_not_verify_is_left_out_or_marked(run: Run, tmp_path: Path) -> None:
    whole_session(tmp_path / "whole.calib")
    file = damaged(tmp_path / "whole.calib", tmp_path, REASON)
    outcome = run("export", file, "--out", "o")
    assert outcome.status == 2
    assert outcome.complaint == f"{OF_NADIA} Use a copy, or write it with --damaged, marked."
    assert "\nNadia Rahimi," not in text_of(tmp_path / "o")
    outcome = run("export", file, "--out", "p", "--damaged")
    assert (outcome.status, outcome.complaint) == (0, f"{OF_NADIA} What is written says so.")
    assert all(" DAMAGED " in path.name for path in (tmp_path / "p").iterdir())
    assert OF_NADIA in text_of(tmp_path / "p")


def test_where_one_file_cannot_be_written_none_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages.decided(tmp_path / "s.calib").store.close()

    def fails_later(path: Path, content: bytes) -> None:
        if "dissents" in path.name:
            raise BadInput(f"{path} cannot be written: No space left on device.")
        write_new(path, content)

    monkeypatch.setattr(exporting, "write_new", fails_later)
    assert run("export", "s.calib", "--out", "o").status == 2
    assert not list((tmp_path / "o").iterdir())
