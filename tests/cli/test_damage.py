"""A byte of a session file is another: commands say so in words or go on, and none prints it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from shutil import copyfile

import pytest

from tests.attacks.bytes import attack
from tests.attacks.paper import is_marked, packets_in
from tests.cli.conftest import Run
from tests.worlds.damage import UNGUARDED, whole_session

TRIES, DRAWN = 12, 4
SEEDS = (3, 5)
DAMAGED = "session.calib is damaged: it holds what no command wrote."
OF_NADIA = (
    "session.calib is damaged: what the packet of Nadia Rahimi draws from is not what was recorded."
)
REASON = "UPDATE rating SET reason = 'Reasom' WHERE entry = 'n1-p1-1' AND criterion = 'c1'"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.calib"
    whole_session(path)
    return path


def damaged(whole: Path, folder: Path, change: str) -> Path:
    """Return a copy of a session in which something was changed behind its back."""
    file = Path(copyfile(whole, folder / "session.calib"))
    connection = sqlite3.connect(file)
    for pragma in UNGUARDED:
        connection.execute(f"PRAGMA {pragma}")
    assert connection.execute(change).rowcount
    connection.commit()
    connection.close()
    return file


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_byte_is_changed_is_told_in_words_and_never_printed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    monkeypatch.setenv("CALIBRATE_HOME", str(tmp_path))
    outcomes = list(attack(TRIES, seed, DRAWN))
    assert len(outcomes) == 2 * TRIES + 3 * TRIES // DRAWN
    assert [outcome for outcome in outcomes if not outcome.holds] == []
    assert {outcome.command for outcome in outcomes} == {
        *("show", "verify", "packet", "packet --damaged", "window")
    }
    assert {0, 1, 2} >= {outcome.status for outcome in outcomes} > {1}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE citation SET stance = 'supportz'",
        "UPDATE rating SET confidence = 'highh'",
        "UPDATE rating SET observations = '{]'",
        "UPDATE reopening SET time = '2026-11%19T13:02:00+00:00'",
        "UPDATE attendance SET panelist = 'Yara'",
        "UPDATE panelist SET id = 'pq' WHERE id = 'p1'",
        "UPDATE decision SET reason = CAST(x'E1' AS TEXT)",
        "UPDATE follow_up SET due = 'soon'",
        "UPDATE sqlite_schema SET sql = replace(sql, 'stance', 'stamce') WHERE name = 'citation'",
        "UPDATE sqlite_schema SET sql = replace(sql, 'CREATE', 'CREATF') WHERE name = 'rating'",
        "DELETE FROM rubric",
    ],
)
def test_damage_is_said_in_one_sentence_by_what_reads_it(
    run: Run, whole: Path, tmp_path: Path, change: str
) -> None:
    file = damaged(whole, tmp_path, change)
    shown = run("show", file)
    assert (shown.status, shown.complaint[: len(DAMAGED)]) == (2, DAMAGED)
    printed = run("packet", file, "--drafts", "--out", "p", "--candidate", "Nadia Rahimi")
    assert printed.status == 2
    assert DAMAGED in printed.complaint
    assert not (tmp_path / "p").exists()
    verified = run("verify", file)
    assert verified.status in (1, 2)
    assert "Error" not in verified.err


def test_a_reason_that_is_not_what_was_recorded_is_not_printed_and_the_others_are(
    run: Run, whole: Path, tmp_path: Path
) -> None:
    file = damaged(whole, tmp_path, REASON)
    outcome = run("packet", file, "--drafts", "--out", "p")
    assert outcome.status == 2
    assert outcome.complaint == (
        f"{OF_NADIA} Use a copy, or print it with --damaged, and every page says so."
    )
    assert packets_in(tmp_path / "p").keys() == {"Kofi Mensah.pdf", "Óscar Benítez.pdf"}
    assert not any(map(is_marked, packets_in(tmp_path / "p").values()))


def test_what_does_not_verify_is_printed_when_asked_and_every_page_says_so(
    run: Run, whole: Path, tmp_path: Path
) -> None:
    run("packet", whole, "--drafts", "--out", "p")
    before = packets_in(tmp_path / "p")
    file = damaged(whole, tmp_path, REASON)
    outcome = run("packet", file, "--drafts", "--out", "p", "--damaged")
    assert (outcome.status, outcome.complaint) == (0, f"{OF_NADIA} Every page of it says so.")
    after = packets_in(tmp_path / "p")
    assert after.keys() - before.keys() == {"Nadia Rahimi DAMAGED.pdf"}
    assert {name: after[name] for name in before} == before
    assert is_marked(after["Nadia Rahimi DAMAGED.pdf"])
    assert not is_marked(after["Nadia Rahimi.pdf"])


def test_what_cannot_be_read_of_one_keeps_nobody_else_from_paper(
    run: Run, whole: Path, tmp_path: Path
) -> None:
    change = "UPDATE rating SET observations = '{]' WHERE entry = 'n1-p1-1'"
    file = damaged(whole, tmp_path, change)
    outcome = run("packet", file, "--drafts", "--out", "p", "--damaged")
    assert outcome.status == 2
    assert outcome.complaint.startswith(
        f"The packet of Nadia Rahimi was not written, for {DAMAGED}"
    )
    assert packets_in(tmp_path / "p").keys() == {"Kofi Mensah.pdf", "Óscar Benítez.pdf"}


def test_damage_that_nothing_is_printed_of_keeps_no_packet_back(
    run: Run, whole: Path, tmp_path: Path
) -> None:
    file = damaged(whole, tmp_path, "UPDATE payload SET body = 'Something else.' WHERE part = 0")
    assert run("packet", file, "--drafts", "--out", "p").status == 0
    assert run("verify", file).status == 1


def test_a_rubric_that_is_not_what_was_recorded_becomes_no_file(
    run: Run, whole: Path, tmp_path: Path
) -> None:
    change = "UPDATE rubric SET content = replace(content, 'Technical', 'Technicam')"
    file = damaged(whole, tmp_path, change)
    outcome = run("rubric", file, "--out", "t.toml")
    assert (outcome.status, outcome.complaint[: len(DAMAGED)]) == (2, DAMAGED)
    assert not (tmp_path / "t.toml").exists()
    assert run("rubric", whole, "--out", "t.toml").status == 0


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sqlite_schema SET type = 'inddx' WHERE name LIKE 'sqlite_autoindex_note%'",
        "UPDATE sqlite_schema SET tbl_name = 'nota' WHERE name LIKE 'sqlite_autoindex_note%'",
    ],
)
def test_an_index_that_sqlite_makes_by_itself_is_looked_at_too(
    run: Run, whole: Path, tmp_path: Path, change: str
) -> None:
    file = damaged(whole, tmp_path, change)
    assert run("verify", file).status in (1, 2)
    assert run("packet", file, "--drafts", "--out", "p").status == 2
    assert not (tmp_path / "p").exists()
