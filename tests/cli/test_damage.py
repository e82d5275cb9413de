"""A byte of a session file is another: every command says so in words, or goes on."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from shutil import copyfile

import pytest

from tests.attacks.bytes import attack
from tests.cli.conftest import Run
from tests.worlds.damage import UNGUARDED, whole_session

TRIES, DRAWN = 40, 8
SEED = 3
DAMAGED = "session.calib is damaged: it holds what no command wrote."


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.calib"
    whole_session(path)
    return path


def test_whatever_byte_is_changed_is_told_in_words_or_gone_on_with() -> None:
    outcomes = list(attack(TRIES, SEED, DRAWN))
    assert len(outcomes) == 2 * TRIES + TRIES // DRAWN
    assert [outcome for outcome in outcomes if not outcome.holds] == []
    assert {outcome.status for outcome in outcomes} == {0, 1, 2}


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
    file = copyfile(whole, tmp_path / "session.calib")
    connection = sqlite3.connect(file)
    for pragma in UNGUARDED:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(change)
    connection.commit()
    connection.close()
    for command in (("show", file), ("packet", file, "--out", "p")):
        outcome = run(*command)
        assert (outcome.status, outcome.complaint[: len(DAMAGED)]) == (2, DAMAGED)
    verified = run("verify", file)
    assert verified.status in (1, 2)
    assert "Error" not in verified.err
